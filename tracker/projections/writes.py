"""Writes: the rows that recordings add and end, gathered and written table by table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from tracker.projections import texts
from tracker.projections.rows import KeptNames, KeptSpan
from tracker.projections.tables import TABLES
from tracker.sql import Row, Transaction

_Key = tuple[object, ...]
_REPLACED = (KeptNames, KeptSpan)
"""Rows that are known by the moment from which on they hold, so that a moment has one of them."""

_PART = 10_000
"""Rows that are read back together."""

_KEYS = {kind: table.key for kind, table in TABLES.items()}


class Writes:
    """Rows on their way into the tables."""

    def __init__(self) -> None:
        self._new: dict[type, dict[_Key, Any]] = {kind: {} for kind in TABLES}
        self._changed: dict[type, dict[_Key, Any]] = defaultdict(dict)
        self._flushed: set[type] = set()
        """The kinds of which rows were written."""

    def __len__(self) -> int:
        """How many rows wait to be written."""
        return sum(map(len, self._new.values())) + sum(map(len, self._changed.values()))

    def add(self, row: tuple[Any, ...]) -> None:
        """A new row."""
        kind = type(row)
        self._new[kind][row[: _KEYS[kind]]] = row

    def change(self, row: tuple[Any, ...]) -> None:
        """A row of which something is different now."""
        kind = type(row)
        key = row[: _KEYS[kind]]
        new = self._new[kind]
        if key in new:
            new[key] = row
        else:
            self._changed[kind][key] = row

    def end(self, row: Any, moment: int, **changes: object) -> None:  # noqa: ANN401 - any versioned row
        """Let a row be known up to a moment; what a recording itself replaces never was."""
        kind = type(row)
        if kind in _REPLACED and row.known_from == moment:
            del self._new[kind][row[: _KEYS[kind]]]
            return
        self.change(row._replace(known_to=moment, **changes))

    def flush(self, sql: Transaction, but: Collection[type] = ()) -> None:
        """Write all that was gathered, but for the rows of some kinds."""
        for kind in TABLES:
            if kind not in but:
                self._flush(sql, kind)

    def _flush(self, sql: Transaction, kind: type) -> None:
        table, changed = TABLES[kind], self._changed.pop(kind, None)
        if changed:
            # Found at once by the key, and by nothing else; also where tables are parted.
            key = " AND ".join(f"{name} = ?" for name in table.names[: table.key])
            given = ", ".join(f"{name} = ?" for name in table.changes)
            places = [table.names.index(name) for name in table.changes]
            sql.write(
                f"UPDATE {table.name} SET {given} WHERE {key}",
                [(*(changed[of][place] for place in places), *of) for of in sorted(changed)],
            )
        if rows := self._new[kind]:
            texts.put(sql, kind, sorted(rows.values()))
            rows.clear()
            self._flushed.add(kind)

    def rows(self, sql: Transaction) -> Iterator[tuple[type, list[Row]]]:
        """All rows there are, those of one table after the other, where there were none before.

        Args:
            sql: the transaction in which some of them may have been written.
        """
        for kind, new in self._new.items():
            if kind in self._flushed:
                self._flush(sql, kind)
                written = sql.stream(f"SELECT * FROM {TABLES[kind].name}")
                while part := list(islice(written, _PART)):
                    yield kind, part
            elif new:
                yield kind, sorted(new.values())
                new.clear()
