"""Writers at once: processes that record about one relationship, on either database.

Also how far each had come when the first was done, and how long it waited at the most. Where a
writer had then recorded less than half of what it should have, it was starved, which the queue of
PostgreSQL lets nobody be; SQLite has no queue.

python -m campaigns.writers --writers 8 --each 500
"""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser

from tests.support.faults.writing import Race, race
from tests.support.servers import database, postgresql

_STARVED = 0.5


def main() -> None:
    """Print what became of as many writers as are asked for."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--each", type=int, default=500, metavar="READOUTS")
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    asked = parser.parse_args()
    failures = 0
    if asked.only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            store = f"sqlite:///{folder}/tracker.db"
            failures += _told("SQLite", race(store, writers=asked.writers, each=asked.each))
    if asked.only != "sqlite":
        with postgresql() as server:
            store = database(server)
            found = race(store, writers=asked.writers, each=asked.each)
            starved = sum(share < _STARVED for share in found.shares)
            found.failures += [f"writers that were starved: {starved}"] if starved else []
            failures += _told("PostgreSQL", found)
    sys.exit(failures > 0)


def _told(name: str, found: Race) -> int:
    print(f"{name}: {found}", *found.failures, sep="\n  ", flush=True)
    return len(found.failures)


if __name__ == "__main__":
    main()
