"""Fixtures: real stores in temporary folders, and the readouts that the project ships."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.stories import Record
from tracker.files.readouts import files_in, read

# The same examples in every run, and no example failed for the machine being busy.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

EVENTS = Path(__file__).parent.parent / "events"


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """An empty record in a store of its own."""
    return Record(f"sqlite:///{tmp_path}/tracker.db")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The shipped readouts on record; for tests that only ask."""
    made = Record(f"sqlite:///{tmp_path_factory.mktemp('shipped')}/tracker.db")
    made.record(*(read(path) for path in files_in([EVENTS])))
    return made
