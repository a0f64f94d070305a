"""Officers at work: people on relationships of their own, and some on one, at a real server.

They read, judge, amend, withdraw and record for a while; each looks at a page for some seconds.
What was acknowledged has to be on record once, nothing may fail, and the record has to be as it was
recorded.

python -m campaigns.officers --minutes 5
"""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser

from tests.support.servers import database, postgresql
from tests.support.shifts import Shift, shift


def main() -> None:
    """Print what became of the officers on each database."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--alone", type=int, default=20, help="each on a relationship of their own")
    parser.add_argument("--together", type=int, default=5, help="all on one relationship")
    parser.add_argument("--pause", type=float, default=3, help="seconds that a page is looked at")
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    asked = parser.parse_args()

    def worked(store: str) -> Shift:
        return shift(
            store,
            alone=asked.alone,
            together=asked.together,
            seconds=asked.minutes * 60,
            pause=asked.pause,
        )

    failures = 0
    if asked.only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            failures += _told("SQLite", worked(f"sqlite:///{folder}/tracker.db"))
    if asked.only != "sqlite":
        with postgresql() as server:
            failures += _told("PostgreSQL", worked(database(server)))
    sys.exit(failures > 0)


def _told(name: str, found: Shift) -> int:
    print(f"{name}: {found}", *found.failures, sep="\n  ", flush=True)
    return len(found.failures)


if __name__ == "__main__":
    main()
