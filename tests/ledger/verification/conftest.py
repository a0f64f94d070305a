"""Fixtures: stores to tamper with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.examples import everything
from tests.support.records import Record


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an event of every kind; for tests that leave it as it is."""
    path = tmp_path_factory.mktemp("whole") / "tracker.db"
    everything(Record(f"sqlite:///{path}"))
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to tamper with."""
    return Path(shutil.copy(whole, tmp_path / "tracker.db"))


@pytest.fixture
def shipped_store(shipped: Record, tmp_path: Path) -> Path:
    """A copy of the shipped record, which is long enough to be checked by several processes."""
    return Path(shutil.copy(shipped.store.removeprefix("sqlite:///"), tmp_path / "shipped.db"))
