"""Cases: all that is on record about one item, folded into a lifecycle for each statement.

`lifecycles` folds a case in the order of time into one lifecycle for each statement that has a
status.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from tracker.domain.due import Window
from tracker.domain.items import Assessment
from tracker.domain.kinds import FOLLOWED
from tracker.domain.lifecycle import Lifecycle, Milestone, WindowChange
from tracker.domain.placed_statement import Holding, PlacedStatement

_NONE: Mapping[str, Occasion] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is on record of an occasion that a window is tied to."""

    announced: tuple[WindowChange, ...] = ()
    """The windows that follow-ups on it gave, each from the day of the follow-up."""
    held: tuple[date, ...] = ()
    """The days on which a meeting said that it is this occasion."""


class Case(NamedTuple):
    """What is on record about one item of a relationship.

    It can be the whole of it, or what is new together with what was still underway: statements
    that were settled before do not change by what is said later.
    """

    item: str
    statements: Sequence[PlacedStatement]
    """The item's own statements, and those on other items that name it or one of its statements."""
    underway: Sequence[Lifecycle] = ()
    """What happened to the item's earlier statements, as far as they can still change."""
    holdings: Sequence[Holding] = ()
    """The meetings that say they hold a follow-up of the item."""
    assessments: Sequence[Assessment] = ()
    """What was judged of the item's statements, in the order in which it was recorded; of one that
    was underway, only what is new."""
    occasions: Mapping[str, Occasion] = _NONE
    """The occasions that the windows of the item's statements are tied to, by their items."""


def lifecycles(case: Case) -> list[Lifecycle]:
    """The lifecycle of each followed statement on the case's item, in the order of time.

    Those that were underway are carried on: they take their new milestones themselves.
    """
    statements = sorted(case.statements, key=_place)
    judged: dict[str, tuple[Assessment, ...]] = defaultdict(tuple)
    for assessment in case.assessments:
        judged[assessment.ref] += (assessment,)
    folded = sorted(case.underway, key=lambda lifecycle: _place(lifecycle.statement))
    for lifecycle in folded:
        lifecycle.assessments += judged[lifecycle.statement.ref]
    folded += _begun(case, statements, judged)
    by_ref = {lifecycle.statement.ref: lifecycle for lifecycle in folded}
    _settle_as_named(statements, by_ref)
    holdings = sorted(case.holdings, key=lambda holding: (holding.date, holding.readout))
    _hold_as_named(holdings, by_ref)
    for event in _in_time(statements, holdings):
        if isinstance(event, Holding):
            if case.item in event.targets:
                _hold(folded, event)
        elif event.item == case.item or case.item in event.targets:
            _apply(folded, event, case.item)
    return folded


def _begun(
    case: Case, statements: Iterable[PlacedStatement], judged: Mapping[str, tuple[Assessment, ...]]
) -> Iterator[Lifecycle]:
    """The lifecycles that begin with these statements."""
    for statement in statements:
        if statement.item == case.item and statement.kind in FOLLOWED:
            own = WindowChange(statement.date, statement.window)
            lifecycle = Lifecycle(statement, (own,), assessments=judged.get(statement.ref, ()))
            if occasion := case.occasions.get(statement.occasion or ""):
                _move(lifecycle, occasion)
            yield lifecycle


def _place(statement: PlacedStatement) -> tuple[date, str, int]:
    return statement.date, statement.readout, statement.number


def _in_time(
    statements: Iterable[PlacedStatement], holdings: Sequence[Holding]
) -> Iterator[PlacedStatement | Holding]:
    """Statements and holdings in time: a meeting is held before anything is said at it."""
    if not holdings:
        return iter(statements)
    events: list[PlacedStatement | Holding] = [*holdings, *statements]
    return iter(sorted(events, key=lambda event: event.date))


def _move(lifecycle: Lifecycle, occasion: Occasion) -> None:
    """Give a statement each window that the occasion it is tied to gave it."""
    statement, moves = lifecycle.statement, [*lifecycle.windows]
    held = min((day for day in occasion.held if day >= statement.date), default=None)
    for on, window in sorted(occasion.announced, key=lambda moved: moved.on):
        if window is None or (held and on >= held):
            continue
        if on > statement.date:
            moves.append(WindowChange(on, _tied(statement, window)))
        elif statement.window is None:
            moves = [WindowChange(statement.date, _tied(statement, window))]
    if held:
        moves.append(WindowChange(held, _tied(statement, Window(held, held))))
    lifecycle.windows, lifecycle.fixed = tuple(moves), held is not None


def _tied(statement: PlacedStatement, occasion: Window) -> Window:
    """The window that an occasion gives a statement: its own, or the time up to its end."""
    if statement.at:
        return occasion
    first = statement.window.first if statement.window else None
    if first and occasion.last and occasion.last < first:
        first = None
    return Window(first, occasion.last, occasion.approximate)


def _settle_as_named(
    statements: Iterable[PlacedStatement], lifecycles: Mapping[str, Lifecycle]
) -> None:
    """Apply what names a statement by its ref; it need not come later in any readout."""
    for statement in statements:
        for target in statement.targets:
            lifecycle = lifecycles.get(target)
            if (
                lifecycle is None
                or statement.date < lifecycle.statement.date
                or statement.ref == target
            ):
                continue
            milestone = Milestone(statement.date, statement.ref)
            if statement.kind == "progress" and statement.complete:
                lifecycle.fulfilled = _first(lifecycle.fulfilled, milestone)
            elif statement.kind == lifecycle.statement.kind:
                lifecycle.superseded = _first(lifecycle.superseded, milestone)


def _hold_as_named(holdings: Iterable[Holding], lifecycles: Mapping[str, Lifecycle]) -> None:
    for holding in holdings:
        for target in holding.targets:
            lifecycle = lifecycles.get(target)
            if (
                lifecycle
                and lifecycle.statement.kind == "follow-up"
                and lifecycle.statement.date <= holding.date
            ):
                lifecycle.held = _first(lifecycle.held, Milestone(holding.date, holding.readout))


def _apply(folded: Sequence[Lifecycle], statement: PlacedStatement, item: str) -> None:
    """Apply a statement to those that it follows on the item."""
    if statement.kind == "progress":
        milestone = Milestone(statement.date, statement.ref)
        earlier = [lifecycle for lifecycle in folded if statement.follows(lifecycle.statement)]
        if statement.complete and (
            item in statement.targets or (not statement.targets and statement.item == item)
        ):
            _complete(earlier, milestone)
        elif statement.item == item:
            for lifecycle in earlier:
                lifecycle.progressed = _first(lifecycle.progressed, milestone)
    elif statement.kind in ("commitment", "follow-up") and item in statement.targets:
        open_before = [
            lifecycle
            for lifecycle in folded
            if lifecycle.statement.kind == statement.kind
            and statement.follows(lifecycle.statement)
            and not lifecycle.settled(statement.date)
        ]
        for lifecycle in open_before[-1:]:
            lifecycle.superseded = Milestone(statement.date, statement.ref)
    if statement.kind == "commitment" and statement.item == item:
        for lifecycle in folded:
            asked = lifecycle.statement
            if asked.kind == "request" and statement.by & asked.to and statement.follows(asked):
                lifecycle.taken_up = _first(
                    lifecycle.taken_up, Milestone(statement.date, statement.ref)
                )


def _complete(earlier: Iterable[Lifecycle], milestone: Milestone) -> None:
    """Settle what is unfinished; of follow-ups, the occasions that it can have been."""
    unfinished = [lifecycle for lifecycle in earlier if not lifecycle.settled(milestone.on)]
    occasions = _occasions(unfinished, milestone.on)
    for lifecycle in unfinished:
        if lifecycle.statement.kind != "follow-up" or lifecycle in occasions:
            lifecycle.fulfilled = _first(lifecycle.fulfilled, milestone)


def _hold(folded: Iterable[Lifecycle], holding: Holding) -> None:
    announced = [
        lifecycle
        for lifecycle in folded
        if lifecycle.statement.date < holding.date and not lifecycle.settled(holding.date)
    ]
    for lifecycle in _occasions(announced, holding.date):
        lifecycle.held = Milestone(holding.date, holding.readout)


def _occasions(unsettled: Iterable[Lifecycle], on: date) -> list[Lifecycle]:
    """The follow-ups that an occasion on that day can be: those not yet overdue, or the latest.

    Two rounds of one working group are two occasions: a meeting in April is not also the round
    that was to be held by December. A visit that comes late is still the visit announced.
    """
    follow_ups = [lifecycle for lifecycle in unsettled if lifecycle.statement.kind == "follow-up"]
    return [lifecycle for lifecycle in follow_ups if not lifecycle.past(on)] or follow_ups[-1:]


def _first(known: Milestone | None, milestone: Milestone) -> Milestone:
    return milestone if known is None or milestone.on < known.on else known
