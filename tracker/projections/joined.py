"""Joined: items that are looked at together, since what is undertaken on one goes on on another.

What an undertaking renews may be on another item, or in another relationship: what is said of the
one bears on the other, and so on to what is joined to that in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from tracker.domain.kinds import KINDS, UNDERTAKINGS
from tracker.domain.ties import Round
from tracker.projections.known import KnownItem, KnownStatement
from tracker.projections.record import Found
from tracker.projections.relationship import Relationship


class Place(NamedTuple):
    """An item that stands for itself, and the relationship that it is of."""

    whose: Relationship
    member: KnownItem

    @property
    def order(self) -> tuple[int, int]:
        """Its place in the order in which items are laid out."""
        return self.whose.id, self.member.row.id


class Joined:
    """Which items are joined, as of a recording that was applied.

    Args:
        find: finds the statement of a ref that a relationship names.
        naming: tells the other relationships that name statements of one.
    """

    def __init__(
        self,
        find: Callable[[str, Relationship], Found | None],
        naming: Callable[[Relationship], Sequence[Relationship]],
    ) -> None:
        self._find, self._naming = find, naming
        self._elsewhere: dict[str, Sequence[Relationship]] = {}
        self._groups: dict[Place, Sequence[Place]] = {}
        self.rounds: dict[Place, list[Round]] = {}
        """The rounds of items that windows are tied to."""

    def elsewhere(self, whose: Relationship) -> Sequence[Relationship]:
        """The other relationships that name statements of one."""
        if whose.name not in self._elsewhere:
            self._elsewhere[whose.name] = self._naming(whose)
        return self._elsewhere[whose.name]

    def of(self, place: Place) -> Sequence[Place]:
        """All items that are joined to one, itself among them, in an order of their own."""
        if place not in self._groups:
            found: set[Place] = set()
            further = {place}
            while further:
                found |= further
                further = {other for one in further for other in self._beside(one)} - found
            group = sorted(found, key=lambda one: (one.whose.name, one.member.row.slug))
            self._groups |= dict.fromkeys(group, group)
        return self._groups[place]

    def alone(self, place: Place) -> bool:
        """Whether none is joined to an item."""
        return len(self.of(place)) == 1

    def leads_to(self, occasion: Place, sought: Collection[Place]) -> bool:
        """Whether a window of an occasion is tied to one of some items, or to what is, and so on.

        Args:
            occasion: the occasion.
            sought: the items.
        """
        found: set[Place] = set()
        further = {occasion}
        while further:
            together = {each for one in further for each in self.of(one)}
            if not together.isdisjoint(sought):
                return True
            found |= together
            further = {tied for one in together for tied in _tied_to(one)} - found
        return False

    def renewing(self, whose: Relationship, ref: str) -> Iterator[Place]:
        """The items on which something renews a statement, be it on record or not."""
        for one in (whose, *self.elsewhere(whose)):
            for known in one.naming.get(ref, {}).values():
                if _renews(known):
                    yield place_of(one, known.member)

    def _beside(self, place: Place) -> Iterator[Place]:
        """The items of which one names a statement of an item as renewed, or the other way."""
        whose, member = place
        if member.underway is None or member in whose.news.disordered or self.elsewhere(whose):
            for one in whose.merged(member):
                for ref in one.refs:
                    yield from self._renewed(whose, whose.statements[ref])
                    yield from self.renewing(whose, ref)
                for known in whose.naming.get(one.row.slug, {}).values():
                    if _renews(known):
                        yield place_of(whose, known.member)
            return
        # None was joined to it before.
        for known in whose.news.bearing.get(member, ()):
            if _renews(known):
                yield place_of(whose, known.member)
                yield from self._renewed(whose, known)

    def _renewed(self, whose: Relationship, known: KnownStatement) -> Iterator[Place]:
        """The items of what a statement renews."""
        for target in known.targets if _renews(known) else ():
            if "@" not in target:
                if target in whose.members:
                    yield place_of(whose, whose.members[target])
            elif found := self._find(target, whose):
                owner, named = found
                yield place_of(owner, named.member)


def place_of(whose: Relationship, member: KnownItem) -> Place:
    """The item that stands for one."""
    return Place(whose, whose.canonical(member))


def occasions_of(whose: Relationship, slugs: Iterable[str | None]) -> dict[str, Place]:
    """The occasions that are on record, by the items that windows are tied to."""
    return {slug: place_of(whose, whose.members[slug]) for slug in slugs if slug in whose.members}


def _tied_to(place: Place) -> Iterable[Place]:
    """The occasions to which the windows of an item are tied."""
    whose, member = place
    refs = (ref for one in whose.merged(member) for ref in one.refs)
    return occasions_of(whose, (whose.statements[ref].occasion for ref in refs)).values()


def _renews(known: KnownStatement) -> bool:
    return KINDS[known.row.type] in UNDERTAKINGS
