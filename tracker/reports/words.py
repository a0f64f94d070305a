"""Words: days, times, parties and names as a report writes them out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from tracker.queries.answers import Standing
from tracker.queries.lengths import between
from tracker.queries.parties import party_name

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = 3
_BOTH = 2

_SHORT_NAMES = {
    "BN": "Brunei",
    "CD": "DR Congo",
    "FM": "Micronesia",
    "PS": "Palestine",
    "RU": "Russia",
    "VA": "Holy See",
}
"""What countries are called that the standard calls by a longer name."""


@cache
def named(code: str) -> str:
    """What a party is called in English, as briefly as people do."""
    return _SHORT_NAMES.get(code) or party_name(code)


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
    if not (approximate and told):
        return told
    return f"about {told.removeprefix('by ').removeprefix('on ')}"


def late(one: Standing) -> str:
    """For how long something has been overdue, or by how much it was done too late."""
    if one.days_late is None or one.due_to is None:
        return ""
    until = date.fromordinal(one.due_to.toordinal() + one.days_late)
    return f"{between(one.due_to, until).written_out} late"


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


def parties(codes: Iterable[str], relationship: str = "") -> str:
    """The names of parties in a row; of both sides of a relationship, only that it is both."""
    found = [*codes]
    if len(found) == _BOTH and set(found) == set(relationship.split("-")):
        return "both sides"
    return listed([named(code) for code in found])


def figures(tally: dict[str, int]) -> str:
    """How many have which status: 3 overdue, 2 due."""
    return ", ".join(f"{count} {status}" for status, count in tally.items())
