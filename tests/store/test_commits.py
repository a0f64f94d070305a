"""Commits: one sees whether others committed anything since, and whether it is the same store."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.support.records import Record
from tests.support.stories import commitment, readout
from tracker import bootstrap, pool
from tracker.errors import Unavailable
from tracker.store.naming import file_of
from tracker.store.sqlite import SQLiteTransaction


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the clock is a while after the one before."""
    monkeypatch.setattr(pool, "monotonic", iter(range(10, 10_000, 10)).__next__)


@pytest.fixture
def there(tmp_path: Path) -> Record:
    """A store of one readout."""
    record = Record(f"sqlite:///{tmp_path}/there.db")
    record.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    return record


def test_it_is_another_after_each_commit_that_is_seen(kept: Record) -> None:
    kept.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    readers = bootstrap.Readers(kept.store)
    found = []
    for number in range(2, 5):
        with readers.queries() as queries:
            found.append(queries.commits())
            before = queries.extent()
            kept.record(readout(f"r-{number}", commitment("visa"), on=f"2019-0{number}-01"))
            assert (queries.commits(), queries.extent()) == (found[-1], before)
    assert len({*found}) == len(found)
    readers.close()


def test_it_is_the_same_while_nothing_is_committed(record: Record) -> None:
    record.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    readers = bootstrap.Readers(record.store)
    found = set()
    for _ in range(3):
        with readers.queries() as queries:
            found.add(queries.commits())
    assert len(found) == 1
    readers.close()


def test_each_connection_counts_for_itself(record: Record) -> None:
    record.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    with record.queries() as first, record.queries() as second:
        assert first.commits() != second.commits()


def test_it_is_asked_once_for_an_answer(there: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(SQLiteTransaction, "commits", lambda _: asked.append("commits"))
    readers = bootstrap.Readers(there.store)
    with readers.queries() as queries:
        assert queries.commits() == queries.commits()
        assert len(asked) == 1
    readers.close()


@pytest.mark.usefixtures("slow")
def test_a_store_that_is_the_same_is_asked_through_the_same_connection(there: Record) -> None:
    readers = bootstrap.Readers(there.store)
    found = set()
    for _ in range(3):
        with readers.queries() as queries:
            found.add(queries.commits())
    assert len(found) == 1
    readers.close()


@pytest.mark.usefixtures("slow", "there")
@pytest.mark.parametrize("way", ["moved", "copied", "linked"])
def test_a_store_in_the_place_of_another_is_seen(tmp_path: Path, way: str) -> None:
    path, link = tmp_path / "there.db", tmp_path / "link.db"
    link.symlink_to(path)
    other = Record(f"sqlite:///{tmp_path}/other.db")
    for name in ("b", "c"):
        other.record(readout(name, commitment("visa"), on="2019-01-01"))
    for one in (path, tmp_path / "other.db"):
        with sqlite3.connect(one) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    readers = bootstrap.Readers(f"sqlite:///{link}")
    with readers.queries() as queries:
        assert queries.extent()[0] == 1
    match way:
        case "moved":
            (tmp_path / "other.db").replace(path)
        case "copied":
            shutil.copyfile(tmp_path / "other.db", path)
        case _:
            link.unlink()
            link.symlink_to(tmp_path / "other.db")
    with readers.queries() as queries:
        assert queries.extent()[0] == 2
    readers.close()


@pytest.mark.usefixtures("slow")
def test_a_store_that_is_gone_is_missed(there: Record, tmp_path: Path) -> None:
    readers = bootstrap.Readers(there.store)
    with readers.queries():
        pass
    (tmp_path / "there.db").rename(tmp_path / "gone.db")
    with pytest.raises(Unavailable), readers.queries():
        pass
    readers.close()


def test_a_file_is_told_from_what_else_may_stand_in_its_place(tmp_path: Path) -> None:
    store, path = f"sqlite:///{tmp_path}/a.db", tmp_path / "a.db"
    assert file_of(store) is None
    path.write_bytes(b"one")
    os.utime(path, ns=(1, 1))
    found = file_of(store)
    assert found == file_of(store) == file_of(f"SQLite:///{path}")
    os.utime(path, ns=(1, 2))
    assert file_of(store) not in (None, found)
    assert file_of("postgresql://anna@localhost/record") is None
