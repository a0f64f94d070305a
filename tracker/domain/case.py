"""Cases: all that is on record about one item, folded into a lifecycle for each statement.

`lifecycles` folds a case in the order of time into one lifecycle for each statement that has a
status, its twins with it; `fold` does so with the cases of items that go on on one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from tracker.domain.accounts import ActOf, acts_of, differing, of_deadline, twins
from tracker.domain.fold import apply
from tracker.domain.folded import Folded, Together
from tracker.domain.items import Assessment, OutcomeAssessed
from tracker.domain.kinds import FOLLOWED
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.placed_statement import Holding, PlacedStatement, PlaceInTime
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


def lifecycles(case: Case) -> Sequence[Lifecycle]:
    """The lifecycle of each followed statement on the case's item, in the order of time.

    Those that were underway are carried on: they take their new milestones themselves.
    """
    (folded,) = fold([case])
    return folded.lifecycles


def fold(cases: Sequence[Case]) -> list[Folded]:
    """The lifecycles of the statements on several items, what is on record applied to them in time.

    Args:
        cases: those of items of which one goes on on another, each as a whole; or of one item.
    """
    said = [sorted(case.statements, key=attrgetter("place")) for case in cases]
    new = [twins(_followed(case, each)) for case, each in zip(cases, said, strict=True)]
    underway = [(one.statement, *one.twins) for case in cases for one in case.underway]
    acts = acts_of([*underway, *(group for groups in new for group in groups)])
    together, alone = Together(acts), len(cases) == 1
    found: list[Folded] = []
    events: list[_Event] = []
    for case, statements, groups in zip(cases, said, new, strict=True):
        begun = sorted(case.underway, key=lambda lifecycle: lifecycle.statement.place)
        begun += _begun(case, groups, together.act_of)
        names = case.names or frozenset((case.item,))
        folded = Folded(case.item, begun, names, case.former, together, alone=alone)
        found.append(folded)
        events += [(holding, folded) for holding in case.holdings]
        events += [(statement, folded) for statement in statements]
        judged = (one for one in case.assessments if isinstance(one, OutcomeAssessed))
        events += [(one, folded) for one in judged]
    for event, folded in sorted(events, key=_in_time):
        apply(folded, event)
    return found


def _followed(case: Case, statements: Sequence[PlacedStatement]) -> Iterator[PlacedStatement]:
    """The item's own statements that have a status."""
    return (one for one in statements if one.item == case.item and one.kind in FOLLOWED)


def _begun(
    case: Case, groups: Sequence[Sequence[PlacedStatement]], act_of: ActOf
) -> Iterator[Lifecycle]:
    """The lifecycles that begin with some statements, each with its twins behind it."""
    judged: dict[str, tuple[Assessment, ...]] = defaultdict(tuple)
    for assessment in case.assessments:
        judged[assessment.ref] += (assessment,)
    for first, *others in groups:
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
            *(
                statement,
                windows,
                tuple(others),
                tuple(differing(first, others, act_of)) if others else (),
            ),
            assessments=tuple(of_all),
            fixed=fixed,
        )


_Event = tuple[PlacedStatement | Holding | OutcomeAssessed, Folded]
"""What is applied to an item."""


def _in_time(
    event: _Event,
) -> tuple[date, int, PlaceInTime]:
    """The place of a statement or a holding in time.

    What is judged of a day is known at its beginning. A meeting is held before anything is said at
    it, and what is said to be complete on a day comes before what is undertaken on it.
    """
    said, _ = event
    if isinstance(said, OutcomeAssessed):
        return said.on, -1, (said.on, said.ref, 0)
    if isinstance(said, Holding):
        return said.date, 0, said.place
    return said.date, 1 if said.complete else 2, said.place
