"""Whole processes: an answer on the command line against the tools that people use today."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import world
from benchmarks.sides.measuring import MB, Goal, Ran, Row, Turns, ran, spread
from benchmarks.sides.worlds import Worlds

ENTRIES = 100_000
"""How many statements, and entries, an answer is read from."""

_PROJECT = Path(__file__).parents[2]
_RECORDED = _PROJECT / "events"
_TIMES = 5
_STARTS = 15
_IMPORTS = "import pydantic, click, eventsourcing.application"


def against_journals(worlds: Worlds, statements: int) -> Iterator[Row]:
    """`tracker open --as-of` against balances up to the day, of all and of one relationship."""
    entries = min(statements, ENTRIES)
    store = f"sqlite:///{worlds.store(entries)}"
    ours = (*_tracker("open"), "--as-of", str(world.AS_OF), "--store", store)
    one = "JP-RU"
    if tool := shutil.which("hledger"):
        balance = (tool, "-f", str(worlds.hledger(entries)), "bal", "-e", str(world.AS_OF))
        yield from _processes(
            "process", "all that is open", f"hledger bal -e, {entries:,} entries", ours, balance
        )
        yield from _processes(
            "process-one",
            "what is open in one relationship",
            f"hledger bal -e open:{one}",
            (*ours, "--relationship", one),
            (*balance, f"open:{one}"),
        )
    beside = Path(sys.executable).with_name("bean-query")
    if tool := shutil.which("bean-query") or (str(beside) if beside.exists() else None):
        query = (
            f"SELECT account, sum(position) WHERE date < {world.AS_OF} AND account ~ '{one}'"
            " GROUP BY account"
        )
        yield from _processes(
            "process-bean",
            "what is open in one relationship",
            f"bean-query, {entries:,} entries",
            (*ours, "--relationship", one),
            (tool, str(worlds.beancount(entries)), query),
            goal=False,
        )


def starting(worlds: Worlds, _: int) -> Row:
    """`tracker open` on the readouts of this repository, against the imports of such a program."""
    path = worlds.empty("five")
    store = f"sqlite:///{path}"
    ran(*_tracker("record"), str(_RECORDED), "--store", store)
    pairs = _in_turns(
        (*_tracker("open"), "--store", store), (sys.executable, "-c", _IMPORTS), _STARTS
    )
    turns = Turns([mine.seconds for mine, _ in pairs], [other.seconds for _, other in pairs])
    return Row(
        "start",
        "tracker open on five readouts, as a process",
        "ms",
        spread([1000 * took for took in turns.ours]),
        "python -c 'import pydantic, click, eventsourcing.application'",
        spread([1000 * took for took in turns.other]),
        turns.slower(),
        "times slower",
        Goal("at most", 2.5),
    )


def _processes(
    key: str,
    what: str,
    against: str,
    ours: tuple[str, ...],
    other: tuple[str, ...],
    *,
    goal: bool = True,
) -> Iterator[Row]:
    pairs = _in_turns(ours, other, _TIMES)
    turns = Turns([mine.seconds for mine, _ in pairs], [theirs.seconds for _, theirs in pairs])
    memory = Turns([mine.peak / MB for mine, _ in pairs], [theirs.peak / MB for _, theirs in pairs])
    printed = f"we print {pairs[0][0].lines:,} lines, they {pairs[0][1].lines:,}"
    yield Row(
        key,
        f"{what}, as a process",
        "s",
        spread(turns.ours),
        against,
        spread(turns.other),
        turns.faster(),
        "times faster",
        Goal("at least", 20) if goal else None,
        note=printed,
    )
    yield Row(
        f"{key}-memory",
        "its peak memory",
        "MB",
        spread(memory.ours),
        against,
        spread(memory.other),
        memory.slower(),
        "times as much",
        Goal("at most", 0.1) if goal else None,
    )


def _in_turns(ours: tuple[str, ...], other: tuple[str, ...], times: int) -> list[tuple[Ran, Ran]]:
    ran(*ours)
    ran(*other)
    return [(ran(*ours), ran(*other)) for _ in range(times)]


def _tracker(command: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "tracker", command)
