"""Spans: a lifecycle laid out over the valid clock, one verdict for each run of days."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tracker.domain.items import EvidenceSought
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.status import Verdict, applicable, verdict


class Span(NamedTuple):
    """A verdict and the days for which it holds."""

    verdict: Verdict
    valid_from: date
    valid_to: date | None
    """The first day for which it no longer holds; None while nothing on record ends it."""


def spans(lifecycle: Lifecycle) -> list[Span]:
    """The verdicts on a statement from the day it was made, without gap or overlap."""
    found: list[Span] = []
    rules = applicable(lifecycle)
    begin = lifecycle.statement.date
    holds = verdict(lifecycle, begin, rules)
    for day in _days_of_change(lifecycle):
        now = verdict(lifecycle, day, rules)
        if now != holds:
            found.append(Span(holds, begin, day))
            begin, holds = day, now
    found.append(Span(holds, begin, None))
    return found


def _days_of_change(lifecycle: Lifecycle) -> list[date]:
    """Every later day on which the verdict can change; closing a window is one like any other."""
    made_on = lifecycle.statement.date
    days = {milestone.on for milestone in lifecycle.milestones if milestone is not None}
    for judged in lifecycle.assessments:
        days.add(judged.through if isinstance(judged, EvidenceSought) else judged.on)
    for on, window in lifecycle.windows:
        days.add(on)
        if window is None:
            continue
        if window.first:
            days.add(window.first)
        days.update(window.passing(made_on))
    settled_on = lifecycle.settled_on
    return sorted([day for day in days if made_on < day <= settled_on])
