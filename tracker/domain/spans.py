"""Spans: a course laid out over the valid clock, one verdict for each run of days."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tracker.domain.course import Course
from tracker.domain.items import EvidenceSought
from tracker.domain.status import Verdict, status


class Span(NamedTuple):
    """A verdict and the days for which it holds."""

    verdict: Verdict
    valid_from: date
    valid_to: date | None
    """The first day for which it no longer holds; None while nothing on record ends it."""


def spans(course: Course) -> list[Span]:
    """The verdicts on a statement from the day it was made, without gap or overlap."""
    found: list[Span] = []
    begin = course.act.date
    verdict = status(course, begin)
    for day in _turning_days(course):
        now = status(course, day)
        if now != verdict:
            found.append(Span(verdict, begin, day))
            begin, verdict = day, now
    found.append(Span(verdict, begin, None))
    return found


def _turning_days(course: Course) -> list[date]:
    """Every later day on which the verdict can change; closing a window is one like any other."""
    made_on = course.act.date
    days = {turn.on for turn in course.turns if turn is not None}
    for judged in course.assessments:
        days.add(judged.through if isinstance(judged, EvidenceSought) else judged.on)
    for on, window in course.windows:
        days.add(on)
        if window is None:
            continue
        if window.first:
            days.add(window.first)
        days.update(window.passing(made_on))
    settled_on = course.settled_on
    return sorted([day for day in days if made_on < day <= settled_on])
