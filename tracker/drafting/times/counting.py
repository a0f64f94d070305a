"""Counting: the span of days that a count, a weekday or a turn of the year means."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

from tracker.drafting.times.phrases import Ground
from tracker.drafting.times.units import BELIEVED, month_end, month_start
from tracker.drafting.times.vocabulary import MONTHS, NUMBERS, WEEKDAYS

_DAY: Final = timedelta(1)

_WEEK: Final = timedelta(7)

_MOST: Final = {"day": 100, "week": 52, "month": 36, "year": 50}
"""Larger counts are not times to come but lengths and quantities."""


class Counted(NamedTuple):
    """The days that a count means, from the first to the last, and how they are written."""

    first: date
    last: date
    edtf: str
    approximate: bool
    ground: Ground = "stated"


def _until(anchor: date, last: date) -> Counted:
    """All the time up to a day."""
    return Counted(anchor, last, f"../{last.isoformat()}", approximate=False)


def _forward(anchor: date, count: int, unit: str) -> date:
    match unit:
        case "day":
            return anchor + count * _DAY
        case "week":
            return anchor + count * _WEEK
        case _:
            ahead = anchor.month + (count if unit == "month" else 12 * count)
            last = month_end(anchor.year, ahead)
            return last.replace(day=min(anchor.day, last.day))


def _number(found: re.Match[str]) -> int | None:
    word = found["number"].lower()
    number = int(word) if word.isdigit() else NUMBERS[word]
    return number if 0 < number <= _MOST[found["unit"].lower()] else None


def later(anchor: date, found: re.Match[str]) -> Counted | None:
    """A count of days, weeks, months or years ahead: "two weeks later"."""
    number, unit = _number(found), found["unit"].lower()
    if number is None:
        return None
    day = _forward(anchor, number, unit)
    edtf = f"{day.year:04}" if unit == "year" else day.isoformat()
    return Counted(day, day, edtf, approximate=True, ground="bare")


def within(anchor: date, found: re.Match[str]) -> Counted | None:
    """All the time up to a count: "within three months"."""
    number = _number(found)
    if number is None:
        return None
    return _until(anchor, _forward(anchor, number, found["unit"].lower()))


def within_one(anchor: date, found: re.Match[str]) -> Counted:
    """All the time up to one unit ahead: "within a week"."""
    return _until(anchor, _forward(anchor, 1, found["unit"].lower()))


def over(anchor: date, found: re.Match[str]) -> Counted | None:
    """The years over which something goes on: "over the next five years"."""
    number = _number(found)
    if number is None:
        return None
    unit = found["unit"].lower()
    last = _forward(anchor, number, unit)
    if unit == "year":
        return Counted(anchor, last, f"{anchor.year:04}/{last.year:04}", approximate=True)
    return Counted(anchor, last, f"{anchor.isoformat()}/{last.isoformat()}", approximate=True)


def day_on(count: int) -> Callable[[date, re.Match[str]], Counted]:
    """A day so many days ahead."""

    def read(anchor: date, _: re.Match[str]) -> Counted:
        day = anchor + count * _DAY
        return Counted(day, day, day.isoformat(), approximate=False, ground="bare")

    return read


def week(ahead: int, first: int, last: int) -> Callable[[date, re.Match[str]], Counted]:
    """Days of a week, counted from Monday."""

    def read(anchor: date, _: re.Match[str]) -> Counted:
        monday = anchor - anchor.weekday() * _DAY + ahead * _WEEK
        start, end = monday + first * _DAY, monday + last * _DAY
        edtf = f"{start.isoformat()}/{end.isoformat()}"
        ground: Ground = "stated" if ahead else "current"
        return Counted(start, end, edtf, approximate=False, ground=ground)

    return read


def weekday(anchor: date, found: re.Match[str]) -> Counted | None:
    """The next such day; "next Friday", said on a Monday, is one of two to some."""
    coming = bare_weekday(anchor, found)
    same_week = coming.first.weekday() > anchor.weekday()
    return None if found["which"].lower() == "next" and same_week else coming


def bare_weekday(anchor: date, found: re.Match[str]) -> Counted:
    """The next day of that name."""
    ahead = (WEEKDAYS[found["weekday"].lower()] - anchor.weekday()) % 7 or 7
    return day_on(ahead)(anchor, found)


def day_of_month(anchor: date, found: re.Match[str]) -> Counted:
    """A day of this month or the next: "on the 24th of next month"."""
    ahead = found["which"].lower() == "next"
    day = month_start(anchor.year, anchor.month + ahead).replace(day=int(found["day"]))
    return Counted(day, day, day.isoformat(), approximate=False)


def day_alone(anchor: date, found: re.Match[str]) -> Counted | None:
    """A day that is named without its month, of this month or the next: "on the 24th"."""
    number = int(found["day"])
    start = month_start(anchor.year, anchor.month + (number < anchor.day))
    day = start.replace(day=number)
    return Counted(day, day, day.isoformat(), approximate=False, ground="bare")


def fortnight(anchor: date, _: re.Match[str]) -> Counted:
    """Two weeks from the meeting."""
    day = anchor + timedelta(14)
    return Counted(day, day, day.isoformat(), approximate=True)


def turn_of_year(anchor: date, _: re.Match[str]) -> Counted:
    """The weeks around the end of the year."""
    first, last = date(anchor.year, 12, 1), date(anchor.year + 1, 1, 31)
    return Counted(first, last, f"{first:%Y-%m}/{last:%Y-%m}", approximate=True)


def by_december(day: int) -> Callable[[date, re.Match[str]], Counted]:
    """The time up to a day in December."""
    return lambda anchor, _: _until(anchor, date(anchor.year, 12, day))


def count_from(anchor: date, found: re.Match[str]) -> Counted | None:
    """So many days to years from a date on: "over the five years from 2023"."""
    number, unit, month, day = _number(found), found["unit"].lower(), found["month"], found["day"]
    if number is None or not (month or (found["year"] and not day)) or (not day and unit != "year"):
        return None
    year = int(found["year"]) if found["year"] else anchor.year
    first = date(year, MONTHS[month.lower()] if month else 1, int(day) if day else 1)
    if not found["year"] and first < anchor:
        first = first.replace(year=year + 1)
    if first.year > anchor.year + BELIEVED:
        return None
    last = _forward(first, number, unit) - _DAY
    size = len("YYYY-MM-DD") if day else len("YYYY-MM") if month else len("YYYY")
    edtf = f"{first.isoformat()[:size]}/{last.isoformat()[:size]}"
    return Counted(first, last, edtf, approximate=False)


def year_of_anchor(anchor: date, _: re.Match[str]) -> Counted:
    """The year of the meeting."""
    whole = date(anchor.year, 1, 1), date(anchor.year, 12, 31)
    return Counted(*whole, f"{anchor.year:04}", approximate=False)


def month_of_anchor(anchor: date, _: re.Match[str]) -> Counted:
    """The month of the meeting."""
    first, last = (each(anchor.year, anchor.month) for each in (month_start, month_end))
    return Counted(first, last, f"{anchor.year:04}-{anchor.month:02}", approximate=False)


def end_of_running(anchor: date, found: re.Match[str]) -> Counted:
    """The time up to the end of the month or week that is running."""
    if found["unit"].lower() == "week":
        return end_of_week(0)(anchor, found)
    return _until(anchor, month_end(anchor.year, anchor.month))


def end_of_week(ahead: int) -> Callable[[date, re.Match[str]], Counted]:
    """The last days of a week."""

    def read(anchor: date, _: re.Match[str]) -> Counted:
        return _until(anchor, anchor + (6 - anchor.weekday()) * _DAY + ahead * _WEEK)

    return read
