"""Emptiness: an answer that has nothing to tell says why that is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support.commandline import tracker
from tests.support.judgements import judge, outcome
from tests.support.records import BEGINNING, Record, command
from tests.support.stories import commitment, completion, follow_up, readout, views
from tracker.queries import Viewpoint
from tracker.queries.emptiness import Emptiness


def emptiness(record: Record, on: str, **view: Any) -> Emptiness:
    with record.queries() as queries:
        return queries.emptiness(Viewpoint(date.fromisoformat(on), **view))


@pytest.fixture
def some(record: Record) -> Record:
    record.record(
        readout("a", commitment("pact", due="2018-06"), views("talk"), on="2018-03-01"),
        readout("b", follow_up("visit", by=["RU"], due="2018-09"), on="2018-05-01"),
        readout("us", commitment("deal", by=["US"]), on="2019-01-01", parties=("JP", "US")),
    )
    return record


def test_nothing_was_recorded_by_then(some: Record) -> None:
    first = some.moments[0]
    assert emptiness(some, "2020-01-01", known_on=BEGINNING) == Emptiness(recorded_at=first)
    some.record(readout("late", commitment("late"), on="2018-06-01"))
    assert emptiness(some, "2020-01-01", known_on=first).holds
    found = emptiness(some, "2020-01-01", known_on=BEGINNING, relationship="JP-US")
    assert found.recorded_at == first


@pytest.mark.parametrize(
    ("view", "begins", "first"),
    [
        ({}, "2018-03-01", "a"),
        ({"relationship": "JP-US"}, "2019-01-01", "us"),
        ({"party": "US"}, "2019-01-01", "us"),
        ({"items": ("visit",)}, "2018-05-01", "b"),
        ({"by": "RU"}, "2018-03-01", "a"),
    ],
)
def test_the_record_begins_later(
    some: Record, view: dict[str, Any], begins: str, first: str
) -> None:
    found = emptiness(some, "2018-01-01", **view)
    assert found == Emptiness(begins=date.fromisoformat(begins), first=first)
    assert emptiness(some, begins, **view).begins is None


def test_the_statuses_that_other_lists_hold_are_counted(some: Record) -> None:
    assert emptiness(some, "2018-10-15").holds == {"overdue": 2}
    assert list(emptiness(some, "2018-05-15").holds.items()) == [("open", 1), ("scheduled", 1)]
    assert emptiness(some, "2018-10-15", by="JP").holds == {"overdue": 1}
    assert emptiness(some, "2018-10-15", items=("talk",)).holds == {}
    assert not emptiness(some, "2018-10-15", by="US", relationship="JP-RU").known


def test_shares_are_counted_as_they_stand(some: Record) -> None:
    judge(some, outcome("fulfilled", "2018-04-01", "pact@a", share="JP"))
    assert emptiness(some, "2018-10-15", by="JP").holds == {"fulfilled": 1}
    assert emptiness(some, "2018-10-15", by="RU").holds == {"overdue": 2}


def test_whoever_asks_is_told_in_a_sentence(some: Record, tmp_path: Path) -> None:
    def last(*words: str) -> str:
        return command(some, *words, folder=tmp_path).both.splitlines()[-1]

    assert last("quiet", "--as-of", "2018-10-15") == "Otherwise on record: 2 overdue."
    assert last("unfulfilled", "--as-of", "2018-10-15") == ("What is overdue: tracker overdue.")
    assert last("open", "--as-of", "2018-01-01") == (
        "The record begins later, on 2018-03-01, with a."
    )
    assert last("meetings", "--as-of", "2018-01-01", "--item", "visit") == (
        "The record of that begins later, on 2018-05-01, with b."
    )
    assert last("replay", "--known-on", "2025-01-01").startswith(
        "Nothing was on record by then: the first was recorded at 2026-01-01T09:01"
    )
    assert last("overdue", "--item", "talk") == (
        "No promise, meeting, request or concern of that was on record then."
    )
    assert last("overdue", "--by", "US", "--relationship", "JP-RU") == (
        "Nothing of that is on record."
    )
    some.record(readout("c", completion("pact"), on="2018-06-01"))
    ran = command(some, "fulfilled", "--as-of", "2018-07-01", folder=tmp_path)
    assert ran.err.startswith("1 fulfilled as of 2018-07-01.\n")


@pytest.mark.parametrize("question", ["open", "items", "meetings", "replay"])
def test_an_empty_record_says_that_it_is(tmp_path: Path, question: str) -> None:
    assert tracker("init", folder=tmp_path).code == 0
    ran = tracker(question, folder=tmp_path)
    assert (ran.code, ran.err.splitlines()[-1]) == (0, "Nothing is on record.")
    assert ran.out == ""
    assert tracker(question, "--format", "json", folder=tmp_path).out == "[]\n"
