"""Emptiness: why there is nothing to answer, by when the record begins and what else it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from tracker.projections.instants import day_of, moment
from tracker.queries.clauses import act_clause, items_clause, within_clause
from tracker.queries.figures import EVERY, by_status
from tracker.queries.going_on import going_on
from tracker.queries.reader import RecordReader
from tracker.queries.rows import REF, STATEMENTS
from tracker.queries.scope import Scope, scope
from tracker.queries.selection import Selection
from tracker.queries.story import StoryStatement
from tracker.queries.viewpoint import Viewpoint


class Emptiness(NamedTuple):
    """What is on record where an answer has nothing to tell."""

    recorded_at: datetime | None = None
    """When the first was recorded of what is asked about; only if that was later."""
    begins: date | None = None
    """The day of the first of it; only if nothing is of an earlier day."""
    first: str | None = None
    """The readout of that day."""
    known: bool = True
    """Whether anything of it is on record, of whatever day."""
    holds: Mapping[str, int] = Counter()
    """How many statements have which status, the most pressing first."""
    goes_on: tuple[StoryStatement, ...] = ()
    """Of items, what was promised of them and was renewed on another one, as that is there."""


def emptiness(reader: RecordReader, view: Viewpoint) -> Emptiness:
    """What is on record of what is looked at, and since when.

    Args:
        reader: where to read it.
        view: from where it is looked at.
    """
    where = scope(reader.sql, view)
    if view.known_on and (first := _first_recorded(reader, where)) and first > where.known:
        return Emptiness(recorded_at=moment(first))
    begins = _begins(reader, where)
    if begins is None:
        return Emptiness(known=False)
    if begins[0] > where.day:
        return Emptiness(begins=day_of(begins[0]), first=begins[1])
    return Emptiness(
        holds=by_status(reader, where, Selection(statuses=EVERY)),
        goes_on=going_on(reader, where, reader.statements(where)) if where.items else (),
    )


def _first_recorded(reader: RecordReader, where: Scope) -> int | None:
    """The moment of the first statement or readout that is asked about."""
    table = "tracker_statements" if _narrowed(where) else "tracker_readouts"
    clause, parameters = _clauses(reader, where)
    ((found,),) = reader.sql.rows(
        f"SELECT MIN(s.known_from) FROM {table} s WHERE true{clause}", parameters
    )
    return None if found is None else int(found)


def _begins(reader: RecordReader, where: Scope) -> tuple[int, str] | None:
    """The day of the first statement or readout that is asked about, as known, and its readout."""
    clause, parameters = _clauses(reader, where)
    known = " AND s.known_from <= ? AND s.known_to > ?"
    if _narrowed(where):
        query = f"SELECT s.date, {REF} FROM {STATEMENTS} WHERE true{known}{clause}"
    else:
        query = f"SELECT s.date, '@' || s.slug FROM tracker_readouts s WHERE true{known}{clause}"
    rows = reader.sql.rows(
        f"{query} ORDER BY 1, 2 LIMIT 1", (where.known, where.known, *parameters)
    )
    return (rows[0][0], rows[0][1].partition("@")[2]) if rows else None


def _narrowed(where: Scope) -> bool:
    """Whether only some statements are asked about."""
    return where.items is not None or where.by is not None


def _clauses(reader: RecordReader, where: Scope) -> tuple[str, tuple[object, ...]]:
    related, relationships = within_clause("s.relationship_id", where.relationships)
    if not _narrowed(where):
        return related, relationships
    about, of_items = items_clause("s.item_id", reader.members(where))
    said, by = act_clause(where.by, where.day, where.known, "s.by_parties", "s.done_by")
    return related + about + said, (*relationships, *of_items, *by)
