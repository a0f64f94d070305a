"""Recording: readouts in bulk against the plain library, and one readout into a large ledger."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks import world
from benchmarks.sides import plain
from benchmarks.sides.measuring import Goal, Row, Spread, Turns, in_turns, seconds, spread, tell
from benchmarks.sides.worlds import Worlds, batches, checkpointed, removed
from tracker import bootstrap
from tracker.cli.record import BATCH
from tracker.domain.readouts import Readout
from tracker.ledger import Ledger

GOAL = Goal("at least", 1.45)

_LIMIT = 100_000
"""How many statements are recorded to see how far recording is from the limit."""

_ROUNDS = 3

_STEPS = 40
_WARM = 3
_DAY = date(2025, 6, 30)


class _Took(NamedTuple):
    elapsed: float
    processor: float


def in_bulk(worlds: Worlds, statements: int) -> list[Row]:
    """Both sides from nothing to a whole world, step by step in turns, in two orders."""
    by_folder = _in_order(worlds, world.folders(statements), statements)
    by_day = _in_order(worlds, world.readouts(statements), statements)
    what = "recording in bulk, views and digests included"
    return [
        bulk_row("record", f"{what}, a folder after the other", by_folder, 0),
        bulk_row("record-cpu", "the same, processor time alone", by_folder, 1, goal=None),
        bulk_row(
            "record-by-day",
            f"{what}, all relationships day by day",
            by_day,
            0,
            goal=Goal("at least", 1),
        ),
    ]


def _in_order(
    worlds: Worlds, readouts: Iterable[Readout], statements: int
) -> list[tuple[int, _Took, _Took]]:
    ours, other = worlds.empty("bulk"), worlds.empty("bulk-plain")
    with (
        bootstrap.ledger(f"sqlite:///{ours}", create=True, recorded_by="anna") as ledger,
        plain.opened(str(other)) as app,
    ):
        took = taken_in_bulk(ledger, lambda given: plain.save(app, given), readouts, statements)
    for path in ours, other:
        checkpointed(path)
        removed(path)
    return took


def taken_in_bulk(
    ledger: Ledger,
    save: Callable[[plain.Prepared], None],
    given: Iterable[Readout],
    statements: int,
) -> list[tuple[int, _Took, _Took]]:
    """For each step of a world, its statements, and what it took us and the plain library."""
    total = statements // (sum(world.STATEMENTS) // 2)
    step = max(1, total // (_STEPS * BATCH)) * BATCH
    took = []
    done = 0
    for readouts in batches(given, step):
        ready = [plain.prepared(readout) for readout in readouts]
        count = sum(len(readout.statements) for readout in readouts)
        mine = _taken(lambda given=readouts: _recorded(ledger, given))  # type: ignore[misc]
        plainly = _taken(lambda given=ready: _saved(save, given))  # type: ignore[misc]
        took.append((count, mine, plainly))
        done += count
        tell(f"recorded {done:,}: {count / mine.elapsed:,.0f}/s, {count / plainly.elapsed:,.0f}/s")
    return took


def bulk_row(
    key: str,
    what: str,
    took: list[tuple[int, _Took, _Took]],
    clock: int,
    *,
    goal: Goal | None = GOAL,
) -> Row:
    """The row of one clock: 0 for the time that passed, 1 for the processor's."""
    ours = [count / mine[clock] for count, mine, _ in took]
    other = [count / plainly[clock] for count, _, plainly in took]
    last = max(1, len(took) // 10)
    lately = sum(count for count, _, _ in took[-last:])
    pace = lately / sum(mine[clock] for _, mine, _ in took[-last:])
    return Row(
        key,
        what,
        "statements/s",
        spread(ours),
        "plain library, one save a readout",
        spread(other),
        Turns(other, ours).faster(),
        "times as many",
        goal,
        note=f"ours at the end: {pace:,.0f} a second",
    )


def against_bare_rows(worlds: Worlds, statements: int) -> Row:
    """Recording a world against bare SQLite that is handed the very rows which that leaves."""
    ours, other = worlds.empty("limit"), worlds.empty("limit-bare")
    readouts = list(world.folders(min(statements, _LIMIT)))
    count = sum(len(readout.statements) for readout in readouts)
    turns = Turns([], [])
    for _ in range(_ROUNDS):
        with bootstrap.ledger(f"sqlite:///{ours}", create=True, recorded_by="anna") as ledger:
            turns.ours.append(seconds(lambda given=ledger: _recorded(given, readouts)) / count)  # type: ignore[misc]
        checkpointed(ours)
        turns.other.append(_moved(ours, other) / count)
        removed(ours)
        removed(other)
    return Row(
        "record-limit",
        f"recording {count:,} statements, a folder after the other",
        "statements/s",
        spread([1 / took for took in turns.ours]),
        "bare sqlite3, inserting the same rows into the same tables",
        spread([1 / took for took in turns.other]),
        turns.faster(),
        "times as many",
    )


def _moved(source: Path, target: Path) -> float:
    """How long it takes to put the rows of one store into another that has its tables.

    Those of the words that are searched for are left out: that table gives none back.
    """
    made, bare = sqlite3.connect(source), sqlite3.connect(target, isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    tables = {}
    for kind, name, sql in made.execute(
        "SELECT type, name, sql FROM sqlite_master"
        " WHERE sql > '' AND name NOT LIKE 'tracker_words%'"
    ):
        bare.execute(sql)
        if kind == "table":
            tables[name] = made.execute(f"SELECT * FROM {name}").fetchall()
    steps = max(1, len(tables["tracker_readouts"]) // BATCH)
    took = seconds(lambda: [_inserted(bare, tables, step, steps) for step in range(steps)])
    made.close()
    bare.close()
    return took


def _inserted(
    bare: sqlite3.Connection, tables: dict[str, list[tuple[object, ...]]], step: int, steps: int
) -> None:
    bare.execute("BEGIN IMMEDIATE")
    for name, rows in tables.items():
        part = rows[len(rows) * step // steps : len(rows) * (step + 1) // steps]
        if part:
            marks = ", ".join("?" * len(part[0]))
            bare.executemany(f"INSERT INTO {name} VALUES ({marks})", part)
    bare.execute("COMMIT")


def one_into_many(worlds: Worlds, statements: int) -> Row:
    """The readouts of a relationship that neither ledger has, one by one into both."""
    (newcomer,) = world.relationships(world.size(statements) + 1)[-1:]
    readouts = [e.what for e in world.story(newcomer) if isinstance(e.what, Readout)]
    large, small = worlds.copy(statements), worlds.empty("one")
    turns = Turns([], [])
    # The world ends later than it is made, so some of its moments are still to come.
    given = {"recorded_by": "anna", "any_moment": True}
    with (
        bootstrap.ledger(f"sqlite:///{large}", **given) as many,
        bootstrap.ledger(f"sqlite:///{small}", create=True, **given) as none,
    ):
        for number, readout in enumerate(readouts):
            mine, other = (
                seconds(lambda to=to, given=readout: to.record([given], day=_DAY))  # type: ignore[misc]
                for to in ((many, none) if number % 2 else (none, many))
            )
            if number % 2 == 0:
                mine, other = other, mine
            if number >= _WARM:
                turns.ours.append(mine)
                turns.other.append(other)
    for path in large, small:
        removed(path)
    return Row(
        "record-one",
        "recording one readout",
        "ms",
        _milliseconds(turns.ours),
        "ours, into an empty ledger",
        _milliseconds(turns.other),
        turns.slower(),
        "times slower",
        Goal("at most", 1.3),
    )


def rebuilding(worlds: Worlds, statements: int, times: int = 3) -> Row:
    """Making every view again, against decoding the same events."""
    copy = worlds.copy(statements)
    with (
        bootstrap.ledger(f"sqlite:///{copy}") as ledger,
        plain.opened(str(worlds.plain(statements))) as app,
    ):
        decoded, rebuilt = plain.decode(app), ledger.size()
        turns = in_turns(
            lambda: seconds(ledger.rebuild) / rebuilt,
            lambda: seconds(lambda: plain.decode(app)) / decoded,
            times,
            warm=False,
        )
    removed(copy)
    return Row(
        "rebuild",
        "rebuilding every view",
        "events/s",
        spread([1 / took for took in turns.ours]),
        "plain library, decoding",
        spread([1 / took for took in turns.other]),
        turns.faster(),
        "times as fast",
        Goal("at least", 0.3),
    )


def _recorded(ledger: Ledger, readouts: list[Readout]) -> None:
    for batch in batches(readouts, BATCH):
        ledger.record(batch, day=_DAY)


def _saved(save: Callable[[plain.Prepared], None], readouts: list[plain.Prepared]) -> None:
    for readout in readouts:
        save(readout)


def _taken(work: Callable[[], object]) -> _Took:
    processor, elapsed = time.process_time(), time.perf_counter()
    work()
    return _Took(time.perf_counter() - elapsed, time.process_time() - processor)


def _milliseconds(figures: list[float]) -> Spread:
    return spread([1000 * figure for figure in figures])


def sizes(*paths: Path) -> list[int]:
    """How many bytes stores take with their logs brought in."""
    for path in paths:
        checkpointed(path)
    return [path.stat().st_size for path in paths]
