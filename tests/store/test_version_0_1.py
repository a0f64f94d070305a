"""Stores of version 0.1: brought up in place, with others' tables beside them left alone."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests.support.commandline import tracker
from tests.support.earlier import as_version_0_1
from tests.support.examples import everything
from tests.support.records import BEGINNING, LATER, Record, exported, in_folder
from tests.support.stores import outside, rows
from tests.support.stories import FIRST, commitment, readout
from tracker.store.packing import digest_of
from tracker.store.stamp import Stored, stamp


def test_a_store_of_version_0_1_is_brought_up_in_place(empty: Record) -> None:
    everything(empty)
    before = rows(empty), exported(empty)
    as_version_0_1(empty)
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
    as_version_0_1(empty)
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
    as_version_0_1(record)
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


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """The folder of a store of version 0.1 of which an event is not what was recorded."""
    record = in_folder(tmp_path)
    everything(record)
    as_version_0_1(record)
    with outside(record) as run:
        run("UPDATE stored_events SET state = x'7b7d' WHERE rowid = 5")
    return tmp_path


def test_one_that_cannot_be_brought_up_names_its_first_bad_event(damaged: Path) -> None:
    for words in (["overdue"], ["rebuild"], ["rebuild", "--force"]):
        ran = tracker(*words, folder=damaged)
        assert (ran.code, ran.out) == (4, "")
        assert "event 5 of the ledger (CommitmentMade.2, place 5 in stream " in ran.err


@pytest.mark.parametrize("words", [["verify"], ["verify", "--events-only"], ["export"]])
def test_one_that_cannot_be_brought_up_is_neither_verified_nor_exported(
    damaged: Path, words: list[str]
) -> None:
    ran = tracker(*words, *(["--events", "-"] if words == ["export"] else []), folder=damaged)
    assert (ran.code, ran.out) == (4, "")
    assert "its events could not be brought into the present form; tracker rebuild says" in ran.err


@pytest.mark.parametrize(
    ("topic", "event"),
    [
        ("StatementRetracted.1", {"stream": "readout/nowhere", "event": {}}),
        ("ReadoutRegistered.1", {"stream": "readout/a", "event": {}}),
        ("ReadoutRegistered.1", {"stream": "readout/a", "event": []}),
        ("ReadoutRegistered.1", {"stream": 7, "event": {}}),
        ("ReadoutRegistered.1", {"event": {}}),
    ],
)
def test_one_whose_digests_fit_what_no_program_wrote_is_refused(
    tmp_path: Path, topic: str, event: dict[str, Any]
) -> None:
    record = in_folder(tmp_path)
    record.record(readout("first", commitment("item"), on=FIRST))
    as_version_0_1(record)
    with outside(record) as run:
        ((last,),) = run("SELECT state FROM stored_events WHERE rowid = 2")
        body = json.dumps(event).encode()
        forged = Stored(str(UUID(int=7)), 1, topic, body)
        (stamped,) = stamp([forged], digest_of(last), BEGINNING.replace(year=2027))
        run(
            "INSERT INTO stored_events (originator_id, originator_version, topic, state)"
            f" VALUES ('{UUID(int=7).hex}', 1, '{topic}', x'{stamped.state.hex()}')"
        )
    ran = tracker("rebuild", folder=tmp_path)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("tracker: event 3 of the ledger (")
