"""Verification: whatever was changed behind the program's back is found, and told by its place."""

from __future__ import annotations

import multiprocessing
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from eventsourcing.persistence import JSONTranscoder

from tests.cli.commandline import Ran, process_environment, tracker
from tests.stories import (
    Act,
    Record,
    commitment,
    completion,
    concern,
    follow_up,
    readout,
    request,
    views,
)
from tests.test_contract import everything
from tracker import bootstrap
from tracker.domain.readouts import Readout
from tracker.errors import Damaged, Unavailable
from tracker.files.readouts import readout_text
from tracker.ledger import chain
from tracker.projections.schema import TABLES
from tracker.store.mapper import EventMapper
from tracker.store.stamp import Stored

FIRST = "2018-03-01"
PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an event of every kind; for tests that leave it as it is."""
    path = tmp_path_factory.mktemp("whole") / "tracker.db"
    everything(Record(f"sqlite:///{path}"))
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to tamper with."""
    return Path(shutil.copy(whole, tmp_path / "tracker.db"))


@pytest.fixture
def shipped_store(shipped: Record, tmp_path: Path) -> Path:
    """A copy of the shipped record, which is long enough to be checked by several processes."""
    return Path(shutil.copy(shipped.store.removeprefix("sqlite:///"), tmp_path / "shipped.db"))


def verified(path: Path, *more: str) -> Ran:
    return tracker("verify", "--store", f"sqlite:///{path}", *more, folder=path.parent)


def write(path: Path, sql: str, *parameters: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql, parameters)


# Events


def test_what_was_not_tampered_with_verifies_and_names_its_head(path: Path) -> None:
    ran = verified(path)
    said, head = ran.out.splitlines()
    assert said.endswith("events verified, and every view agrees with them.")
    assert verified(path, "--head", head.removeprefix("head ")).both == ran.both


def test_every_head_that_there_ever_was_is_contained(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    with record.ledger() as ledger:
        earlier = ledger.verify().head
    record.record(readout("b", views("item"), on=FIRST))
    with record.ledger() as ledger:
        assert ledger.verify(head=earlier).head != earlier
        with pytest.raises(Damaged, match="does not contain the state 00ff"):
            ledger.verify(head="00ff")


def test_every_tampering_is_found_and_what_only_a_head_tells_is_known() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "campaigns.tampering", "--each", "6", "--seed", "2"],
        cwd=PROJECT,
        env=process_environment({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    *_, only, last = ran.stdout.splitlines()
    assert last == "27 kinds, 162 times; 0 kinds not found as they must be"
    assert only == (
        "found with a head alone: events cut off and views made anew, "
        "chain made anew and views made anew"
    )


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE tracker_events SET topic = CAST(x'ff' AS TEXT) WHERE rowid = 7",
        "UPDATE tracker_events SET topic = NULL WHERE rowid = 7",
        "UPDATE tracker_events SET state = CAST(state AS TEXT) WHERE rowid = 7",
        "UPDATE tracker_events SET state = NULL WHERE rowid = 7",
        "UPDATE tracker_events SET state = '{}' WHERE rowid = 7",
        "UPDATE tracker_events SET originator_version = 'x' WHERE rowid = 7",
        "UPDATE tracker_events SET originator_version = NULL WHERE rowid = 7",
        "UPDATE tracker_events SET originator_id = upper(originator_id) WHERE rowid = 7",
        "UPDATE tracker_events SET originator_id = 7 WHERE rowid = 7",
        "UPDATE tracker_events SET originator_id = NULL WHERE rowid = 7",
        "DELETE FROM tracker_events WHERE rowid = 7",
    ],
)
def test_what_no_event_can_be_is_named_too(path: Path, change: str) -> None:
    write(path, change)
    ran = verified(path)
    assert ran.code == 4
    assert ran.err.startswith("tracker: event 7 of the ledger")


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM tracker_events WHERE rowid = 1",
        "DELETE FROM tracker_events WHERE topic = 'ReadoutRegistered.1'",
        "DELETE FROM tracker_events WHERE rowid > (SELECT MAX(rowid) - 2 FROM tracker_events)",
        "DELETE FROM tracker_events",
        "UPDATE tracker_events SET state = substr(state, 1, 90)",
        "UPDATE tracker_events SET state = x'00'",
        "UPDATE tracker_events SET topic = 'ItemSeparated.1' WHERE topic = 'ItemMerged.1'",
        "UPDATE tracker_events SET topic = CAST(x'ff' AS TEXT)",
        "UPDATE tracker_events SET originator_id = 'x' || rowid WHERE rowid % 5 = 0",
        "UPDATE tracker_events SET rowid = 2000 - rowid",
    ],
)
@pytest.mark.parametrize(
    "words",
    [["rebuild"], ["export", "--events", "-"], ["export", "--to", "out"], ["record", "a.yaml"]],
    ids=" ".join,
)
def test_no_command_ends_in_a_traceback_on_a_store_that_was_tampered_with(
    path: Path, change: str, words: list[str]
) -> None:
    told = readout("a", commitment("pilot-tours"), on=FIRST)
    (path.parent / "a.yaml").write_text(readout_text(told), encoding="utf-8")
    head = verified(path).out.split()[-1]
    write(path, change)
    ran = tracker(*words, "--store", f"sqlite:///{path}", folder=path.parent)
    assert ran.code in (0, 1, 4)
    assert ran.code == 0 or ran.err.startswith("tracker: ")
    assert verified(path, "--head", head).code == 4


@pytest.mark.parametrize("place", [6, 7, 19])
@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM tracker_events WHERE rowid = {}",
        "UPDATE tracker_events SET state = replace(state, '2018', '2017') WHERE rowid = {}",
        "UPDATE tracker_events SET state = NULL WHERE rowid = {}",
        "UPDATE tracker_events SET state = x'00' WHERE rowid >= {}",
        "UPDATE tracker_events SET topic = CAST(x'ff' AS TEXT) WHERE rowid >= {}",
        "UPDATE tracker_events SET rowid = 90000000000 - rowid WHERE rowid >= {}",
    ],
)
def test_processes_side_by_side_name_the_first_bad_event(
    shipped_store: Path, change: str, place: int
) -> None:
    write(shipped_store, change.format(place))
    with (
        bootstrap._opened(f"sqlite:///{shipped_store}", create=False) as log,  # noqa: SLF001
        pytest.raises(Damaged, match=f"^event {place} of the ledger"),
    ):
        chain.check(log, size=6)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE tracker_events SET rowid = rowid - 3", 1),
        ("UPDATE tracker_events SET rowid = -rowid", 1),
        ("UPDATE tracker_events SET rowid = 0 WHERE rowid = 9", 1),
        (
            (
                "INSERT INTO tracker_events (rowid, originator_id, originator_version,"
                " topic, state)"
                " SELECT 9223372036854775807, originator_id, originator_version + 1000, topic,"
                " state FROM tracker_events WHERE rowid = 5"
            ),
            None,
        ),
    ],
)
def test_an_event_under_a_number_that_no_database_gives_is_found(
    path: Path, change: str, place: int | None
) -> None:
    write(path, change)
    ran = verified(path)
    assert ran.code == 4
    assert ran.err.startswith(f"tracker: event {place or ''}")
    assert "under a number that no database gives" in ran.err


def test_one_process_verifies_where_no_other_can_begin(shipped_store: Path) -> None:
    # What is read from the standard input has no file that another process could begin with.
    script = (
        "from tracker import bootstrap; from tracker.ledger import chain\n"
        f"with bootstrap._opened('sqlite:///{shipped_store}', create=False) as log:\n"
        "    print(chain.check(log, size=1).events == log.count())\n"
    )
    ran = subprocess.run(
        [sys.executable, "-"],
        input=script,
        cwd=PROJECT,
        env=process_environment({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (0, "True\n"), ran.stderr
    assert "FileNotFoundError" in ran.stderr  # so the others did not begin


def test_a_helping_process_that_is_killed_is_told(shipped_store: Path) -> None:
    def kill(_: int) -> None:
        for helper in multiprocessing.active_children():
            helper.kill()

    with (
        bootstrap._opened(f"sqlite:///{shipped_store}", create=False) as log,  # noqa: SLF001
        pytest.raises(Unavailable, match="a process that helped to verify was stopped"),
    ):
        chain.check(log, progress=kill, size=1)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("topic = 'FollowUpScheduled.1'", "FollowUpScheduled.1 of readout 2016-12-03-moscow"),
        (
            "state = CAST(replace(CAST(state AS TEXT), 'summary', 'gist') AS BLOB)",
            "ProgressWelcomed.1 of readout 2016-12-03-moscow",
        ),
        ("state = x'00'", "ProgressWelcomed.1"),
        ("state = NULL", "ProgressWelcomed.1"),
    ],
)
def test_the_readout_of_a_bad_event_is_named_as_far_as_it_can_be_read(
    path: Path, change: str, said: str
) -> None:
    write(path, f"UPDATE tracker_events SET {change} WHERE rowid = 2")
    assert verified(path).err.startswith(f"tracker: event 2 of the ledger ({said}, place 2 in ")


def test_the_item_of_a_bad_event_is_named(path: Path) -> None:
    last = "(SELECT MAX(rowid) FROM tracker_events WHERE topic = 'ItemMerged.1')"
    write(path, f"UPDATE tracker_events SET originator_version = 99 WHERE rowid = {last}")
    assert "(ItemMerged.1 of item JP-RU/arctic-lng-2, place 99 in stream " in verified(path).err


@pytest.mark.parametrize("head", ["abc", "5f0c…e1", "0" * 63, "0" * 65, "", "g" * 64])
def test_a_head_that_is_not_written_in_full_is_no_alarm(path: Path, head: str) -> None:
    ran = verified(path, "--head", head)
    assert (ran.code, ran.out) == (2, "")
    assert "64 digits" in ran.err


# Events cut off at the end

CUTS = {
    "the last": "rowid = (SELECT MAX(rowid) FROM tracker_events)",
    "the last two": "rowid > (SELECT MAX(rowid) - 2 FROM tracker_events)",
    "all": "TRUE",
}


@pytest.mark.parametrize("store", ["path", "shipped"])
@pytest.mark.parametrize("cut", CUTS)
def test_events_that_the_views_still_tell_of_are_missed(
    path: Path, shipped_store: Path, store: str, cut: str
) -> None:
    path = path if store == "path" else shipped_store
    before = views_of(path)
    write(path, f"DELETE FROM tracker_events WHERE {CUTS[cut]}")
    ran = verified(path)
    assert ran.code == 4
    assert "events may have been cut off at the end" in ran.err
    assert "in the views, " in ran.err
    assert "verify --head" in ran.err
    refused = rebuilt(path)
    assert (refused.code, refused.err) == (ran.code, ran.err)
    assert views_of(path) == before
    assert rebuilt(path, "--force").code == 0
    assert verified(path).code == 0


@pytest.mark.parametrize(
    "act",
    [
        *(commitment("other"), follow_up("other"), completion("item"), concern("item")),
        *(request("item"), views("other"), commitment("item", renews=["item@a"])),
    ],
    ids=lambda act: act["type"],
)
def test_the_last_statement_of_a_recording_is_missed(record: Record, act: Act) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    record.record(readout("b", views("talks"), act, on="2018-04-01"))
    path = Path(record.store.removeprefix("sqlite:///"))
    write(path, f"DELETE FROM tracker_events WHERE {CUTS['the last']}")
    assert "events may have been cut off" in verified(path).err
    assert "events may have been cut off" in rebuilt(path).err


def test_views_that_cannot_be_read_are_made_again(path: Path) -> None:
    write(path, "DROP TABLE tracker_statements")
    assert rebuilt(path).code == 0
    assert verified(path).code == 0


# Rebuilding


@pytest.mark.parametrize("number", [2, 7, 100])
@pytest.mark.parametrize("outdated", [False, True])
def test_views_are_not_made_of_events_that_were_changed(
    path: Path, number: int, *, outdated: bool
) -> None:
    write(
        path,
        "UPDATE tracker_events SET state = CAST(replace(CAST(state AS TEXT), 'e', 'i') AS BLOB)"
        " WHERE rowid = ?",
        number,
    )
    if outdated:
        write(path, "UPDATE tracker_format SET version = 2")
    before = views_of(path)
    ran = rebuilt(path)
    assert (ran.code, ran.out) == (4, "")
    assert f"event {number} of the ledger" in ran.err
    assert views_of(path) == before
    assert rebuilt(path, "--force").code == 4
    # What is asked of such a store is what its views say, if they are of the present form.
    asked = tracker("items", "--store", f"sqlite:///{path}", folder=path.parent)
    assert ("the views are those of an earlier version" in asked.err) == outdated
    assert asked.code == (4 if outdated else 0)
    assert f"event {number} of the ledger" in verified(path).err


def test_views_of_an_earlier_version_are_no_way_to_forget_what_was_cut_off(path: Path) -> None:
    write(path, "DELETE FROM tracker_events WHERE rowid = (SELECT MAX(rowid) FROM tracker_events)")
    write(path, "UPDATE tracker_format SET version = 3")
    before = views_of(path)
    asked = tracker("items", "--store", f"sqlite:///{path}", folder=path.parent)
    for ran in (asked, rebuilt(path)):
        assert ran.code == 4
        assert "may have been cut off at the end" in ran.err
        assert views_of(path) == before
    assert rebuilt(path, "--force").code == 0
    assert verified(path).code == 0


def rebuilt(path: Path, *more: str) -> Ran:
    return tracker("rebuild", "--store", f"sqlite:///{path}", *more, folder=path.parent)


def views_of(path: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in TABLES
        }


# Views

CHANGES: dict[str, str] = {
    "tracker_recordings": "UPDATE tracker_recordings SET recorded_by = 'eve' WHERE id = 1",
    "tracker_relationships": "UPDATE tracker_relationships SET parties = 'JP US'",
    "tracker_readouts": "UPDATE tracker_readouts SET title = 'Another' WHERE id = 2",
    "tracker_meetings": "UPDATE tracker_meetings SET ordinal = 12 WHERE id = 3",
    "tracker_corrections": "DELETE FROM tracker_corrections WHERE rowid = 1",
    "tracker_items": "UPDATE tracker_items SET canonical_id = 1 WHERE id = 2",
    "tracker_item_names": "UPDATE tracker_item_names SET title = 'Another' WHERE names <> '[]'",
    "tracker_statements": "UPDATE tracker_statements SET summary = summary || '.' WHERE id = 20",
    "tracker_links": "DELETE FROM tracker_links WHERE rowid = 3",
    "tracker_assessments": "UPDATE tracker_assessments SET known_to = 1 WHERE id = 1",
    "tracker_spans": "UPDATE tracker_spans SET status = 'fulfilled' WHERE statement_id = 5",
}


@pytest.mark.parametrize("table", TABLES)
def test_a_changed_view_is_found_and_made_right_again(path: Path, table: str) -> None:
    write(path, CHANGES[table])
    ran = verified(path)
    assert ran.code == 4
    assert ran.err == (
        f"tracker: the view {table} is not what the events give; "
        "make the views again with tracker rebuild\n"
    )
    assert rebuilt(path).code == 0
    assert verified(path).code == 0


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM tracker_spans WHERE statement_id = 5",
        (
            "INSERT INTO tracker_spans"
            " SELECT relationship_id, statement_id, valid_from, known_from + 1, valid_to,"
            " known_to, item_id, status, rule, evidence, due_first, due_last, sought"
            " FROM tracker_spans WHERE statement_id = 5"
        ),
        "UPDATE tracker_spans SET evidence = '' WHERE evidence IS NULL AND statement_id < 20",
        "UPDATE tracker_spans SET status = iif(status = 'open', 'due', 'open')",
    ],
)
def test_rows_taken_out_doubled_or_exchanged_are_found(path: Path, change: str) -> None:
    write(path, change)
    assert verified(path).err.startswith(
        "tracker: the view tracker_spans is not what the events give"
    )


def test_events_alone_are_verified_without_a_look_at_the_views(path: Path) -> None:
    write(path, CHANGES["tracker_spans"])
    ran = verified(path, "--events-only")
    assert ran.code == 0
    assert ran.out.splitlines()[0].endswith("events verified; the views were not compared.")
    write(path, "UPDATE tracker_events SET state = CAST(state || ' ' AS BLOB) WHERE rowid = 7")
    assert verified(path, "--events-only").err.startswith("tracker: event 7 of the ledger")


# Sources

TEXT = "Talks in Osaka.\nBoth sides agreed to open a line,\nand to meet again in May.\n"


@pytest.fixture
def sourced(tmp_path: Path) -> tuple[Record, Path]:
    """A record of one readout with a source, and the folder that has its text."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/a.txt").write_text(TEXT, encoding="utf-8")
    record = Record(f"sqlite:///{tmp_path}/tracker.db")
    record.record(quoting("open a line"))
    return record, tmp_path / "texts"


def quoting(quote: object, digest: str = sha256(TEXT.encode()).hexdigest()) -> Readout:
    told = readout("a", commitment("line", quote=quote), on=FIRST)
    return Readout.model_validate({**told.model_dump(), "source": {"sha256": digest}})


def compared(record: Record, texts: Path) -> Ran:
    return tracker("verify", "--sources", str(texts), "--store", record.store, folder=texts.parent)


def test_texts_that_match_are_counted(sourced: tuple[Record, Path]) -> None:
    record, texts = sourced
    record.record(readout("b", views("talks"), on=FIRST))
    ran = compared(record, texts)
    assert ran.code == 0
    assert "1 readout compared with their texts." in ran.out


def test_a_text_that_was_changed_is_told_with_both_digests(sourced: tuple[Record, Path]) -> None:
    record, texts = sourced
    (texts / "a.txt").write_text(TEXT.replace("May", "June"), encoding="utf-8")
    ran = compared(record, texts)
    assert ran.code in (1, 2)
    assert ran.err.startswith(f"tracker: {texts}/a.txt: this is not the text that was coded")
    assert sha256(TEXT.encode()).hexdigest() in ran.err
    assert sha256(TEXT.replace("May", "June").encode()).hexdigest() in ran.err


@pytest.mark.parametrize(
    "quote",
    [
        "to meet again in May",
        "Talks in Osaka. Both sides",
        {"exact": "open a line", "prefix": "agreed to"},
        {"exact": "open a line", "prefix": "Both sides agreed to", "suffix": ","},
    ],
)
def test_quotes_that_stand_in_the_text_are_found(
    sourced: tuple[Record, Path], quote: object
) -> None:
    record, texts = sourced
    requote(record, quote)
    assert compared(record, texts).code == 0


@pytest.mark.parametrize(
    "quote",
    [
        "close the line",
        "open a Line",
        {"exact": "open a line", "prefix": "to meet"},
        {"exact": "open a line", "suffix": ", or"},
    ],
)
def test_quotes_that_do_not_stand_there_are_told(
    sourced: tuple[Record, Path], quote: object
) -> None:
    record, texts = sourced
    requote(record, quote)
    ran = compared(record, texts)
    assert ran.code in (1, 2)
    assert f"{texts}/a.txt: the words quoted for line@a are not there" in ran.err


def requote(record: Record, quote: object) -> None:
    with record.ledger() as ledger:
        ledger.amend(quoting(quote), reason="other words", day=record.moment.date())


def test_a_folder_without_any_of_the_texts_compares_nothing(sourced: tuple[Record, Path]) -> None:
    record, texts = sourced
    (texts / "a.txt").unlink()
    assert "0 readouts compared with their texts." in compared(record, texts).out


# What the database itself can tell


def test_an_index_that_leads_to_nothing_is_found(path: Path) -> None:
    """Every row is as it was, and answers that look for one by the index find nothing."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE INDEX hollow ON tracker_readouts (slug) WHERE FALSE")
        connection.commit()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master"
            " WHERE name = 'hollow') WHERE name = 'tracker_readouts_by_slug'"
        )
        connection.execute("DELETE FROM sqlite_master WHERE name = 'hollow'")
        connection.commit()
    ran = verified(path)
    assert (ran.code, ran.out) == (4, "")
    assert "the database is damaged (" in ran.err
    assert "tracker_readouts_by_slug" in ran.err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "DROP INDEX tracker_links_by_target",
            "the index tracker_links_by_target is missing or not where it belongs",
        ),
        (
            "ALTER TABLE tracker_spans ADD COLUMN remark TEXT",
            "the table tracker_spans has other columns (remark)",
        ),
        ("DROP TABLE tracker_corrections", "the table tracker_corrections is missing"),
    ],
)
def test_a_schema_that_is_not_ours_any_more_is_told_and_mended(
    path: Path, change: str, said: str
) -> None:
    write(path, change)
    ran = verified(path)
    assert (ran.code, ran.out) == (4, "")
    assert said in ran.err
    assert tracker("rebuild", folder=path.parent).code == 0
    assert verified(path).code == 0


def test_a_state_that_holds_no_event_is_told_as_such() -> None:
    stored = Stored("an-id", 1, "CommitmentMade.1", b"{}")
    with pytest.raises(Damaged, match=r"CommitmentMade\.1.*cannot be read: it has no event;"):
        EventMapper(JSONTranscoder()).to_domain_event(stored, b"{}")
