"""Killing the program while it records, and looking at what it leaves behind."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import psycopg

from tests.cli.commandline import Ran
from tests.cli.commandline import tracker as called
from tests.faults import made
from tests.faults.launch import READY
from tests.faults.stores import environment, failings, recorded, rows
from tracker.domain.readouts import Readout
from tracker.errors import Unavailable

READOUTS = 40
BATCH = 4
"""Files in a transaction, so that a recording has ten of them to be killed in or between."""

Maker = Callable[[], str]


@dataclass
class Kills:
    """What became of some runs, each killed at a moment of its own."""

    moments: Counter[str] = field(default_factory=Counter)
    """How many were killed before the first transaction, in mid-recording, or too late."""
    failures: list[str] = field(default_factory=list)

    @property
    def runs(self) -> int:
        """How many runs there were."""
        return sum(self.moments.values())

    def __str__(self) -> str:
        return (
            f"{self.runs} runs killed: {self.moments['before']} before anything was recorded, "
            f"{self.moments['amid']} in mid-recording, {self.moments['after']} after the last "
            f"transaction; failures: {len(self.failures)}"
        )


def kill(new_store: Maker, folder: Path, *, runs: int, seed: int) -> Kills:
    """Kill as many recordings of made readouts, each into a new store, and check every store.

    Args:
        new_store: names a store that is not there yet, or is empty.
        folder: where the files can be written.
        runs: how many.
        seed: of the moments.
    """
    random = Random(seed)
    given = made.readouts(READOUTS)
    files = made.folder(folder / "readouts", given)
    whole = _recording(new_store(), files, kill_after=None)
    kills = Kills()
    for number in range(runs):
        store = new_store()
        _recording(store, files, kill_after=random.uniform(0, whole))
        _settled(store)
        moment, found = _aftermath(store, files, given)
        kills.moments[moment] += 1
        kills.failures += [f"run {number}: {failing}" for failing in found]
    return kills


def _recording(store: str, files: Path, *, kill_after: float | None) -> float:
    """Record in a process of its own, and return the seconds that it worked."""
    command = [sys.executable, "-m", "tests.faults.launch", str(BATCH), "record", str(files)]
    with subprocess.Popen(
        [*command, "--store", store], env=environment(), stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == READY.encode()
        began = time.monotonic()
        if kill_after is not None:
            time.sleep(kill_after)
            process.kill()
        process.communicate()
    assert kill_after is not None or process.returncode == 0
    return time.monotonic() - began


def _settled(store: str) -> None:
    """Wait until a server has seen that its client is gone; until then it may still commit."""
    if not store.startswith("postgresql:"):
        return
    with psycopg.connect(store, autocommit=True) as connection:
        while connection.execute(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        ).fetchall():
            time.sleep(0.01)


def _aftermath(store: str, files: Path, given: list[Readout]) -> tuple[str, list[str]]:
    """When the recording was killed, by what is on record, and what is wrong about it."""
    moment, found = _left(store, given)
    finished = _record(store, files)
    if finished.code != 0 or recorded(store) != {one.readout: one for one in given}:
        found.append(f"the next recording does not finish the rest: {finished.err}")
    found += failings(store, given)
    before = rows(store)
    again = _record(store, files)
    if again.code != 0 or rows(store) != before:
        found.append(f"a further recording changes something: {again.err}")
    return moment, found


def _left(store: str, given: list[Readout]) -> tuple[str, list[str]]:
    try:
        count = len(recorded(store))
    except Unavailable as error:
        # There is no store yet, and the program says so.
        stands = "record something first" in str(error)
        return "before", [] if stands else [f"the store cannot be used: {error}"]
    moment = "after" if count == len(given) else "amid" if count else "before"
    return moment, failings(store, given)


def _record(store: str, files: Path) -> Ran:
    return called("record", str(files), "--store", store, folder=files.parent)
