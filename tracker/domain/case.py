"""Cases: all that is on record about one item, folded into a lifecycle for each statement.

`lifecycles` folds a case in the order of time into one lifecycle for each statement that has a
status, its twins with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from tracker.domain.accounts import differing, of_deadline, twins
from tracker.domain.fold import apply
from tracker.domain.folded import Folded
from tracker.domain.items import Assessment
from tracker.domain.kinds import FOLLOWED
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.placed_statement import Holding, PlacedStatement
from tracker.domain.ties import Round, tied

_NONE: Mapping[str, Sequence[Round]] = MappingProxyType({})
_NO_FORMER: Mapping[str, frozenset[str]] = MappingProxyType({})


class Case(NamedTuple):
    """What is on record about one item of a relationship.

    It can be the whole of it, or what is new together with what was still underway: statements
    that were settled before do not change by what is said later.
    """

    item: str
    statements: Sequence[PlacedStatement]
    """The item's own statements, and those on other items that name it or one of its statements."""
    underway: Sequence[Lifecycle] = ()
    """What happened to those of the item's earlier statements that are within reach."""
    holdings: Sequence[Holding] = ()
    """The meetings that say they hold a follow-up of the item."""
    assessments: Sequence[Assessment] = ()
    """What was judged of the item's statements, in the order in which it was recorded."""
    occasions: Mapping[str, Sequence[Round]] = _NONE
    """The rounds of the occasions that windows of the item's statements are tied to, by item."""
    names: frozenset[str] = frozenset()
    """The names under which the item is coded: its own, and those of items merged into it."""
    former: Mapping[str, frozenset[str]] = _NO_FORMER
    """For a name that took the place of others, as when an item was renamed, those others."""


def lifecycles(case: Case) -> list[Lifecycle]:
    """The lifecycle of each followed statement on the case's item, in the order of time.

    Those that were underway are carried on: they take their new milestones themselves.
    """
    statements = sorted(case.statements, key=_place)
    folded = sorted(case.underway, key=lambda lifecycle: _place(lifecycle.statement))
    folded += _begun(case, statements)
    names = case.names or frozenset((case.item,))
    applied_to = Folded(case.item, folded, names, case.former)
    for event in _in_time(statements, case.holdings):
        apply(applied_to, event)
    return folded


def _begun(case: Case, statements: Sequence[PlacedStatement]) -> Iterator[Lifecycle]:
    """The lifecycles that begin with these statements."""
    judged: dict[str, tuple[Assessment, ...]] = defaultdict(tuple)
    for assessment in case.assessments:
        judged[assessment.ref] += (assessment,)
    own = [one for one in statements if one.item == case.item and one.kind in FOLLOWED]
    for first, *others in twins(own):
        statement = first
        if others:  # what one account leaves out, another may give
            lending = of_deadline((first, *others))
            conditions = (one.condition for one in (first, *others) if one.condition)
            statement = first._replace(
                window=lending.window,
                before=lending.before,
                at=lending.at,
                shortly=lending.shortly,
                condition=next(conditions, None),
            )
        of_all = [entry for one in (first, *others) for entry in judged.get(one.ref, ())]
        windows, fixed = tied(statement, case.occasions.get(statement.occasion or "", ()))
        yield Lifecycle(
            *(statement, windows, tuple(others), tuple(differing(first, others)) if others else ()),
            assessments=tuple(of_all),
            fixed=fixed,
        )


def _place(statement: PlacedStatement) -> tuple[date, str, int]:
    return statement.date, statement.readout, statement.number


def _in_time(
    statements: Sequence[PlacedStatement], holdings: Iterable[Holding]
) -> list[PlacedStatement | Holding]:
    """Statements and holdings in time.

    A meeting is held before anything is said at it, and what is said to be complete on a day comes
    before what is undertaken on it.
    """
    held = sorted(holdings, key=lambda holding: (holding.date, holding.readout))
    events: list[PlacedStatement | Holding] = [*held, *statements]
    return sorted(events, key=_rank)


def _rank(event: PlacedStatement | Holding) -> tuple[date, int]:
    if isinstance(event, Holding):
        return event.date, 0
    return event.date, 1 if event.complete else 2
