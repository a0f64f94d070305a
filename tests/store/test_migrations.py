"""Migrations: stores of an earlier form are brought up in place, those of a later one refused."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.support.answers import answers
from tests.support.commandline import tracker
from tests.support.earlier import as_format_9, in_full
from tests.support.examples import everything
from tests.support.project import EVENTS
from tests.support.records import DAY, Record, exported
from tests.support.stores import outside, rows
from tests.support.stories import FIRST, commitment, readout, views
from tracker import bootstrap
from tracker.domain.items import OutcomeAssessed
from tracker.errors import Damaged, WrongVersion
from tracker.ledger import Ledger
from tracker.store import runs
from tracker.store.database import FORMAT

TOURS = "pilot-tours@2019-06-29-osaka"

MINISTERS = "foreign-ministers-meeting-2019@2018-12-01-buenos-aires"

OLDER = (
    "ALTER TABLE tracker_spans DROP COLUMN sought",
    "ALTER TABLE tracker_item_names DROP COLUMN merged_into",
    "ALTER TABLE tracker_statements ADD COLUMN remark TEXT",
    "DROP TABLE tracker_corrections",
    "DROP TABLE tracker_assessments",
    "CREATE TABLE tracker_links (target TEXT NOT NULL)",
    "UPDATE tracker_format SET version = 1",
)
"""What makes of a store one that an earlier version of the program could have made."""

COMMANDS = [
    ["open"],
    ["overdue"],
    ["fulfilled"],
    ["items"],
    ["show", "pilot-tours"],
    ["meetings"],
    ["replay"],
    ["history", TOURS],
    ["export", "--events", "-"],
    ["export", "--to", "out"],
    ["verify"],
    ["rebuild"],
    ["record", str(EVENTS)],
    ["import", "backup.jsonl"],
    ["amend", str(EVENTS / "jp-ru/2019-06-29-osaka.yaml"), "--reason", "again"],
    ["assess", TOURS, "--outcome", "fulfilled", "--on", "2020-04-01", "--evidence", "the press"],
    ["condition", MINISTERS, "met", "--on", "2019-01-22"],
    ["sought", TOURS, "--take-back", "--reason", "not far enough"],
    ["merge", "arctic-lng-2", "--relationship", "JP-RU", "--take-back", "--reason", "two"],
]


def make_older(record: Record) -> None:
    with bootstrap.event_log(record.store) as log, log.writing() as sql:
        for change in OLDER:
            sql.rows(change)


def make_newer(record: Record) -> None:
    with bootstrap.event_log(record.store) as log, log.writing() as sql:
        sql.write("UPDATE tracker_format SET version = ?", [(FORMAT + 1,)])


def version(record: Record) -> int:
    with bootstrap.event_log(record.store) as log, log.reading() as sql:
        return int(sql.rows("SELECT version FROM tracker_format")[0][0])


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store that holds events of every kind, and what it exports."""
    folder = tmp_path_factory.mktemp("recorded")
    everything(Record(f"sqlite:///{folder}/tracker.db"))
    assert tracker("export", "--events", "backup.jsonl", folder=folder).code == 0
    return folder


@pytest.fixture
def folders(recorded: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of it: one as it is, and one of an earlier form."""
    new, old = (Path(shutil.copytree(recorded, tmp_path / name)) for name in ("new", "old"))
    with closing(sqlite3.connect(old / "tracker.db")) as connection, connection:
        for change in OLDER:
            connection.execute(change)
    return new, old


# Earlier


def test_an_earlier_store_is_brought_up_with_its_answers_and_untouched_events(
    kept: Record,
) -> None:
    everything(kept)
    before = rows(kept), exported(kept), answers(kept), answers(kept, kept.moments[4])
    make_older(kept)
    assert version(kept) == FORMAT
    assert (rows(kept), exported(kept), answers(kept), answers(kept, kept.moments[4])) == before
    with kept.ledger() as ledger:
        ledger.verify()


def test_events_that_were_stored_in_full_stay_so_and_others_follow_them(kept: Record) -> None:
    everything(kept)
    before = states(kept), rows(kept), exported(kept), answers(kept)
    with kept.ledger() as ledger:
        head = ledger.verify().head
    as_format_9(kept)
    full = states(kept)
    assert full == [in_full(state) for state in before[0]] != before[0]
    assert version(kept) == FORMAT
    assert (states(kept), rows(kept), exported(kept), answers(kept)) == (full, *before[1:])
    kept.record(readout("later", commitment("later-item"), on=str(DAY)))
    assert states(kept)[: len(full)] == full
    assert states(kept)[len(full)].startswith(b"\x01")
    with kept.ledger() as ledger:
        ledger.verify(head=head)


def states(record: Record) -> list[bytes]:
    with bootstrap.event_log(record.store) as log, log.reading() as sql:
        return [one.state for _, one in runs.in_order(sql)]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_every_command_brings_an_earlier_store_up_and_then_does_its_work(
    folders: tuple[Path, Path], words: list[str]
) -> None:
    new, old = folders
    one, other = (tracker(*words, folder=folder) for folder in folders)
    assert (other.code, other.out, other.err) == (one.code, one.out, one.err)
    assert one.code == 0
    kept_rows = [rows(Record(f"sqlite:///{folder}/tracker.db")) for folder in (new, old)]
    assert without_the_latest_moment(kept_rows[0]) == without_the_latest_moment(kept_rows[1])


def without_the_latest_moment(tables: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The rows with a word for the moment of the latest recording, and without their commands."""
    latest = max(row[1] for row in tables["tracker_recordings"])
    tables["tracker_recordings"] = [row[:3] for row in tables["tracker_recordings"]]
    return {
        name: [tuple("latest" if value == latest else value for value in row) for row in listed]
        for name, listed in tables.items()
    }


def test_two_that_open_an_earlier_store_at_once_both_find_it_brought_up(kept: Record) -> None:
    everything(kept)
    before = rows(kept)
    make_older(kept)
    with ThreadPoolExecutor() as pool:
        assert list(pool.map(version, [kept, kept, kept])) == [FORMAT] * 3
    assert rows(kept) == before


def test_an_earlier_store_with_a_damaged_event_stays_as_it_is(record: Record) -> None:
    record.record(readout("a", commitment("item"), views("talks"), on=FIRST))
    make_older(record)
    path = record.store.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE tracker_events SET state = x'7b7d' WHERE position = 3")
    with pytest.raises(Damaged, match="cannot be made anew: event 3 of JP-RU"):
        version(record)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version FROM tracker_format").fetchall() == [(1,)]
        assert connection.execute("SELECT COUNT(*) FROM tracker_statements").fetchall() == [(2,)]


# Later


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_every_command_refuses_a_later_store_and_leaves_it_alone(
    recorded: Path, tmp_path: Path, words: list[str]
) -> None:
    folder = Path(shutil.copytree(recorded, tmp_path / "copy"))
    with closing(sqlite3.connect(folder / "tracker.db")) as connection, connection:
        connection.execute("UPDATE tracker_format SET version = ?", (FORMAT + 1,))
    with closing(sqlite3.connect(folder / "tracker.db")) as connection:
        before = connection.serialize()
    ran = tracker(*words, folder=folder)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err == (
        f"tracker: the store has format {FORMAT + 1}, and this program knows formats up to "
        f"{FORMAT}; use the newer program that made it\n"
    )
    with closing(sqlite3.connect(folder / "tracker.db")) as connection:
        assert connection.serialize() == before


def judged() -> OutcomeAssessed:
    return OutcomeAssessed.model_validate(
        {"ref": "item@a", "outcome": "fulfilled", "on": "2018-05-01", "evidence": "x"}
    )


USES: dict[str, Callable[[Ledger], object]] = {
    "record": lambda ledger: ledger.record([readout("b", on=FIRST)], day=DAY),
    "record again": lambda ledger: ledger.record(
        [readout("a", commitment("item"), on=FIRST)], day=DAY
    ),
    "amend": lambda ledger: ledger.amend(readout("a", on=FIRST), reason="x", day=DAY),
    "judge": lambda ledger: ledger.judge(judged(), day=DAY),
    "rebuild": lambda ledger: ledger.rebuild(),
    "verify": lambda ledger: ledger.verify(),
    "contents": lambda ledger: ledger.contents(),
}


@pytest.mark.parametrize("use", USES)
def test_an_open_ledger_refuses_a_store_that_a_later_program_takes_over(
    kept: Record, use: str
) -> None:
    kept.record(readout("a", commitment("item"), on=FIRST))
    with bootstrap.ledger(kept.store, recorded_by="anna") as ledger:
        before = raw_events(kept)
        make_newer(kept)
        with pytest.raises(WrongVersion, match=f"the store has format {FORMAT + 1}"):
            USES[use](ledger)
        assert raw_events(kept) == before


def raw_events(record: Record) -> list[Any]:
    """The events as the database holds them."""
    with outside(record) as run:
        own = "" if record.store.startswith("sqlite") else "commitment_tracker."
        return run(f"SELECT * FROM {own}tracker_events ORDER BY relationship_id, position")
