"""Lengths of time, told as people tell them: 12 days, 3 weeks, 11 mo, 9 y 11 mo."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

_WEEK = 7
_IN_DAYS = 3 * _WEEK
"""Up to how many days a length is told in days."""

_IN_WEEKS, _IN_MONTHS = 3, 24
"""Up to how many months a length is told in weeks, and up to how many in months.

Three months are 89 days or more, and as long as they are not over 13 weeks at most."""

_WORDS = {"mo": "month", "y": "year"}
_SHORTENED = re.compile(r"\b(\d+) (mo|y)\b")


class TimeLength(NamedTuple):
    """A length of time in words."""

    full: str
    short: str
    """As one tells it who has little room: years without their months."""

    @property
    def written_out(self) -> str:
        """With no word shortened: 11 months, 9 years 11 months."""
        return _SHORTENED.sub(
            lambda found: f"{found[1]} {_WORDS[found[2]]}{'' if found[1] == '1' else 's'}",
            self.full,
        )


def between(first: date, last: date) -> TimeLength:
    """How much time lies between two days, rounded down; it never falls as they part.

    From the last day of a month to that of another are whole months.

    Args:
        first: the earlier of them.
        last: the later.
    """
    days = (last - first).days
    if days < _IN_DAYS:
        told = f"{days} day{'' if days == 1 else 's'}"
        return TimeLength(told, told)
    months = _months(first, last)
    if months < _IN_WEEKS:
        told = f"{days // _WEEK} weeks"
        return TimeLength(told, told)
    if months < _IN_MONTHS:
        return TimeLength(f"{months} mo", f"{months} mo")
    years, left = divmod(months, 12)
    return TimeLength(f"{years} y {left} mo" if left else f"{years} y", f"{years} y")


def after(last: date, days: int) -> TimeLength:
    """How much time some days after a day are, whichever way they go.

    Args:
        last: the day.
        days: how many; fewer than none for days before it.
    """
    return between(*sorted((last, last + timedelta(days=days))))


def _months(first: date, last: date) -> int:
    """How many whole months lie between two days; the last day of a month ends one, too."""
    ended = last.day >= first.day or last.day == monthrange(last.year, last.month)[1]
    return 12 * (last.year - first.year) + last.month - first.month - (not ended)
