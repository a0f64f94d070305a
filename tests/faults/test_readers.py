"""Readers while another records: never refused, and they see whole recordings only."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.support import bulk
from tests.support.faults.reading import read_meanwhile
from tests.support.faults.stores import tracker
from tests.support.records import Record
from tests.support.servers import database
from tracker import bootstrap
from tracker.errors import Unavailable
from tracker.store.database import open_database


def test_sqlite_can_be_read_while_another_records(tmp_path: Path) -> None:
    found = read_meanwhile(f"sqlite:///{tmp_path}/tracker.db", tmp_path, readouts=100)
    assert found.failures == []
    assert len(found.seen) > 2


def test_postgresql_can_be_read_while_another_records(tmp_path: Path, server: str) -> None:
    found = read_meanwhile(database(server), tmp_path, readouts=100)
    assert found.failures == []
    assert len(found.seen) > 2


def test_a_reader_on_sqlite_sees_one_state_while_the_views_are_made_again(tmp_path: Path) -> None:
    assert _seen_through_a_rebuild(f"sqlite:///{tmp_path}/tracker.db") == (10, 10)


def test_a_reader_on_postgresql_sees_one_state_while_the_views_are_made_again(server: str) -> None:
    assert _seen_through_a_rebuild(database(server)) == (10, 10)


def test_a_long_reading_is_not_cut_off_by_the_server(server: str) -> None:
    store = database(server)
    Record(store).record(*bulk.readouts(1))
    for to_close in bootstrap.event_log(store), closing(open_database(store)):
        with to_close as reader, reader.reading() as sql:
            assert sql.rows("SHOW idle_in_transaction_session_timeout") == [("0",)]


def _seen_through_a_rebuild(store: str) -> tuple[int, int]:
    """How many readouts a transaction sees that begins before a rebuild, and the next one."""
    count = "SELECT COUNT(*) FROM tracker_readouts"
    Record(store).record(*bulk.readouts(10))
    with closing(open_database(store)) as reader:
        with reader.reading() as sql:
            sql.rows("SELECT version FROM tracker_format")
            assert tracker("rebuild", "--store", store).returncode == 0
            ((meanwhile,),) = sql.rows(count)
        with reader.reading() as sql:
            ((afterwards,),) = sql.rows(count)
    return int(meanwhile), int(afterwards)


def test_who_only_asks_can_change_nothing(server: str) -> None:
    store = database(server)
    Record(store).record(*bulk.readouts(1))
    with (
        closing(open_database(store)) as reader,
        pytest.raises(Unavailable, match="only takes questions"),
        reader.reading() as sql,
    ):
        sql.rows("DELETE FROM tracker_spans")
