"""Status: what is so of a followed statement at the end of a day, by which rule, on what evidence.

`status` is the whole of it: a pure function of a lifecycle (what happened to the statement) and a
day. The rules stand in their order; the first that holds wins. Their words are in `rules`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from tracker.domain.due import Window
from tracker.domain.items import ConditionSettled, OutcomeAssessed
from tracker.domain.kinds import Kind
from tracker.domain.lifecycle import Lifecycle, Milestone
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


def status(lifecycle: Lifecycle, on: date) -> Verdict:
    """What is so of the lifecycle's statement at the end of the day `on`.

    Raises:
        ValueError: statements of its kind have no status.
    """
    rules = _RULES.get(lifecycle.act.kind)
    if rules is None:
        raise ValueError(
            f"{lifecycle.act.ref}: a statement of kind {lifecycle.act.kind} has no status"
        )
    return rules(lifecycle, on)


class Overruled(NamedTuple):
    """What a readout says of a statement, and a judgement that comes before it in the rules."""

    ref: str
    judged: OutcomeAssessed | ConditionSettled
    evidence: str
    """The ref or the readout that says otherwise."""
    said: Literal["held", "completed"]


def overruled(lifecycle: Lifecycle, told: Callable[[str], bool]) -> Overruled | None:
    """What is said of the lifecycle's statement to no effect, because it was judged otherwise.

    Args:
        lifecycle: what happened to the statement.
        told: whether a ref or a readout is among those that are looked at.
    """
    kind = lifecycle.act.kind
    milestones = (lifecycle.held, lifecycle.fulfilled)
    new = [milestone.evidence for milestone in milestones if milestone and told(milestone.evidence)]
    if not new or kind not in ("commitment", "follow-up"):
        return None
    verdict = status(lifecycle, date.max)
    lapsed = verdict.rule == f"{kind}.condition-lapsed"
    judged = lifecycle.condition(date.max) if lapsed else lifecycle.assessed(date.max)
    if judged is None or verdict.status in DONE:
        return None
    what: Literal["held", "completed"] = "held" if kind == "follow-up" else "completed"
    return Overruled(lifecycle.act.ref, judged, new[0], what)


def _commitment(lifecycle: Lifecycle, on: date) -> Verdict:  # noqa: PLR0911 - one for each rule
    own, assessed = lifecycle.act.ref, lifecycle.assessments and lifecycle.assessed(on)
    if assessed and assessed.outcome == "withdrawn":
        return _verdict(
            "withdrawn", "commitment.withdrawn", assessed.evidence, lifecycle.window(on)
        )
    if lifecycle.assessments and lifecycle.lapsed(on):
        return _verdict("lapsed", "commitment.condition-lapsed", own, lifecycle.window(on))
    if assessed:
        rule = "commitment.assessed"
        return _verdict(assessed.outcome, rule, assessed.evidence, lifecycle.window(on))
    if (milestone := lifecycle.fulfilled) and milestone.on <= on:
        return _settled(lifecycle, "fulfilled", "commitment.fulfilled", milestone)
    if (milestone := lifecycle.superseded) and milestone.on <= on:
        return _settled(lifecycle, "superseded", "commitment.superseded", milestone)
    window = lifecycle.window(on)
    if window and window.last and window.last < on:
        return _past(lifecycle, window, window.last, on)
    if (milestone := lifecycle.progressed) and milestone.on <= on:
        return _verdict("in progress", "commitment.in-progress", milestone.evidence, window)
    if _inside(window, on):
        return _verdict("due", "commitment.due", own, window)
    return _verdict("open", "commitment.open", own, window)


def _follow_up(lifecycle: Lifecycle, on: date) -> Verdict:  # noqa: PLR0911 - one for each rule
    own, assessed = lifecycle.act.ref, lifecycle.assessments and lifecycle.assessed(on)
    if assessed and assessed.outcome in ("withdrawn", "not fulfilled"):
        rule = "follow-up.cancelled" if assessed.outcome == "withdrawn" else "follow-up.not-held"
        return _verdict("cancelled", rule, assessed.evidence, lifecycle.window(on))
    if lifecycle.assessments and lifecycle.lapsed(on):
        return _verdict("cancelled", "follow-up.condition-lapsed", own, lifecycle.window(on))
    if (milestone := lifecycle.held) and milestone.on <= on:
        return _settled(lifecycle, "held", "follow-up.held", milestone)
    if assessed:
        return _verdict("held", "follow-up.assessed", assessed.evidence, lifecycle.window(on))
    if (milestone := lifecycle.fulfilled) and milestone.on <= on:
        return _settled(lifecycle, "held", "follow-up.held-by-progress", milestone)
    if (milestone := lifecycle.superseded) and milestone.on <= on:
        return _settled(lifecycle, "superseded", "follow-up.superseded", milestone)
    window = lifecycle.window(on)
    if window and window.last and window.last < on:
        return _past(lifecycle, window, window.last, on)
    if _inside(window, on):
        return _verdict("due", "follow-up.due", own, window)
    return _verdict("scheduled", "follow-up.scheduled", own, window)


def _request(lifecycle: Lifecycle, on: date) -> Verdict:
    assessed = lifecycle.assessments and lifecycle.assessed(on)
    if assessed and assessed.outcome == "withdrawn":
        return Verdict("met", "request.withdrawn", assessed.evidence)
    if assessed and assessed.outcome == "fulfilled":
        return Verdict("met", "request.assessed", assessed.evidence)
    if (milestone := lifecycle.fulfilled) and milestone.on <= on:
        return Verdict("met", "request.met", milestone.evidence)
    if (milestone := lifecycle.taken_up) and milestone.on <= on:
        return Verdict("taken up", "request.taken-up", milestone.evidence)
    return Verdict("standing", "request.standing", lifecycle.act.ref)


def _concern(lifecycle: Lifecycle, on: date) -> Verdict:
    assessed = lifecycle.assessments and lifecycle.assessed(on)
    if assessed and assessed.outcome == "withdrawn":
        return Verdict("resolved", "concern.withdrawn", assessed.evidence)
    if assessed and assessed.outcome == "fulfilled":
        return Verdict("resolved", "concern.assessed", assessed.evidence)
    if (milestone := lifecycle.fulfilled) and milestone.on <= on:
        return Verdict("resolved", "concern.resolved", milestone.evidence)
    return Verdict("standing", "concern.standing", lifecycle.act.ref)


def _settled(lifecycle: Lifecycle, status: Status, rule: str, milestone: Milestone) -> Verdict:
    """The verdict on what a milestone settled: with the window as it stood when that happened."""
    return _verdict(status, rule, milestone.evidence, lifecycle.window(milestone.on))


def _past(lifecycle: Lifecycle, window: Window, last: date, on: date) -> Verdict:
    """The verdict on what is past its window: surely, or by less than an approximate margin."""
    kind, own, sought = lifecycle.act.kind, lifecycle.act.ref, lifecycle.sought(on)
    if window.past(on, lifecycle.act.date) == "surely":
        return Verdict("overdue", f"{kind}.overdue", own, window.first, last, sought)
    rule = f"{kind}.possibly-overdue"
    return Verdict("possibly overdue", rule, own, window.first, last, sought)


def _inside(window: Window | None, on: date) -> bool:
    """Whether the day is in a window whose first day is stated, so not for "by November"."""
    return window is not None and window.first is not None and window.first <= on


def _verdict(status: Status, rule: str, evidence: str, window: Window | None) -> Verdict:
    first, last, _ = window or _NO_WINDOW
    return Verdict(status, rule, evidence, first, last)


_RULES: MappingProxyType[Kind, Callable[[Lifecycle, date], Verdict]] = MappingProxyType(
    {
        "commitment": _commitment,
        "follow-up": _follow_up,
        "request": _request,
        "concern": _concern,
    }
)
