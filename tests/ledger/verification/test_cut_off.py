"""Cut off: events that are missed at the end, and views that are made anew of what is left."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.support.commandline import tracker
from tests.support.records import Record
from tests.support.stories import (
    FIRST,
    Act,
    commitment,
    completion,
    concern,
    follow_up,
    readout,
    request,
    views,
)
from tests.support.tampering import rebuilt, verified, write
from tracker.projections.schema import NAMES

# Events cut off at the end


CUTS = {
    "the last": "position = (SELECT MAX(position) FROM tracker_events)",
    "the last two": "position > (SELECT MAX(position) - 2 FROM tracker_events)",
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
        " WHERE position = ?",
        number,
    )
    if outdated:
        write(path, "UPDATE tracker_format SET version = 2")
    before = views_of(path)
    ran = rebuilt(path)
    assert (ran.code, ran.out) == (4, "")
    assert f"event {number} of JP-RU" in ran.err
    assert views_of(path) == before
    assert rebuilt(path, "--force").code == 4
    # What is asked of such a store is what its views say, if they are of the present form.
    asked = tracker("items", "--store", f"sqlite:///{path}", folder=path.parent)
    assert ("the views are those of an earlier version" in asked.err) == outdated
    assert asked.code == (4 if outdated else 0)
    assert f"event {number} of JP-RU" in verified(path).err


def test_views_of_an_earlier_version_are_no_way_to_forget_what_was_cut_off(path: Path) -> None:
    write(
        path,
        "DELETE FROM tracker_events WHERE position = (SELECT MAX(position) FROM tracker_events)",
    )
    write(path, "UPDATE tracker_format SET version = 3")
    before = views_of(path)
    asked = tracker("items", "--store", f"sqlite:///{path}", folder=path.parent)
    for ran in (asked, rebuilt(path)):
        assert ran.code == 4
        assert "may have been cut off at the end" in ran.err
        assert views_of(path) == before
    assert rebuilt(path, "--force").code == 0
    assert verified(path).code == 0


def views_of(path: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in NAMES
        }
