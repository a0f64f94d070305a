"""Fixtures: a folder as a user has it, with the readouts and, where it says so, their record."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.commandline import tracker
from tests.support.project import EVENTS

STORE = "tracker.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the readouts in `events/`, and nothing on record."""
    shutil.copytree(EVENTS, tmp_path / "events")
    return tmp_path


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the readouts and their record; for tests that only ask."""
    made = tmp_path_factory.mktemp("recorded")
    shutil.copytree(EVENTS, made / "events")
    assert tracker("record", "events/", folder=made).code == 0
    return made


@pytest.fixture
def own_record(folder: Path, recorded: Path) -> Path:
    """A folder with the readouts and a record of them that a test may change."""
    shutil.copy(recorded / STORE, folder / STORE)
    return folder
