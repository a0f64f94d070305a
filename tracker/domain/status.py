"""Status: what is so of a followed statement at the end of a day, by which rule, on what evidence.

`status` is the whole of it: a pure function of a course (what befell the statement) and a day. The
rules stand in their order; the first that holds wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from tracker.domain.course import Course
from tracker.domain.due import Window

Status = Literal[
    "withdrawn",
    "lapsed",
    "fulfilled",
    "partly fulfilled",
    "not fulfilled",
    "superseded",
    "overdue",
    "possibly overdue",
    "in progress",
    "due",
    "open",
    "cancelled",
    "held",
    "scheduled",
    "met",
    "taken up",
    "resolved",
    "standing",
]

PRESSING: tuple[Status, ...] = (
    "overdue",
    "possibly overdue",
    "due",
    "in progress",
    "open",
    "scheduled",
)
"""The unsettled statuses, the most pressing first."""

UNSETTLED = frozenset(PRESSING)
OVERDUE: tuple[Status, ...] = ("overdue", "possibly overdue")
DONE: tuple[Status, ...] = ("fulfilled", "held")

RULES: MappingProxyType[str, str] = MappingProxyType(
    {
        "commitment.withdrawn": "the latest assessment says that it was withdrawn",
        "commitment.condition-lapsed": "its condition lapsed, which is no breach",
        "commitment.assessed": "the latest assessment says so",
        "commitment.fulfilled": "complete progress settles it",
        "commitment.superseded": "a later commitment renews it",
        "commitment.overdue": "the last day of its window is past",
        "commitment.possibly-overdue": "its approximate window is past by less than its margin",
        "commitment.in-progress": "progress on its item was welcomed since",
        "commitment.due": "the day is inside its window",
        "commitment.open": "nothing on record settles it and no window is running",
        "follow-up.cancelled": "the latest assessment says that it was withdrawn or not held",
        "follow-up.condition-lapsed": "its condition lapsed",
        "follow-up.assessed": "the latest assessment says that it was held",
        "follow-up.held": "a meeting on record says that it is this one",
        "follow-up.held-by-progress": "complete progress on its item settles it",
        "follow-up.superseded": "a later follow-up renews it",
        "follow-up.overdue": "the last day of its window is past",
        "follow-up.possibly-overdue": "its approximate window is past by less than its margin",
        "follow-up.due": "the day is inside its window",
        "follow-up.scheduled": "nothing on record settles it and no window is running",
        "request.assessed": "the latest assessment says that it was met",
        "request.met": "complete progress settles it",
        "request.taken-up": "a party that was asked undertook something on its item since",
        "request.standing": "nothing on record meets it",
        "concern.assessed": "the latest assessment says that it was resolved",
        "concern.resolved": "complete progress settles it",
        "concern.standing": "nothing on record resolves it",
    }
)
"""Every rule by its id, with what it says of a statement for which it holds."""

ASSESSED = frozenset(
    {"commitment.withdrawn", "commitment.assessed", "follow-up.cancelled", "follow-up.assessed"}
    | {"request.assessed", "concern.assessed"}
)
"""The rules whose evidence comes from outside the readouts."""


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
            rules = _commitment(course, on)
        case "follow-up":
            rules = _follow_up(course, on)
        case "request":
            rules = _request(course, on)
        case "concern":
            rules = _concern(course, on)
        case kind:
            raise ValueError(f"{course.act.ref}: a statement of kind {kind} has no status")
    return next(rules)


def _commitment(course: Course, on: date) -> Iterator[Verdict]:
    own, window, assessed = course.act.ref, course.window(on), course.assessed(on)
    if assessed and assessed.outcome == "withdrawn":
        yield _verdict("withdrawn", "commitment.withdrawn", assessed.evidence, window)
    if course.lapsed(on):
        yield _verdict("lapsed", "commitment.condition-lapsed", own, window)
    if assessed:
        yield _verdict(assessed.outcome, "commitment.assessed", assessed.evidence, window)
    if (turn := course.fulfilled) and turn.on <= on:
        yield _verdict("fulfilled", "commitment.fulfilled", turn.evidence, window)
    if (turn := course.superseded) and turn.on <= on:
        yield _verdict("superseded", "commitment.superseded", turn.evidence, window)
    yield from _past(course, window, on)
    if (turn := course.progressed) and turn.on <= on:
        yield _verdict("in progress", "commitment.in-progress", turn.evidence, window)
    if _inside(window, on):
        yield _verdict("due", "commitment.due", own, window)
    yield _verdict("open", "commitment.open", own, window)


def _follow_up(course: Course, on: date) -> Iterator[Verdict]:
    own, window, assessed = course.act.ref, course.window(on), course.assessed(on)
    if assessed and assessed.outcome in ("withdrawn", "not fulfilled"):
        yield _verdict("cancelled", "follow-up.cancelled", assessed.evidence, window)
    if course.lapsed(on):
        yield _verdict("cancelled", "follow-up.condition-lapsed", own, window)
    if (turn := course.held) and turn.on <= on:
        yield _verdict("held", "follow-up.held", turn.evidence, window)
    if assessed:
        yield _verdict("held", "follow-up.assessed", assessed.evidence, window)
    if (turn := course.fulfilled) and turn.on <= on:
        yield _verdict("held", "follow-up.held-by-progress", turn.evidence, window)
    if (turn := course.superseded) and turn.on <= on:
        yield _verdict("superseded", "follow-up.superseded", turn.evidence, window)
    yield from _past(course, window, on)
    if _inside(window, on):
        yield _verdict("due", "follow-up.due", own, window)
    yield _verdict("scheduled", "follow-up.scheduled", own, window)


def _request(course: Course, on: date) -> Iterator[Verdict]:
    assessed = course.assessed(on)
    if assessed and assessed.outcome in ("fulfilled", "withdrawn"):
        yield _verdict("met", "request.assessed", assessed.evidence)
    if (turn := course.fulfilled) and turn.on <= on:
        yield _verdict("met", "request.met", turn.evidence)
    if (turn := course.taken_up) and turn.on <= on:
        yield _verdict("taken up", "request.taken-up", turn.evidence)
    yield _verdict("standing", "request.standing", course.act.ref)


def _concern(course: Course, on: date) -> Iterator[Verdict]:
    assessed = course.assessed(on)
    if assessed and assessed.outcome in ("fulfilled", "withdrawn"):
        yield _verdict("resolved", "concern.assessed", assessed.evidence)
    if (turn := course.fulfilled) and turn.on <= on:
        yield _verdict("resolved", "concern.resolved", turn.evidence)
    yield _verdict("standing", "concern.standing", course.act.ref)


def _past(course: Course, window: Window | None, on: date) -> Iterator[Verdict]:
    past = window.past(on, course.act.date) if window else "no"
    kind, own = course.act.kind, course.act.ref
    if past == "surely":
        yield _verdict("overdue", f"{kind}.overdue", own, window, course.sought(on))
    if past == "possibly":
        rule = f"{kind}.possibly-overdue"
        yield _verdict("possibly overdue", rule, own, window, course.sought(on))


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
