"""Writers at once: processes that record into one store, on either database.

python -m campaigns.writers --writers 8 --each 500
"""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser

from tests.support.faults.writing import Race, race
from tests.support.servers import database, postgresql


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
            failures += _told("PostgreSQL", race(store, writers=asked.writers, each=asked.each))
    sys.exit(failures > 0)


def _told(name: str, found: Race) -> int:
    print(f"{name}: {found}", *found.failures, sep="\n  ", flush=True)
    return len(found.failures)


if __name__ == "__main__":
    main()
