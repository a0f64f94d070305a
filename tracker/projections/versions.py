"""Versions: when what somebody looks at was last changed, so that nobody changes it unseen.

A version is the moment of the latest recording about a thing, in microseconds. Who changes the
thing says which version was looked at; where another is on record by then, nothing is recorded.
"""

from __future__ import annotations

from collections.abc import Callable

from tracker.domain.names import Versioned, key_of, readout_of
from tracker.errors import NotFound, Remedy
from tracker.projections.instants import STILL
from tracker.sql import Transaction

_OF_READOUT = (
    "SELECT c.recorded_at FROM tracker_corrections c WHERE c.relationship_id = ? AND c.readout = ?"
)


def version(sql: Transaction, of: Versioned, name: str) -> int:
    """The version of something.

    Args:
        sql: a transaction.
        of: what of it.
        name: its ref, its name, or of an item its relationship and its slug: `JP-RU/visas`.

    Raises:
        NotFound: it is not on record.
    """
    if of == "item":
        return of_item(sql, *name.split("/", 1))
    return _OF[of](sql, name)


def relationship_of(sql: Transaction, readout: str) -> str:
    """The relationship of a readout that is or was on record.

    Raises:
        NotFound: none of that name ever was.
    """
    number, _ = _readout(sql, readout)
    rows = sql.rows("SELECT name FROM tracker_relationships WHERE id = ?", (number,))
    return str(rows[0][0])


def of_statement(sql: Transaction, ref: str) -> int:
    """The version of a statement as it is coded, whatever was judged of it."""
    relationship, began = _readout(sql, readout_of(ref))
    rows = sql.rows(
        f"{_OF_READOUT} AND c.key = ? ORDER BY c.recorded_at DESC LIMIT 1",
        (relationship, readout_of(ref), key_of(ref)),
    )
    return max([began, *(int(moment) for (moment,) in rows)])


def of_judged(sql: Transaction, ref: str) -> int:
    """The version of a statement with all that was judged of it."""
    rows = sql.rows("SELECT known_from, known_to FROM tracker_assessments WHERE ref = ?", (ref,))
    moments = (int(moment) for row in rows for moment in row if moment != STILL)
    return max([of_statement(sql, ref), *moments])


def of_heading(sql: Transaction, readout: str) -> int:
    """The version of a readout's heading, whatever was corrected in its statements."""
    relationship, began = _readout(sql, readout)
    rows = sql.rows(
        f"{_OF_READOUT} AND c.type = 'HeadingAmended' ORDER BY c.recorded_at DESC LIMIT 1",
        (relationship, readout),
    )
    return max([began, *(int(moment) for (moment,) in rows)])


def of_readout(sql: Transaction, readout: str) -> int:
    """The version of a readout with its statements."""
    relationship, began = _readout(sql, readout)
    rows = sql.rows(f"{_OF_READOUT} ORDER BY c.recorded_at DESC LIMIT 1", (relationship, readout))
    return max([began, *(int(moment) for (moment,) in rows)])


def of_item(sql: Transaction, relationship: str, item: str) -> int:
    """The version of an item: its slug, its names, its whole and what it was merged into."""
    rows = sql.rows(
        "SELECT MAX(n.known_from) FROM tracker_items i"
        " JOIN tracker_relationships l ON l.id = i.relationship_id"
        " JOIN tracker_item_names n ON n.relationship_id = i.relationship_id AND n.item_id = i.id"
        " WHERE l.name = ? AND i.slug = ?",
        (relationship, item),
    )
    if not rows or rows[0][0] is None:
        raise NotFound(f"no item {item!r} is on record in {relationship}")
    return int(rows[0][0])


def _readout(sql: Transaction, name: str) -> tuple[int, int]:
    """The relationship of a readout, by its number, and the moment of its recording."""
    rows = sql.rows(
        "SELECT relationship_id, MIN(known_from) FROM tracker_readouts"
        " WHERE slug = ? GROUP BY relationship_id",
        (name,),
    )
    if not rows:
        raise NotFound(f"no readout {name!r} is on record", remedy=Remedy.LIST_MEETINGS)
    relationship, began = rows[0]
    return int(relationship), int(began)


_OF: dict[str, Callable[[Transaction, str], int]] = {
    "statement": of_statement,
    "judged": of_judged,
    "heading": of_heading,
    "readout": of_readout,
}
