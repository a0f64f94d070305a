"""Ownership: another program's data is never touched, and a store of ours is known for certain."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.cli.commandline import tracker
from tests.conftest import EVENTS
from tests.stories import LATER, Record, commitment, readout, views
from tests.test_contract import emptied, everything, kept, rows
from tracker import bootstrap
from tracker.errors import Foreign, NoStore, Unavailable
from tracker.store.ownership import EARLIER

__all__ = ["emptied", "kept"]

FIRST = "2018-03-01"
WRITING = [
    ["record", str(EVENTS)],
    ["record", "--dry-run", str(EVENTS)],
    ["import", "backup.jsonl"],
    ["rebuild"],
    ["rebuild", "--force"],
    ["assess", "a@b", "--outcome", "fulfilled", "--on", "2019-06-30", "--evidence", "x"],
    ["merge", "a", "--into", "b", "--relationship", "JP-RU"],
]
READING = [["open"], ["items"], ["replay"], ["verify"], ["export", "--to", "out"]]
OTHERS = (
    "CREATE TABLE items (sku TEXT, price INTEGER)",
    "INSERT INTO items VALUES ('bolt', 3), ('nut', 2)",
    "CREATE TABLE stored_events (id INTEGER, body TEXT)",
    "INSERT INTO stored_events VALUES (1, 'not ours')",
    "CREATE INDEX readouts_by_slug ON items (sku)",
)
"""What another program made, with names that version 0.1 gave to tables and indexes of its own."""


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of all events of a small record."""
    folder = tmp_path_factory.mktemp("backup")
    Record(f"sqlite:///{folder}/tracker.db").record(readout("a", commitment("item"), on=FIRST))
    assert tracker("export", "--events", "backup.jsonl", folder=folder).code == 0
    return folder / "backup.jsonl"


@pytest.fixture
def foreign(tmp_path: Path, backup: Path) -> Path:
    """A folder with another program's database, where the tracker's would be."""
    shutil.copy(backup, tmp_path)
    with closing(sqlite3.connect(tmp_path / "tracker.db")) as connection, connection:
        for made in OTHERS:
            connection.execute(made)
    return tmp_path


@pytest.mark.parametrize("words", WRITING + READING, ids=lambda words: " ".join(words)[:20])
def test_another_programs_file_is_refused_by_every_command_and_stays_byte_for_byte(
    foreign: Path, words: list[str]
) -> None:
    before = (foreign / "tracker.db").read_bytes()
    ran = tracker(*words, folder=foreign)
    assert (ran.code, ran.out) == (4, "")
    assert "belongs to another program: it holds the tables items and stored_events" in ran.err
    assert (foreign / "tracker.db").read_bytes() == before
    assert sorted(path.name for path in foreign.iterdir()) == ["backup.jsonl", "tracker.db"]


@pytest.mark.parametrize(
    ("made", "named"),
    [
        ("CREATE VIEW v AS SELECT 1", "view v"),
        ("CREATE TABLE Tracker (x)", "table Tracker"),
        ("CREATE VIRTUAL TABLE words USING fts5(x)", "tables words, words_config, words_content,"),
    ],
)
def test_whatever_a_file_holds_makes_it_another_programs(
    tmp_path: Path, made: str, named: str
) -> None:
    with closing(sqlite3.connect(tmp_path / "tracker.db")) as connection, connection:
        connection.execute(made)
    ran = tracker("record", str(EVENTS), folder=tmp_path)
    assert ran.code == 4
    assert f"it holds the {named}" in ran.err


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / "tracker.db").touch()
    assert "is empty; record something first" in tracker("open", folder=tmp_path).err
    assert tracker("record", str(EVENTS), folder=tmp_path).code == 0
    assert tracker("verify", folder=tmp_path).code == 0


HARM = {
    "view": "CREATE VIEW harm AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n)"
    " SELECT i FROM n",
    "trigger": "CREATE TRIGGER harm AFTER INSERT ON tracker_spans BEGIN"
    " UPDATE tracker_spans SET status = 'fulfilled'; END",
}


@pytest.mark.parametrize("kind", HARM)
@pytest.mark.parametrize("words", WRITING + READING, ids=lambda words: " ".join(words)[:20])
def test_what_others_hung_onto_a_store_is_named_before_anything_is_read(
    tmp_path: Path, backup: Path, kind: str, words: list[str]
) -> None:
    shutil.copy(backup, tmp_path)
    assert tracker("import", "backup.jsonl", folder=tmp_path).code == 0
    with closing(sqlite3.connect(tmp_path / "tracker.db")) as connection, connection:
        connection.execute(HARM[kind])
    ran = tracker(*words, folder=tmp_path)
    assert (ran.code, ran.out) == (4, "")
    assert f"holds the {kind} harm, not made by this program" in ran.err


def test_a_table_of_ours_that_is_an_endless_view_hangs_nothing(tmp_path: Path) -> None:
    Record(f"sqlite:///{tmp_path}/tracker.db").record(readout("a", views("x"), on=FIRST))
    with closing(sqlite3.connect(tmp_path / "tracker.db")) as connection, connection:
        connection.execute("DROP TABLE tracker_spans")
        connection.execute(HARM["view"].replace("VIEW harm", "VIEW tracker_spans"))
    assert "holds the view tracker_spans" in tracker("open", folder=tmp_path).err


def test_others_tables_beside_ours_are_left_alone(
    kept: Record, backup: Path, tmp_path: Path
) -> None:
    source = Record(f"sqlite:///{tmp_path}/source.db")
    for words in (["import", str(backup)], ["record", str(EVENTS)]):
        assert tracker(*words, "--store", source.store, folder=tmp_path).code == 0
    (tmp_path / "longer.jsonl").write_text("\n".join(_exported(source)), encoding="utf-8")
    assert tracker("import", str(backup), "--store", kept.store, folder=tmp_path).code == 0
    with _plain(kept) as run:
        for made in OTHERS:
            run(made)
        held = [run("SELECT * FROM items"), run("SELECT * FROM stored_events")]
    for words in (
        ["import", "longer.jsonl"],
        ["record", str(EVENTS)],
        ["rebuild"],
        ["verify"],
        ["open"],
    ):
        ran = tracker(*words, "--store", kept.store, folder=tmp_path)
        assert ran.code == 0, ran.err
    assert _exported(kept) == _exported(source)
    with _plain(kept) as run:
        assert [run("SELECT * FROM items"), run("SELECT * FROM stored_events")] == held


# PostgreSQL


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


# Stores of version 0.1


def test_a_store_of_version_0_1_is_brought_up_in_place(kept: Record) -> None:
    everything(kept)
    before = rows(kept), _exported(kept)
    _as_version_0_1(kept)
    with _plain(kept) as run:
        run("CREATE TABLE customers (name TEXT)")
        run("INSERT INTO customers VALUES ('Olsen')")
    assert (rows(kept), _exported(kept)) == before
    with kept.ledger() as ledger:
        ledger.verify()
    with _plain(kept) as run:
        assert run("SELECT * FROM customers") == [("Olsen",)]
        with pytest.raises((sqlite3.Error, psycopg.Error)):
            run("SELECT * FROM stored_events")


def test_a_table_that_took_the_name_of_one_of_ours_is_left_alone(kept: Record) -> None:
    everything(kept)
    before = rows(kept)
    _as_version_0_1(kept)
    with _plain(kept) as run:
        run("DROP TABLE items")
        run("CREATE TABLE items (sku TEXT, price INTEGER)")
        run("INSERT INTO items VALUES ('bolt', 3)")
    assert rows(kept) == before
    with _plain(kept) as run:
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


def test_what_says_no_version_is_damaged(tmp_path: Path) -> None:
    record = Record(f"sqlite:///{tmp_path}/tracker.db")
    record.record(readout("a", views("x"), on=FIRST))
    with closing(sqlite3.connect(tmp_path / "tracker.db")) as connection, connection:
        connection.execute("DELETE FROM tracker_format")
    with pytest.raises(Unavailable, match="does not say which version"), record.queries():
        pass


def test_a_store_that_is_not_there_is_no_foreign_one(tmp_path: Path) -> None:
    with pytest.raises(NoStore), bootstrap.queries(f"sqlite:///{tmp_path}/none.db"):
        pass


def _apart_from_recordings(record: Record) -> dict[str, list[Any]]:
    """Every row but those that hold the ids of commands, each of which is its own."""
    return {name: found for name, found in rows(record).items() if name != "tracker_recordings"}


def _exported(record: Record) -> list[str]:
    with record.ledger() as ledger:
        return list(ledger.export())


def _as_version_0_1(record: Record) -> None:
    """Give a store the names, the place and the format that version 0.1 gave it."""
    with _plain(record) as run:
        own = "" if record.store.startswith("sqlite") else "commitment_tracker."
        for name in EARLIER:
            present = {"store_format": "format", "stored_events": "events"}.get(name, name)
            run(f"ALTER TABLE {own}tracker_{present} RENAME TO {name}")
            if own:
                run(f"ALTER TABLE {own}{name} SET SCHEMA public")
        if own:
            run(
                "ALTER INDEX tracker_events_notification_id_idx"
                " RENAME TO stored_events_notification_id_idx"
            )
            run("DROP SCHEMA commitment_tracker CASCADE")
        run("UPDATE store_format SET version = 4")
        run("DROP INDEX IF EXISTS tracker_recordings_by_command")
        run("ALTER TABLE recordings DROP COLUMN command")


@contextmanager
def _plain(record: Record) -> Iterator[Callable[[str], list[Any]]]:
    """Runs statements on a store from outside the program."""
    if record.store.startswith("sqlite"):
        path = record.store.removeprefix("sqlite:///")
        with closing(sqlite3.connect(path)) as connection, connection:
            yield lambda sql: connection.execute(sql).fetchall()
    else:
        with psycopg.connect(record.store, autocommit=True) as server:
            yield lambda sql: _fetched(server.execute(sql))


def _fetched(cursor: psycopg.Cursor[Any]) -> list[Any]:
    return cursor.fetchall() if cursor.description else []
