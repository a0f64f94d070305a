"""What is due, or falls due within so many days: by its window, and never what is overdue."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.support.records import Record
from tests.support.stories import commitment, completion, follow_up, progress, readout
from tracker.queries import Viewpoint, moments
from tracker.queries.catalogue import QUESTIONS

FIRST = "2018-03-01"


def due(record: Record, on: str, within: int) -> list[str]:
    with record.queries() as queries:
        found = queries.answer(QUESTIONS["due"], Viewpoint(date.fromisoformat(on)), within=within)
        return [one.item for one in found]


@pytest.fixture
def windows(record: Record) -> Record:
    """A statement with a window of each form, all of them made on one day."""
    acts = [
        commitment("past", due="2018-03-05"),
        commitment("by", due="../2018-04-10"),
        commitment("in", due="2018-04-05/2018-04-30"),
        commitment("from", due="2018-04-20/.."),
        commitment("year", due="2018"),
        commitment("later", due="2018-08"),
        commitment("never"),
        commitment("begun", due="../2018-04-12"),
        commitment("done", due="../2018-04-11"),
        follow_up("talks", due="2018-04-09"),
    ]
    record.record(readout("a", *acts, on=FIRST))
    record.record(readout("b", progress("begun"), completion("done"), on="2018-03-10"))
    return record


@pytest.mark.parametrize(
    ("on", "within", "found"),
    [
        ("2018-04-01", 0, ["year"]),
        ("2018-04-01", 4, ["in", "year"]),
        ("2018-04-01", 8, ["talks", "in", "year"]),
        ("2018-04-01", 9, ["talks", "by", "in", "year"]),
        ("2018-04-01", 30, ["talks", "by", "begun", "in", "year", "from"]),
        ("2018-04-10", 0, ["by", "in", "year"]),
        ("2018-04-11", 0, ["in", "year"]),
        ("2018-05-01", 1, ["year", "from"]),
        ("2018-05-01", 99999, ["later", "year", "from"]),
        ("9999-12-31", 30, ["from"]),
    ],
)
def test_what_falls_due_is_listed_until_it_is_past(
    windows: Record, on: str, within: int, found: list[str]
) -> None:
    assert due(windows, on, within) == found


def test_what_is_possibly_overdue_is_not_due(record: Record) -> None:
    about = {"edtf": "2018-04", "approximate": True}
    record.record(readout("a", commitment("about", due=about), on=FIRST))
    assert due(record, "2018-04-30", 30) == ["about"]
    assert record.status("about@a", "2018-05-01") == "possibly overdue"
    assert due(record, "2018-05-01", 30) == []


@pytest.mark.parametrize(
    ("text", "meant"), [("0d", 0), ("30d", 30), ("30D", 30), ("6w", 42), ("99999d", 99999)]
)
def test_days_are_given_as_days_or_weeks(text: str, meant: int) -> None:
    assert moments.days(text) == meant


@pytest.mark.parametrize(
    "text", [" ", "30", "d", "-1d", "1.5w", "3m", "1y", "30 d", "٣d", "100000d"]
)
def test_no_other_form_is_a_number_of_days(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        moments.days(text)
