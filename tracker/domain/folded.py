"""Folded: the lifecycles of an item's statements, while what is on record is applied to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tracker.domain.lifecycle import Lifecycle
from tracker.domain.milestones import Milestone, with_another
from tracker.domain.placed_statement import Account, PlacedStatement
from tracker.domain.rounds import Rounds


class Together:
    """Items that are looked at together, since what is undertaken on one goes on on another.

    A promise that is renewed on another item, or in another relationship, is one promise under two
    dates, as it is on one item.

    Args:
        acts: the ref of the first account of each act of which several tell, by the refs of all.
    """

    def __init__(self, acts: Mapping[str, str]) -> None:
        self._acts = acts
        self.told_done: set[tuple[str, str, Account]] = set()
        """Of which share of a statement an account of a meeting says that it is done."""
        self._by_ref: dict[str, Lifecycle] = {}
        self._items: dict[Lifecycle, Folded] = {}

    def add(self, folded: Folded) -> None:
        """Look at an item with the others."""
        for lifecycle in folded.lifecycles:
            self._items[lifecycle] = folded
            for one in (lifecycle.statement, *lifecycle.twins):
                self._by_ref[one.ref] = lifecycle

    def find(self, ref: str) -> Lifecycle | None:
        """What happened to a statement on any of the items."""
        return self._by_ref.get(ref)

    def act_of(self, ref: str) -> str:
        """The ref of the first account of an act."""
        return self._acts.get(ref, ref)

    def item_of(self, one: Lifecycle) -> Folded:
        """The item that a statement is on."""
        return self._items[one]


class Folded:
    """The lifecycles of an item's statements, found by ref or by name.

    Args:
        item: the item.
        lifecycles: the lifecycles of its statements, in the order of time.
        names: the names under which it is coded.
        former: for a name that took the place of others, those others.
        together: the items that it is looked at with.
        alone: whether that is only itself.
    """

    def __init__(
        self,
        item: str,
        lifecycles: Sequence[Lifecycle],
        names: frozenset[str],
        former: Mapping[str, frozenset[str]],
        together: Together,
        *,
        alone: bool,
    ) -> None:
        self.item = item
        self.names = names
        self.lifecycles = lifecycles
        self.spent: set[str] = set()
        """The complete progress that settled something undertaken, or repeats what did."""
        self.reports: list[PlacedStatement] = []
        """The complete progress that publishers report."""
        self.renewals: list[tuple[PlacedStatement, list[Lifecycle]]] = []
        """What says what it renews, each with the statements of which it does."""
        self.together = together
        self._alone = alone
        self._former = former
        together.add(self)

    def find(self, ref: str) -> Lifecycle | None:
        """What happened to a statement of the item, if it is one."""
        found = self.together.find(ref)
        return found if found is not None and self.together.item_of(found) is self else None

    @property
    def followed(self) -> Sequence[Lifecycle]:
        """Its statements, and those on other items by which they were renewed so far.

        What is said of the item is said of these as well.
        """
        return self.lifecycles if self._alone else self.with_renewals(self.lifecycles)

    def coded_as(self, name: str) -> Sequence[Lifecycle]:
        """The statements that were coded under a name or its former ones, in the order of time.

        With them are those under other names, and on other items, by which they were renewed.
        """
        if name not in self.names:
            return []
        if self._alone and not self.merged:
            return self.lifecycles
        under = {name, *self._former.get(name, ())}
        own = [one for one in self.lifecycles if self.name_of(one.statement) in under]
        return self.with_renewals(own)

    def with_renewals(self, several: Iterable[Lifecycle]) -> list[Lifecycle]:
        """Some statements and what renewed them, what renewed that, and so on, in time."""
        found = [*several]
        passed = set(found)
        for one in found:
            for renewal in one.replaced.values():
                later = self.together.find(renewal.evidence)
                if later is not None and later not in passed:
                    passed.add(later)
                    found.append(later)
        return sorted(found, key=lambda one: one.statement.place)

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

    def has_begun(self, one: Lifecycle, on: date, share: str | None = None) -> bool:
        """Whether the time of a statement, or of a share of it, has begun or has no first day."""
        own = self.together.item_of(one)
        return own.rounds_of(own.name_of(one.statement)).of(share).begun(one, on)

    def announced_again(self, one: Lifecycle, on: date) -> list[Lifecycle]:
        """The other announcements of the very round that a follow-up announces, if unsettled."""
        own = self.together.item_of(one)
        name, kind = own.name_of(one.statement), one.statement.kind
        others = [
            each
            for each in (own.coded_as(name) if kind == "follow-up" else ())
            if each.statement.kind == kind
            and each is not one
            and each.statement.date <= on
            and each.unsettled(on)
        ]
        return own.rounds_of(name).same(one, others, on) if others else []

    def dispute(self, one: Lifecycle, done: Milestone, said: Milestone) -> None:
        """That one account says a thing is done, and another that it is still to be."""
        on = max(done.on, said.on)
        against = tuple(Milestone(on, evidence) for evidence in (done.evidence, said.evidence))
        one.disputed = against
        renewing = self.together.find(said.evidence)
        if renewing is not None:
            renewing.disputed = against


def affirm(one: Lifecycle, shares: Iterable[str], milestone: Milestone) -> None:
    """That shares are said to be done, of those that were judged otherwise by that day.

    What was judged to be done in part on an earlier day is done as a whole by then.
    """
    for share in shares:
        in_part = one.judged_in_part(share, milestone.on)
        same_day = in_part is not None and in_part.on == milestone.on
        if share in one.shares and (same_day or one.denied(share, milestone.on)):
            one.affirmed = with_another(one.affirmed, share, milestone)


def first(known: Milestone | None, milestone: Milestone) -> Milestone:
    """The earlier one of two."""
    return milestone if known is None or milestone.on < known.on else known
