"""Laws that hold of every text, and of every date a text can be made to say."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.domain.edtf import window
from tracker.drafting.fiscal import FiscalYear
from tracker.drafting.times import due, times
from tracker.drafting.times.vocabulary import word_set

_MONTHS: Final = list(calendar.month_name)[1:]
_WEEKDAYS: Final = list(calendar.day_name)

anchors = st.dates(date(1990, 1, 1), date(2080, 12, 31))
_WORDS: Final = word_set(
    "in on by from to until and or of the this next last early late mid - – , . ; end beginning "
    "first second half quarter year years month week day tomorrow soon spring summer autumn fall "
    "winter 2018 2019 2020 2021 2025 26 19 20 31 0 00 2020s FY2019 fiscal within over three weeks "
    "later before ahead after prior visit summit meeting at during Japan will held agreed planned "
    "since following G20 (Thu.) Thursday 2019/6/29 29.06.2019 ’s 's around as possible not no than "
    "onwards coming new"
)
fragments = st.sampled_from([*_MONTHS, *sorted(_WORDS)])
texts = st.one_of(
    st.text(max_size=60),
    st.lists(fragments, max_size=14).map(" ".join),
    st.lists(fragments, max_size=8).map("".join),
)


@settings(max_examples=600)
@given(texts, anchors, st.integers(1, 12))
@example("in 0", date(2019, 6, 29), 4)
@example("by 2019-2018", date(2019, 6, 29), 4)
@example("from 31 to 30 June", date(2019, 6, 29), 4)
def test_phrases_stand_in_the_text_apart_and_in_order(text: str, anchor: date, start: int) -> None:
    found = times(text, anchor, fiscal=FiscalYear(start, "end"))
    assert all(phrase.words == text[phrase.start : phrase.end] != "" for phrase in found)
    ends = [0, *(phrase.end for phrase in found)]
    assert all(end <= phrase.start for end, phrase in zip(ends, found, strict=False))
    assert all(phrase.edtf or phrase.soon or phrase.relation for phrase in found)
    assert all((phrase.occasion is None) == (phrase.relation is None) for phrase in found)
    assert all(phrase.rule for phrase in found)


@settings(max_examples=600)
@given(texts, anchors)
def test_every_expression_names_a_window(text: str, anchor: date) -> None:
    for phrase in times(text, anchor):
        if phrase.edtf is not None:
            found = window(phrase.edtf)
            assert found.first is not None or found.last is not None


@given(texts, anchors)
def test_reading_again_reads_the_same(text: str, anchor: date) -> None:
    assert times(text, anchor) == times(text, anchor)
    assert due(text, anchor) == due(text, anchor)


def ordinal(day: int) -> str:
    if day in (11, 12, 13):
        return f"{day}th"
    return f"{day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th') }"


def orders(day: date) -> dict[str, str]:
    """A day in every order in which English writes one."""
    month, number, year = _MONTHS[day.month - 1], day.day, day.year
    named = _WEEKDAYS[day.weekday()]
    return {
        "month first": f"on {month} {number}, {year}",
        "day first": f"on {number} {month} {year}",
        "ordinal": f"on the {ordinal(number)} of {month} {year}",
        "month and ordinal": f"on {month} {ordinal(number)}, {year}",
        "short month": f"on {month[:3]}. {number}, {year}",
        "weekday first": f"on {named}, {month} {number}, {year}",
        "weekday, day first": f"on {named} {number} {month} {year}",
        "weekday in brackets": f"on {month} {number} ({named[:3]}.), {year}",
        "digits": f"on {day.isoformat()}",
        "digits with strokes": f"on {year}/{day.month}/{number}",
        "digits with dots": f"on {number:02}.{day.month:02}.{year}",
    }


@given(anchors, st.integers(0, 3000))
def test_a_whole_date_is_read_in_every_order(anchor: date, ahead: int) -> None:
    day = anchor + timedelta(ahead)
    read = {
        name: found.edtf
        if (found := due(f"The talks will be held {words} in Oslo.", anchor))
        else ""
        for name, words in orders(day).items()
    }
    assert read == dict.fromkeys(read, day.isoformat())


@given(anchors, st.integers(0, 270))
def test_a_day_without_a_year_is_the_next_one(anchor: date, ahead: int) -> None:
    day = anchor + timedelta(ahead)
    month = _MONTHS[day.month - 1]
    for words in (f"{month} {day.day}", f"{day.day} {month}"):
        found = due(f"The talks will be held on {words} in Oslo.", anchor)
        if (day.month, day.day) == (2, 29):
            continue
        assert found is not None
        assert found.edtf == day.isoformat()


@given(anchors, st.integers(1, 200), st.integers(1, 60))
def test_a_range_of_days_is_read_from_end_to_end(anchor: date, ahead: int, length: int) -> None:
    first = anchor + timedelta(ahead)
    last = first + timedelta(length)
    words = (
        f"from {first.day} {_MONTHS[first.month - 1]} {first.year} "
        f"to {last.day} {_MONTHS[last.month - 1]} {last.year}"
    )
    found = due(f"The exercise will run {words}.", anchor)
    assert found is not None
    assert found.edtf == f"{first.isoformat()}/{last.isoformat()}"


units = st.one_of(
    st.sampled_from(_MONTHS).map(lambda month: (f"in {month}", month)),
    st.tuples(st.sampled_from(["early", "late", "mid"]), st.sampled_from(_MONTHS)).map(
        lambda pair: (f"in {pair[0]}-{pair[1]}" if pair[0] == "mid" else f"in {' '.join(pair)}", "")
    ),
    st.sampled_from(
        [
            "next year", "next month", "next week", "tomorrow", "in two weeks", "early next year",
            "in the first half of next year", "in the second quarter of next year",
            "in the spring of next year", "in the coming autumn", "in three months",
            "over the next two years", "at the end of next month",
        ]
    ).map(lambda words: (words, "")),
)  # fmt: skip


@given(anchors, units)
def test_what_is_read_forwards_is_not_past(anchor: date, unit: tuple[str, str]) -> None:
    found = due(f"The talks will be held {unit[0]}.", anchor)
    if found is None or found.edtf is None:
        return
    read = window(found.edtf)
    assert read.first is not None
    assert read.last is not None
    in_years = found.edtf[: len("YYYY/")].endswith("/")
    running = (anchor.year, anchor.month) == (read.first.year, read.first.month)
    running = running or (in_years and anchor.year == read.first.year)
    assert read.first >= anchor or running
    assert read.last >= anchor


@given(anchors, st.sampled_from(_MONTHS))
def test_a_bare_month_is_the_running_or_the_next_one(anchor: date, month: str) -> None:
    found = due(f"The talks will be held in {month}.", anchor)
    number = _MONTHS.index(month) + 1
    year = anchor.year + (number < anchor.month)
    assert found is not None
    assert found.edtf == f"{year}-{number:02}"


@given(anchors, st.sampled_from(_MONTHS))
def test_a_month_of_something_done_is_no_due_date(anchor: date, month: str) -> None:
    assert due(f"The two sides welcomed the talks held in {month}.", anchor) is None
    assert times(f"The treaty was signed in {month}.", anchor) == []


@given(anchors, st.integers(0, 30))
def test_a_deadline_has_no_first_day_and_a_start_no_last_day(anchor: date, ahead: int) -> None:
    year = min(anchor.year + ahead, 2099)  # the last number that is taken for a year
    deadline = due(f"The bridge will be built by {year}.", anchor)
    start = due(f"The bridge will be open from {year} onwards.", anchor)
    assert deadline is not None
    assert start is not None
    assert (deadline.edtf, start.edtf) == (f"../{year}", f"{year}/..")
