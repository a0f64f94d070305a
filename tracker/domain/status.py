"""Status: the status of a followed statement at the end of a day, with its rule and evidence.

`status` is the whole of it: a pure function of a lifecycle (what happened to the statement) and a
day. The rules are tried in the order of `rules`, which has their words; the first that holds wins.
Here is what makes each of them hold.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import compress
from operator import attrgetter
from typing import Literal, NamedTuple

from tracker.domain.due import Window
from tracker.domain.items import ConditionSettled, Outcome, OutcomeAssessed
from tracker.domain.kinds import Kind
from tracker.domain.lifecycle import Lifecycle, Milestone
from tracker.domain.rules import DONE, ORDERED, Rule, Status

_NO_WINDOW = Window(None, None)


class Verdict(NamedTuple):
    """A status, the rule that gave it, and what it rests on."""

    status: Status
    rule: str
    evidence: str
    """The ref of a statement, the readout of a meeting, or the evidence of an assessment."""
    first: date | None = None
    last: date | None = None
    """The window as it was; a window tied to an occasion moves with it."""
    sought: date | None = None
    """Through which day evidence was sought, if it was."""


def status(lifecycle: Lifecycle, on: date) -> Verdict:
    """The status of the lifecycle's statement at the end of the day `on`.

    Raises:
        ValueError: statements of its kind have no status.
    """
    return verdict(lifecycle, on, applicable(lifecycle))


def applicable(lifecycle: Lifecycle) -> Applicable:
    """The rules that can hold of a lifecycle on one day or another, in their order."""
    windowed = not all(window is None for _, window in lifecycle.windows)
    fulfilled, superseded, progressed, held, taken_up = lifecycle.milestones
    return _applicable(
        lifecycle.statement.kind,
        fulfilled is not None,
        superseded is not None,
        progressed is not None,
        held is not None,
        taken_up is not None,
        windowed,
        bool(lifecycle.assessments),
    )


def verdict(lifecycle: Lifecycle, on: date, rules: Applicable) -> Verdict:
    """What the first of some rules that holds at the end of a day says.

    Raises:
        ValueError: none does, since statements of its kind have no status.
    """
    window = lifecycle.window(on)
    for rule, holds in rules:
        found = holds(lifecycle, on, window)
        if found is None:
            continue
        evidence, seen, outcome, sought = found
        if gives := rule.status or outcome:
            first, last, _ = seen or _NO_WINDOW
            return Verdict(gives, rule.id, evidence, first, last, sought)
    raise ValueError(
        f"{lifecycle.statement.ref}: a statement of kind {lifecycle.statement.kind} has no status"
    )


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
    kind = lifecycle.statement.kind
    milestones = (lifecycle.held, lifecycle.fulfilled)
    new = [milestone.evidence for milestone in milestones if milestone and told(milestone.evidence)]
    if not new or kind not in ("commitment", "follow-up"):
        return None
    found = status(lifecycle, date.max)
    lapsed = found.rule == f"{kind}.condition-lapsed"
    judged = lifecycle.condition(date.max) if lapsed else lifecycle.assessed(date.max)
    if judged is None or found.status in DONE:
        return None
    what: Literal["held", "completed"] = "held" if kind == "follow-up" else "completed"
    return Overruled(lifecycle.statement.ref, judged, new[0], what)


_Found = tuple[str, Window | None, Outcome | None, date | None]
"""What makes a rule hold: the evidence; the statement's window, as it is on the day or was when the
statement was settled; what the assessment says that it rests on, if it does; and through which day
evidence was sought, where that matters. A plain tuple, since there is one for each day that is
looked at."""

_Holds = Callable[[Lifecycle, date, Window | None], _Found | None]
"""Whether a rule holds of a lifecycle on a day, with the statement's window as it is then."""

Applicable = tuple[tuple[Rule, _Holds], ...]
"""Rules in their order, each with what makes it hold."""

_PARTS = (
    *("fulfilled", "superseded", "progressed", "held", "taken up"),
    *("window", "judgement"),
)
"""What a lifecycle may have, without which some rules never hold."""


class _Predicate(NamedTuple):
    """What makes a rule hold, and what a lifecycle must have that it ever does."""

    holds: _Holds
    needs: str | None = None


def _judged(*outcomes: str) -> _Predicate:
    """It was judged so by the latest assessment of its outcome."""

    def holds(lifecycle: Lifecycle, on: date, window: Window | None) -> _Found | None:
        latest = lifecycle.assessed(on)
        if latest is None or latest.outcome not in outcomes:
            return None
        return latest.evidence, window, latest.outcome, None

    return _Predicate(holds, "judgement")


def _reached(milestone: str) -> _Predicate:
    """A milestone was reached by the day; the window is that of the milestone's day."""
    of = attrgetter(milestone)

    def holds(lifecycle: Lifecycle, on: date, _: Window | None) -> _Found | None:
        reached: Milestone | None = of(lifecycle)
        if reached is None or reached.on > on:
            return None
        return reached.evidence, lifecycle.window(reached.on), None, None

    return _Predicate(holds, milestone.replace("_", " "))


def _condition_lapsed(lifecycle: Lifecycle, on: date, window: Window | None) -> _Found | None:
    """Its condition was judged to have lapsed."""
    return (lifecycle.statement.ref, window, None, None) if lifecycle.lapsed(on) else None


def _past(*, surely: bool) -> _Predicate:
    """The last day of its window is past, surely or by less than an approximate one's margin."""

    def holds(lifecycle: Lifecycle, on: date, window: Window | None) -> _Found | None:
        if window is None or window.last is None or window.last >= on:
            return None
        if (window.past(on, lifecycle.statement.date) == "surely") is not surely:
            return None
        return lifecycle.statement.ref, window, None, lifecycle.sought(on)

    return _Predicate(holds, "window")


def _progressed(lifecycle: Lifecycle, on: date, window: Window | None) -> _Found | None:
    """Progress on its item was welcomed by the day."""
    milestone = lifecycle.progressed
    return (milestone.evidence, window, None, None) if milestone and milestone.on <= on else None


def _inside(lifecycle: Lifecycle, on: date, window: Window | None) -> _Found | None:
    """The day is in a window whose first day is stated, so not in one "by November"."""
    if window is None or window.first is None or window.first > on:
        return None
    return lifecycle.statement.ref, window, None, None


def _otherwise(lifecycle: Lifecycle, _: date, window: Window | None) -> _Found:
    """Nothing else holds."""
    return lifecycle.statement.ref, window, None, None


_PREDICATES: dict[str, _Predicate] = {
    "commitment.withdrawn": _judged("withdrawn"),
    "commitment.condition-lapsed": _Predicate(_condition_lapsed, "judgement"),
    "commitment.assessed": _judged("fulfilled", "partly fulfilled", "not fulfilled"),
    "commitment.fulfilled": _reached("fulfilled"),
    "commitment.superseded": _reached("superseded"),
    "commitment.overdue": _past(surely=True),
    "commitment.possibly-overdue": _past(surely=False),
    "commitment.in-progress": _Predicate(_progressed, "progressed"),
    "commitment.due": _Predicate(_inside, "window"),
    "commitment.open": _Predicate(_otherwise),
    "follow-up.cancelled": _judged("withdrawn"),
    "follow-up.not-held": _judged("not fulfilled"),
    "follow-up.condition-lapsed": _Predicate(_condition_lapsed, "judgement"),
    "follow-up.held": _reached("held"),
    "follow-up.assessed": _judged("fulfilled", "partly fulfilled"),
    "follow-up.held-by-progress": _reached("fulfilled"),
    "follow-up.superseded": _reached("superseded"),
    "follow-up.overdue": _past(surely=True),
    "follow-up.possibly-overdue": _past(surely=False),
    "follow-up.due": _Predicate(_inside, "window"),
    "follow-up.scheduled": _Predicate(_otherwise),
    "request.withdrawn": _judged("withdrawn"),
    "request.assessed": _judged("fulfilled"),
    "request.met": _reached("fulfilled"),
    "request.taken-up": _reached("taken_up"),
    "request.standing": _Predicate(_otherwise),
    "concern.withdrawn": _judged("withdrawn"),
    "concern.assessed": _judged("fulfilled"),
    "concern.resolved": _reached("fulfilled"),
    "concern.standing": _Predicate(_otherwise),
}
"""What makes each rule hold, by its id."""


@cache
def _applicable(kind: Kind, *has: bool) -> Applicable:
    """The rules of a kind that need nothing but what a lifecycle has, of `_PARTS`."""
    present = {None, *compress(_PARTS, has)}
    predicates = ((rule, _PREDICATES[rule.id]) for rule in ORDERED.get(kind, ()))
    return tuple((rule, one.holds) for rule, one in predicates if one.needs in present)
