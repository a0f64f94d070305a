"""Comparing on the command line: a line tells all that came of an item."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.comparisons import two
from tests.support.records import Record, command
from tests.support.stories import commitment, completion, request, views


@pytest.fixture
def compared(record: Record) -> Record:
    record.record(
        *two(
            commitment("late", due="../2018-03"),
            commitment("seen", due="../2018-03"),
            request("done"),
            after=(views("seen"), completion("done", by=["RU"], fulfils=["done@a"])),
        )
    )
    return record


def test_a_line_tells_all_that_came_of_an_item(compared: Record, tmp_path: Path) -> None:
    lines = command(compared, "compare", "a", "b", folder=tmp_path).out.splitlines()
    assert lines == [
        (
            "dropped  late  JP-RU  Late: last mentioned on 2018-01-15, passed over by 1 meeting; "
            "also overdue"
        ),
        (
            "weakened  seen  JP-RU  Seen: undertaken by JP, RU, then discussed by JP, RU; "
            "overdue since 2018-04-01: seen@a"
        ),
        "fulfilled  done  JP-RU  Done: met on 2018-06-15: done@a, by done@b",
    ]


def test_a_line_begins_with_the_change_that_is_asked_for(compared: Record, tmp_path: Path) -> None:
    asked = ("compare", "a", "b", "--change", "overdue")
    ran = command(compared, *asked, folder=tmp_path)
    assert ran.err.startswith("2 overdue between a ")
    late, seen = ran.out.splitlines()
    assert late.startswith("overdue  late  JP-RU  Late: ")
    assert "last mentioned on 2018-01-15" in late
    assert late.endswith("; overdue since 2018-04-01: late@a")
    assert seen.startswith("overdue  seen  JP-RU  Seen: undertaken by JP, RU, then discussed")
    told = json.loads(command(compared, *asked, "--format", "json", folder=tmp_path).out)
    assert [one["changes"] for one in told] == [["dropped", "overdue"], ["weakened", "overdue"]]


def test_two_days_of_meetings_point_to_what_the_meetings_said(
    compared: Record, tmp_path: Path
) -> None:
    days = command(compared, "compare", "2018-01-15", "2018-06-15", folder=tmp_path)
    assert "counts as dropped, and not only what its meeting spoke of" in days.err
    assert "What the meetings said: tracker compare a b." in days.err
    for other in ("2018-01-14", "a"):
        ran = command(compared, "compare", other, "2018-06-15", folder=tmp_path)
        assert "What the meetings said" not in ran.err


def test_what_is_left_out_is_the_last_two_meetings(compared: Record, tmp_path: Path) -> None:
    named = command(compared, "compare", "a", "b", folder=tmp_path)
    for words in ((), ("a",), ("--as-of", "2018-06-15")):
        ran = command(compared, "compare", *words, folder=tmp_path)
        assert (ran.code, ran.out, ran.err) == (0, named.out, named.err)
    lacking = command(compared, "compare", "--as-of", "2018-02-01", folder=tmp_path)
    assert lacking.code == 2
    assert "name what is to be compared, A and B: the last two meetings are taken" in lacking.err
