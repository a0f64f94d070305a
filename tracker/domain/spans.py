"""Spans: a lifecycle laid out over the valid clock, one verdict for each run of days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import NamedTuple

from tracker.domain.lifecycle import Lifecycle
from tracker.domain.predicates import applicable
from tracker.domain.status import Verdict, share_status, status


class Span(NamedTuple):
    """A verdict and the days for which it holds."""

    verdict: Verdict
    valid_from: date
    valid_to: date | None
    """The first day for which it no longer holds; None while nothing on record ends it."""
    since: date
    """The day from which on the status holds, if for other reasons before."""


def spans(lifecycle: Lifecycle, begin: date | None = None) -> list[Span]:
    """The verdicts on a statement, without gap or overlap.

    Args:
        lifecycle: what happened to it.
        begin: the day from which on; the day on which it was made if none is given.
    """
    rules = applicable(lifecycle)
    if lifecycle.divided:
        verdict_on = partial(status, lifecycle, rules=rules)
    else:  # then one share is as the others
        verdict_on = partial(share_status, lifecycle, lifecycle.shares[0], rules=rules)
    return _laid_out(verdict_on, begin or lifecycle.statement.date, _days_of_change(lifecycle))


def share_spans(lifecycle: Lifecycle, share: str) -> list[Span]:
    """The verdicts on one party's share of a statement, from the day on which it was made."""
    begin = lifecycle.statement.date
    verdict_on = partial(share_status, lifecycle, share, rules=applicable(lifecycle))
    return _laid_out(verdict_on, begin, _days_of_change(lifecycle))


def _laid_out(
    verdict_on: Callable[[date], Verdict], begin: date, days: Iterable[date]
) -> list[Span]:
    found: list[Span] = []
    verdict, since = verdict_on(begin), begin
    for day in days:
        if day <= begin:
            continue
        now = verdict_on(day)
        if now != verdict:
            found.append(Span(verdict, begin, day, since))
            if now.status != verdict.status:
                since = day
            begin, verdict = day, now
    found.append(Span(verdict, begin, None, since))
    return found


def _days_of_change(lifecycle: Lifecycle) -> list[date]:
    """Every later day on which the verdict can change; closing a window is one like any other."""
    made_on = lifecycle.statement.date
    days = set(lifecycle.days)
    for change in lifecycle.windows:
        days.add(change.on)
        if change.window is None:
            continue
        if change.window.first:
            days.add(change.window.first)
        days.update(change.window.passing(made_on))
    return sorted(day for day in days if made_on < day)
