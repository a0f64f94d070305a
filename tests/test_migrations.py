"""Migrations: stores of an earlier form are brought up in place, those of a later one refused."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.cli.commandline import tracker
from tests.conftest import EVENTS
from tests.stories import LATER, Record, commitment, readout, views
from tests.test_contract import emptied, everything, kept, rows
from tests.test_laws import answers
from tracker import bootstrap
from tracker.domain.items import OutcomeAssessed
from tracker.errors import Damaged, WrongVersion
from tracker.ledger import Ledger
from tracker.ledger.backup import Backup
from tracker.store.database import FORMAT
from tracker.store.mapper import UPCASTS
from tracker.store.stamp import Head, Stored, head_of, stamp

__all__ = ["emptied", "kept"]

FIRST = "2018-03-01"
DAY = date.fromisoformat(LATER)
TOURS = "pilot-tours@2019-06-29-osaka"
MINISTERS = "foreign-ministers-meeting-2019@2018-12-01-buenos-aires"

OLDER = (
    "ALTER TABLE tracker_spans DROP COLUMN sought",
    "ALTER TABLE tracker_item_names DROP COLUMN merged_into",
    "ALTER TABLE tracker_statements ADD COLUMN remark TEXT",
    "DROP TABLE tracker_corrections",
    "DROP TABLE tracker_assessments",
    "DELETE FROM tracker_links",
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
    with bootstrap._opened(record.store, create=False) as log, log.writing() as sql:  # noqa: SLF001
        for change in OLDER:
            sql.rows(change)


def make_newer(record: Record) -> None:
    with bootstrap._opened(record.store, create=False) as log, log.writing() as sql:  # noqa: SLF001
        sql.write("UPDATE tracker_format SET version = ?", [(FORMAT + 1,)])


def version(record: Record) -> int:
    with bootstrap._opened(record.store, create=False) as log, log.reading() as sql:  # noqa: SLF001
        return int(sql.rows("SELECT version FROM tracker_format")[0][0])


def lines(record: Record) -> list[str]:
    with record.ledger() as ledger:
        return list(ledger.export())


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
    before = rows(kept), lines(kept), answers(kept), answers(kept, kept.moments[4])
    make_older(kept)
    assert version(kept) == FORMAT
    assert (rows(kept), lines(kept), answers(kept), answers(kept, kept.moments[4])) == before
    with kept.ledger() as ledger:
        ledger.verify()


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_every_command_brings_an_earlier_store_up_and_then_does_its_work(
    folders: tuple[Path, Path], words: list[str]
) -> None:
    new, old = folders
    one, other = (tracker(*words, folder=folder) for folder in folders)
    assert (other.code, other.out, other.err) == (one.code, one.out, one.err)
    assert one.code == 0
    kept_rows = [rows(Record(f"sqlite:///{folder}/tracker.db")) for folder in (new, old)]
    for tables in kept_rows:
        times = tables["tracker_recordings"]
        tables["tracker_recordings"] = [row[0] for row in times]  # commands tell the time
    assert kept_rows[0] == kept_rows[1]


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
        connection.execute("UPDATE tracker_events SET state = x'7b7d' WHERE rowid = 3")
    with pytest.raises(Damaged, match="cannot be made anew: event 3 of the ledger"):
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
        before = list(connection.iterdump())
    ran = tracker(*words, folder=folder)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err == (
        f"tracker: the store has format {FORMAT + 1}, and this program knows formats up to "
        f"{FORMAT}; use the newer program that made it\n"
    )
    with closing(sqlite3.connect(folder / "tracker.db")) as connection:
        assert list(connection.iterdump()) == before


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
        before = list(ledger.export())
        make_newer(kept)
        with pytest.raises(WrongVersion, match=f"the store has format {FORMAT + 1}"):
            USES[use](ledger)
        assert list(ledger.export()) == before


# Events of an earlier form


@pytest.fixture
def renamed() -> Iterator[None]:
    """A program that once wrote commitments as promises, and called the summary their words."""
    UPCASTS["PromiseMade.1"] = ("PromiseMade.2", _said_as_words)
    UPCASTS["PromiseMade.2"] = ("CommitmentMade.1", _typed)
    yield
    del UPCASTS["PromiseMade.1"], UPCASTS["PromiseMade.2"]


def _said_as_words(event: dict[str, Any]) -> dict[str, Any]:
    return {"summary" if name == "words" else name: value for name, value in event.items()}


def _typed(event: dict[str, Any]) -> dict[str, Any]:
    return {**event, "wording": "agreed"}


def of_earlier_form(path: Path) -> None:
    """Write a store's commitments as an earlier program would have, with digests that fit."""
    with closing(sqlite3.connect(path)) as connection, connection:
        found = connection.execute("SELECT rowid, * FROM tracker_events ORDER BY rowid").fetchall()
        head = Head()
        for row_id, stream, place, topic, state in found:
            read = json.loads(state)
            name, event = topic, read["event"]
            if topic == "CommitmentMade.1":
                name, event = "PromiseMade.1", {**event, "words": event["summary"]}
                del event["summary"]
            body = {
                name: read[name] for name in ("recorded_by", "stream", "command") if name in read
            }
            body["event"] = event
            plain = Stored(
                str(UUID(stream)), place, name, json.dumps(body, separators=(",", ":")).encode()
            )
            recorded_at = head_of(state).recorded_at
            assert recorded_at
            (stamped,) = stamp([plain], head, recorded_at)
            head = head_of(stamped.state)
            connection.execute(
                "UPDATE tracker_events SET topic = ?, state = ? WHERE rowid = ?",
                (name, stamped.state, row_id),
            )


@pytest.fixture
def promised(record: Record, renamed: None) -> Record:  # noqa: ARG001
    """A store whose commitment has a form of long ago."""
    told = readout("a", commitment("item", due="2018-04", wording="agreed"), views("x"), on=FIRST)
    record.record(told)
    of_earlier_form(Path(record.store.removeprefix("sqlite:///")))
    return record


def test_an_event_of_an_earlier_form_is_read_in_the_present_one(promised: Record) -> None:
    before = rows(promised)
    with promised.ledger() as ledger:
        (made, _) = ledger.readout("a").statements
        assert (made.summary, made.model_dump()["wording"]) == ("On item.", "agreed")
        ledger.rebuild()
        ledger.verify()
        assert '"type": "PromiseMade.1"' in list(ledger.export())[1]
    assert rows(promised) == before
    assert promised.status("item@a", LATER) == "overdue"


def test_an_event_of_an_earlier_form_is_followed_by_those_of_the_present_one(
    promised: Record,
) -> None:
    told = readout("a", commitment("item", due="2018-05", wording="agreed"), views("x"), on=FIRST)
    with promised.ledger() as ledger:
        ledger.amend(told, reason="a month later", day=DAY)
        assert ledger.record([told], day=DAY).unchanged == ("a",)
        ledger.verify()
    assert promised.status("item@a", "2018-05-15", promised.moments[0]) == "overdue"
    assert promised.status("item@a", "2018-05-15") == "due"


def test_an_event_of_an_earlier_form_keeps_it_in_another_store(
    promised: Record, tmp_path: Path
) -> None:
    copy = Record(f"sqlite:///{tmp_path}/copy.db")
    given_lines = lines(promised)
    with copy.ledger() as ledger:
        backup = Backup(lambda: given_lines, "backup.jsonl")
        assert ledger.restore(backup) == len(given_lines)
    assert lines(copy) == given_lines
    assert rows(copy) == rows(promised)


def test_a_name_that_no_version_knows_is_told(promised: Record) -> None:
    forgotten: Mapping[str, Any] = {name: UPCASTS.pop(name) for name in list(UPCASTS)}
    try:
        with promised.ledger() as ledger, pytest.raises(Damaged, match="no event of that name"):
            ledger.verify()
    finally:
        UPCASTS.update(forgotten)
