"""Status: what is so of a followed statement at the end of a day, by which rule, on what evidence.

`status` is the whole of it: a pure function of a course (what befell the statement) and a day. The
rules stand in their order; the first that holds wins. Their words are in `rules`.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tracker.domain.course import Course
from tracker.domain.due import Window
from tracker.domain.rules import Status


class Verdict(NamedTuple):
    """A status, the rule that gave it, and what it rests on."""

    status: Status
    rule: str
    evidence: str
    """The ref of a statement, the readout of a meeting, or the evidence of an assessment."""
    first: date | None = None
    last: date | None = None
    """The window as it stood; a window tied to an occasion moves with it."""
    sought: date | None = None
    """Through which day evidence was sought, if it was."""


def status(course: Course, on: date) -> Verdict:
    """What is so of the course's statement at the end of the day `on`."""
    match course.act.kind:
        case "commitment":
            return _commitment(course, on)
        case "follow-up":
            return _follow_up(course, on)
        case "request":
            return _request(course, on)
        case "concern":
            return _concern(course, on)
        case kind:
            raise ValueError(f"{course.act.ref}: a statement of kind {kind} has no status")


def _commitment(course: Course, on: date) -> Verdict:  # noqa: PLR0911 - one for each rule
    own, window, assessed = course.act.ref, course.window(on), course.assessed(on)
    if assessed and assessed.outcome == "withdrawn":
        return _verdict("withdrawn", "commitment.withdrawn", assessed.evidence, window)
    if course.lapsed(on):
        return _verdict("lapsed", "commitment.condition-lapsed", own, window)
    if assessed:
        return _verdict(assessed.outcome, "commitment.assessed", assessed.evidence, window)
    if (turn := course.fulfilled) and turn.on <= on:
        return _verdict("fulfilled", "commitment.fulfilled", turn.evidence, window)
    if (turn := course.superseded) and turn.on <= on:
        return _verdict("superseded", "commitment.superseded", turn.evidence, window)
    if past := _past(course, window, on):
        return past
    if (turn := course.progressed) and turn.on <= on:
        return _verdict("in progress", "commitment.in-progress", turn.evidence, window)
    if _inside(window, on):
        return _verdict("due", "commitment.due", own, window)
    return _verdict("open", "commitment.open", own, window)


def _follow_up(course: Course, on: date) -> Verdict:  # noqa: PLR0911 - one for each rule
    own, window, assessed = course.act.ref, course.window(on), course.assessed(on)
    if assessed and assessed.outcome in ("withdrawn", "not fulfilled"):
        return _verdict("cancelled", "follow-up.cancelled", assessed.evidence, window)
    if course.lapsed(on):
        return _verdict("cancelled", "follow-up.condition-lapsed", own, window)
    if (turn := course.held) and turn.on <= on:
        return _verdict("held", "follow-up.held", turn.evidence, window)
    if assessed:
        return _verdict("held", "follow-up.assessed", assessed.evidence, window)
    if (turn := course.fulfilled) and turn.on <= on:
        return _verdict("held", "follow-up.held-by-progress", turn.evidence, window)
    if (turn := course.superseded) and turn.on <= on:
        return _verdict("superseded", "follow-up.superseded", turn.evidence, window)
    if past := _past(course, window, on):
        return past
    if _inside(window, on):
        return _verdict("due", "follow-up.due", own, window)
    return _verdict("scheduled", "follow-up.scheduled", own, window)


def _request(course: Course, on: date) -> Verdict:
    assessed = course.assessed(on)
    if assessed and assessed.outcome in ("fulfilled", "withdrawn"):
        return _verdict("met", "request.assessed", assessed.evidence)
    if (turn := course.fulfilled) and turn.on <= on:
        return _verdict("met", "request.met", turn.evidence)
    if (turn := course.taken_up) and turn.on <= on:
        return _verdict("taken up", "request.taken-up", turn.evidence)
    return _verdict("standing", "request.standing", course.act.ref)


def _concern(course: Course, on: date) -> Verdict:
    assessed = course.assessed(on)
    if assessed and assessed.outcome in ("fulfilled", "withdrawn"):
        return _verdict("resolved", "concern.assessed", assessed.evidence)
    if (turn := course.fulfilled) and turn.on <= on:
        return _verdict("resolved", "concern.resolved", turn.evidence)
    return _verdict("standing", "concern.standing", course.act.ref)


def _past(course: Course, window: Window | None, on: date) -> Verdict | None:
    past = window.past(on, course.act.date) if window else "no"
    if past == "no":
        return None
    kind, own = course.act.kind, course.act.ref
    if past == "surely":
        return _verdict("overdue", f"{kind}.overdue", own, window, course.sought(on))
    rule = f"{kind}.possibly-overdue"
    return _verdict("possibly overdue", rule, own, window, course.sought(on))


def _inside(window: Window | None, on: date) -> bool:
    """Whether the day is in a window whose first day is stated, so not for "by November"."""
    return window is not None and window.first is not None and window.first <= on


def _verdict(
    status: Status,
    rule: str,
    evidence: str,
    window: Window | None = None,
    sought: date | None = None,
) -> Verdict:
    first, last = (window.first, window.last) if window else (None, None)
    return Verdict(status, rule, evidence, first, last, sought)
