"""Making: the views of some relationships from their events, in whatever process that is done.

A group of relationships that name each other's statements is made as if it were all of the ledger:
what is read for it is in a database of its own, which it needs only where it is very large.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import merge
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from tracker.domain.events import Recorded
from tracker.errors import Damaged
from tracker.ledger.gc_pause import uncollected
from tracker.projections import schema
from tracker.projections.projector import Projector
from tracker.projections.rows import KeptVerdict
from tracker.store import tables
from tracker.store.reading import read
from tracker.store.sqlite import scratch
from tracker.store.stamp import Stored, genesis
from tracker.store.tables import RELATIONSHIPS

KINDS = tuple(kind for kind in schema.TABLES if kind is not KeptVerdict)
"""The rows that events give; what a verdict is, is known without them."""


Rows = Iterator[tuple[type, list[tuple[Any, ...]]]]
"""Rows of the views, those of one table after the other."""


class Chain(NamedTuple):
    """A relationship with all of its events, as they are stored."""

    id: int
    name: str
    events: int
    stored: Iterable[Stored]


Group = list[Chain]
"""Relationships of which none names a statement of one that is not among them."""


class Made(NamedTuple):
    """The views of some relationships, packed so that they are quickly handed on."""

    events: int
    parts: list[tuple[int, bytes]]
    """The columns of some rows of a table, which is told by its place among `KINDS`."""

    def rows(self) -> Rows:
        """Rows of one table after the other."""
        for place, columns in self.parts:
            yield KINDS[place], list(zip(*marshal.loads(columns), strict=True))  # noqa: S302 - our own


def packed(groups: list[Group]) -> Made:
    """Make the views of some groups, to be written by another process.

    Raises:
        Damaged: an event is not what was recorded, or does not follow from those before it.
    """
    with uncollected():
        parts = [
            (KINDS.index(kind), marshal.dumps(list(zip(*rows, strict=True))))
            for kind, rows in made(groups)
        ]
    return Made(sum(one.events for group in groups for one in group), parts)


def made(groups: list[Group]) -> Rows:
    """The rows of the views of some groups, those of one table after the other.

    Raises:
        Damaged: an event is not what was recorded, or does not follow from those before it.
    """
    with scratch() as sql:
        tables.create(sql)
        schema.create(sql)
        whole = [
            (one.id, one.name, one.name.replace("-", " ")) for group in groups for one in group
        ]
        sql.insert(RELATIONSHIPS, whole)
        projector = Projector(sql)
        for group in groups:
            for moment, recorded in _in_order(group):
                try:
                    projector.project(recorded, moment)
                    projector.settle()
                except (ValueError, LookupError, TypeError) as error:
                    raise Damaged(
                        f"the events recorded at {moment} do not follow from those before them; "
                        "tracker verify names the first that is not what was recorded"
                    ) from error
        yield from projector.rows()


def _in_order(group: Group) -> Iterator[tuple[datetime, list[Recorded]]]:
    """The recordings of some relationships, in the order of their moments."""
    recordings = [_recordings(one) for one in group]
    for moment, together in groupby(merge(*recordings, key=itemgetter(0)), key=itemgetter(0)):
        yield moment, [entry for _, part in together for entry in part]


def _recordings(one: Chain) -> Iterator[tuple[datetime, list[Recorded]]]:
    entries = (recorded for _, recorded in read(one.name, one.stored, genesis(one.name)))
    for moment, part in groupby(entries, key=attrgetter("recorded_at")):
        if moment is None:
            raise Damaged("a stored event has no moment")
        yield moment, list(part)
