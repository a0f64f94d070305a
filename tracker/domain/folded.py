"""Folded: the lifecycles of an item's statements, while what is on record is applied to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tracker.domain.lifecycle import Lifecycle
from tracker.domain.milestones import Milestone
from tracker.domain.placed_statement import Account, PlacedStatement
from tracker.domain.rounds import Rounds


class Folded:
    """The lifecycles of an item's statements, found by ref or by name.

    Args:
        item: the item.
        lifecycles: the lifecycles of its statements, in the order of time.
        names: the names under which it is coded.
        former: for a name that took the place of others, those others.
    """

    def __init__(
        self,
        item: str,
        lifecycles: Sequence[Lifecycle],
        names: frozenset[str],
        former: Mapping[str, frozenset[str]],
    ) -> None:
        self.item = item
        self.names = names
        self.lifecycles = lifecycles
        self.spent: set[str] = set()
        """The complete progress that settled something undertaken, or repeats what did."""
        self.told_done: set[tuple[str, str, Account]] = set()
        """Of which share of a statement an account of a meeting says that it is done."""
        self.reports: list[PlacedStatement] = []
        """The complete progress that publishers report."""
        self.renewals: list[tuple[PlacedStatement, list[Lifecycle]]] = []
        """What says what it renews, each with the statements of which it does."""
        self._former = former
        self._by_ref = {
            one.ref: lifecycle
            for lifecycle in lifecycles
            for one in (lifecycle.statement, *lifecycle.twins)
        }

    def find(self, ref: str) -> Lifecycle | None:
        """What happened to a statement of the item, if it is one."""
        return self._by_ref.get(ref)

    def coded_as(self, name: str) -> list[Lifecycle]:
        """The statements that were coded under a name or its former ones, in the order of time."""
        if name not in self.names:
            return []
        under = {name, *self._former.get(name, ())}
        return [one for one in self.lifecycles if self.name_of(one.statement) in under]

    @property
    def merged(self) -> bool:
        """Whether it is coded under several names."""
        return len(self.names) > 1

    def name_of(self, said: PlacedStatement) -> str:
        """The name under which something was said of the item."""
        return said.coded_as or self.item

    def rounds_of(self, name: str) -> Rounds:
        """The rounds that were announced under a name: those of others are nothing to them."""
        return Rounds(self.coded_as(name) if self.merged else None)

    def has_begun(self, one: Lifecycle, on: date) -> bool:
        """Whether the time of a statement has begun by a day, or has no first day."""
        return self.rounds_of(self.name_of(one.statement)).begun(one, on)

    def dispute(self, one: Lifecycle, done: Milestone, said: Milestone) -> None:
        """That one account says a thing is done, and another that it is still to be."""
        on = max(done.on, said.on)
        against = tuple(Milestone(on, evidence) for evidence in (done.evidence, said.evidence))
        one.disputed = against
        renewing = self.find(said.evidence)
        if renewing is not None:
            renewing.disputed = against


def affirm(one: Lifecycle, shares: Iterable[str], milestone: Milestone) -> None:
    """That shares are said to be done, of those that were judged otherwise by that day.

    What was judged to be done in part on an earlier day is done as a whole by then.
    """
    for share in shares:
        judged = one.assessed(milestone.on, share) if one.assessments else None
        in_part = judged is not None and judged.outcome == "partly fulfilled"
        same_day = judged is not None and judged.on == milestone.on
        if share in one.shares and (one.denied(share, milestone.on) or (in_part and same_day)):
            told = dict.fromkeys((*one.affirmed.get(share, ()), milestone))
            one.affirmed = {**one.affirmed, share: tuple(told)}


def first(known: Milestone | None, milestone: Milestone) -> Milestone:
    """The earlier one of two."""
    return milestone if known is None or milestone.on < known.on else known
