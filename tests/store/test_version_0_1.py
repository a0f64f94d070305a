"""Stores of version 0.1: brought up in place, with others' tables beside them left alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.support.commandline import tracker
from tests.support.examples import everything
from tests.support.records import LATER, Record, exported
from tests.support.stores import outside, rows
from tracker import bootstrap
from tracker.projections.schema import NAMES
from tracker.store import runs
from tracker.store.ownership import EARLIER
from tracker.store.stamp import GENESIS, chained_anew
from tracker.store.tables import COLUMNS


def test_a_store_of_version_0_1_is_brought_up_in_place(empty: Record) -> None:
    everything(empty)
    before = rows(empty), exported(empty)
    _as_version_0_1(empty)
    with outside(empty) as run:
        run("CREATE TABLE customers (name TEXT)")
        run("INSERT INTO customers VALUES ('Olsen')")
    assert (rows(empty), exported(empty)) == before
    with empty.ledger() as ledger:
        ledger.verify()
    with outside(empty) as run:
        assert run("SELECT * FROM customers") == [("Olsen",)]
        with pytest.raises((sqlite3.Error, psycopg.Error)):
            run("SELECT * FROM stored_events")


def test_a_table_that_took_the_name_of_one_of_ours_is_left_alone(empty: Record) -> None:
    everything(empty)
    before = rows(empty)
    _as_version_0_1(empty)
    with outside(empty) as run:
        run("DROP TABLE items")
        run("CREATE TABLE items (sku TEXT, price INTEGER)")
        run("INSERT INTO items VALUES ('bolt', 3)")
    assert rows(empty) == before
    with outside(empty) as run:
        assert run("SELECT * FROM items") == [("bolt", 3)]


def test_a_store_of_version_0_1_that_lies_open_is_asked_by_the_present_one(
    tmp_path: Path,
) -> None:
    record = Record(f"sqlite:///{tmp_path}/tracker.db")
    everything(record)
    before = record.statuses(LATER)
    _as_version_0_1(record)
    assert record.statuses(LATER) == before


def test_a_store_that_version_0_1_wrote_itself_is_read(tmp_path: Path) -> None:
    made = Path(__file__).parent / "data" / "ledger-0.1.0.sql"
    with closing(sqlite3.connect(tmp_path / "tracker.db")) as connection, connection:
        connection.executescript(made.read_text(encoding="utf-8"))
    ran = tracker("overdue", "--as-of", "2019-01-15", folder=tmp_path)
    assert ran.code == 0
    assert "item@a" in ran.out
    verified = tracker("verify", folder=tmp_path)
    assert verified.code == 0
    assert verified.out.startswith("9 events verified")
    again = tracker("history", "item@a", folder=tmp_path)
    assert "wrong month" in again.out


def _as_version_0_1(record: Record) -> None:
    """Give a store the names, the place, the one chain and the format that version 0.1 gave it."""
    sqlite = record.store.startswith("sqlite")
    with bootstrap.event_log(record.store) as log, log.reading() as sql:
        stored = [event for _, event in runs.in_order(sql)]
    chained = [event for _, event in chained_anew(stored, GENESIS)]
    own = "" if sqlite else "commitment_tracker."
    with outside(record) as run:
        for name in (*NAMES, *COLUMNS, "tracker_format"):
            run(f"DROP TABLE {own}{name}")
        if not sqlite:
            run("DROP SCHEMA commitment_tracker CASCADE")
        for name, columns in EARLIER.items():
            if name not in {"store_format", "stored_events"}:
                run(f"CREATE TABLE {name} ({', '.join(f'{column} TEXT' for column in columns)})")
        run("CREATE TABLE store_format (version INTEGER NOT NULL)")
        run("INSERT INTO store_format VALUES (4)")
        number = "" if sqlite else ", notification_id SERIAL"
        of, state = ("TEXT", "BLOB") if sqlite else ("UUID", "BYTEA")
        run(
            f"CREATE TABLE stored_events (originator_id {of} NOT NULL, originator_version BIGINT"
            f" NOT NULL, topic TEXT, state {state}{number},"
            " PRIMARY KEY (originator_id, originator_version))"
        )
        for one in chained:
            stream = one.originator_id.replace("-", "") if sqlite else one.originator_id
            written = f"x'{one.state.hex()}'" if sqlite else f"'\\x{one.state.hex()}'"
            run(
                "INSERT INTO stored_events (originator_id, originator_version, topic, state)"
                f" VALUES ('{stream}', {one.originator_version}, '{one.topic}', {written})"
            )
