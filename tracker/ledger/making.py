"""Making: the views of some relationships from their events, in whatever process that is done.

A group of relationships that name each other's statements is made as if it were all of the ledger:
what is read for it is in a database of its own, which it needs only where it is very large.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from heapq import merge
from itertools import compress, groupby
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from tracker.domain.events import Recorded
from tracker.errors import Damaged, Remedy
from tracker.ledger.gc_pause import uncollected
from tracker.projections import schema
from tracker.projections.projector import Projector
from tracker.projections.rows import KeptVerdict
from tracker.projections.tables import TABLES
from tracker.store import tables
from tracker.store.reading import read
from tracker.store.sqlite import scratch
from tracker.store.stamp import Stored, genesis
from tracker.store.tables import RELATIONSHIPS

KINDS = tuple(kind for kind in TABLES if kind is not KeptVerdict)
"""The rows that events give; what a verdict is, is known without them."""


class Chain(NamedTuple):
    """A relationship with all of its events, as they are stored."""

    id: int
    name: str
    events: int
    stored: Iterable[Stored]


Group = list[Chain]
"""Relationships of which none names a statement of one that is not among them."""


class Portion(NamedTuple):
    """What one recording says of one relationship."""

    relationship: str
    position: int
    """That of its first event in the chain of the relationship."""
    recorded: list[Recorded]


class Made(NamedTuple):
    """The views of some relationships, packed so that they are quickly handed on."""

    events: int
    packed: list[Packed]

    def rows(self) -> Rows:
        """Rows of one table after the other."""
        return map(unpacked, self.packed)


class Packed(NamedTuple):
    """Rows of a table, by their columns."""

    place: int
    """The place of the table among `KINDS`."""
    columns: bytes


Rows = Iterator[tuple[type, list[tuple[Any, ...]]]]
"""Rows of the views, those of one table after the other."""


def unpacked(
    packed: Packed, ids: Mapping[int, int] | None = None
) -> tuple[type, list[tuple[Any, ...]]]:
    """The rows of a table.

    Args:
        packed: the rows.
        ids: the numbers that relationships are to have, by those they had; others are left out.
    """
    kind = KINDS[packed.place]
    columns = marshal.loads(packed.columns)  # noqa: S302 - what `made` has packed
    if ids is None:
        return kind, list(zip(*columns, strict=True))
    whose = TABLES[kind].names.index("relationship_id")
    kept = [number in ids for number in columns[whose]]
    columns[whose] = [ids.get(number) for number in columns[whose]]
    return kind, list(compress(zip(*columns, strict=True), kept))


@uncollected()
def make(groups: list[Group]) -> Made:
    """Make the views of some groups.

    Raises:
        Damaged: an event is not what was recorded, or does not follow from those before it.
    """
    return making(groups, _found_right, lambda _, __: None)


def making(
    groups: list[Group],
    events: Callable[[Chain], Iterable[Recorded]],
    check: Callable[[Projector, list[Portion]], None],
) -> Made:
    """Make the views of some groups.

    Args:
        groups: the groups, with all of their events.
        events: reads those of a relationship.
        check: raises what forbids a recording, before the views follow it.

    Raises:
        Damaged: an event does not follow from those before it.
    """
    with scratch() as sql:
        tables.create(sql)
        schema.create(sql)
        named = [(one.id, one.name) for group in groups for one in group]
        sql.write(f"INSERT INTO {RELATIONSHIPS} (id, name, parties) VALUES (?, ?, '')", named)
        projector = Projector(sql)
        for group in groups:
            for moment, parts in _in_order(group, events):
                check(projector, parts)
                try:
                    projector.project([one for part in parts for one in part.recorded], moment)
                    projector.settle()
                except (ValueError, LookupError, TypeError) as error:
                    raise Damaged(
                        f"the events recorded at {moment} do not follow from those before them",
                        remedy=Remedy.FIND_CHANGED,
                    ) from error
        packed = [
            Packed(KINDS.index(kind), marshal.dumps(list(zip(*rows, strict=True))))
            for kind, rows in projector.rows()
        ]
    return Made(sum(one.events for group in groups for one in group), packed)


def _found_right(one: Chain) -> Iterator[Recorded]:
    return (recorded for _, recorded in read(one.name, one.stored, genesis(one.name)))


def _in_order(
    group: Group, events: Callable[[Chain], Iterable[Recorded]]
) -> Iterator[tuple[datetime, list[Portion]]]:
    """The recordings of some relationships, in the order of their moments."""
    recordings = [_recordings(one.name, events(one)) for one in group]
    for moment, together in groupby(merge(*recordings, key=itemgetter(0)), key=itemgetter(0)):
        yield moment, [part for _, part in together]


def _recordings(name: str, entries: Iterable[Recorded]) -> Iterator[tuple[datetime, Portion]]:
    position = 1
    for moment, together in groupby(entries, key=attrgetter("recorded_at")):
        if moment is None:
            raise Damaged("a stored event has no moment")
        part = Portion(name, position, list(together))
        position += len(part.recorded)
        yield moment, part
