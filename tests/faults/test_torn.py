"""Torn logs: a store is what it was after a command, wherever its log was cut off."""

from __future__ import annotations

from pathlib import Path

from tests.support.faults.tearing import COMMANDS, tear


def test_a_log_that_is_cut_off_leaves_whole_recordings(tmp_path: Path) -> None:
    found = tear(tmp_path, every=9, verify_every=30)
    assert found.failures == []
    assert len(found.states) == len(COMMANDS)
    assert found.cuts > found.frames
    assert found.verified == 3
