"""Words: days, times, parties and names as a report writes them out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from tracker.queries.parties import party_name

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = 3
_WEEK, _MONTH, _YEAR = 7, 30.44, 365.25
_FEW_DAYS, _FEW_WEEKS, _FEW_MONTHS = 13, 12, 24
"""Up to how many of each a time is told in them."""

named = cache(party_name)
"""What a party is called in English."""


def day(on: date | None, *, short: bool = False) -> str:
    """A day in words, in which the month cannot be taken for the day: 1 August 2019."""
    if on is None:
        return ""
    month = _MONTHS[on.month - 1]
    return f"{on.day} {month[:_SHORT] if short else month} {on.year}"


def window(first: date | None, last: date | None, *, approximate: bool) -> str:
    """A due window in words, as short as it can be said."""
    if last is None:
        told = f"from {day(first, short=True)}" if first else ""
    elif first is None:
        told = f"by {day(last, short=True)}"
    elif first == last:
        told = f"on {day(last, short=True)}"
    else:
        since = day(first, short=True)
        if first.year == last.year:
            since = since.removesuffix(f" {first.year}")
        told = f"{since} to {day(last, short=True)}"
    return f"about {told.removeprefix('by ')}" if approximate and told else told


def length(days: int) -> str:
    """A number of days in words: 3 weeks, 19 months, 2 years 7 months."""
    if days <= _FEW_DAYS:
        return counted(days, "day")
    if days < _FEW_WEEKS * _WEEK:
        return counted(days // _WEEK, "week")
    months = int(days / _MONTH)
    if months < _FEW_MONTHS:
        return counted(months, "month")
    years = int(days / _YEAR)
    left = int((days - years * _YEAR) / _MONTH)
    return f"{counted(years, 'year')} {counted(left, 'month')}" if left else counted(years, "year")


def counted(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun if count == 1 else f'{noun}s'}"


def times(count: int) -> str:
    """How often something was: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def listed(names: Sequence[str]) -> str:
    """Names in a row: a, b and c."""
    *most, last = names or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def parties(codes: Iterable[str]) -> str:
    """The names of parties in a row."""
    return listed([named(code) for code in codes])


def figures(tally: dict[str, int]) -> str:
    """How many have which status: 3 overdue, 2 due."""
    return ", ".join(f"{count} {status}" for status, count in tally.items())
