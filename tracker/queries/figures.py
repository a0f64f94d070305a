"""Figures: how many statements a list holds by their status, and what to know of the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from tracker.domain.rules import urgency
from tracker.domain.verdicts import VERDICTS
from tracker.queries.gaps import Gap, gaps
from tracker.queries.reader import RecordReader
from tracker.queries.scope import Scope, scope
from tracker.queries.selected import counts, unfollowed
from tracker.queries.selection import Selection
from tracker.queries.viewpoint import Viewpoint

EVERY = frozenset(status for _, status in VERDICTS)
"""Every status that a statement can have."""

_FEW = 2
"""Of so many kinds of meetings it is told which are not on record."""


class Surroundings(NamedTuple):
    """What one has to know of the record to read a list of what is on it."""

    several: bool
    """Whether more than one relationship is looked at."""
    gaps: list[Gap]
    """The meetings that are not on record; of many such, the first few."""


def surroundings(reader: RecordReader, view: Viewpoint) -> Surroundings:
    """What one has to know of what is looked at."""
    where = scope(reader.sql, view)
    related = where.relationships
    if related is None:
        rows = reader.sql.rows("SELECT id FROM tracker_relationships LIMIT 2")
        related = tuple(row_id for (row_id,) in rows)
    return Surroundings(len(related) > 1, [*islice(gaps(reader, where), _FEW + 1)])


def figures(
    reader: RecordReader, view: Viewpoint, selection: Selection
) -> Mapping[str, int] | None:
    """How many statements of a selection have which status, the most pressing first.

    Those that have none are counted under no word; None where they are not `countable`.
    """
    if not countable(selection):
        return None
    where = scope(reader.sql, view)
    if selection.statuses is not None or selection.of_status:
        return by_status(reader, where, selection)
    found = by_status(reader, where, selection._replace(statuses=EVERY))
    ((without,),) = reader.sql.rows(*unfollowed(reader, where, selection))
    return {**found, "": without} if without else found


def countable(selection: Selection) -> bool:
    """Whether the statements of a selection are counted without telling each of them.

    They are not where only what is told of one shows if it is wanted, or where items are among
    them.
    """
    return not selection.looked_over and "completed" not in (selection.statuses or ())


def by_status(reader: RecordReader, where: Scope, selection: Selection) -> dict[str, int]:
    """How many statements of a selection that have a status have which, the most pressing first."""
    found = Counter[str]()
    for verdict, count in reader.sql.rows(*counts(reader, where, selection)):
        found[VERDICTS[verdict][1]] += count
    return {one: found[one] for one in sorted(found, key=lambda one: (urgency(one), one))}
