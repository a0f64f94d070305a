"""Spans: a course laid out over the valid clock, one verdict for each run of days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
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


def spans(course: Course) -> tuple[Span, ...]:
    """The verdicts on a statement from the day it was made, without gap or overlap."""
    runs: list[tuple[date, Verdict]] = []
    for day in sorted({day for day in _turning_days(course) if day >= course.act.date}):
        verdict = status(course, day)
        if not runs or runs[-1][1] != verdict:
            runs.append((day, verdict))
    ends = [*(day for day, _ in runs[1:]), None]
    return tuple(Span(verdict, day, end) for (day, verdict), end in zip(runs, ends, strict=True))


def _turning_days(course: Course) -> Iterator[date]:
    """Every day on which the verdict can change; closing a window is one like any other."""
    made_on = course.act.date
    yield made_on
    for turn in (
        course.fulfilled,
        course.superseded,
        course.progressed,
        course.held,
        course.taken_up,
    ):
        if turn:
            yield turn.on
    for judged in course.assessments:
        yield judged.through if isinstance(judged, EvidenceSought) else judged.on
    for moved in course.windows:
        yield moved.on
        if moved.window and moved.window.first:
            yield moved.window.first
        if moved.window and moved.window.last and moved.window.last < date.max:
            yield moved.window.last + timedelta(1)
            yield moved.window.last + moved.window.margin(made_on) + timedelta(1)
