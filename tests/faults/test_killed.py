"""Killed in mid-run: a command leaves what was before it, or whole parts; the next goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.faults.commands import COMMANDS
from tests.support.faults.killing import hold_up, kill
from tests.support.faults.stage import How

WRITING = {command.name for command in COMMANDS}


def test_every_command_that_writes_leaves_a_file_whole(tmp_path: Path) -> None:
    found = list(kill(tmp_path, runs=1, seed=3))
    assert [kills.failures for kills in found if kills.failures] == []
    assert {kills.command: kills.runs for kills in found} == dict.fromkeys(WRITING, 1)


@pytest.mark.parametrize("how", ["kill", "cut", "terminate"])
def test_commands_leave_a_database_whole(how: How, tmp_path: Path, server: str) -> None:
    names = ("assess --take-back", "import")
    found = list(kill(tmp_path, server, runs=1, seed=3, how=how, names=names))
    assert [kills.failures for kills in found if kills.failures] == []
    assert {kills.command: kills.runs for kills in found} == dict.fromkeys(names, 1)


@pytest.mark.parametrize("how", ["kill", "terminate"])
def test_a_recording_that_ends_in_mid_statement_leaves_a_database_whole(
    how: How, tmp_path: Path, server: str
) -> None:
    (kills,) = hold_up(tmp_path, server, how=how, most=2, names=("assess",))
    assert kills.failures == []
    assert kills.runs == 2


def test_a_connection_that_is_lost_while_a_store_is_opened_is_told(
    tmp_path: Path, server: str
) -> None:
    names = ("sought --take-back",)
    (kills,) = kill(tmp_path, server, runs=20, seed=3, how="cut", names=names, among=20)
    assert kills.failures == []
    assert kills.runs == 20
