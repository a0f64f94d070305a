"""Status: the status of a followed statement at the end of a day, with its rule and evidence.

`status` is the whole of it: a pure function of a lifecycle (what happened to the statement) and a
day. It holds of each share; of shares that differ, the most pressing one that is unsettled counts.
The rules are tried in the order of `rules`, which has their words; the first that holds wins. Here
is what makes each of them hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from tracker.domain.due import Window
from tracker.domain.items import Outcome
from tracker.domain.kinds import Kind
from tracker.domain.lifecycle import Lifecycle, Milestone
from tracker.domain.rules import DONE, JUDGED, ORDERED, UNSETTLED_RULES, Rule, Status, urgency

_NO_WINDOW = Window(None, None)
_UNDERTAKINGS = ("commitment", "follow-up")

Mark = Literal["twin", "renews", "disputed", "contested", "void", "part", "progress", "reaffirmed"]


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
    marks: tuple[tuple[Mark, str], ...] = ()
    """What else is on record that one has to know: each with a ref, or a day."""
    divided: bool = False
    """Whether the shares of its parties differ."""


def status(lifecycle: Lifecycle, on: date, rules: Applicable | None = None) -> Verdict:
    """The status of the lifecycle's statement at the end of the day `on`.

    Args:
        lifecycle: what happened to the statement.
        on: the day.
        rules: those that can hold of it, where they were found already.

    Raises:
        ValueError: statements of its kind have no status.
    """
    shares = lifecycle.shares
    rules = rules or applicable(lifecycle)
    first = share_status(lifecycle, shares[0], on, rules)
    if len(shares) == 1 or not lifecycle.divided:
        return first
    found = [first, *(share_status(lifecycle, share, on, rules) for share in shares[1:])]
    if len({(one.status, one.rule) for one in found}) == 1:
        return first
    unsettled = [one for one in found if one.rule in UNSETTLED_RULES]
    if unsettled:
        return min(unsettled, key=lambda one: urgency(one.status))._replace(divided=True)
    if len({one.status for one in found}) == 1:
        return first._replace(divided=True)
    own = lifecycle.statement
    together: Status = "partly fulfilled" if own.kind == "commitment" else "superseded"
    done = next((one for one in found if one.status in DONE), first)
    return done._replace(status=together, rule=f"{own.kind}.shares", divided=True)


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
        any(change.window is not None for change in lifecycle.windows),
        lifecycle.statement.continuing,
    )


def share_status(lifecycle: Lifecycle, share: str, on: date, rules: Applicable) -> Verdict:
    """The status of one party's share in the lifecycle's statement at the end of a day.

    Args:
        lifecycle: what happened to the statement.
        share: the party.
        on: the day.
        rules: those that can hold of it; see `applicable`.

    Raises:
        ValueError: statements of its kind have no status.
    """
    asked = _Asked(lifecycle, share, on, lifecycle.window(on))
    for rule, predicate in rules:
        found = predicate(asked)
        if found and (gives := rule.status or found.outcome):
            first, last, *_ = found.window or _NO_WINDOW
            marks = tuple(_marks(lifecycle, share, on, rule.id, done=gives in DONE))
            return Verdict(gives, rule.id, found.evidence, first, last, found.sought, marks)
    raise ValueError(
        f"{lifecycle.statement.ref}: a statement of kind {lifecycle.statement.kind} has no status"
    )


def _marks(
    lifecycle: Lifecycle, share: str, on: date, rule: str, *, done: bool
) -> Iterator[tuple[Mark, str]]:
    """What else one has to know of a share that a rule holds of."""
    yield from (("twin", twin.ref) for twin in lifecycle.twins if twin.date <= on)
    yield from (("renews", renewed.ref) for renewed in lifecycle.renewed)
    yield from (("disputed", said.evidence) for said in lifecycle.disputed if said.on <= on)
    contrary = lifecycle.contested if done else lifecycle.affirmed
    yield from (("contested", said.evidence) for said in contrary if said.on <= on)
    if rule in UNSETTLED_RULES:
        yield from _of_unsettled(lifecycle, share, on, rule)
    if rule in ("commitment.standing", "commitment.expired"):
        days = [said.on for said in lifecycle.reaffirmed if said.on <= on]
        if days:
            yield "reaffirmed", str(max(days))


def _of_unsettled(
    lifecycle: Lifecycle, share: str, on: date, rule: str
) -> Iterator[tuple[Mark, str]]:
    """What has happened to a share that is still unsettled."""
    if (void := lifecycle.window_change(on).void) is not None:
        yield "void", void
    judged = lifecycle.assessed(on, share) if lifecycle.assessments else None
    if judged is not None and judged.outcome == "partly fulfilled":
        yield "part", str(judged.on)
    progress = lifecycle.progressed
    if progress and progress.on <= on and rule.endswith("overdue"):
        yield "progress", progress.evidence


class _Asked(NamedTuple):
    """What is asked: of a share in a lifecycle, on a day, with the window as it is then."""

    lifecycle: Lifecycle
    share: str
    on: date
    window: Window | None


class _Found(NamedTuple):
    """What makes a rule hold."""

    evidence: str
    window: Window | None
    """The statement's window: as it is on the day, or was when the statement was settled."""
    outcome: Outcome | None = None
    """What the assessment says that it rests on."""
    sought: date | None = None
    """Through which day evidence was sought, where that matters."""


_Predicate = Callable[[_Asked], _Found | None]

Applicable = tuple[tuple[Rule, _Predicate], ...]
"""Rules in their order, each with what makes it hold."""


def _judged(*outcomes: Outcome) -> _Predicate:
    """It was judged so by the latest assessment of its outcome."""

    def holds(asked: _Asked) -> _Found | None:
        latest = asked.lifecycle.assessed(asked.on, asked.share)
        if latest is None or latest.outcome not in outcomes:
            return None
        return _Found(latest.evidence, asked.window, latest.outcome)

    return holds


def _fulfilled(asked: _Asked) -> _Found | None:
    """It was reported complete, and not judged to be so only in part since."""
    reached = asked.lifecycle.fulfilled.get(asked.share)
    if reached is None or reached.on > asked.on:
        return None
    judged = asked.lifecycle.assessed(asked.on, asked.share)
    if judged is not None and judged.on >= reached.on and judged.outcome == "partly fulfilled":
        return None
    return _settled_by(reached, asked)


def _held(asked: _Asked) -> _Found | None:
    """A meeting was this occasion."""
    reached = asked.lifecycle.held
    return _settled_by(reached, asked) if reached and reached.on <= asked.on else None


def _settled_by(reached: Milestone, asked: _Asked) -> _Found:
    return _Found(reached.evidence, asked.lifecycle.window(reached.on))


def _renewed(*, late: bool) -> _Predicate:
    """It was renewed before its window had ended, or after that."""

    def holds(asked: _Asked) -> _Found | None:
        reached = asked.lifecycle.replaced.get(asked.share)
        if reached is None or reached.on > asked.on:
            return None
        window = asked.lifecycle.window(reached.on)
        ended = window is not None and window.last is not None and window.last < reached.on
        return _settled_by(reached, asked) if ended is late else None

    return holds


def _condition_lapsed(asked: _Asked) -> _Found | None:
    """Its condition was judged to have lapsed, and it was not fulfilled before."""
    judged = asked.lifecycle.condition(asked.on)
    if judged is None or judged.result != "lapsed":
        return None
    for reached in (asked.lifecycle.fulfilled.get(asked.share), asked.lifecycle.held):
        if reached is not None and reached.on < judged.on:
            return None
    outcome = asked.lifecycle.assessed(judged.on, asked.share)
    if outcome is not None and outcome.outcome == "fulfilled" and outcome.on < judged.on:
        return None
    return _Found(asked.lifecycle.statement.ref, asked.window)


def _past(*, surely: bool) -> _Predicate:
    """The last day of its window is past, surely or by less than an approximate one's margin."""

    def holds(asked: _Asked) -> _Found | None:
        lifecycle, window = asked.lifecycle, asked.window
        if window is None or window.last is None or window.last >= asked.on:
            return None
        if (window.past(asked.on, lifecycle.statement.date) == "surely") is not surely:
            return None
        return _Found(lifecycle.statement.ref, window, sought=lifecycle.sought(asked.on))

    return holds


def _expired(asked: _Asked) -> _Found | None:
    """The time is over that something without an end was undertaken for."""
    return _past(surely=True)(asked) if asked.lifecycle.statement.continuing else None


def _standing(asked: _Asked) -> _Found | None:
    """It is something to keep doing, not to finish."""
    lifecycle = asked.lifecycle
    return _Found(lifecycle.statement.ref, asked.window) if lifecycle.statement.continuing else None


def _progressed(asked: _Asked) -> _Found | None:
    """Progress on its item was welcomed by the day."""
    milestone = asked.lifecycle.progressed
    if milestone is None or milestone.on > asked.on:
        return None
    return _Found(milestone.evidence, asked.window)


def _taken_up(asked: _Asked) -> _Found | None:
    """One that was asked undertook something on the matter, and that has not ended unfulfilled."""
    for one in asked.lifecycle.taken_up:
        if one.on <= asked.on and (one.ended is None or asked.on < one.ended):
            return _Found(one.evidence, asked.window)
    return None


def _inside(asked: _Asked) -> _Found | None:
    """The day is in a window whose first day is stated, so not in one "by November"."""
    window = asked.window
    if window is None or window.first is None or window.first > asked.on:
        return None
    return _Found(asked.lifecycle.statement.ref, window)


def _otherwise(asked: _Asked) -> _Found:
    """Nothing else holds."""
    return _Found(asked.lifecycle.statement.ref, asked.window)


def _with_an_end(predicate: _Predicate) -> _Predicate:
    """What holds only of what can be overdue, since it is to be finished."""

    def holds(asked: _Asked) -> _Found | None:
        return None if asked.lifecycle.statement.continuing else predicate(asked)

    return holds


_PREDICATES: dict[str, _Predicate] = {
    "commitment.withdrawn": _judged("withdrawn"),
    "commitment.condition-lapsed": _condition_lapsed,
    "commitment.assessed": _judged("fulfilled", "not fulfilled"),
    "commitment.fulfilled": _fulfilled,
    "commitment.carried-over": _renewed(late=True),
    "commitment.superseded": _renewed(late=False),
    "commitment.expired": _expired,
    "commitment.overdue": _with_an_end(_past(surely=True)),
    "commitment.possibly-overdue": _with_an_end(_past(surely=False)),
    "commitment.partly-fulfilled": _judged("partly fulfilled"),
    "commitment.in-progress": _progressed,
    "commitment.standing": _standing,
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
"""What makes each rule hold, by its id."""

_NEEDS: dict[str, tuple[str, ...]] = {
    "judgement": tuple(JUDGED),
    "fulfilled": (
        *("commitment.fulfilled", "follow-up.held-by-progress", "request.met", "concern.resolved"),
    ),
    "replaced": tuple(
        f"{kind}.{how}" for kind in _UNDERTAKINGS for how in ("carried-over", "superseded")
    ),
    "held": ("follow-up.held",),
    "progressed": ("commitment.in-progress",),
    "taken up": ("request.taken-up",),
    "window": (
        "commitment.expired",
        *(f"{kind}.overdue" for kind in _UNDERTAKINGS),
        *(f"{kind}.possibly-overdue" for kind in _UNDERTAKINGS),
        *(f"{kind}.due" for kind in _UNDERTAKINGS),
    ),
    "continuing": ("commitment.standing",),
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
