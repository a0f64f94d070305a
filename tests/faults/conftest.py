"""Fixtures: one PostgreSQL server for all the tests of this folder, and a store to be broken."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.support import bulk
from tests.support.records import Record

with warnings.catch_warnings():
    # It warns, on being imported, where no runtime folder is set; it then takes another.
    warnings.simplefilter("ignore")
    from tests.support.servers import postgresql


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A server that runs, by the connection string of its first database."""
    with postgresql() as found:
        yield found


@pytest.fixture(scope="module")
def public() -> Iterator[Path]:
    """A folder that anybody can reach; those that pytest makes are its user's alone."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture(scope="module")
def files(public: Path) -> Path:
    """A folder of readouts."""
    return bulk.folder(public / "readouts", bulk.readouts(60))


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with other readouts on record."""
    path = tmp_path_factory.mktemp("good") / "tracker.db"
    Record(f"sqlite:///{path}").record(*bulk.readouts(30, prefix="earlier"))
    return path


@pytest.fixture
def store(public: Path, good: Path) -> Iterator[Path]:
    """A copy of the store, to be broken, in a folder of its own."""
    with TemporaryDirectory(dir=public) as name:
        Path(name).chmod(0o755)
        yield Path(shutil.copy(good, Path(name) / "tracker.db"))
