"""Several processes that record into one store at once, and what the store holds afterwards."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import date

from tests.support import bulk
from tests.support.faults.launch import READY
from tests.support.faults.stores import environment, failings, recorded, streams
from tests.support.records import LATER, Record
from tests.support.stores import rows
from tracker import bootstrap
from tracker.cli.errors import exit_code
from tracker.domain.readouts import Readout
from tracker.errors import TrackerError

MATTERS = 120
"""Items of which all of them speak."""

SHARED = 20
"""Readouts that every writer records, beside its own."""


@dataclass
class Race:
    """What became of some writers at once."""

    readouts: int
    seconds: float
    codes: list[int]
    """The exit code of each writer."""
    told: list[str]
    """What those had to say that did not come to the end."""
    shares: list[float]
    """What part of its readouts each had recorded when the first was done."""
    waits: list[float]
    """The seconds that the longest of each writer's recordings took."""
    failures: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{len(self.codes)} writers recorded {self.readouts} readouts in {self.seconds:.1f} s, "
            f"{self.readouts / self.seconds:.0f} a second; exit codes "
            f"{sorted(set(self.codes))}; failures: {len(self.failures)}\n"
            f"  recorded when the first was done: {', '.join(f'{one:.0%}' for one in self.shares)}"
            f"\n  longest wait: {', '.join(f'{one:.2f} s' for one in self.waits)}"
        )


def race(store: str, *, writers: int, each: int) -> Race:
    """Have processes record their own and some shared readouts, one by one, into a new store."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.support.faults.writing", store, str(number), str(each)],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(writers)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == READY
    began = time.monotonic()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("begin\n")
        process.stdin.flush()
    said = [process.communicate() for process in processes]
    seconds = time.monotonic() - began
    told = [errors for _, errors in said]
    times = [[(float(a), float(b)) for a, b in map(str.split, out.splitlines())] for out, _ in said]
    first = min(done[-1][1] for done in times if done)
    given = _shared(each)
    for number in range(writers):
        given += _own(number, each)
    found = Race(
        len(given),
        seconds,
        [process.returncode for process in processes],
        told,
        [sum(end <= first for _, end in done) / each for done in times],
        [max((end - start for start, end in done), default=seconds) for done in times],
    )
    found.failures += [f"a writer said: {one}" for one in told if one]
    if recorded(store) != {one.readout: one for one in given}:
        found.failures.append("not all is on record")
    if len(rows(Record(store))["tracker_readouts"]) != len(given) or len(streams(store)) != len(
        given
    ):
        found.failures.append("something is on record twice")
    found.failures += failings(store, given)
    return found


def main() -> None:
    """Be a writer, `STORE NUMBER EACH`, that begins when it is told to."""
    store, number, each = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    given = _shared(each) + _own(number, each)
    print(READY, flush=True)  # noqa: T201 - told to the process that waits for it
    sys.stdin.readline()
    with bootstrap.ledger(store, create=True, recorded_by=f"writer {number}") as ledger:
        times = []
        for one in given:
            start = time.monotonic()
            ledger.record([one], day=date.fromisoformat(LATER))
            times.append((start, time.monotonic()))
    for start, end in times:
        print(start, end)  # noqa: T201 - told to the process that waits for it


def _own(number: int, each: int) -> list[Readout]:
    return bulk.readouts(
        each - _shared_of(each), prefix=f"writer-{number}", seed=number, among=MATTERS
    )


def _shared(each: int) -> list[Readout]:
    return bulk.readouts(_shared_of(each), prefix="shared", seed=99, among=MATTERS)


def _shared_of(each: int) -> int:
    return min(SHARED, each // 2)


if __name__ == "__main__":
    try:
        main()
    except TrackerError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(exit_code(error))
