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
    acts: Sequence[PlacedStatement]
    """The item's own acts, and those on other items that name it or one of its statements."""
    underway: Sequence[Lifecycle] = ()
    """What happened to the item's statements before those acts, as far as they can still change."""
    holdings: Sequence[Holding] = ()
    """The meetings that say they hold a follow-up of the item."""
    assessments: Sequence[Assessment] = ()
    """What was judged of the item's statements, in the order in which it was recorded; of one that
    was underway, only what is new."""
    occasions: Mapping[str, Occasion] = _NONE
    """The occasions that the windows of the item's acts are tied to, by their items."""
    moved: Mapping[str, Occasion] = _NONE
    """What is new of the occasion that a statement's window is tied to, by the ref of one that
    was underway."""


def lifecycles(case: Case) -> list[Lifecycle]:
    """The lifecycle of each followed statement on the case's item, in the order of time.

    Those that were underway are carried on: they take their new milestones themselves.
    """
    acts = sorted(case.acts, key=_place)
    judged: dict[str, tuple[Assessment, ...]] = defaultdict(tuple)
    for assessment in case.assessments:
        judged[assessment.ref] += (assessment,)
    folded = sorted(case.underway, key=lambda lifecycle: _place(lifecycle.act))
    for lifecycle in folded:
        lifecycle.assessments += judged[lifecycle.act.ref]
        if not lifecycle.fixed and (occasion := case.moved.get(lifecycle.act.ref)):
            _move(lifecycle, occasion)
    folded += _begun(case, acts, judged)
    by_ref = {lifecycle.act.ref: lifecycle for lifecycle in folded}
    _settle_as_named(acts, by_ref)
    holdings = sorted(case.holdings, key=lambda holding: (holding.date, holding.readout))
    _hold_as_named(holdings, by_ref)
    for event in _in_time(acts, holdings):
        if isinstance(event, Holding):
            if case.item in event.targets:
                _hold(folded, event)
        elif event.item == case.item or case.item in event.targets:
            _apply(folded, event, case.item)
    return folded


def _begun(
    case: Case, acts: Iterable[PlacedStatement], judged: Mapping[str, tuple[Assessment, ...]]
) -> Iterator[Lifecycle]:
    """The lifecycles that begin with one of the acts."""
    for act in acts:
        if act.item == case.item and act.kind in FOLLOWED:
            own = WindowChange(act.date, act.window)
            lifecycle = Lifecycle(act, (own,), assessments=judged.get(act.ref, ()))
            if occasion := case.occasions.get(act.occasion or ""):
                _move(lifecycle, occasion)
            yield lifecycle


def _place(act: PlacedStatement) -> tuple[date, str, int]:
    return act.date, act.readout, act.number


def _in_time(
    acts: Iterable[PlacedStatement], holdings: Sequence[Holding]
) -> Iterator[PlacedStatement | Holding]:
    """Acts and holdings in the order of time: a meeting is held before anything is said at it."""
    if not holdings:
        return iter(acts)
    events: list[PlacedStatement | Holding] = [*holdings, *acts]
    return iter(sorted(events, key=lambda event: event.date))


def _move(lifecycle: Lifecycle, occasion: Occasion) -> None:
    """Give a statement each window that the occasion it is tied to gave it."""
    act, moves = lifecycle.act, [*lifecycle.windows]
    held = min((day for day in occasion.held if day >= act.date), default=None)
    for on, window in sorted(occasion.announced, key=lambda moved: moved.on):
        if window is None or (held and on >= held):
            continue
        if on > act.date:
            moves.append(WindowChange(on, _tied(act, window)))
        elif act.window is None:
            moves = [WindowChange(act.date, _tied(act, window))]
    if held:
        moves.append(WindowChange(held, _tied(act, Window(held, held))))
    lifecycle.windows, lifecycle.fixed = tuple(moves), held is not None


def _tied(act: PlacedStatement, occasion: Window) -> Window:
    """The window that an occasion gives the act: the occasion's own, or the time up to its end."""
    if act.at:
        return occasion
    first = act.window.first if act.window else None
    if first and occasion.last and occasion.last < first:
        first = None
    return Window(first, occasion.last, occasion.approximate)


def _settle_as_named(acts: Iterable[PlacedStatement], lifecycles: Mapping[str, Lifecycle]) -> None:
    """Apply what names a statement by its ref; it need not stand later in any readout."""
    for act in acts:
        for target in act.targets:
            lifecycle = lifecycles.get(target)
            if lifecycle is None or act.date < lifecycle.act.date or act.ref == target:
                continue
            milestone = Milestone(act.date, act.ref)
            if act.kind == "progress" and act.complete:
                lifecycle.fulfilled = _first(lifecycle.fulfilled, milestone)
            elif act.kind == lifecycle.act.kind:
                lifecycle.superseded = _first(lifecycle.superseded, milestone)


def _hold_as_named(holdings: Iterable[Holding], lifecycles: Mapping[str, Lifecycle]) -> None:
    for holding in holdings:
        for target in holding.targets:
            lifecycle = lifecycles.get(target)
            if (
                lifecycle
                and lifecycle.act.kind == "follow-up"
                and lifecycle.act.date <= holding.date
            ):
                lifecycle.held = _first(lifecycle.held, Milestone(holding.date, holding.readout))


def _apply(folded: Sequence[Lifecycle], act: PlacedStatement, item: str) -> None:
    """Apply an act to the statements that it follows on the item."""
    if act.kind == "progress":
        milestone = Milestone(act.date, act.ref)
        earlier = [lifecycle for lifecycle in folded if act.follows(lifecycle.act)]
        if act.complete and (item in act.targets or (not act.targets and act.item == item)):
            _complete(earlier, milestone)
        elif act.item == item:
            for lifecycle in earlier:
                lifecycle.progressed = _first(lifecycle.progressed, milestone)
    elif act.kind in ("commitment", "follow-up") and item in act.targets:
        open_before = [
            lifecycle
            for lifecycle in folded
            if lifecycle.act.kind == act.kind
            and act.follows(lifecycle.act)
            and not lifecycle.settled(act.date)
        ]
        for lifecycle in open_before[-1:]:
            lifecycle.superseded = Milestone(act.date, act.ref)
    if act.kind == "commitment" and act.item == item:
        for lifecycle in folded:
            asked = lifecycle.act
            if asked.kind == "request" and act.by & asked.to and act.follows(asked):
                lifecycle.taken_up = _first(lifecycle.taken_up, Milestone(act.date, act.ref))


def _complete(earlier: Iterable[Lifecycle], milestone: Milestone) -> None:
    """Settle what is unfinished; of follow-ups, the occasions that it can have been."""
    unfinished = [lifecycle for lifecycle in earlier if not lifecycle.settled(milestone.on)]
    occasions = _occasions(unfinished, milestone.on)
    for lifecycle in unfinished:
        if lifecycle.act.kind != "follow-up" or lifecycle in occasions:
            lifecycle.fulfilled = _first(lifecycle.fulfilled, milestone)


def _hold(folded: Iterable[Lifecycle], holding: Holding) -> None:
    announced = [
        lifecycle
        for lifecycle in folded
        if lifecycle.act.date < holding.date and not lifecycle.settled(holding.date)
    ]
    for lifecycle in _occasions(announced, holding.date):
        lifecycle.held = Milestone(holding.date, holding.readout)


def _occasions(unsettled: Iterable[Lifecycle], on: date) -> list[Lifecycle]:
    """The follow-ups that an occasion on that day can be: those not yet overdue, or the latest.

    Two rounds of one working group are two occasions: a meeting in April is not also the round
    that was to be held by December. A visit that comes late is still the visit announced.
    """
    follow_ups = [lifecycle for lifecycle in unsettled if lifecycle.act.kind == "follow-up"]
    return [lifecycle for lifecycle in follow_ups if not lifecycle.past(on)] or follow_ups[-1:]


def _first(known: Milestone | None, milestone: Milestone) -> Milestone:
    return milestone if known is None or milestone.on < known.on else known
