"""EDTF: the window of days that an expression names.

Read are all the dates, intervals and sets of ISO 8601-2 that name days of the calendar, whose years
are 0001 to 9999. No package does: see the decision 0002.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import NamedTuple

from tracker.domain.calendar import not_a_day
from tracker.domain.window import Window

_PARTS: MappingProxyType[int, tuple[int, int]] = MappingProxyType(
    {
        number: (month, length)
        for first, length, months in (
            (1, 1, range(1, 13)),  # months
            (21, 3, (3, 6, 9, 12)),  # seasons, as the North has them
            (25, 3, (3, 6, 9, 12)),  # seasons of the North
            (29, 3, (9, 12, 3, 6)),  # seasons of the South
            (33, 3, (1, 4, 7, 10)),  # quarters
            (37, 4, (1, 5, 9)),  # thirds of a year
            (40, 6, (1, 7)),  # halves of a year
        )
        for number, month in enumerate(months, start=first)
    }
)
"""The parts of a year that EDTF numbers: in which month each begins, and how many it has.

Spring comes first among the seasons. One that goes over the turn of the year is named by the year
in which it begins.
"""

_LAST_MONTH = 12
_MOST_DAYS = 31
_YEAR_OR_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")
_MASKED = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?")
_SIGNIFICANT = re.compile(r"([0-9]{4})S([1-4])")
NO_YEAR = "XXXX"
"""What an expression has where it names no year; it is read where it is on record."""

_TIME = re.compile(
    r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[-+](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)?"
)
_OUT_OF_REACH = re.compile(r"-[0-9]{4}.*|Y-?[0-9]+.*|[0-9]{5}(-.*)?|0000(-.*)?")
_QUALIFIED = re.compile(r"(.*[^?~%])([?~%])")
_QUALIFIED_WITHIN = re.compile(r"[?~%]?[0-9X]{4}[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?){0,2}")
_MARK = re.compile(r"[?~%]")
_HELP = (
    "write EDTF such as 2019-08, 2019-08-16/2019-08-20, ../2019-11 or, in quotes, "
    '"[2019-08,2019-09]"'
)


@lru_cache(maxsize=65_536)
def window(expression: str) -> Window:
    """The window of an EDTF expression: a date, an interval or a set of dates.

    Args:
        expression: EDTF (ISO 8601-2) such as `2019-23`, `2019-09/..` or `[2019-08,2019-09]`. A
            `?`, `~` or `%` behind a date makes the window approximate.

    Raises:
        ValueError: the expression is not EDTF, or ends before it begins.
    """
    if expression[:1] + expression[-1:] in ("[]", "{}"):
        members = re.split(r",|(?<=[^.,])(?=\.\.)|(?<=\.\.)(?=[^.,])", expression[1:-1])
        dated = [_date(member, expression) for member in members if member.strip() != ".."]
        first = None if members[0].strip() == ".." else min(part.first for part in dated)
        last = None if members[-1].strip() == ".." else max(part.last for part in dated)
        # One that is open at both ends was recorded by version 0.1; no file may have it any more.
        return Window(first, last, any(part.approximate for part in dated))
    start, slash, end = expression.partition("/")
    if not slash:
        return Window(*_date(expression, expression))
    opening = None if start in ("", "..") else _date(start, expression)
    closing = None if end in ("", "..") else _date(end, expression)
    if opening is None and closing is None:
        raise ValueError(open_at_both_ends(expression))
    if opening and closing and closing.last < opening.first:
        raise ValueError(f"{expression!r} ends before it begins")
    return Window(
        opening.first if opening else None,
        closing.last if closing else None,
        any(part.approximate for part in (opening, closing) if part),
    )


def open_at_both_ends(expression: str) -> str:
    """The sentence for an expression that says no time."""
    return f"{expression!r} is open at both ends, which says nothing; leave it out"


def of_no_year(expression: str) -> str:
    """The sentence for an expression of any year whatever."""
    return (
        f"{expression!r} names no year, so that it is of every year from 0001 to 9999; write the "
        "year, or leave it out"
    )


class _Span(NamedTuple):
    first: date
    last: date
    approximate: bool


def _date(text: str, expression: str) -> _Span:
    """The days of one date of the expression, at whatever precision it is given."""
    plain, approximate = text.strip(), False
    if qualified := _QUALIFIED.fullmatch(plain):
        plain, approximate = qualified[1], True
    elif _QUALIFIED_WITHIN.fullmatch(plain) and _MARK.search(plain):
        plain, approximate = _MARK.sub("", plain), True
    where = "" if text == expression else f" in {expression!r}"
    try:
        first, last = _bounds(plain)
    except ValueError:
        wrong = not_a_day(plain) or f"is not a date or time expression; {_HELP}"
        raise ValueError(f"{text!r}{where} {wrong}") from None
    except OverflowError as error:
        raise ValueError(
            f"{text!r}{where} is not a date or time expression within the calendar, whose years "
            f"are 0001 to 9999; {error}"
        ) from None
    return _Span(first, last, approximate)


@lru_cache(maxsize=4096)
def _bounds(text: str) -> tuple[date, date]:
    """The first and the last day of a date.

    Raises:
        ValueError: it is none.
        OverflowError: it is one, of a year that the calendar does not have; with what to do.
    """
    if _OUT_OF_REACH.fullmatch(text):
        raise OverflowError("write a year in four digits")
    if plain := _YEAR_OR_PART.fullmatch(text):
        return _months(int(plain[1]), plain[2])
    if masked := _MASKED.fullmatch(text):
        return _matching(masked[1], masked[2] or "XX", masked[3] or "XX")
    if digits := _SIGNIFICANT.fullmatch(text):
        known = digits[1][: int(digits[2])]
        return _matching(known.ljust(len(digits[1]), "X"), "XX", "XX")
    day, clock, time = text.partition("T")
    if _TIME.fullmatch(clock + time):
        day_of_it = date.fromisoformat(day)
        return day_of_it, day_of_it
    raise ValueError(text)


def _matching(year: str, month: str, day: str) -> tuple[date, date]:
    """The first and the last day with these digits, in which X stands for any."""
    years = _numbers(year, date.max.year)
    months, days = _numbers(month, _LAST_MONTH), _numbers(day, _MOST_DAYS)
    first = _first_day(years, months, days)
    return first, _first_day(years[::-1], months[::-1], days[::-1])


def _numbers(digits: str, most: int) -> list[int]:
    """The numbers from 1 up to the most that have these digits, in which X stands for any."""
    if "X" not in digits:  # as of most dates, and thousands of years need not be tried
        return [int(digits)] if 1 <= int(digits) <= most else []
    form = re.compile(digits.replace("X", "[0-9]"))
    return [n for n in range(1, most + 1) if form.fullmatch(f"{n:0{len(digits)}}")]


def _first_day(years: list[int], months: list[int], days: list[int]) -> date:
    """The first of the days, in their order, that the calendar has."""
    for year, month in product(years, months):
        for day in days:
            if day <= monthrange(year, month)[1]:
                return date(year, month, day)
    raise ValueError("no such day")


def _months(year: int, part: str | None) -> tuple[date, date]:
    """The days of a year, or of that part of it."""
    if part is None:
        return date(year, 1, 1), date(year, 12, 31)
    if int(part) not in _PARTS:
        raise ValueError(part)
    first, length = _PARTS[int(part)]
    later, last = divmod(first + length - 2, _LAST_MONTH)
    if year + later > date.max.year:
        raise OverflowError("it ends after the last day, 9999-12-31; write an earlier time")
    end = date(year + later, last + 1, monthrange(year + later, last + 1)[1])
    return date(year, first, 1), end
