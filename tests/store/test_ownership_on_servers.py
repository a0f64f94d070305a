"""Ownership on PostgreSQL: a schema of our own, whoever else uses the database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.support.commandline import tracker
from tests.support.project import EVENTS
from tests.support.records import LATER, Record
from tests.support.stores import OTHERS, rows
from tests.support.stories import FIRST, commitment, readout, views
from tracker.errors import Foreign


def test_a_database_of_others_gets_a_schema_of_ours(emptied: Callable[[], str]) -> None:
    store = emptied()
    with psycopg.connect(store, autocommit=True) as connection:
        for made in OTHERS:
            connection.execute(made)
    assert (
        "is empty; record something first" in tracker("open", "--store", store, folder=EVENTS).err
    )
    for words in (["record", str(EVENTS)], ["rebuild"], ["verify"]):
        assert tracker(*words, "--store", store, folder=EVENTS).code == 0
    with psycopg.connect(store) as connection:
        assert connection.execute("SELECT * FROM items").fetchall() == [("bolt", 3), ("nut", 2)]
        found = connection.execute(
            "SELECT DISTINCT table_schema FROM information_schema.tables"
            " WHERE table_name LIKE 'tracker%'"
        ).fetchall()
    assert found == [("commitment_tracker",)]


def test_a_schema_of_that_name_that_is_not_ours_is_refused(emptied: Callable[[], str]) -> None:
    store = emptied()
    with psycopg.connect(store, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA commitment_tracker")
        connection.execute("CREATE TABLE commitment_tracker.items (sku TEXT)")
    for words in (["record", str(EVENTS)], ["open"], ["rebuild"]):
        ran = tracker(*words, "--store", store, folder=EVENTS)
        assert (ran.code, ran.out) == (4, "")
        assert "belongs to another program: it holds the table items" in ran.err


def test_two_records_lie_side_by_side_in_schemas_of_their_own(emptied: Callable[[], str]) -> None:
    store = emptied()
    other = f"{store}&schema=second_desk"
    Record(store).record(readout("a", commitment("item"), on=FIRST))
    Record(other).record(readout("b", commitment("matter"), on=FIRST))
    try:
        assert set(Record(store).statuses(LATER)) == {"item@a"}
        assert set(Record(other).statuses(LATER)) == {"matter@b"}
        with Record(other).ledger() as ledger:
            ledger.verify()
    finally:
        with psycopg.connect(store, autocommit=True) as connection:
            connection.execute("SET client_min_messages = error")
            connection.execute("DROP SCHEMA second_desk CASCADE")


@pytest.mark.parametrize(
    ("made", "named"),
    [
        ("CREATE VIEW commitment_tracker.harm AS SELECT 1", "view harm"),
        ("CREATE MATERIALIZED VIEW commitment_tracker.harm AS SELECT 1", "materialized view harm"),
        (
            "CREATE RULE harm AS ON INSERT TO commitment_tracker.tracker_spans DO INSTEAD NOTHING",
            "rule harm",
        ),
        (
            (
                "CREATE TRIGGER harm BEFORE UPDATE ON commitment_tracker.tracker_spans FOR EACH ROW"
                " EXECUTE FUNCTION suppress_redundant_updates_trigger()"
            ),
            "trigger harm",
        ),
    ],
)
def test_what_others_hung_onto_our_schema_is_named(
    emptied: Callable[[], str], made: str, named: str
) -> None:
    record = Record(emptied())
    record.record(readout("a", views("x"), on=FIRST))
    with psycopg.connect(record.store, autocommit=True) as connection:
        connection.execute(made)
    for use in (record.queries, record.ledger):
        with pytest.raises(Foreign, match=f"holds the {named}, not made by this program"), use():
            pass


SETTINGS = (
    "standard_conforming_strings = off",
    "default_transaction_isolation = 'serializable'",
    "default_transaction_isolation = 'repeatable read'",
    "default_transaction_read_only = on",
    "search_path = '$user', other, public",
    "search_path = ''",
    "bytea_output = 'escape'",
    "client_encoding = 'SQL_ASCII'",
    "client_encoding = 'LATIN1'",
    "DateStyle = 'SQL, DMY'",
    "IntervalStyle = 'sql_standard'",
    "synchronous_commit = off",
    "array_nulls = off",
    "backslash_quote = off",
    "enable_indexscan = off",
)


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_setting_of_a_database_changes_what_is_recorded_and_answered(
    emptied: Callable[[], str], tmp_path: Path, setting: str
) -> None:
    store = emptied()
    name = store.partition("?")[0].rpartition("/")[2]
    plain = Record(f"sqlite:///{tmp_path}/tracker.db")
    said = readout("a", commitment("item", summary="Ærø \\x41 'quoted' \\ “ — 千島"), on=FIRST)
    plain.record(said)
    with psycopg.connect(store, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA IF NOT EXISTS other")
        connection.execute(f'ALTER DATABASE "{name}" SET {setting}')
    try:
        changed = Record(store)
        changed.record(said)
        with changed.ledger() as ledger:
            assert ledger.readout("a") == said
            ledger.verify()
            ledger.rebuild()
        assert _apart_from_recordings(changed) == _apart_from_recordings(plain)
    finally:
        with psycopg.connect(store, autocommit=True) as connection:
            connection.execute("SET default_transaction_read_only = off")
            connection.execute(f'ALTER DATABASE "{name}" RESET ALL')
            connection.execute("DROP SCHEMA IF EXISTS other CASCADE")


def test_who_has_another_search_path_reads_the_same_record(emptied: Callable[[], str]) -> None:
    store = emptied()
    record = Record(store)
    record.record(readout("a", commitment("item"), on=FIRST))
    with psycopg.connect(store, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA IF NOT EXISTS mine")
    elsewhere = Record(f"{store}&options=-csearch_path%3Dmine")
    assert elsewhere.statuses(LATER) == record.statuses(LATER)
    elsewhere.record(readout("b", commitment("matter"), on=FIRST))
    assert set(record.statuses(LATER)) == {"item@a", "matter@b"}
    with record.ledger() as ledger:
        ledger.verify()
    with psycopg.connect(store, autocommit=True) as connection:
        assert connection.execute(
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'mine'"
        ).fetchone() == (0,)
        connection.execute("DROP SCHEMA mine")


def test_a_database_that_cannot_hold_every_character_is_refused(
    emptied: Callable[[], str],
) -> None:
    store = emptied()
    before, _, after = store.partition("?")
    for encoding in ("SQL_ASCII", "LATIN1"):
        name = f"in_{encoding.lower()}"
        with psycopg.connect(store, autocommit=True) as connection:
            connection.execute(
                f"CREATE DATABASE {name} ENCODING '{encoding}' TEMPLATE template0"
                " LC_COLLATE 'C' LC_CTYPE 'C'"
            )
        other = f"{before.rpartition('/')[0]}/{name}?{after}"
        for words in (["record", str(EVENTS)], ["open"]):
            ran = tracker(*words, "--store", other, folder=EVENTS)
            assert ran.code == 4
            assert f"the database {name} is encoded in {encoding}" in ran.err
            assert "make one whose encoding is UTF8, from template0; name another" in ran.err


def test_who_may_only_write_rows_can_record_once_an_owner_made_the_tables(
    emptied: Callable[[], str],
) -> None:
    store = emptied()
    assert tracker("init", "--store", store, folder=EVENTS).code == 0
    with psycopg.connect(store, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS officer")
        connection.execute("CREATE ROLE officer LOGIN")
        connection.execute("GRANT USAGE ON SCHEMA commitment_tracker TO officer")
        connection.execute(
            "GRANT SELECT, INSERT, UPDATE, DELETE"
            " ON ALL TABLES IN SCHEMA commitment_tracker TO officer"
        )
        connection.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA commitment_tracker TO officer")
    by_officer = store.replace("//postgres:@", "//officer@").replace("//postgres@", "//officer@")
    assert by_officer != store
    try:
        for words in (["record", str(EVENTS)], ["rebuild"], ["verify"], ["open"]):
            ran = tracker(*words, "--store", by_officer, folder=EVENTS)
            assert ran.code == 0, ran.err
    finally:
        with psycopg.connect(store, autocommit=True) as connection:
            connection.execute("DROP OWNED BY officer")
            connection.execute("DROP ROLE officer")


def _apart_from_recordings(record: Record) -> dict[str, list[Any]]:
    """Every row but those that hold the ids of commands, each of which is its own."""
    return {name: found for name, found in rows(record).items() if name != "tracker_recordings"}
