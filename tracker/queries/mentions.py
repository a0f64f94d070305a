"""Mentions: when items were last spoken of; whoever speaks of a part speaks of the whole.

A meeting that is said to be an item speaks of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from tracker.domain.names import key_of
from tracker.projections.instants import day_of
from tracker.queries.kept import kept
from tracker.queries.parts import keys_of
from tracker.queries.reader import RecordReader
from tracker.queries.rows import REF, SAID
from tracker.queries.scope import ItemKey, ItemRow, Scope
from tracker.sql import chunks, marks


class Mentions:
    """When the items of a scope were last mentioned, by whichever of the parties.

    Args:
        reader: where to read it.
        where: the day, the moment and the relationships.
    """

    def __init__(self, reader: RecordReader, where: Scope) -> None:
        self._reader = reader
        self._where = where._replace(by=None)
        self._of_one = where.by is not None
        self._parts = reader.lookups.parts(where.merged_by, where.relationships)

    def last(
        self,
        rows: Iterable[ItemRow],
        own: Mapping[ItemKey, date],
        several: Collection[ItemKey] = (),
    ) -> dict[ItemKey, date]:
        """The last day on which each of some items was mentioned, where it ever was.

        Args:
            rows: the items.
            own: the last day of the statements on an item itself, as far as it was read already.
            several: the items of which an act has several accounts: each of them speaks of it, on
                its own day, and of each act one was read.
        """
        if self._of_one:  # what was read is of one party
            own = {}
        within = {
            row.key: (row.key, *self._parts.get((row.relationship_id, row.slug), ()))
            for row in rows
        }
        days = dict(own)
        every = {key for keys in within.values() for key in keys}
        for part in chunks(every - (own.keys() - {*several})):
            found = self._reader.last_days(self._where._replace(items=tuple(part)))
            days |= {key: max(day, days.get(key, day)) for key, day in found.items()}
        for relationship_id in {key.relationship_id for key in within}:
            for key, day in self._held(relationship_id).items():
                days[key] = max(day, days.get(key, day))
        return {
            item: max(days[key] for key in keys if key in days)
            for item, keys in within.items()
            if not days.keys().isdisjoint(keys)
        }

    def named(self, relationship_id: int, targets: Iterable[str]) -> set[ItemKey]:
        """The items of a relationship that are named, by slugs or by the refs of statements."""
        stands_for = self._reader.merged(self._where._replace(relationships=(relationship_id,)))
        return {stands_for.get(key, key) for key, _ in self._named(relationship_id, targets)}

    @kept
    def _held(self, relationship_id: int) -> dict[ItemKey, date]:
        """The last day of a meeting that was said to be an item of a relationship.

        A meeting of another one names the statement that announced it.
        """
        last = {**self._targets(relationship_id)}
        for (other,) in self._reader.sql.rows(
            "SELECT DISTINCT c.relationship_id FROM tracker_readouts r"
            " JOIN tracker_crossings c ON c.readout = r.slug"
            " WHERE r.relationship_id = ? AND c.relationship_id <> r.relationship_id",
            (relationship_id,),
        ):
            for target, on in self._targets(other).items():
                if "@" in target:
                    last[target] = max(on, last.get(target, on))
        found: dict[ItemKey, date] = {}
        stands_for = self._reader.merged(self._where._replace(relationships=(relationship_id,)))
        for key, target in self._named(relationship_id, last):
            item = stands_for.get(key, key)
            held = day_of(last[target])
            found[item] = max(held, found.get(item, held))
        return found

    @kept
    def _targets(self, relationship_id: int) -> dict[str, int]:
        """The last day of a meeting of a relationship that was said to be each occasion."""
        day, known = self._where.day, self._where.known
        last: dict[str, int] = {}
        for holds, on in self._reader.sql.rows(
            "SELECT m.holds, m.date FROM tracker_meetings m WHERE m.relationship_id = ?"
            " AND m.holds <> '' AND m.date <= ? AND m.known_from <= ? AND m.known_to > ?",
            (relationship_id, day, known, known),
        ):
            last |= {target: max(on, last.get(target, on)) for target in holds.split()}
        return last

    def _named(self, relationship_id: int, targets: Iterable[str]) -> Iterator[tuple[ItemKey, str]]:
        """The items that are named by their slugs or by the refs of statements."""
        refs = {target for target in targets if "@" in target}
        slugs = [(relationship_id, target) for target in targets if "@" not in target]
        for some in chunks(slugs):
            yield from keys_of(self._reader.sql, some)
        known = self._where.known
        # By their keys, so that the statements of the relationship are read once for all of them.
        for part in chunks({key_of(ref) for ref in refs}):
            for item_id, ref in self._reader.sql.rows(
                f"SELECT s.item_id, {REF} FROM {SAID} WHERE s.relationship_id = ?"
                f" AND s.known_from <= ? AND s.known_to > ? AND s.key IN ({marks(part)})",
                (relationship_id, known, known, *part),
            ):
                if ref in refs:
                    yield ItemKey(relationship_id, item_id), ref
