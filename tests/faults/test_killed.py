"""Killed while recording: each readout is whole or absent, and the next recording goes on."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from tests.faults.killing import kill
from tests.servers import database


def test_sqlite_keeps_whole_readouts_of_a_killed_recording(tmp_path: Path) -> None:
    numbers = count()
    kills = kill(lambda: f"sqlite:///{tmp_path}/{next(numbers)}.db", tmp_path, runs=6, seed=3)
    assert kills.failures == []
    assert kills.moments["amid"] > 0


def test_postgresql_keeps_whole_readouts_of_a_killed_recording(tmp_path: Path, server: str) -> None:
    kills = kill(lambda: database(server), tmp_path, runs=4, seed=3)
    assert kills.failures == []
    assert kills.moments["amid"] > 0
