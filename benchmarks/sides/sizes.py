"""Sizes: what each table and index takes for a statement, and what larger ledgers would cost.

python -m benchmarks.sides.sizes --statements 1000000

Prints it and puts it into docs/scaling.md. Everything is measured in a ledger of that size and one
of a tenth of it, kept in the cache folder; larger ones are reckoned from them in proportion.
"""

from __future__ import annotations

import sqlite3
from argparse import ArgumentParser
from pathlib import Path
from typing import NamedTuple

from benchmarks.sides.documents import put_into
from benchmarks.sides.measuring import MB, seconds
from benchmarks.sides.worlds import Worlds, removed
from tracker import bootstrap

_PROJECT = Path(__file__).parents[2]
_DOCUMENT = _PROJECT / "docs" / "scaling.md"
_LARGER = (1_000_000, 10_000_000, 100_000_000)
_GB = 1024 * MB
_HOUR = 3600
_MINUTE = 60
_LEAST = 0.5
"""Bytes a statement below which a table is not listed by itself."""


class Part(NamedTuple):
    """A table or an index of a store."""

    name: str
    table: str
    is_index: bool
    size: int


class Ledger(NamedTuple):
    """What was measured of a ledger."""

    statements: int
    events: int
    parts: list[Part]
    recording: float
    """Seconds, the making of the world and its corrections included."""
    rebuilding: float
    verifying: float

    @property
    def size(self) -> int:
        """Bytes of the whole store."""
        return sum(part.size for part in self.parts)


def measured(worlds: Worlds, statements: int) -> Ledger:
    """A ledger of a size, measured."""
    took = worlds.recording(statements)
    store = worlds.store(statements)
    found = parts(store)
    copy = worlds.copy(statements)
    with bootstrap.ledger(f"sqlite:///{copy}") as ledger:
        events, rebuilding = ledger.size(), seconds(ledger.rebuild)
        verifying = seconds(ledger.verify)
    removed(copy)
    return Ledger(int(took["statements"]), events, found, took["seconds"], rebuilding, verifying)


def parts(store: Path) -> list[Part]:
    """The tables and indexes of a store, the largest first."""
    connection = sqlite3.connect(store)
    kinds = {
        name: (table, kind == "index")
        for name, table, kind in connection.execute(
            "SELECT name, tbl_name, type FROM sqlite_master"
        )
    }
    found = [
        Part(name, kinds.get(name, (name, False))[0], kinds.get(name, (name, False))[1], size)
        for name, size in connection.execute(
            "SELECT name, SUM(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC"
        )
    ]
    connection.close()
    return found


def report(large: Ledger, small: Ledger) -> str:
    """The measured part of the document."""
    return "\n".join(
        [
            "",
            f"Measured at {small.statements:,} and {large.statements:,} statements with",
            "",
            "```sh",
            f"python -m benchmarks.sides.sizes --statements {_round(large.statements)}",
            "```",
            "",
            f"| bytes a statement | at {small.statements:,} | at {large.statements:,} |",
            "| --- | --- | --- |",
            *_bytes(large, small),
            "",
            f"| a second | at {small.statements:,} | at {large.statements:,} |",
            "| --- | --- | --- |",
            *_paces(large, small),
            "",
            "| reckoned from the last column | "
            + " | ".join(f"{each:,} statements" for each in _LARGER)
            + " |",
            "| --- |" + " --- |" * len(_LARGER),
            *_reckoned(large),
            "",
            "",
        ]
    )


def _bytes(large: Ledger, small: Ledger) -> list[str]:
    before = {part.name: part.size / small.statements for part in small.parts}
    rows = []
    rest = [0.0, 0.0]
    for part in large.parts:
        now, then = part.size / large.statements, before.get(part.name, 0.0)
        if now < _LEAST:
            rest = [rest[0] + then, rest[1] + now]
            continue
        named = f"index `{part.name}` of `{part.table}`" if part.is_index else f"`{part.name}`"
        rows.append(f"| {named} | {then:,.1f} | {now:,.1f} |")
    rows.append(f"| everything else | {rest[0]:,.1f} | {rest[1]:,.1f} |")
    each = [ledger.size / ledger.statements for ledger in (small, large)]
    return [*rows, f"| the whole store | {each[0]:,.0f} | {each[1]:,.0f} |"]


def _paces(large: Ledger, small: Ledger) -> list[str]:
    rows = {
        "statements recorded, their making and corrections included": [
            each.statements / each.recording for each in (small, large)
        ],
        "events rebuilt": [each.events / each.rebuilding for each in (small, large)],
        "events verified": [each.events / each.verifying for each in (small, large)],
    }
    return [f"| {name} | {a:,.0f} | {b:,.0f} |" for name, (a, b) in rows.items()]


def _reckoned(ledger: Ledger) -> list[str]:
    events = [part for part in ledger.parts if part.table == "tracker_events"]
    views = [part for part in ledger.parts if part.table != "tracker_events"]
    rows = []
    for name, listed in (("events", events), ("views", views), ("all", ledger.parts)):
        each = sum(part.size for part in listed) / ledger.statements
        sizes = " | ".join(f"{each * count / _GB:,.1f} GB" for count in _LARGER)
        rows.append(f"| disk, {name} | {sizes} |")
    took = {
        "recording": ledger.recording,
        "rebuilding": ledger.rebuilding,
        "verifying": ledger.verifying,
    }
    for name, each in took.items():
        times = " | ".join(_time(each / ledger.statements * count) for count in _LARGER)
        rows.append(f"| {name} | {times} |")
    return rows


def _time(took: float) -> str:
    if took < 2 * _MINUTE:
        return f"{took:.0f} s"
    return f"{took / _MINUTE:.0f} min" if took < 2 * _HOUR else f"{took / _HOUR:.1f} h"


def _round(statements: int) -> int:
    """The size that was asked for, from that which a world of it has."""
    digits = int(10 ** (len(str(statements)) - 1))
    return round(statements / digits) * digits


def main() -> None:
    """Measure, print, and write it down."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--cache", type=Path, default=_PROJECT / "build" / "benchmarks")
    asked = parser.parse_args()
    worlds = Worlds(asked.cache.resolve())
    large, small = (measured(worlds, size) for size in (asked.statements, asked.statements // 10))
    text = report(large, small)
    print(text)
    put_into(_DOCUMENT, text)


if __name__ == "__main__":
    main()
