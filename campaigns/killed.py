"""Killed while recording: what SIGKILL at random moments leaves of a store on either database.

python -m campaigns.killed --sqlite 200 --postgresql 50
"""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser
from itertools import count
from pathlib import Path

from tests.faults.killing import Kills, kill
from tests.servers import database, postgresql


def main() -> None:
    """Print what became of as many runs as are asked for."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--sqlite", type=int, default=200, metavar="RUNS")
    parser.add_argument("--postgresql", type=int, default=50, metavar="RUNS")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if asked.sqlite:
            numbers = count()
            failures += _told(
                "SQLite",
                kill(
                    lambda: f"sqlite:///{folder}/{next(numbers)}.db",
                    _made(folder / "sqlite"),
                    runs=asked.sqlite,
                    seed=asked.seed,
                ),
            )
        if asked.postgresql:
            with postgresql() as server:
                failures += _told(
                    "PostgreSQL",
                    kill(
                        lambda: database(server),
                        _made(folder / "postgresql"),
                        runs=asked.postgresql,
                        seed=asked.seed,
                    ),
                )
    sys.exit(failures > 0)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _told(database_name: str, kills: Kills) -> int:
    print(f"{database_name}: {kills}", *kills.failures, sep="\n  ", flush=True)
    return len(kills.failures)


if __name__ == "__main__":
    main()
