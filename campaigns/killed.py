"""Killed: every command that writes is ended in mid-run, again and again, on either database.

python -m campaigns.killed --sqlite 40 --postgresql 10

Each run is ended at a call that was counted beforehand: before a statement or within one, before a
commit, at a write to a file. So all are ended in mid-run, and in the same places each time.
"""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from tests.support.faults.killing import Kills, hold_up, kill
from tests.support.faults.stage import How
from tests.support.servers import postgresql


def main() -> None:
    """Print what became of as many runs as are asked for."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--sqlite", type=int, default=40, metavar="RUNS", help="for each command")
    parser.add_argument("--postgresql", type=int, default=10, metavar="RUNS")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    wrong = 0
    if asked.sqlite:
        with tempfile.TemporaryDirectory() as folder:
            found = kill(Path(folder), runs=asked.sqlite, seed=asked.seed)
            wrong += _told("SQLite, killed", found)
    if asked.postgresql:
        hows: tuple[tuple[How, str], ...] = (
            ("kill", "killed"),
            ("cut", "connection cut"),
            ("terminate", "connection ended by the server"),
        )
        for how, said in hows:
            with tempfile.TemporaryDirectory() as folder, postgresql() as server:
                found = kill(Path(folder), server, runs=asked.postgresql, seed=asked.seed, how=how)
                wrong += _told(f"PostgreSQL, {said}", found)
            if how != "cut":
                with tempfile.TemporaryDirectory() as folder, postgresql() as server:
                    found = hold_up(Path(folder), server, how=how, most=asked.postgresql)
                    wrong += _told(f"PostgreSQL, {said} in mid-statement", found)
    sys.exit(wrong > 0)


def _told(title: str, found: Iterable[Kills]) -> int:
    print(title, flush=True)
    runs = wrong = 0
    for kills in found:
        print(f"  {kills}", *kills.failures, sep="\n    ", flush=True)
        runs += kills.runs
        wrong += len(kills.failures)
        if not kills.runs:
            print("    no run was ended")
            wrong += 1
    print(f"{title}: {runs} runs, all ended in mid-run; failures: {wrong}", flush=True)
    return wrong


if __name__ == "__main__":
    main()
