"""Predicates: what makes each rule of status hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

from tracker.domain.items import Outcome
from tracker.domain.kinds import UNDERTAKINGS, Kind
from tracker.domain.lapses import lapsed_since
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.milestones import Milestone
from tracker.domain.rules import JUDGED, ORDERED, Rule
from tracker.domain.settlements import renewed_window
from tracker.domain.window import Window


def applicable(lifecycle: Lifecycle) -> Applicable:
    """The rules that can hold of a lifecycle on one day or another, in their order."""
    return _applicable(
        lifecycle.statement.kind,
        bool(lifecycle.assessments),
        bool(lifecycle.fulfilled),
        bool(lifecycle.replaced),
        lifecycle.held is not None,
        lifecycle.progressed is not None,
        bool(lifecycle.taken_up),
        any(change.window for change in lifecycle.windows),
        lifecycle.statement.continuing,
        not lifecycle.statement.continuing,
    )


class Inquiry(NamedTuple):
    """What is asked: of a share in a lifecycle, on a day, with the window that counts then."""

    lifecycle: Lifecycle
    share: str
    on: date
    window: Window | None


class Basis(NamedTuple):
    """What makes a rule hold."""

    evidence: str
    window: Window | None
    """The statement's window: as it is on the day, or was when the share was settled."""
    outcome: Outcome | None = None
    """What the assessment says that it rests on."""
    sought: date | None = None
    """Through which day evidence was sought, where that matters."""


Predicate = Callable[[Inquiry], Basis | None]

Applicable = tuple[tuple[Rule, Predicate], ...]
"""Rules in their order, each with what makes it hold."""


def _judged(*outcomes: Outcome) -> Predicate:
    """It was judged so by the latest assessment of its outcome."""

    def holds(asked: Inquiry) -> Basis | None:
        latest = asked.lifecycle.assessed(asked.on, asked.share)
        if latest is None or latest.outcome not in outcomes:
            return None
        return Basis(latest.evidence, asked.window, latest.outcome)

    return holds


def _fulfilled(asked: Inquiry) -> Basis | None:
    """It was reported complete, and not judged to be so only in part since."""
    reached = asked.lifecycle.done(asked.share, asked.on)
    return _settled_by(reached, asked) if reached else None


def _held(asked: Inquiry) -> Basis | None:
    """A meeting was this occasion."""
    reached = asked.lifecycle.held
    return _settled_by(reached, asked) if reached and reached.on <= asked.on else None


def _settled_by(reached: Milestone, asked: Inquiry) -> Basis:
    return Basis(reached.evidence, asked.window)


def _renewed(*, late: bool) -> Predicate:
    """It was renewed before its window had ended, or after that."""

    def holds(asked: Inquiry) -> Basis | None:
        reached = asked.lifecycle.replaced.get(asked.share)
        if reached is None or reached.on > asked.on:
            return None
        window = renewed_window(asked.lifecycle, reached, asked.window)
        ended = window is not None and window.last is not None and window.last < reached.on
        said = asked.lifecycle.statement
        if said.continuing and window is not None:
            # Nothing in it could be late: when its time is over, it has expired.
            ended = late or window.past(reached.on, said.date) == "surely"
            return None if ended else _settled_by(reached, asked)
        return _settled_by(reached, asked) if ended is late else None

    return holds


def _condition_lapsed(asked: Inquiry) -> Basis | None:
    """Its condition was judged to have lapsed, and it was not fulfilled before, nor judged since.

    What was fulfilled after is so from that day on once the condition is judged to be met at last.
    """
    lifecycle, judged = asked.lifecycle, asked.lifecycle.condition(asked.on)
    if judged is None or judged.result != "lapsed":
        return None
    accounts = (lifecycle.statement, *lifecycle.twins)
    lapsed = lapsed_since(lifecycle.assessments, accounts, asked.on) or judged.on
    for reached in (lifecycle.fulfilled.get(asked.share), lifecycle.held):
        if reached is not None and (
            reached.on < lapsed or (reached.on <= asked.on and _met_at_last(lifecycle))
        ):
            return None
    before, since = (lifecycle.assessed(day, asked.share) for day in (lapsed, asked.on))
    if before is not None and before.outcome == "fulfilled" and before.on < lapsed:
        return None
    if since is not None and since.outcome != "partly fulfilled" and since.on > judged.on:
        return None
    return Basis(judged.evidence or lifecycle.statement.ref, asked.window)


def _met_at_last(lifecycle: Lifecycle) -> bool:
    """Whether the latest judgement of its condition, on whatever day, is that it was met."""
    last = lifecycle.condition(date.max)
    return last is not None and last.result == "met"


def _past(*, surely: bool) -> Predicate:
    """The last day of its window is past, surely or by less than an approximate one's margin."""

    def holds(asked: Inquiry) -> Basis | None:
        lifecycle, window = asked.lifecycle, asked.window
        if window is None or window.last is None or window.last >= asked.on:
            return None
        if (window.past(asked.on, lifecycle.statement.date) == "surely") is not surely:
            return None
        return Basis(lifecycle.statement.ref, window, sought=lifecycle.sought(asked.on))

    return holds


def _progressed(asked: Inquiry) -> Basis | None:
    """Progress on its item was welcomed by the day."""
    milestone = asked.lifecycle.progressed
    if milestone is None or milestone.on > asked.on:
        return None
    return Basis(milestone.evidence, asked.window)


def _taken_up(asked: Inquiry) -> Basis | None:
    """One that was asked undertook something on the matter, and that has not ended unfulfilled."""
    for one in asked.lifecycle.taken_up:
        if one.lasts(asked.on):
            return Basis(one.evidence, asked.window)
    return None


def _inside(asked: Inquiry) -> Basis | None:
    """The day is in a window whose first day is stated, so not in one "by November"."""
    window = asked.window
    if window is None or window.first is None or window.first > asked.on:
        return None
    return Basis(asked.lifecycle.statement.ref, window)


def _otherwise(asked: Inquiry) -> Basis:
    """Nothing else holds."""
    return Basis(asked.lifecycle.statement.ref, asked.window)


_PREDICATES: dict[str, Predicate] = {
    "commitment.withdrawn": _judged("withdrawn"),
    "commitment.condition-lapsed": _condition_lapsed,
    "commitment.assessed": _judged("fulfilled", "not fulfilled"),
    "commitment.fulfilled": _fulfilled,
    "commitment.carried-over": _renewed(late=True),
    "commitment.superseded": _renewed(late=False),
    "commitment.expired": _past(surely=True),
    "commitment.overdue": _past(surely=True),
    "commitment.possibly-overdue": _past(surely=False),
    "commitment.partly-fulfilled": _judged("partly fulfilled"),
    "commitment.in-progress": _progressed,
    "commitment.standing": _otherwise,
    "commitment.due": _inside,
    "commitment.open": _otherwise,
    "follow-up.cancelled": _judged("withdrawn"),
    "follow-up.not-held": _judged("not fulfilled"),
    "follow-up.condition-lapsed": _condition_lapsed,
    "follow-up.held": _held,
    "follow-up.assessed": _judged("fulfilled", "partly fulfilled"),
    "follow-up.held-by-progress": _fulfilled,
    "follow-up.carried-over": _renewed(late=True),
    "follow-up.superseded": _renewed(late=False),
    "follow-up.overdue": _past(surely=True),
    "follow-up.possibly-overdue": _past(surely=False),
    "follow-up.due": _inside,
    "follow-up.scheduled": _otherwise,
    "request.withdrawn": _judged("withdrawn"),
    "request.refused": _judged("refused"),
    "request.assessed": _judged("fulfilled"),
    "request.met": _fulfilled,
    "request.partly-met": _judged("partly fulfilled"),
    "request.taken-up": _taken_up,
    "request.standing": _otherwise,
    "concern.withdrawn": _judged("withdrawn"),
    "concern.assessed": _judged("fulfilled"),
    "concern.resolved": _fulfilled,
    "concern.standing": _otherwise,
}
"""What makes each rule hold that can hold of a lifecycle, by its id."""

_NEEDS: dict[str, tuple[str, ...]] = {
    "judgement": tuple(JUDGED),
    "fulfilled": (
        *("commitment.fulfilled", "follow-up.held-by-progress", "request.met", "concern.resolved"),
    ),
    "replaced": tuple(
        f"{kind}.{how}" for kind in UNDERTAKINGS for how in ("carried-over", "superseded")
    ),
    "held": ("follow-up.held",),
    "progressed": ("commitment.in-progress",),
    "taken up": ("request.taken-up",),
    "a window": (
        "commitment.expired",
        *(
            f"{kind}.{how}"
            for kind in UNDERTAKINGS
            for how in ("due", "overdue", "possibly-overdue")
        ),
    ),
    "continuing": ("commitment.standing", "commitment.expired"),
    "an end": ("commitment.overdue", "commitment.possibly-overdue", "commitment.in-progress"),
}
"""The rules that never hold of a lifecycle that lacks something, by what it lacks."""


@cache
def _applicable(kind: Kind, *has: bool) -> Applicable:
    """The rules of a kind that need nothing but what a lifecycle has, in the order of `_NEEDS`."""
    never = {
        rule
        for there, rules in zip(has, _NEEDS.values(), strict=True)
        if not there
        for rule in rules
    }
    ordered = (rule for rule in ORDERED.get(kind, ()) if rule.id in _PREDICATES)
    return tuple((rule, _PREDICATES[rule.id]) for rule in ordered if rule.id not in never)
