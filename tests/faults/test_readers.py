"""Readers while another records: never refused, and they see whole recordings only."""

from __future__ import annotations

from pathlib import Path

from tests.faults.reading import read_meanwhile
from tests.servers import database


def test_sqlite_can_be_read_while_another_records(tmp_path: Path) -> None:
    found = read_meanwhile(f"sqlite:///{tmp_path}/tracker.db", tmp_path, readouts=100)
    assert found.failures == []
    assert len(found.seen) > 2


def test_postgresql_can_be_read_while_another_records(tmp_path: Path, server: str) -> None:
    found = read_meanwhile(database(server), tmp_path, readouts=100)
    assert found.failures == []
    assert len(found.seen) > 2
