"""Events: whatever was changed in one behind the program's back is found, and told by its place."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.commandline import process_environment, tracker
from tests.support.project import PROJECT
from tests.support.records import Record
from tests.support.stories import FIRST, commitment, readout, views
from tests.support.tampering import verified, write
from tracker import bootstrap
from tracker.errors import Damaged, Unavailable
from tracker.files.readouts import readout_text
from tracker.ledger import chain


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
        [sys.executable, "-m", "campaigns.tampering", "--each", "2", "--seed", "2"],
        cwd=PROJECT,
        env=process_environment({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    *_, only, last = ran.stdout.splitlines()
    assert last == "35 kinds, 70 times; 0 kinds not found as they must be"
    assert only == (
        "found with a head alone: events cut off and views made anew, "
        "relationship cut off and views made anew, chain made anew and views made anew"
    )


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE tracker_events SET topic = CAST(x'ff' AS TEXT) WHERE position = 7",
        "UPDATE tracker_events SET topic = '' WHERE position = 7",
        "UPDATE tracker_events SET state = CAST(state AS TEXT) WHERE position = 7",
        "UPDATE tracker_events SET state = x'' WHERE position = 7",
        "UPDATE tracker_events SET state = '{}' WHERE position = 7",
        "UPDATE tracker_events SET originator_version = 'x' WHERE position = 7",
        "UPDATE tracker_events SET originator_version = -1 WHERE position = 7",
        "UPDATE tracker_events SET originator_id = randomblob(16) WHERE position = 7",
        "UPDATE tracker_events SET originator_id = 7 WHERE position = 7",
        "UPDATE tracker_events SET originator_id = x'00' WHERE position = 7",
        "DELETE FROM tracker_events WHERE position = 7",
    ],
)
def test_what_no_event_can_be_is_named_too(path: Path, change: str) -> None:
    write(path, change)
    ran = verified(path)
    assert ran.code == 4
    assert ran.err.startswith("tracker: event 7 of JP-RU")


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM tracker_events WHERE position = 1",
        "DELETE FROM tracker_events WHERE topic = 'ReadoutRegistered.1'",
        (
            "DELETE FROM tracker_events"
            " WHERE position > (SELECT MAX(position) - 2 FROM tracker_events)"
        ),
        "DELETE FROM tracker_events",
        "UPDATE tracker_events SET state = substr(state, 1, 90)",
        "UPDATE tracker_events SET state = x'00'",
        "UPDATE tracker_events SET topic = 'ItemSeparated.1' WHERE topic = 'ItemMerged.1'",
        "UPDATE tracker_events SET topic = CAST(x'ff' AS TEXT)",
        "UPDATE tracker_events SET originator_id = 'x' || position WHERE position % 5 = 0",
        "UPDATE tracker_events SET position = 2000 - position",
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


@pytest.mark.parametrize("place", [6, 7])  # the last of a step, and the first of the next
@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM tracker_events WHERE position = {}",
        "UPDATE tracker_events SET state = replace(state, '2018', '2017') WHERE position = {}",
        "UPDATE tracker_events SET state = x'' WHERE position = {}",
        "UPDATE tracker_events SET state = x'00' WHERE position >= {}",
        "UPDATE tracker_events SET topic = CAST(x'ff' AS TEXT) WHERE position >= {}",
        "UPDATE tracker_events SET position = 90000000000 - position WHERE position >= {}",
    ],
)
def test_processes_side_by_side_name_the_first_bad_event(
    shipped_store: Path, change: str, place: int
) -> None:
    write(shipped_store, change.format(place))
    with (
        bootstrap.event_log(f"sqlite:///{shipped_store}") as log,
        pytest.raises(Damaged, match=f"^event {place} of JP-RU"),
    ):
        chain.check(log, size=6)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE tracker_events SET position = position - 3", 1),
        ("UPDATE tracker_events SET position = -position", 1),
        ("UPDATE tracker_events SET position = 0 WHERE position = 9", 9),
        ("UPDATE tracker_events SET position = 9223372036854775807 WHERE position = 5", 5),
        ("UPDATE tracker_events SET relationship_id = 7 WHERE position = 5", 5),
    ],
)
def test_an_event_in_another_position_is_missed_in_its_own(
    path: Path, change: str, place: int
) -> None:
    write(path, change)
    ran = verified(path)
    assert ran.code == 4
    assert ran.err.startswith(f"tracker: event {place} of JP-RU (")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE tracker_relationships SET id = 70",
        "DELETE FROM tracker_relationships",
        """
        INSERT INTO tracker_events
        SELECT 70, position, originator_id, originator_version, topic, state
          FROM tracker_events WHERE position < 4
        """,
    ],
)
def test_events_of_no_relationship_are_found_among_the_events_alone(
    path: Path, change: str
) -> None:
    write(path, change)
    ran = tracker("verify", "--events-only", folder=path.parent)
    assert (ran.code, ran.out) == (4, "")
    assert " of the events are of no relationship on record; restore the ledger" in ran.err


def test_one_process_verifies_where_no_other_can_begin(shipped_store: Path) -> None:
    # What is read from the standard input has no file that another process could begin with.
    script = (
        "from tracker import bootstrap; from tracker.ledger import chain\n"
        f"with bootstrap.event_log('sqlite:///{shipped_store}') as log:\n"
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
        bootstrap.event_log(f"sqlite:///{shipped_store}") as log,
        pytest.raises(Unavailable, match="a process that helped to verify was stopped"),
    ):
        chain.check(log, progress=kill, size=1)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("topic = 'FollowUpScheduled.1'", "FollowUpScheduled.1 of readout 2016-12-03-moscow"),
        (
            "state = CAST(state || ' ' AS BLOB)",
            "ProgressWelcomed.2 of readout 2016-12-03-moscow",
        ),
        ("state = x'00'", "ProgressWelcomed.2"),
        ("state = ''", "ProgressWelcomed.2"),
    ],
)
def test_the_readout_of_a_bad_event_is_named_as_far_as_it_can_be_read(
    path: Path, change: str, said: str
) -> None:
    write(path, f"UPDATE tracker_events SET {change} WHERE position = 2")
    assert verified(path).err.startswith(f"tracker: event 2 of JP-RU ({said}, place 2 in ")


def test_the_item_of_a_bad_event_is_named(path: Path) -> None:
    last = "(SELECT MAX(position) FROM tracker_events WHERE topic = 'ItemMerged.1')"
    write(path, f"UPDATE tracker_events SET originator_version = 99 WHERE position = {last}")
    assert "(ItemMerged.1 of item JP-RU/arctic-lng-2, place 99 in stream " in verified(path).err


@pytest.mark.parametrize("head", ["abc", "5f0c…e1", "0" * 63, "0" * 65, "", "g" * 64])
def test_a_head_that_is_not_written_in_full_is_no_alarm(path: Path, head: str) -> None:
    ran = verified(path, "--head", head)
    assert (ran.code, ran.out) == (2, "")
    assert "64 digits" in ran.err
