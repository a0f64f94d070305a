"""A few officers at once: nothing fails, and what was acknowledged is on record once."""

from __future__ import annotations

from pathlib import Path

from tests.support.servers import database
from tests.support.shifts import shift


def test_officers_at_once_on_sqlite(tmp_path: Path) -> None:
    found = shift(f"sqlite:///{tmp_path}/tracker.db", alone=2, together=3, seconds=3, pause=0)
    assert found.failures == []
    assert found.acknowledged


def test_officers_at_once_on_postgresql(server: str) -> None:
    found = shift(database(server), alone=2, together=3, seconds=3, pause=0)
    assert found.failures == []
    assert found.acknowledged
