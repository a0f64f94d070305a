"""Eight writers at once into a store that is not there yet: all there, once, and no view wrong."""

from __future__ import annotations

from pathlib import Path

from tests.support.faults.writing import race
from tests.support.servers import database


def test_eight_writers_at_once_on_sqlite(tmp_path: Path) -> None:
    found = race(f"sqlite:///{tmp_path}/tracker.db", writers=8, each=12)
    assert (found.failures, found.codes) == ([], [0] * 8)


def test_eight_writers_at_once_on_postgresql(server: str) -> None:
    found = race(database(server), writers=8, each=12)
    assert (found.failures, found.codes) == ([], [0] * 8)
