"""Ownership: another program's data is never touched, and a store of ours is known for certain."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.commandline import tracker
from tests.support.project import EVENTS
from tests.support.records import Record, exported
from tests.support.stores import OTHERS, outside
from tests.support.stories import FIRST, commitment, readout, views
from tracker import bootstrap
from tracker.errors import NoStore, Unavailable

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


@pytest.mark.parametrize("number", ["application_id", "user_version"])
def test_a_file_that_another_program_only_marked_is_refused(tmp_path: Path, number: str) -> None:
    with closing(sqlite3.connect(tmp_path / "tracker.db")) as connection, connection:
        connection.execute(f"PRAGMA {number} = 7")
    before = (tmp_path / "tracker.db").read_bytes()
    for words in (("record", str(EVENTS)), ("open",), ("init",)):
        ran = tracker(*words, folder=tmp_path)
        assert ran.code == 4
        assert (
            f"belongs to another program, which has put nothing into it yet and marked it ({number}"
            in ran.err
        )
    assert (tmp_path / "tracker.db").read_bytes() == before


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
    (tmp_path / "longer.jsonl").write_text("\n".join(exported(source)), encoding="utf-8")
    assert tracker("import", str(backup), "--store", kept.store, folder=tmp_path).code == 0
    with outside(kept) as run:
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
    assert exported(kept) == exported(source)
    with outside(kept) as run:
        assert [run("SELECT * FROM items"), run("SELECT * FROM stored_events")] == held


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
