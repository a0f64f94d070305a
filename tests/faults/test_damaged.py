"""A store that is gone, locked, damaged or of another version: told, and nothing half done."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import bulk
from tests.support.faults.stores import environment, recorded
from tests.support.faults.unusable import COMMANDS, assert_goes_on, assert_refused, change, run
from tests.support.records import Record
from tests.support.stores import rows
from tracker.errors import Unavailable, WrongVersion

# Gone, locked, damaged


def test_a_store_that_is_removed_while_it_is_open(tmp_path: Path) -> None:
    record = Record(f"sqlite:///{tmp_path}/tracker.db")
    first, second = bulk.readouts(2)
    with record.ledger() as ledger:
        ledger.record([first], day=record.moment.date())
        for path in tmp_path.iterdir():
            path.unlink()
        with pytest.raises(Unavailable):
            ledger.record([second], day=record.moment.date())


def test_a_store_that_stays_locked(store: Path, files: Path) -> None:
    impatient = (
        "import tracker.store.sqlite as sqlite, tracker.cli as cli; "
        "sqlite.LOCK_TIMEOUT = 1; cli.run()"
    )
    other = sqlite3.connect(store, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        assert run("open", store, files).returncode == 0
        ran = subprocess.run(
            [sys.executable, "-c", impatient, "record", files, "--store", f"sqlite:///{store}"],
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        other.close()
    assert_refused(ran)
    assert "locked" in ran.stderr
    assert_goes_on(store, files)


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 3)
        file.write(b"\xa5" * (path.stat().st_size // 3))


def _replace(path: Path) -> None:
    path.write_text("This is no database at all.\n" * 200)


def _be_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("damage", [_cut, _overwrite, _replace, _be_a_folder])
def test_a_damaged_store(
    command: str, damage: Callable[[Path], None], store: Path, files: Path
) -> None:
    damage(store)
    assert_refused(run(command, store, files))


@pytest.mark.parametrize(
    ("command", "damage", "told"),
    [
        ("record", _replace, "restore it from a copy"),
        ("verify", _replace, "restore it from a copy"),
        ("record", _be_a_folder, "name a file in it"),
    ],
)
def test_the_error_names_the_store_and_says_what_to_do(
    command: str, damage: Callable[[Path], None], told: str, store: Path, files: Path
) -> None:
    damage(store)
    ran = run(command, store, files)
    assert str(store) in ran.stderr
    assert told in ran.stderr


# Two versions of the program


def test_a_store_of_a_later_version(store: Path, files: Path) -> None:
    change(store, "UPDATE tracker_format SET version = 99")
    for command in COMMANDS:
        ran = run(command, store, files)
        assert_refused(ran)
        assert "newer program" in ran.stderr
    change(store, "UPDATE tracker_format SET version = 2")
    assert_goes_on(store, files)


def test_a_store_that_a_later_version_takes_while_a_writer_has_it_open(tmp_path: Path) -> None:
    record = Record(f"sqlite:///{tmp_path}/tracker.db")
    first, second = bulk.readouts(2)
    with record.ledger() as ledger:
        ledger.record([first], day=record.moment.date())
        change(tmp_path / "tracker.db", "UPDATE tracker_format SET version = 99")
        with pytest.raises(WrongVersion):
            ledger.record([second], day=record.moment.date())
    change(tmp_path / "tracker.db", "UPDATE tracker_format SET version = 2")
    assert set(recorded(record.store)) == {first.readout}


@pytest.mark.parametrize("noted", ["NULL", "'three'"])
def test_a_store_whose_format_is_no_number(noted: str, store: Path, files: Path) -> None:
    change(
        store, "DROP TABLE tracker_format", f"CREATE TABLE tracker_format AS SELECT {noted} version"
    )
    for command in COMMANDS:
        ran = run(command, store, files)
        assert_refused(ran)
        assert "does not say which version made the store" in ran.stderr


def test_a_store_of_an_earlier_version_is_brought_up(store: Path, files: Path) -> None:
    before = rows(Record(f"sqlite:///{store}"))
    change(
        store,
        "UPDATE tracker_format SET version = 1",
        "DROP TABLE tracker_spans",
        "DROP TABLE tracker_meetings",
    )
    assert run("open", store, files).returncode == 0
    assert rows(Record(f"sqlite:///{store}")) == before
    assert_goes_on(store, files)
