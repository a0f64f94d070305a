"""Partitions: a store on PostgreSQL whose tables are divided by relationship."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.support.answers import answers
from tests.support.commandline import tracker
from tests.support.examples import everything
from tests.support.records import Record, exported, take_in
from tests.support.stores import outside, rows
from tests.support.stories import FIRST, commitment, completion, readout
from tracker.drafts.rows import TABLES as DRAFTS
from tracker.projections.tables import TABLES
from tracker.store import tables
from tracker.store.ownership import EVENTS, FORMAT_TABLE
from tracker.users.tables import TABLES as USERS

DIVIDED = {EVENTS, *(table.name for table in TABLES.values() if table.divided)}
WHOLE = {
    FORMAT_TABLE,
    tables.RELATIONSHIPS,
    tables.NAMES,
    "tracker_verdicts",
    "tracker_crossings",
    *DRAFTS,
    *USERS,
}
"""The tables that are small, or that lead to the others."""

PARTS = """
    SELECT h.inhparent::regclass::text, COUNT(*) FROM pg_inherits h
      JOIN pg_class c ON c.oid = h.inhparent AND c.relkind = 'p' GROUP BY 1
"""
ROWS = "SELECT tableoid::regclass::text, relationship_id FROM commitment_tracker.tracker_events"
MADE = "An empty store was made, its tables divided into 4 partitions; it is ready to record in.\n"
THERE = "The store is there already, its tables divided into 4 partitions; it is ready to record "
THERE += "in.\n"
OTHERS = ("RU", "US", "FR", "DE", "IT", "CA", "IN", "BR", "GB", "AU", "KR", "CN")


@pytest.fixture
def divided(emptied: Callable[[], str], tmp_path: Path) -> Record:
    """An empty record in a store that was made in four parts."""
    record = Record(emptied())
    ran = tracker("init", "--partitions", "4", "--store", record.store, folder=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, MADE, "")
    return record


def parts(record: Record) -> dict[str, int]:
    """The tables that are divided, and into how many parts."""
    with outside(record) as run:
        return {name.removeprefix("commitment_tracker."): count for name, count in run(PARTS)}


def test_every_table_of_a_relationship_is_divided_and_the_small_ones_are_not(
    divided: Record,
) -> None:
    assert parts(divided) == dict.fromkeys(DIVIDED, 4)
    with divided.ledger():
        pass
    with outside(divided) as run:
        found = run("SELECT tablename FROM pg_tables WHERE schemaname = 'commitment_tracker'")
    assert {name for (name,) in found if not name[-1].isdigit()} == DIVIDED | WHOLE


def test_relationships_in_several_parts_answer_as_in_one_file(
    divided: Record, tmp_path: Path
) -> None:
    for number, other in enumerate(OTHERS):
        sides, after = sorted(("JP", other)), (number + 1) % len(OTHERS)
        made = readout(
            f"r-{number}",
            commitment(f"item-{number}", due="2018-04", by=["JP"]),
            on=FIRST,
            parties=sides,
        )
        done = readout(
            f"d-{number}",
            completion(f"item-{number}", by=["JP"], fulfils=[f"item-{after}@r-{after}"]),
            on="2018-04-01",
            parties=sides,
        )
        divided.record(made, done)
    source = Record(f"sqlite:///{tmp_path}/source.db")
    take_in(source, exported(divided))
    with outside(divided) as run:
        found = set(run(ROWS))
    assert len({relationship for _, relationship in found}) == len(found) == len(OTHERS)
    assert len({part for part, _ in found}) == 4
    assert answers(divided) == answers(source)
    assert rows(divided) == rows(source)
    with divided.ledger() as ledger:
        ledger.rebuild()
    assert rows(divided) == rows(source)
    with divided.ledger() as ledger, source.ledger() as other_ledger:
        assert ledger.verify().head == other_ledger.verify().head


def test_making_it_again_changes_nothing_and_another_number_is_refused(
    divided: Record, tmp_path: Path
) -> None:
    everything(divided)
    before = rows(divided), exported(divided)

    def init(*words: str) -> tuple[int, str, str]:
        ran = tracker("init", *words, "--store", divided.store, folder=tmp_path)
        return ran.code, ran.out, ran.err

    assert init("--partitions", "4") == (0, THERE, "")
    assert init() == (0, "The store is there already; it is ready to record in.\n", "")
    code, out, err = init("--partitions", "8")
    assert (code, out) == (1, "")
    assert "is there already, with 4 partitions, which cannot be changed" in err
    assert (rows(divided), exported(divided)) == before


def test_a_store_that_was_not_divided_stays_whole(
    emptied: Callable[[], str], tmp_path: Path
) -> None:
    record = Record(emptied())
    everything(record)
    ran = tracker("init", "--partitions", "4", "--store", record.store, folder=tmp_path)
    assert ran.code == 1
    assert "is there already, with no partitions, which cannot be changed" in ran.err
    assert parts(record) == {}


@pytest.mark.parametrize("number", ["1", "0", "-4", "129", "many"])
def test_a_number_that_makes_no_sense_is_wrong_usage(
    number: str, emptied: Callable[[], str], tmp_path: Path
) -> None:
    store = emptied()
    ran = tracker("init", f"--partitions={number}", "--store", store, folder=tmp_path)
    assert ran.code == 2
    assert "Invalid value for '--partitions'" in ran.err
    with psycopg.connect(store) as connection:
        assert connection.execute("SELECT to_regclass('commitment_tracker.tracker_events')")


def test_a_file_is_not_divided(tmp_path: Path) -> None:
    ran = tracker("init", "--partitions", "4", folder=tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "tracker: only PostgreSQL divides a store into partitions, and this is a file of SQLite; "
        "name another place for the record with --store\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_sqlite_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    assert tracker("init", folder=tmp_path).out.startswith("An empty store was made")
    assert tracker("init", "--partitions", "4", folder=tmp_path).code == 1
    with closing(sqlite3.connect(tmp_path / "tracker.db")) as connection:
        assert connection.execute("SELECT COUNT(*) FROM tracker_events").fetchone() == (0,)


def test_rebuilding_keeps_the_parts(divided: Record) -> None:
    everything(divided)
    before = rows(divided)
    with divided.ledger() as ledger:
        ledger.rebuild()
    assert parts(divided) == dict.fromkeys(DIVIDED, 4)
    assert rows(divided) == before


def test_views_of_an_earlier_form_and_lost_ones_are_made_again_in_parts(divided: Record) -> None:
    everything(divided)
    before = rows(divided)
    with outside(divided) as run:
        run("DROP TABLE commitment_tracker.tracker_spans")
    with divided.ledger() as ledger:
        ledger.rebuild()
    assert parts(divided) == dict.fromkeys(DIVIDED, 4)
    with outside(divided) as run:
        run("ALTER TABLE commitment_tracker.tracker_spans DROP COLUMN sought")
        run("UPDATE commitment_tracker.tracker_format SET version = 1")
    assert rows(divided) == before
    assert parts(divided) == dict.fromkeys(DIVIDED, 4)


def test_what_another_store_exports_is_imported_into_one_in_parts(
    divided: Record, tmp_path: Path
) -> None:
    source = Record(f"sqlite:///{tmp_path}/source.db")
    everything(source)
    take_in(divided, exported(source))
    assert exported(divided) == exported(source)
    assert rows(divided) == rows(source)
    with divided.ledger() as ledger, source.ledger() as other:
        assert ledger.verify() == other.verify()
