"""Wholes: which items of a relationship are parts of which, by the names they have now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Self

from tracker.domain.items import ItemOpened
from tracker.projections.schema import STILL
from tracker.sql import Transaction


class Wholes:
    """The items of a relationship with what each is a part of.

    Args:
        parts: each item's slug, with that of the item it is a part of.
        stands_for: the slug of the item that stands for each.
    """

    def __init__(self, parts: Mapping[str, str], stands_for: Mapping[str, str]) -> None:
        self._parts = dict(parts)
        self._stands_for = stands_for

    @classmethod
    def on_record(cls, sql: Transaction, relationship: str) -> Self:
        """Those that are on record now."""
        rows = sql.rows(
            "SELECT i.slug, c.slug, n.part_of FROM tracker_relationships l"
            " JOIN tracker_items i ON i.relationship_id = l.id"
            " JOIN tracker_items c"
            " ON c.relationship_id = i.relationship_id AND c.id = i.canonical_id"
            " JOIN tracker_item_names n"
            f" ON n.relationship_id = i.relationship_id AND n.item_id = i.id AND n.known_to = {STILL}"
            " WHERE l.name = ?",
            (relationship,),
        )
        parts = {slug: whole for slug, _, whole in rows if whole is not None}
        return cls(parts, {slug: other for slug, other, _ in rows})

    def stand_for(self, slug: str) -> str:
        """The slug of the item that stands for one."""
        return self._stands_for.get(slug, slug)

    def above(self, slug: str, *, but: str | None = None) -> set[str]:
        """The items that one is a part of, however far up.

        Args:
            slug: one that stands for itself.
            but: an item of which it is not asked whether the one itself is a part.
        """
        wholes = self._wholes()
        found: set[str] = set()
        further = wholes[slug] - {but}
        while further:
            found |= further
            further = {whole for part in further for whole in wholes[part]} - found
        return found

    def circle(self, named: Iterable[ItemOpened]) -> list[str] | None:
        """The circle that items would make, named anew: each is a part of the next; or None.

        What was so before they were named is not their doing.
        """
        before = dict(self._parts)
        for item in named:
            self._parts.pop(item.item, None)
            if item.part_of:
                self._parts[item.item] = item.part_of
        wholes = self._wholes()
        for part, whole in self._parts.items():
            own = self.stand_for(part)
            new = before.get(part) != whole
            if new and (way := _way(wholes, self.stand_for(whole), own)):
                return [own, *way]
        return None

    def _wholes(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for part, whole in self._parts.items():
            found[self.stand_for(part)].add(self.stand_for(whole))
        return found


def _way(wholes: Mapping[str, set[str]], start: str, end: str) -> list[str] | None:
    """The items on the way up from one to another, with both."""
    came_from = {start: start}
    further = [start]
    for slug in further:
        if slug == end:
            way = [slug]
            while way[0] != start:
                way.insert(0, came_from[way[0]])
            return way
        for whole in sorted(wholes.get(slug, ())):
            if whole not in came_from:
                came_from[whole] = slug
                further.append(whole)
    return None
