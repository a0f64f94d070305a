"""Phrases of time as ministries write them, read from the meeting's date."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tracker.domain.edtf import window
from tracker.drafting.fiscal import FiscalYear, fiscal_year_of
from tracker.drafting.times import TimePhrase, due, times, unread

_DATA: Final = Path(__file__).parent / "time_phrases"
_OSAKA: Final = date(2019, 6, 29)


class Row(NamedTuple):
    """A sentence, the day of the meeting, and what is to be read from it."""

    anchor: date
    text: str
    edtf: str
    approximate: bool
    soon: bool
    relation: str
    by: tuple[str, ...]
    """Those who speak, whose fiscal year is meant."""
    unread: bool
    """Whether it says a time that is not to be read, and to be marked."""


def rows(name: str) -> list[Row]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return [
            Row(
                date.fromisoformat(row["anchor"]),
                row["text"],
                row["edtf"],
                row["approximate"] == "yes",
                row["soon"] == "yes",
                row["relation"],
                tuple((row.get("by") or "").split()),
                row.get("unread") == "yes",
            )
            for row in csv.DictReader(file)
        ]


_ALL: Final = [row for path in sorted(_DATA.glob("time_phrases*.csv")) for row in rows(path.name)]


def test_the_table_is_long_enough_and_has_enough_sentences_without_a_time() -> None:
    table = rows("time_phrases.csv")
    empty = [row for row in table if not (row.edtf or row.soon or row.relation)]
    assert len(table) >= 220
    assert len(empty) >= 60


@pytest.mark.parametrize("row", _ALL, ids=lambda row: f"{row.anchor} {row.text} {row.by}"[:90])
def test_a_sentence_is_read_as_the_manual_says(row: Row) -> None:
    found = due(row.text, row.anchor, fiscal=fiscal_year_of(row.by))
    read = (
        (found.edtf or "", found.approximate, found.soon, found.relation or "")
        if found
        else ("", False, False, "")
    )
    assert read == (row.edtf, row.approximate, row.soon, row.relation)


_YEARS: Final = rows("time_phrases.years.csv")


@pytest.mark.parametrize("row", _YEARS, ids=lambda row: f"{row.text} {row.by}"[:90])
def test_a_time_that_is_not_read_is_marked_and_only_such_a_one(row: Row) -> None:
    marks = unread(row.text, row.anchor, fiscal=fiscal_year_of(row.by))
    assert bool(marks) == row.unread
    assert all(mark.words in row.text for mark in marks)


def test_the_manuals_table_is_read() -> None:
    read = {
        text: (found.edtf, found.approximate)
        for text in (
            "in May",
            "in August or September",
            "from August 16 to 20",
            "around this autumn",
            "towards next spring",
            "by November this year",
            "before the end of this year",
            "within this year",
            "early next year",
            "from September 2019",
            "from 2020 to 2021",
        )
        if (found := due(f"They will meet {text}.", _OSAKA))
    }
    assert read == {
        "in May": ("2020-05", False),
        "in August or September": ("[2019-08,2019-09]", False),
        "from August 16 to 20": ("2019-08-16/2019-08-20", False),
        "around this autumn": ("2019-23", True),
        "towards next spring": ("2020-21", True),
        "by November this year": ("../2019-11", False),
        "before the end of this year": ("../2019-12-31", False),
        "within this year": ("2019", False),
        "early next year": ("2020-01/2020-03", True),
        "from September 2019": ("2019-09/..", False),
        "from 2020 to 2021": ("2020/2021", False),
    }


def test_an_occasion_keeps_its_words_and_the_window_up_to_it() -> None:
    text = (
        "the two ministers will meet prior to the Prime Minister’s visit to "
        "Russia early in the new year"
    )
    assert due(text, date(2018, 12, 1)) == TimePhrase(
        start=text.index("prior"),
        end=len(text),
        words=text[text.index("prior") :],
        edtf="../2019-03",
        approximate=True,
        occasion="the Prime Minister’s visit to Russia",
        relation="before",
        rule="before an occasion",
    )


def test_an_occasion_without_a_date_is_a_tie_and_no_window() -> None:
    found = due("to finalize the paper by President Putin’s visit to Japan.", date(2016, 12, 3))
    assert found is not None
    assert (found.edtf, found.soon) == (None, False)
    assert (found.relation, found.occasion) == ("before", "President Putin’s visit to Japan")


def test_a_date_keeps_the_occasion_that_it_goes_with() -> None:
    found = due("They will meet in September on the margins of the General Assembly.", _OSAKA)
    assert found is not None
    assert (found.edtf, found.relation, found.occasion) == ("2019-09", "at", "the General Assembly")


def test_every_time_of_a_sentence_is_found_though_two_contradict() -> None:
    text = "A dialogue will be held in July and a forum will be held in October 2019."
    assert [(phrase.words, phrase.edtf) for phrase in times(text, _OSAKA)] == [
        ("in July", "2019-07"),
        ("in October 2019", "2019-10"),
    ]
    assert due(text, _OSAKA) is None


def test_a_stated_past_date_is_found_and_is_no_due_date() -> None:
    text = "following the Summit Meeting in Singapore in November 2018"
    assert [phrase.edtf for phrase in times(text, _OSAKA)] == ["2018-11"]
    assert due(text, _OSAKA) is None


def test_the_narrower_of_two_agreeing_times_is_the_due_one() -> None:
    found = due("The visit will take place this year, in August or September.", _OSAKA)
    assert found is not None
    assert found.edtf == "[2019-08,2019-09]"


def test_the_same_time_said_twice_is_approximate_if_either_is() -> None:
    found = due("They will be held this autumn, as early as this autumn.", _OSAKA)
    assert found is not None
    assert (found.edtf, found.approximate) == ("2019-23", True)


@pytest.mark.parametrize(
    ("fiscal", "expected"),
    [
        (FiscalYear(4, "start"), "2020-04/2021-03"),
        (FiscalYear(1, "start"), "2020-01/2020-12"),
        (FiscalYear(10, "end"), "2019-10/2020-09"),
    ],
)
def test_a_fiscal_year_begins_in_the_speakers_month(fiscal: FiscalYear, expected: str) -> None:
    found = due("It will be extended in fiscal 2020.", _OSAKA, fiscal=fiscal)
    assert found is not None
    assert found.edtf == expected


@pytest.mark.parametrize(
    ("anchor", "season", "expected"),
    [
        (date(2019, 6, 29), "this summer", "2019-22"),
        (date(2019, 6, 29), "this spring", None),
        (date(2020, 1, 15), "this winter", "2019-24"),
        (date(2019, 11, 20), "this winter", "2019-24"),
        (date(2020, 1, 15), "next winter", "2020-24"),
        (date(2019, 6, 29), "next autumn", None),
        (date(2019, 6, 29), "next spring", "2020-21"),
        (date(2019, 6, 29), "the coming winter", "2019-24"),
    ],
)
def test_seasons_are_read_forwards_and_left_empty_where_two_years_would_do(
    anchor: date, season: str, expected: str | None
) -> None:
    found = due(f"The two sides will meet in {season}.".replace("in this", "this"), anchor)
    assert (found.edtf if found else None) == expected


@pytest.mark.parametrize(
    ("anchor", "text", "expected"),
    [
        (date(2024, 1, 31), "within one month", "../2024-02-29"),
        (date(2023, 12, 15), "next month", "2024-01"),
        (date(2024, 2, 29), "within one year", "../2025-02-28"),
        (date(2023, 12, 31), "tomorrow", "2024-01-01"),
        (date(2024, 12, 30), "next week", "2025-01-06/2025-01-12"),
    ],
)
def test_counting_crosses_the_ends_of_months_and_years(
    anchor: date, text: str, expected: str
) -> None:
    found = due(f"They will meet {text}.", anchor)
    assert found is not None
    assert found.edtf == expected
    assert window(expected).last is not None


def test_a_weekday_that_does_not_fit_the_date_leaves_it_unread() -> None:
    assert due("The talks will be held on Friday, April 19.", date(2018, 3, 21)) is None
    assert due("The talks will be held on Thursday, April 19.", date(2018, 3, 21)) is not None
