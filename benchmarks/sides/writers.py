"""Writers side by side: eight that record a relationship each on PostgreSQL, against one.

python -m benchmarks.sides.writers --turns 5

The one records what the eight do, relationship by relationship, a readout in each transaction.
With --waits it also says what the sessions of the server waited for meanwhile.
"""

from __future__ import annotations

import subprocess
import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import NamedTuple

import psycopg

from benchmarks import world
from benchmarks.sides.measuring import Goal, Row, in_turns, spread, tell
from tracker import bootstrap
from tracker.domain.readouts import Readout

WRITERS = 8
_PROJECT = Path(__file__).parents[2]
_READY, _BEGIN = "ready\n", "begin\n"
_WAITS = """
    SELECT COALESCE(wait_event_type || ' ' || wait_event, 'working') FROM pg_stat_activity
     WHERE state <> 'idle' AND pid <> pg_backend_pid() AND datname = current_database()
"""


def side_by_side(turns: int = 5, waits: Counter[str] | None = None) -> Row:
    """Readouts a second of eight writers, each on a relationship of its own, against one writer.

    Args:
        turns: how often each side records.
        waits: counts what the sessions of the eight wait for, if it is wanted.
    """
    from benchmarks.sides.servers import postgresql  # noqa: PLC0415 - what no writer needs

    names = world.relationships(WRITERS)
    readouts = sum(len(_readouts(name)) for name in names)
    stores = (f"turn{number}" for number in range(2 * turns + 2))
    with postgresql("template") as (template,):

        def store() -> str:
            name = next(stores)
            with psycopg.connect(template, autocommit=True) as connection:
                connection.execute(f'CREATE DATABASE "{name}"')
            made = template.replace("/template?", f"/{name}?")
            bootstrap.make(made)
            return made

        worked: dict[int, list[float]] = {WRITERS: [], 1: []}

        def taken(there: str, lots: list[list[str]]) -> float:
            took = _taken(there, lots)
            worked[len(lots)].append(1000 * took.worked / readouts)
            return readouts / took.seconds

        def eight() -> float:
            there = store()
            with _watched(there, waits):
                return taken(there, [[name] for name in names])

        found = in_turns(eight, lambda: taken(store(), [names]), turns, warm=False)
    return Row(
        "writers",
        f"{WRITERS} writers on {WRITERS} relationships, {readouts} readouts, a transaction each",
        "readouts a second",
        spread(found.ours),
        "one writer of all of them",
        spread(found.other),
        found.slower(),
        "times as many",
        Goal("at least", 2),
        note=(
            "processor time of the writers for a readout, which other work on the machine does not "
            f"lengthen: {median(worked[WRITERS]):.1f} ms for the {WRITERS}, "
            f"{median(worked[1]):.1f} ms for the one"
        ),
    )


class _Taken(NamedTuple):
    seconds: float
    worked: float
    """The processor time of all writers together, in seconds."""


def _taken(store: str, lots: list[list[str]]) -> _Taken:
    """How long writers take that begin at once, each with some relationships."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "benchmarks.sides.writers", "--store", store, *lot],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=_PROJECT,
        )
        for lot in lots
    ]
    for writer in writers:
        if writer.stdout is None or writer.stdout.readline() != _READY:
            raise RuntimeError("a writer did not begin")
    started = time.perf_counter()
    for writer in writers:
        if writer.stdin:
            writer.stdin.write(_BEGIN)
            writer.stdin.close()
    worked = [writer.stdout.read() if writer.stdout else "" for writer in writers]
    took = time.perf_counter() - started
    if any(writer.wait() for writer in writers):
        raise RuntimeError("a writer failed")
    return _Taken(took, sum(map(float, worked)))


@contextmanager
def _watched(store: str, waits: Counter[str] | None) -> Iterator[None]:
    """Count what the sessions of a database wait for meanwhile, a hundred times a second."""
    done = Event()

    def look() -> None:
        with psycopg.connect(store, autocommit=True) as connection:
            while waits is not None and not done.wait(0.01):
                waits.update(what for (what,) in connection.execute(_WAITS))

    watching = Thread(target=look)
    watching.start()
    try:
        yield
    finally:
        done.set()
        watching.join()


def _readouts(relationship: str) -> list[Readout]:
    told = (entry.what for entry in world.story(relationship))
    return [what for what in told if isinstance(what, Readout)]


def _write(store: str, relationships: list[str]) -> None:
    given = [one for name in relationships for one in _readouts(name)]
    with bootstrap.ledger(store, recorded_by="anna") as ledger:
        ledger.latest()  # what the connection takes is not what is measured
        sys.stdout.write(_READY)
        sys.stdout.flush()
        sys.stdin.readline()
        before = time.process_time()
        for one in given:
            ledger.record([one], day=date(2025, 6, 30))
        sys.stdout.write(f"{time.process_time() - before}\n")


def main() -> None:
    """Print what was measured; with --store, be a writer."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--waits", action="store_true")
    parser.add_argument("--store")
    parser.add_argument("relationships", nargs="*")
    asked = parser.parse_args()
    if asked.store:
        _write(asked.store, asked.relationships)
        return
    waits: Counter[str] = Counter()
    row = side_by_side(asked.turns, waits if asked.waits else None)
    tell(f"{row.what}: {row.ours}; {row.against}: {row.other}; {row.ratio} {row.meaning}")
    tell(row.note)
    for what, count in waits.most_common():
        tell(f"{100 * count / waits.total():.0f}% {what}")


if __name__ == "__main__":
    main()
