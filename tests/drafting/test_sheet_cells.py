"""The cells of a sheet: whom they name, and which days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from tracker.drafting.sheet.claims import claim
from tracker.drafting.sheet.columns import fields, mapped
from tracker.drafting.sheet.days import Order, When, days_of, when_of
from tracker.drafting.sheet.grids import Cell, Grid, Row, letter
from tracker.drafting.sheet.sides import sides
from tracker.files.parties import known_parties

KNOWN = known_parties(Path("nowhere"))
OSAKA = date(2019, 6, 29)


def when(text: str, **more: object) -> When:
    return when_of(Cell(text, **more), OSAKA, ("JP",), mixed=False)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("JP", ["JP"]),
        ("jpn", ["JP"]),
        ("Russian Federation", ["RU"]),
        ("Japan & Russia", ["JP", "RU"]),
        ("Japan and the Republic of Korea", ["JP", "KR"]),
        ("Bosnia and Herzegovina", ["BA"]),
        ("Trinidad and Tobago, Japan", ["TT", "JP"]),
        ("JP-RU", ["JP", "RU"]),
        ("Japan – Russia", ["JP", "RU"]),
        ("Burma", ["MM"]),
        ("EU / NATO", ["EU", "NATO"]),
        ("U.S.", ["US"]),
    ],
)
def test_names_in_many_forms_are_plain(text: str, parties: list[str]) -> None:
    found = sides(text, KNOWN)
    assert ([*found.parties], found.doubts) == (parties, ())


@pytest.mark.parametrize(
    ("text", "parties", "doubt"),
    [
        ("Japn", [], "did you mean Japan (JP)?"),
        ("Soviet Union", ["SU"], "no more"),
        ("Congo", [], "may be CD or CG"),
        ("Japanese side", ["JP"], "is read as JP"),
        ("Japan, Atlantis", ["JP"], "‘Atlantis’ is no party"),
    ],
)
def test_names_in_doubt_are_told(text: str, parties: list[str], doubt: str) -> None:
    found = sides(text, KNOWN)
    assert [*found.parties] == parties
    assert any(doubt in told for told in found.doubts), found.doubts


def test_an_arrow_says_to_whom() -> None:
    assert sides("Japan → Russia", KNOWN)[:2] == (("JP",), ("RU",))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2019-09-01", "2019-09-01"),
        ("25/12/2019", "2019-12-25"),
        ("12/25/2019", "2019-12-25"),
        ("by 25/12/2019", "../2019-12-25"),
        ("3.4.2020", "2020-04-03"),
        ("04/04/2020", "2020-04-04"),
        ("2020/09", "2020-09"),
        ("09/2020", "2020-09"),
        ("2020", "2020"),
        ("Sept. 2020", "2020-09"),
        ("Q3 2020", "2020-07/2020-09"),
    ],
)
def test_times_that_can_mean_one_thing_are_read(text: str, edtf: str) -> None:
    found = when(text)
    assert (found.due and found.due.edtf, found.doubts) == (edtf, ())


@pytest.mark.parametrize(
    "text",
    ["03/04/2020", "43709", "TBC", "ongoing", "Sep-20", "2019/20", "before the next summit", "n/a"],
)
def test_times_that_can_mean_several_are_not(text: str) -> None:
    found = when(text)
    assert found.due is None
    assert found.doubts


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("25/12/20", "two digits"),
        ("in September", "counted from the day of the meeting"),
        ("December 2019?", "put as unsure"),
        ("~ March 2020", ""),
        ("May 2018", "before the meeting"),
    ],
)
def test_times_in_doubt_are_told(text: str, doubt: str) -> None:
    found = when(text)
    assert found.due
    assert any(doubt in told for told in found.doubts) or (not doubt and found.due.approximate)


def test_an_order_that_is_given_is_followed() -> None:
    cell = Cell("03/04/2020")
    read = {order: when_of(cell, OSAKA, (), order, mixed=False).due for order in get_args(Order)}
    assert [due and due.edtf for due in read.values()] == ["2020-04-03", "2020-03-04"]
    assert days_of(Cell("25/12/2019"), "month-first").days == (date(2019, 12, 25),)


def test_a_month_is_no_day_of_a_meeting() -> None:
    assert days_of(Cell("June 2019")).days == ()
    assert days_of(Cell("in June")).days == ()
    assert days_of(Cell("29 June 2019")).days == (OSAKA,)


def test_no_head_is_known_for_two_fields() -> None:
    heads = [head for names in fields().values() for head in names]
    assert len(heads) == len(set(heads))


def test_of_two_columns_with_one_field_the_second_is_told() -> None:
    row = Row(1, (Cell("Promise"), Cell("Commitment"), Cell("Who")))
    found = mapped(Grid("", (row,)), {})
    assert found
    assert [column.field for column in found.columns] == ["summary", None, "by"]
    assert "is read as summary already" in found.columns[1].why


def test_columns_are_called_as_in_a_spreadsheet() -> None:
    assert [letter(place) for place in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


@pytest.mark.parametrize("text", ["until 2026", "till June 2026", "Until 2026"])
def test_until_a_year_or_a_month_may_leave_it_out(text: str) -> None:
    (doubt,) = when(text).doubts
    assert "it may end before that begins" in doubt


@pytest.mark.parametrize("text", ["until the end of 2026", "until 2026-06-30", "by 2026"])
def test_an_end_that_is_said_is_in_no_doubt(text: str) -> None:
    assert when(text).doubts == ()


_ASSESS = "where there is evidence, tracker assess REF --outcome"
_COMPLETE = "put `complete: true` where the readout says that it is finished"


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("CommitmentMade", "done", f"{_ASSESS} fulfilled"),
        ("CommitmentMade", "broken", f"{_ASSESS} 'not fulfilled'"),
        ("CommitmentMade", "refused", "and is none of it"),
        ("FollowUpScheduled", "held", f"{_ASSESS} fulfilled"),
        ("FollowUpScheduled", "not held", f"{_ASSESS} 'not fulfilled'"),
        ("FollowUpScheduled", "cancelled", f"{_ASSESS} withdrawn"),
        ("RequestMade", "met", f"{_ASSESS} fulfilled"),
        ("RequestMade", "Refused", f"{_ASSESS} refused"),
        ("RequestMade", "broken", "can be judged fulfilled or partly fulfilled or refused or"),
        ("ConcernRaised", "resolved", f"{_ASSESS} fulfilled"),
        ("ConcernRaised", "not met", "can be judged fulfilled or withdrawn, and is none of it"),
        ("ProgressWelcomed", "done", _COMPLETE),
        ("ProgressWelcomed", "✓", _COMPLETE),
        ("ProgressWelcomed", "partly done", "complete only with `complete: true`"),
        ("ProgressWelcomed", "ongoing", "complete only with `complete: true`"),
        ("ViewsExchanged", "done", "has no status: perhaps it is of another type"),
    ],
)
def test_a_claim_is_marked_with_what_can_be_done_for_its_type(
    kind: str, text: str, told: str
) -> None:
    (doubt,) = claim(text, kind)
    assert told in doubt
    assert ("tracker assess" in doubt) == told.startswith(_ASSESS)
