"""Status: what is so of a followed statement at the end of a day, by which rule, on what evidence.

`status` is the whole of it: a pure function of a course (what befell the statement) and a day. The
rules stand in their order; the first that holds wins. Their words are in `rules`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from tracker.domain.course import Course, Turn
from tracker.domain.due import Window
from tracker.domain.items import ConditionSettled, OutcomeAssessed
from tracker.domain.kinds import Kind
from tracker.domain.rules import DONE, Status

_NO_WINDOW = Window(None, None)


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
    """What is so of the course's statement at the end of the day `on`.

    Raises:
        ValueError: statements of its kind have no status.
    """
    rules = _RULES.get(course.act.kind)
    if rules is None:
        raise ValueError(f"{course.act.ref}: a statement of kind {course.act.kind} has no status")
    return rules(course, on)


class Overruled(NamedTuple):
    """What a readout says of a statement, and a judgement that comes before it in the rules."""

    ref: str
    judged: OutcomeAssessed | ConditionSettled
    evidence: str
    """The ref or the readout that says otherwise."""
    said: Literal["held", "completed"]


def overruled(course: Course, told: Callable[[str], bool]) -> Overruled | None:
    """What is said of the course's statement to no effect, because it was judged otherwise.

    Args:
        course: what befell the statement.
        told: whether a ref or a readout is among those that are looked at.
    """
    kind = course.act.kind
    turns = (course.held, course.fulfilled)
    new = [turn.evidence for turn in turns if turn and told(turn.evidence)]
    if not new or kind not in ("commitment", "follow-up"):
        return None
    verdict = status(course, date.max)
    lapsed = verdict.rule == f"{kind}.condition-lapsed"
    judged = course.condition(date.max) if lapsed else course.assessed(date.max)
    if judged is None or verdict.status in DONE:
        return None
    what: Literal["held", "completed"] = "held" if kind == "follow-up" else "completed"
    return Overruled(course.act.ref, judged, new[0], what)


def _commitment(course: Course, on: date) -> Verdict:  # noqa: PLR0911 - one for each rule
    own, assessed = course.act.ref, course.assessments and course.assessed(on)
    if assessed and assessed.outcome == "withdrawn":
        return _verdict("withdrawn", "commitment.withdrawn", assessed.evidence, course.window(on))
    if course.assessments and course.lapsed(on):
        return _verdict("lapsed", "commitment.condition-lapsed", own, course.window(on))
    if assessed:
        rule = "commitment.assessed"
        return _verdict(assessed.outcome, rule, assessed.evidence, course.window(on))
    if (turn := course.fulfilled) and turn.on <= on:
        return _settled(course, "fulfilled", "commitment.fulfilled", turn)
    if (turn := course.superseded) and turn.on <= on:
        return _settled(course, "superseded", "commitment.superseded", turn)
    window = course.window(on)
    if window and window.last and window.last < on:
        return _past(course, window, window.last, on)
    if (turn := course.progressed) and turn.on <= on:
        return _verdict("in progress", "commitment.in-progress", turn.evidence, window)
    if _inside(window, on):
        return _verdict("due", "commitment.due", own, window)
    return _verdict("open", "commitment.open", own, window)


def _follow_up(course: Course, on: date) -> Verdict:  # noqa: PLR0911 - one for each rule
    own, assessed = course.act.ref, course.assessments and course.assessed(on)
    if assessed and assessed.outcome in ("withdrawn", "not fulfilled"):
        rule = "follow-up.cancelled" if assessed.outcome == "withdrawn" else "follow-up.not-held"
        return _verdict("cancelled", rule, assessed.evidence, course.window(on))
    if course.assessments and course.lapsed(on):
        return _verdict("cancelled", "follow-up.condition-lapsed", own, course.window(on))
    if (turn := course.held) and turn.on <= on:
        return _settled(course, "held", "follow-up.held", turn)
    if assessed:
        return _verdict("held", "follow-up.assessed", assessed.evidence, course.window(on))
    if (turn := course.fulfilled) and turn.on <= on:
        return _settled(course, "held", "follow-up.held-by-progress", turn)
    if (turn := course.superseded) and turn.on <= on:
        return _settled(course, "superseded", "follow-up.superseded", turn)
    window = course.window(on)
    if window and window.last and window.last < on:
        return _past(course, window, window.last, on)
    if _inside(window, on):
        return _verdict("due", "follow-up.due", own, window)
    return _verdict("scheduled", "follow-up.scheduled", own, window)


def _request(course: Course, on: date) -> Verdict:
    assessed = course.assessments and course.assessed(on)
    if assessed and assessed.outcome == "withdrawn":
        return Verdict("met", "request.withdrawn", assessed.evidence)
    if assessed and assessed.outcome == "fulfilled":
        return Verdict("met", "request.assessed", assessed.evidence)
    if (turn := course.fulfilled) and turn.on <= on:
        return Verdict("met", "request.met", turn.evidence)
    if (turn := course.taken_up) and turn.on <= on:
        return Verdict("taken up", "request.taken-up", turn.evidence)
    return Verdict("standing", "request.standing", course.act.ref)


def _concern(course: Course, on: date) -> Verdict:
    assessed = course.assessments and course.assessed(on)
    if assessed and assessed.outcome == "withdrawn":
        return Verdict("resolved", "concern.withdrawn", assessed.evidence)
    if assessed and assessed.outcome == "fulfilled":
        return Verdict("resolved", "concern.assessed", assessed.evidence)
    if (turn := course.fulfilled) and turn.on <= on:
        return Verdict("resolved", "concern.resolved", turn.evidence)
    return Verdict("standing", "concern.standing", course.act.ref)


def _settled(course: Course, status: Status, rule: str, turn: Turn) -> Verdict:
    """The verdict on what a turn settled: with the window as it stood when that happened."""
    return _verdict(status, rule, turn.evidence, course.window(turn.on))


def _past(course: Course, window: Window, last: date, on: date) -> Verdict:
    """The verdict on what is past its window: surely, or by less than an approximate margin."""
    kind, own, sought = course.act.kind, course.act.ref, course.sought(on)
    if window.past(on, course.act.date) == "surely":
        return Verdict("overdue", f"{kind}.overdue", own, window.first, last, sought)
    rule = f"{kind}.possibly-overdue"
    return Verdict("possibly overdue", rule, own, window.first, last, sought)


def _inside(window: Window | None, on: date) -> bool:
    """Whether the day is in a window whose first day is stated, so not for "by November"."""
    return window is not None and window.first is not None and window.first <= on


def _verdict(status: Status, rule: str, evidence: str, window: Window | None) -> Verdict:
    first, last, _ = window or _NO_WINDOW
    return Verdict(status, rule, evidence, first, last)


_RULES: MappingProxyType[Kind, Callable[[Course, date], Verdict]] = MappingProxyType(
    {
        "commitment": _commitment,
        "follow-up": _follow_up,
        "request": _request,
        "concern": _concern,
    }
)
