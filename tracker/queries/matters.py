"""Matters: the items of which something can have come between two sides that are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.domain.rules import UNSETTLED_RULES
from tracker.domain.verdicts import VERDICTS
from tracker.queries.clauses import HOLDS, within_clause
from tracker.queries.reader import RecordReader
from tracker.queries.scope import ItemKey, Scope, holding
from tracker.sql import marks

_UNSETTLED = [number for number, (rule, _) in enumerate(VERDICTS) if rule in UNSETTLED_RULES]
"""The verdicts that leave something to be done or answered."""

Said = Mapping[str, ItemKey] | None
"""The statements of a readout or a meeting, each with its item; None for all of the record."""


def matters(
    reader: RecordReader, first: Scope, second: Scope, own: Said, new: Said
) -> list[ItemKey]:
    """The items that are to be looked at, by the names of their relationships.

    Args:
        reader: where to read it.
        first: from where the first side looks.
        second: and the second.
        own: what the first side says.
        new: and the second.
    """
    keys = (
        *(_unsettled(reader, first) if own is None else own.values()),
        *(
            (
                *_since(reader, first, second),
                *_turned(reader, first, second),
                *_named(reader, first, second),
            )
            if new is None
            else new.values()
        ),
    )
    merged = reader.merged(second)
    related = second.relationships
    wanted = (
        key
        for key in {merged.get(key, key) for key in keys}
        if (second.items is None or key in second.items)
        and (related is None or key.relationship_id in related)
    )
    return sorted(wanted, key=lambda key: (reader.relationship(key.relationship_id), key.item_id))


def _unsettled(reader: RecordReader, where: Scope) -> Iterator[ItemKey]:
    """The items of which something was unsettled at the first side."""
    related, relationships = within_clause("p.relationship_id", where.relationships)
    found = reader.sql.rows(
        "SELECT DISTINCT p.relationship_id, p.item_id FROM tracker_spans p"
        f" WHERE {HOLDS} AND p.share = '' AND p.twin_of IS NULL"
        f" AND p.verdict IN ({marks(_UNSETTLED)}){related}",
        (*holding(where), *_UNSETTLED, *relationships),
    )
    return map(ItemKey._make, found)


def _since(reader: RecordReader, first: Scope, second: Scope) -> Iterator[ItemKey]:
    """The items of which something was said, recorded or taken back since the first side."""
    related, relationships = within_clause("s.relationship_id", second.relationships)
    found = reader.sql.rows(
        "SELECT DISTINCT s.relationship_id, s.item_id FROM tracker_statements s"
        " WHERE s.date <= ? AND ((s.known_from <= ? AND s.known_to > ? AND s.date > ?)"
        "  OR (s.known_from > ? AND s.known_from <= ?)"
        f"  OR (s.known_to > ? AND s.known_to <= ?)){related}",
        (
            *(second.day, second.known, second.known, first.day),
            *(first.known, second.known, first.known, second.known, *relationships),
        ),
    )
    return map(ItemKey._make, found)


def _turned(reader: RecordReader, first: Scope, second: Scope) -> Iterator[ItemKey]:
    """The items of which something stands otherwise since the first side."""
    related, relationships = within_clause("p.relationship_id", second.relationships)
    found = reader.sql.rows(
        "SELECT DISTINCT p.relationship_id, p.item_id FROM tracker_spans p"
        f" WHERE {HOLDS} AND (p.valid_from > ? OR p.known_from > ?){related}",
        (*holding(second), first.day, first.known, *relationships),
    )
    return map(ItemKey._make, found)


def _named(reader: RecordReader, first: Scope, second: Scope) -> Iterator[ItemKey]:
    """The items of which it was recorded since the first side what they are a part of."""
    if first.known == second.known:
        return iter(())
    related, relationships = within_clause("n.relationship_id", second.relationships)
    found = reader.sql.rows(
        "SELECT DISTINCT n.relationship_id, n.item_id FROM tracker_item_names n"
        f" WHERE n.known_from > ? AND n.known_from <= ?{related}",
        (first.known, second.known, *relationships),
    )
    return map(ItemKey._make, found)
