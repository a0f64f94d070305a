"""Readers at work: a store is asked again and again while another process records into it.

python -m campaigns.readers --readouts 400
"""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from tests.support.faults.reading import Readings, read_meanwhile
from tests.support.servers import database, postgresql


def main() -> None:
    """Print how often each database was read, and what was wrong."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--readouts", type=int, default=400)
    asked = parser.parse_args()
    failures = 0
    with tempfile.TemporaryDirectory() as name, postgresql() as server:
        for title, store in (
            ("SQLite", f"sqlite:///{name}/tracker.db"),
            ("PostgreSQL", database(server)),
        ):
            folder = Path(name) / title
            folder.mkdir()
            failures += _told(title, read_meanwhile(store, folder, readouts=asked.readouts))
    sys.exit(failures > 0)


def _told(title: str, found: Readings) -> int:
    print(f"{title}: {found}", *found.failures, sep="\n  ", flush=True)
    return len(found.failures)


if __name__ == "__main__":
    main()
