"""Writes: the rows that recordings add and end, gathered and written table by table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
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
        self._flushed = False

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

    def flush(self, sql: Transaction) -> None:
        """Write all that was gathered."""
        self._flushed = True
        for kind, table in TABLES.items():
            changed = self._changed.pop(kind, None)
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

    def rows(self, sql: Transaction) -> Iterator[tuple[type, list[Row]]]:
        """All rows there are, those of one table after the other, where there were none before.

        Args:
            sql: the transaction in which some of them may have been written.
        """
        if self._flushed:
            self.flush(sql)
            for kind, table in TABLES.items():
                written = sql.stream(f"SELECT * FROM {table.name}")
                while part := list(islice(written, _PART)):
                    yield kind, part
            return
        for kind, new in self._new.items():
            if new:
                yield kind, sorted(new.values())
                new.clear()
