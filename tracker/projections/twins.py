"""Twins: the accounts of one act, out of a relationship in memory; the first stands for all."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from tracker.domain.accounts import twins
from tracker.domain.placed_statement import PlacedStatement
from tracker.projections.known import KnownItem, KnownStatement
from tracker.projections.relationship import Relationship


def acts(whose: Relationship, member: KnownItem, *, followed: bool) -> list[list[PlacedStatement]]:
    """The acts on an item, each with all accounts of it.

    Args:
        whose: the relationship of the item.
        member: the item, which stands for itself.
        followed: whether those are meant that have a status, or those that have none.
    """
    refs = (ref for one in whose.merged(member) for ref in one.refs)
    placed = (
        known.placed
        for known in map(whose.statements.__getitem__, refs)
        if known.followed is followed
    )
    return twins(sorted(placed, key=attrgetter("place")))


def first_account(whose: Relationship, ref: str) -> str:
    """The ref of the first account of the act that a ref names, as far as it is on record."""
    known = whose.statements.get(ref)
    if known is None or not known.followed:
        return ref
    together = acts(whose, whose.canonical(known.member), followed=True)
    return next(act[0].ref for act in together if any(one.ref == ref for one in act))


def reports_of(whose: Relationship) -> Iterator[KnownStatement]:
    """The reports on other items that name what a recording may make one act, or more than one."""
    changed = {whose.canonical(member) for member in whose.news.disordered}
    refs = {ref for member in changed for one in whose.merged(member) for ref in one.refs}
    for ref in refs.union(known.ref for known in whose.news.ended):
        for known in whose.naming.get(ref, {}).values():
            if not known.followed and whose.canonical(known.member) not in changed:
                yield known
