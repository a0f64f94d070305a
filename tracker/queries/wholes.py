"""Wholes: what an item is a part of, what its parts are, and which item stands for another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.queries.scope import ItemRow


def standing_for(row: ItemRow, rows: list[ItemRow]) -> ItemRow:
    """The item that stands for one that was merged, or the item itself."""
    by_slug = {other.slug: other for other in rows if other.relationship_id == row.relationship_id}
    return by_slug.get(merged_slug(row.slug, by_slug), row)


def parts(rows: list[ItemRow], whole: ItemRow) -> list[ItemRow]:
    """The parts of an item and the parts of those, to the last; what was merged counts as one."""
    by_slug = {row.slug: row for row in rows if row.relationship_id == whole.relationship_id}
    members: dict[str, list[ItemRow]] = defaultdict(list)
    for row in by_slug.values():
        if row.part_of:
            members[merged_slug(row.part_of, by_slug)].append(
                by_slug[merged_slug(row.slug, by_slug)]
            )
    found: list[ItemRow] = []
    wholes = [whole]
    while wholes:
        new = [row for one in wholes for row in members[one.slug] if row != whole]
        wholes = [row for row in dict.fromkeys(new) if row not in found]
        found += wholes
    return found


def wholes(rows: Iterable[ItemRow]) -> dict[str, list[str]]:
    """What each item is a part of, by slugs; what was merged counts as one.

    What an item is a part of itself comes first, and then what those are that were merged into it.

    Args:
        rows: the items of a relationship that are parts or were merged, if no others.
    """
    by_slug = {row.slug: row for row in rows}
    found: dict[str, list[str]] = defaultdict(list)
    for row in sorted(by_slug.values(), key=lambda one: one.merged_into is not None):
        if row.part_of:
            part, whole = merged_slug(row.slug, by_slug), merged_slug(row.part_of, by_slug)
            if whole != part and whole not in found[part]:
                found[part].append(whole)
    return dict(found)


def above(slug: str, leads: Mapping[str, Sequence[str]]) -> list[str]:
    """What an item is part of, and what that is part of, to the last; the nearest first.

    Args:
        slug: the item.
        leads: what each item is a part of.
    """
    found = [slug]
    for one in found:
        found += [whole for whole in dict.fromkeys(leads.get(one, ())) if whole not in found]
    return found[1:]


def merged_slug(slug: str, by_slug: Mapping[str, ItemRow]) -> str:
    """The slug that an item goes by, however often it was merged."""
    while (row := by_slug.get(slug)) and row.merged_into is not None:
        slug = row.merged_into
    return slug
