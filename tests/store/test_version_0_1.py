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
from tracker.projections.schema import NAMES
from tracker.store.ownership import EARLIER


def test_a_store_of_version_0_1_is_brought_up_in_place(kept: Record) -> None:
    everything(kept)
    before = rows(kept), exported(kept)
    _as_version_0_1(kept)
    with outside(kept) as run:
        run("CREATE TABLE customers (name TEXT)")
        run("INSERT INTO customers VALUES ('Olsen')")
    assert (rows(kept), exported(kept)) == before
    with kept.ledger() as ledger:
        ledger.verify()
    with outside(kept) as run:
        assert run("SELECT * FROM customers") == [("Olsen",)]
        with pytest.raises((sqlite3.Error, psycopg.Error)):
            run("SELECT * FROM stored_events")


def test_a_table_that_took_the_name_of_one_of_ours_is_left_alone(kept: Record) -> None:
    everything(kept)
    before = rows(kept)
    _as_version_0_1(kept)
    with outside(kept) as run:
        run("DROP TABLE items")
        run("CREATE TABLE items (sku TEXT, price INTEGER)")
        run("INSERT INTO items VALUES ('bolt', 3)")
    assert rows(kept) == before
    with outside(kept) as run:
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
    assert HEAD_0_1 in verified.out
    again = tracker("history", "item@a", folder=tmp_path)
    assert "wrong month" in again.out


HEAD_0_1 = "b02e1ba9ac323cdc6d4d81e65491b8e237754e0b8d84b35fbf175aafe885dbce"


def _as_version_0_1(record: Record) -> None:
    """Give a store the names, the place and the format that version 0.1 gave it."""
    with outside(record) as run:
        own = "" if record.store.startswith("sqlite") else "commitment_tracker."
        for name in NAMES:
            run(f"DROP TABLE {own}{name}")
        for name, columns in EARLIER.items():
            if present := {"store_format": "format", "stored_events": "events"}.get(name):
                run(f"ALTER TABLE {own}tracker_{present} RENAME TO {name}")
                if own:
                    run(f"ALTER TABLE {own}{name} SET SCHEMA public")
            else:
                run(f"CREATE TABLE {name} ({', '.join(f'{column} TEXT' for column in columns)})")
        if own:
            run(
                "ALTER INDEX tracker_events_notification_id_idx"
                " RENAME TO stored_events_notification_id_idx"
            )
            run("DROP SCHEMA commitment_tracker CASCADE")
        run("UPDATE store_format SET version = 4")
