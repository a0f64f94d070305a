"""Reading a store while another process records into it."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.support import bulk
from tests.support.faults.launch import READY
from tests.support.faults.stores import environment
from tracker import bootstrap
from tracker.errors import TrackerError
from tracker.store.database import open_database

BATCH = 4


@dataclass
class Readings:
    """What some readers saw meanwhile."""

    seen: Counter[int] = field(default_factory=Counter)
    """How often each number of readouts was on record."""
    failures: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.seen.total()} readings while another recorded saw {len(self.seen)} states; "
            f"failures: {len(self.failures)}"
        )


def read_meanwhile(store: str, folder: Path, *, readouts: int) -> Readings:
    """Ask a store again and again while a folder is recorded in it, four files at a time."""
    given = bulk.readouts(readouts)
    statements = {one.readout: len(one.statements) for one in given}
    files = bulk.folder(folder / "readouts", given)
    with bootstrap.ledger(store, create=True, recorded_by="anna"):
        pass
    found = Readings()
    command = [
        sys.executable,
        "-m",
        "tests.support.faults.launch",
        str(BATCH),
        "record",
        str(files),
    ]
    with subprocess.Popen(
        [*command, "--store", store], env=environment(), stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == READY.encode()
        while process.poll() is None:
            try:
                _look(store, statements, found)
            except TrackerError as error:
                found.failures.append(f"a reader was refused: {error}")
        process.communicate()
    if process.returncode != 0:
        found.failures.append(f"the recorder gave up with {process.returncode}")
    return found


def _look(store: str, statements: dict[str, int], found: Readings) -> None:
    """Ask three times within one transaction; all must tell of one state, of whole batches."""
    with closing(open_database(store)) as reader, reader.reading() as sql:
        names = [name for (name,) in sql.rows("SELECT slug FROM tracker_readouts")]
        ((count,),) = sql.rows("SELECT COUNT(*) FROM tracker_statements")
        ((last,),) = sql.rows("SELECT COUNT(DISTINCT recorded_at) FROM tracker_recordings")
    found.seen[len(names)] += 1
    if count != sum(statements[name] for name in names):
        found.failures.append(f"{len(names)} readouts were seen with {count} statements")
    # The file that names the items is the first of the first batch.
    whole = max(last * BATCH - 1, 0)
    if len(names) != min(whole, len(statements)):
        found.failures.append(f"{len(names)} readouts were seen after {last} recordings")
