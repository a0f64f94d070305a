"""Standings: statements with their statuses as they were, of which every list is a selection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import get_args

from tracker.domain.rules import Status
from tracker.queries.answers import Standing
from tracker.queries.clauses import keyed, share_clause
from tracker.queries.first import first
from tracker.queries.quietness import Quietness
from tracker.queries.reader import RecordReader
from tracker.queries.rows import StandingRow, select
from tracker.queries.scope import ItemKey, Scope, scope
from tracker.queries.selected import HOLDS, holding, keys
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


def followed(reader: RecordReader, view: Viewpoint) -> Iterator[Standing]:
    """Every statement that has a status, settled or not."""
    statuses = frozenset(get_args(Status))
    return selected(reader, view, Selection(statuses=statuses, sort="urgency"))


def selected(reader: RecordReader, view: Viewpoint, selection: Selection) -> Iterator[Standing]:
    """The statements of a selection, in its order.

    The database sorts their numbers alone, so that the first is there before all of them are read.
    """
    where = scope(reader.sql, view)
    found: Iterable[Row] | None = first(reader, where, selection)
    if found is None:
        found = reader.sql.stream(*keys(reader, where, selection))
    if not selection.looked_over:
        return _told(reader, where, islice(found, selection.skip, None))
    few = _AT_ONCE if selection.end is None else _FEW
    told = _looked_over(reader, where, selection, _told(reader, where, found, few))
    return islice(told, selection.skip, selection.end)


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
    reader: RecordReader, where: Scope, found: Iterable[Row], at_once: int = _AT_ONCE
) -> Iterator[Standing]:
    """The standings of some statements, in the order of their keys."""
    share, of_share = share_clause(where.by, where.known)
    for part in chunks(map(ItemKey._make, found), at_once):
        listed, joined, given = keyed("s.id", part)
        rows = [
            StandingRow(*row)
            for row in reader.sql.rows(
                f"SELECT {select(StandingRow)} FROM {listed} {_SAID} AND {HOLDS} AND {share}"
                f" {_NAMED} AND {joined}",
                (*given, *holding(where), *of_share, where.known, where.known),
            )
        ]
        besides = reader.lookups.of(where, rows)
        told = {
            (row.known_in, row.statement_id): Standing(*row[:-1], beside)
            for row, beside in zip(rows, besides, strict=True)
        }
        yield from (told[key] for key in part if key in told)
