"""Wholes: which items are parts of which, and what would make an item a part of itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from tracker.domain.items import ItemMerged, ItemOpened


class ItemOnRecord(NamedTuple):
    """An item on record: what it is counted as, and what it is a part of."""

    stands_for_it: str
    """The item that it is counted as: itself, unless it was merged into another."""
    part_of: str | None = None
    merged_into: str | None = None
    """The item that it was merged into, which may have been merged further."""


Items = Mapping[str, ItemOnRecord]
"""The items of a relationship, by their slugs."""


class Hindrance(NamedTuple):
    """Why one item cannot be merged into another."""

    kind: Literal["so already", "unknown", "one already", "merged before", "part"]
    about: tuple[str, ...] = ()
    """The items that are unknown, or the part and its whole."""


def hindrance(merged: ItemMerged, items: Items) -> Hindrance | None:
    """What keeps one item from being merged into another; None where nothing does."""
    unknown = tuple(slug for slug in (merged.item, merged.into) if slug not in items)
    if unknown:
        return Hindrance("unknown", unknown)
    item, into = items[merged.item], items[merged.into]
    if item.merged_into == merged.into:
        return Hindrance("so already")
    if item.stands_for_it == into.stands_for_it:
        return Hindrance("one already")
    if item.stands_for_it != merged.item:
        return Hindrance("merged before")
    related = _part_and_whole(merged, into.stands_for_it, items)
    return Hindrance("part", related) if related else None


def circle(named: Iterable[ItemOpened], items: Items) -> list[str] | None:
    """The circle that items would make if they were named so; None where they make none.

    What was so before they were named is not their doing.

    Args:
        named: the items with their new names, in the order in which they are named.
        items: the items as they are on record.

    Returns:
        Items of which each is a part of the next, the last being the first.
    """
    before = {slug: one.part_of for slug, one in items.items()}
    parts = dict(before)
    for item in named:
        parts.pop(item.item, None)
        parts[item.item] = item.part_of
    wholes = _wholes(parts, items)
    for part, whole in parts.items():
        if whole is None or before.get(part) == whole:
            continue
        own = _counted_as(part, items)
        if way := _way(wholes, _counted_as(whole, items), own):
            return [own, *way]
    return None


def _part_and_whole(merged: ItemMerged, into: str, items: Items) -> tuple[str, str] | None:
    """The two items in the order of part and whole, if the one is a part of the other."""
    wholes = _wholes({slug: one.part_of for slug, one in items.items()}, items)
    if merged.item in _above(wholes, into):
        return merged.into, merged.item
    # What is a part of it and of nothing else is taken up by it.
    if into in _above(wholes, merged.item, but=into):
        return merged.item, merged.into
    return None


def _counted_as(slug: str, items: Items) -> str:
    return items[slug].stands_for_it if slug in items else slug


def _wholes(parts: Mapping[str, str | None], items: Items) -> dict[str, set[str]]:
    """For each item that counts, those that it is a part of, itself or by what was merged."""
    found: dict[str, set[str]] = defaultdict(set)
    for part, whole in parts.items():
        if whole is not None:
            found[_counted_as(part, items)].add(_counted_as(whole, items))
    return found


def _above(wholes: Mapping[str, set[str]], slug: str, *, but: str | None = None) -> set[str]:
    """The items that one is a part of, however far up.

    Args:
        wholes: what each item is a part of.
        slug: an item that counts as itself.
        but: an item of which it is not asked whether the one itself is a part.
    """
    found: set[str] = set()
    further = wholes.get(slug, set()) - {but}
    while further:
        found |= further
        further = {whole for part in further for whole in wholes.get(part, ())} - found
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
