"""Standings: statements with their statuses as they were, of which every list is a selection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import get_args

from tracker.domain.rules import Status
from tracker.queries.answers import Standing
from tracker.queries.beside import Beside
from tracker.queries.clauses import HOLDS, keyed, share_clause
from tracker.queries.first import first
from tracker.queries.quietness import Quietness
from tracker.queries.reader import RecordReader
from tracker.queries.rows import StandingRow, select
from tracker.queries.scope import ItemKey, Scope, holding, scope
from tracker.queries.selected import keys, wholes
from tracker.queries.selection import Selection
from tracker.queries.viewpoint import Viewpoint
from tracker.sql import Row, chunks

_SAID = """
           tracker_statements s
           CROSS JOIN tracker_readouts r
           CROSS JOIN tracker_relationships l
      LEFT JOIN tracker_spans p
        ON p.relationship_id = s.relationship_id AND p.statement_id = s.id
"""
_NAMED = """
      LEFT JOIN tracker_verdicts v ON v.id = p.verdict
      CROSS JOIN tracker_items i
      CROSS JOIN tracker_item_names n
     WHERE r.relationship_id = s.relationship_id AND r.id = s.readout_id
       AND l.id = s.relationship_id
       AND i.relationship_id = s.relationship_id AND i.id = COALESCE(p.item_id, s.item_id)
       AND n.relationship_id = s.relationship_id AND n.item_id = i.id
       AND n.known_from <= ? AND n.known_to > ?
"""
"""All that a standing tells, read in this order, which SQLite is not to change: of so many tables
it would otherwise read one whole for the rows of a few keys."""

_AT_ONCE, _FEW = 500, 50
"""How many statements are looked up at once; fewer where some of the first may be enough."""

_NEAR = 8
"""Of how many relationships at most all is read by one query. Of more the database sorts the
numbers alone, so that the first statement is there before all of them are read."""


def followed(reader: RecordReader, view: Viewpoint) -> Iterator[Standing]:
    """Every statement that has a status, settled or not."""
    statuses = frozenset(get_args(Status))
    return selected(reader, view, Selection(statuses=statuses, sort="urgency"))


def selected(reader: RecordReader, view: Viewpoint, selection: Selection) -> Iterator[Standing]:
    """The statements of a selection, in its order."""
    where = scope(reader.sql, view)
    if not selection.looked_over:
        return islice(_found(reader, where, selection), selection.skip, None)
    few = _AT_ONCE if selection.end is None else _FEW
    told = _looked_over(reader, where, selection, _found(reader, where, selection, few))
    return islice(told, selection.skip, selection.end)


def _found(
    reader: RecordReader, where: Scope, selection: Selection, at_once: int = _AT_ONCE
) -> Iterator[Standing]:
    """The statements of a selection as far as the database finds them."""
    found: Iterable[Row] | None = first(reader, where, selection)
    if found is None and where.relationships and len(where.relationships) <= _NEAR:
        parts = chunks(reader.sql.stream(*wholes(reader, where, selection)), at_once)
        return chain.from_iterable(_standings(reader, where, part) for part in parts)
    if found is None:
        found = reader.sql.stream(*keys(reader, where, selection))
    return _told(reader, where, found, at_once)


def _looked_over(
    reader: RecordReader, where: Scope, selection: Selection, told: Iterator[Standing]
) -> Iterator[Standing]:
    """What of some statements is wanted, where only what is told of them shows it."""
    if selection.slipped:
        told = (one for one in told if one.slip and one.slip.later)
    if selection.publisher:
        told = (one for one in told if selection.publisher in one.told_by)
    if selection.quiet:
        told = Quietness(reader, where, selection.quiet).quiet(told)
    return told


def _told(
    reader: RecordReader, where: Scope, found: Iterable[Row], at_once: int
) -> Iterator[Standing]:
    """The standings of some statements, in the order of their keys."""
    share, of_share = share_clause(where.by, where.known)
    for part in chunks(map(ItemKey._make, found), at_once):
        listed, joined, given = keyed("s.id", part)
        rows = reader.sql.rows(
            f"SELECT {select(StandingRow)} FROM {listed} {_SAID} AND {HOLDS} AND {share}"
            f" {_NAMED} AND {joined}",
            (*given, *holding(where), *of_share, where.known, where.known),
        )
        told = {(one.known_in, one.statement_id): one for one in _standings(reader, where, rows)}
        yield from (told[key] for key in part if key in told)


def _standings(reader: RecordReader, where: Scope, rows: Sequence[Row]) -> list[Standing]:
    found: list[Standing] = []
    beside = reader.lookups.of(where, found)
    found += (Standing._make((*row, Beside(beside, place))) for place, row in enumerate(rows))
    return found
