"""Scope: from where an answer looks, in the numbers that the views are kept under."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from tracker.domain.names import folded, readout_of, relationship
from tracker.errors import NotFound, Remedy
from tracker.projections.instants import STILL, microseconds
from tracker.queries.abbreviations import items_meant, meant, several
from tracker.queries.clauses import keyed, within_clause
from tracker.queries.parties import check_known
from tracker.queries.remaining import remaining
from tracker.queries.rows import select
from tracker.queries.viewpoint import Viewpoint
from tracker.queries.wholes import parts, standing_for
from tracker.sql import Transaction, marks
from tracker.suggestions import did_you_mean, near

_LATEST = STILL - 1
"""Comes after every moment there is and before `STILL`: as of it, what is still so is known."""


class ItemKey(NamedTuple):
    """An item by its relationship and its number there."""

    relationship_id: int
    item_id: int


class Scope(NamedTuple):
    """A viewpoint in rows: a day, a moment, and the relationships and items asked about."""

    day: int
    known: int
    """The moment by which something has to be on record, in microseconds."""
    relationships: tuple[int, ...] | None = None
    """None for all of them."""
    items: tuple[ItemKey, ...] | None = None
    by: str | None = None
    """The party whose statements and shares are asked about; None for all."""
    merged_known: int | None = None
    """The moment by which it has to be on record which items are one; None for that of all else."""

    @property
    def merged_by(self) -> int:
        """The moment by which it has to be on record which items are one."""
        return self.known if self.merged_known is None else self.merged_known


def holding(where: Scope) -> tuple[int, int, int, int]:
    """What `HOLDS` asks for."""
    return where.day, where.known, where.day, where.known


def scope(sql: Transaction, view: Viewpoint) -> Scope:
    """The rows that a viewpoint looks at.

    Raises:
        NotFound: the relationship, party or item is not on record.
        Unreadable: a party is neither on record nor known otherwise.
    """
    between = view.relationship.split("-") if view.relationship else ()
    for party in filter(None, (view.by, view.party, *between)):
        check_known(sql, party)
    known = _known(view.known_on)
    relationships = _relationships(sql, view)
    if not view.items:
        return Scope(view.as_of.toordinal(), known, relationships, by=view.by)
    listed = items_known(sql, known, relationships)
    own = [row for name in view.items for row in _asked(sql, view, name, listed)]
    rows = [row for item in own for row in (item, *parts(listed, item))]
    # The rows are kept by relationship, so naming it finds those of an item at once.
    related = tuple(sorted({row.relationship_id for row in rows}))
    keys = tuple(sorted({row.key for row in rows}))
    return Scope(view.as_of.toordinal(), known, related, keys, view.by)


def _known(known_on: datetime | None) -> int:
    return _LATEST if known_on is None else microseconds(known_on)


def _relationships(sql: Transaction, view: Viewpoint) -> tuple[int, ...] | None:
    if view.relationship is None and view.party is None:
        return None
    wanted = _wanted(view)
    rows = sql.rows(
        "SELECT id, parties FROM tracker_relationships"
        + ("" if wanted is None else " WHERE name = ?"),
        () if wanted is None else (wanted,),
    )
    found = tuple(
        row_id for row_id, parties in rows if view.party is None or view.party in parties.split()
    )
    if not found:
        asked = wanted or f"with {view.party}"
        names = sql.rows("SELECT name FROM tracker_relationships ORDER BY name LIMIT 12")
        known = ", ".join(name for (name,) in names) or "none yet"
        raise NotFound(f"no relationship {asked} is on record; on record: {known}")
    return found


def _wanted(view: Viewpoint) -> str | None:
    """The name of the relationship asked about, in whatever order its parties were named."""
    return view.relationship and relationship(view.relationship.split("-"))


class ItemRow(NamedTuple):
    """An item as it was known: its names, and the item that stands for it."""

    id: int
    relationship_id: int
    slug: str
    title: str
    names_json: str
    part_of: str | None
    merged_into: str | None

    @property
    def key(self) -> ItemKey:
        """Which item it is."""
        return ItemKey(self.relationship_id, self.id)

    @property
    def names(self) -> tuple[str, ...]:
        """Its other names."""
        return tuple(json.loads(self.names_json))


ITEMS = """
           tracker_items i
      JOIN tracker_item_names n ON n.relationship_id = i.relationship_id AND n.item_id = i.id
"""
"""What every answer about items joins: the item and its names."""


def items_known(
    sql: Transaction, known: int, relationships: tuple[int, ...] | None
) -> list[ItemRow]:
    """The items as they were known by a moment, in the order of their slugs."""
    within, parameters = within_clause("i.relationship_id", relationships)
    found = sql.rows(
        f"SELECT {select(ItemRow)} FROM {ITEMS}"
        f" WHERE n.known_from <= ? AND n.known_to > ?{within} ORDER BY i.slug",
        (known, known, *parameters),
    )
    return [*map(ItemRow._make, found)]


def items_of(sql: Transaction, known: int, keys: Sequence[ItemKey]) -> list[ItemRow]:
    """Some items as they were known by a moment."""
    first, joined, numbers = keyed("i.id", keys)
    found = sql.rows(
        f"SELECT {select(ItemRow)} FROM {first} {ITEMS}"
        f" WHERE {joined} AND n.known_from <= ? AND n.known_to > ?",
        (*numbers, known, known),
    )
    return [*map(ItemRow._make, found)]


def item_names(sql: Transaction, view: Viewpoint) -> list[ItemRow]:
    """The items as they were known from a viewpoint, by all their names; see `remaining`."""
    where = scope(sql, view)
    return remaining(sql, where.known, items_known(sql, where.known, where.relationships))


def named(sql: Transaction, view: Viewpoint, name: str, rows: list[ItemRow]) -> list[ItemRow]:
    """The items that go by a slug, a title or another name, or those that stand for them.

    Args:
        sql: where to look for an item that none of the rows is.
        view: from where it is asked.
        name: what the item is called.
        rows: the items as they were known there.

    Raises:
        NotFound: none goes by that name.
    """
    found = called(name, rows)
    if not found:
        raise _missing(sql, view, name, rows)
    known = _known(view.known_on)
    left = remaining(sql, known, found)
    if not left:  # what all was taken back of stands back behind what else is called so
        left = remaining(sql, known, called(name, [row for row in rows if row not in found]))
    found = left or found
    return list(dict.fromkeys(standing_for(row, rows) for row in found))


def _asked(sql: Transaction, view: Viewpoint, name: str, rows: list[ItemRow]) -> list[ItemRow]:
    """The items that are asked about by a name, or by the beginning or a part of one.

    Raises:
        NotFound: nothing has a name that begins so or holds its words.
        Refused: several items do.
    """
    if not called(name, rows) and not called(name, items_known(sql, _LATEST, None)):
        found, begun = items_meant(name, remaining(sql, _known(view.known_on), rows), rows)
        if len({row.slug for row in found}) > 1:
            raise several(name, [row.slug for row in found], begun=begun)
        if found:
            return found
    return named(sql, view, name, rows)


def called(name: str, rows: list[ItemRow]) -> list[ItemRow]:
    """The rows that go by a name: by their slug, or where none does by any other."""
    asked = folded(name)
    return [row for row in rows if row.slug == asked] or [
        row for row in rows if asked in (folded(row.title), *map(folded, row.names))
    ]


def _missing(sql: Transaction, view: Viewpoint, name: str, rows: list[ItemRow]) -> NotFound:
    """That there is no such item, and where or since when there is one, or which it may be."""
    wanted = _wanted(view)
    where = f" in {wanted}" if wanted else f" with {view.party}" if view.party else ""
    said = f"no item {name!r} {'was on record by then' if view.known_on else 'is on record'}{where}"
    if known := called(name, items_known(sql, _LATEST, None)):
        asked = _relationships(sql, view)
        if asked is None or any(row.relationship_id in asked for row in known):
            return NotFound(f"{said}; it was named later")
        places = ", ".join(sorted(set(relationship_names(sql, known))))
        return NotFound(f"{said}; it is in {places}")
    left = remaining(sql, _known(view.known_on), rows)
    begun, held = meant(name, [row.slug for row in left])
    found = begun or held or near(folded(name), [row.slug for row in left])
    return NotFound(f"{said}{did_you_mean(found)}", remedy=None if found else Remedy.LIST_ITEMS)


def readouts_of(sql: Transaction, where: Scope, refs: Iterable[str]) -> dict[int, dict[int, str]]:
    """The names of the readouts of some statements, by their relationships and numbers."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    named = sorted({readout_of(ref) for ref in refs})
    if not named:
        return found
    for relationship_id, number, slug in sql.rows(
        "SELECT r.relationship_id, r.id, r.slug FROM tracker_readouts r"
        f" WHERE r.slug IN ({marks(named)}) AND r.known_from <= ? AND r.known_to > ?",
        (*named, where.known, where.known),
    ):
        found[relationship_id][number] = slug
    return found


def relationship_names(sql: Transaction, rows: list[ItemRow]) -> list[str]:
    """The name of the relationship of each item."""
    names: dict[int, str] = dict(sql.rows("SELECT id, name FROM tracker_relationships"))
    return [names[row.relationship_id] for row in rows]
