"""Dates: the calendar days that a text names, and what it dates to the past."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tracker.drafting.patterns import patterns
from tracker.drafting.times.vocabulary import MONTHS, SHORT_MONTHS, YEAR

_DAYS = range(1, 32)
_MONTHS = MONTHS | SHORT_MONTHS
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_UNTIL = r"(?:\s*(?:and|to|through|-|–|&)\s*(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
_FORMS = (
    re.compile(
        rf"\b(?P<month>{_MONTH})\b\.?\s+{_DAY}{_UNTIL}(?!\s*[:.]?\d)(?:\s*\([A-Za-z.]+"
        rf"\))?(?:,?\s+(?P<year>{YEAR})\b)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_DAY}{_UNTIL}\.?(?:\s+of)?\s+(?P<month>{_MONTH})\b\.?(?:,?\s+(?P<year>{YEAR})\b)?",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<year>{YEAR})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?P<last>)\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>{YEAR})(?P<last>)\b"),
    # Behind a stroke the day stands first only where it can be no month.
    re.compile(
        rf"\b(?P<day>1[3-9]|2\d|3[01])[/-](?P<month>\d{{1,2}})[/-](?P<year>{YEAR})(?P<last>)\b"
    ),
)

_OTHER_YEAR = re.compile(r",?\s?\d{4,}(?!\d|\s?(?:h|hrs|hours)\b|\s[a-z]+s\b)")
"""A year that is none of ours behind a day, which must not be given another."""


class DayNamed(NamedTuple):
    """A day as a text names it."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    last: int | None
    """The later day of "December 2 and 3"."""

    def on(self, year: int | None, *, latest: bool = False) -> date | None:
        """The calendar day, in its own year or the one given; None where there is no such day."""
        own = self.year or year
        if own is None:
            return None
        try:
            return date(own, self.month, (self.last if latest else None) or self.day)
        except ValueError:
            return None


def days(text: str) -> list[DayNamed]:
    """The days that a text names, in order."""
    found: list[DayNamed] = []
    for form in _FORMS:
        for match in form.finditer(text):
            month = _MONTHS.get(match["month"].lower()) or (
                int(match["month"]) if match["month"].isdigit() else 0
            )
            day, last = int(match["day"]), int(match["last"]) if match["last"] else None
            if month not in MONTHS.values() or day not in _DAYS:
                continue
            year = int(match["year"]) if match["year"] else None
            if year is None and _OTHER_YEAR.match(text, match.end()):
                continue
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            found.append(DayNamed(match.start(), match.end(), year, month, day, last))
    return sorted(found)


_SINCE = re.compile(
    rf"\b(?:in|on|since)\s+(?:\d{{1,2}}\s+)?(?:({_MONTH})\s+(?:\d{{1,2}},\s+)?)?({YEAR})\b",
    re.IGNORECASE,
)
_LATELY = 3
"""Months before a meeting in which what was done is still news to it."""


def past_time(words: str) -> re.Match[str] | None:
    """Where a time that is past is named for what is over, and not for what goes on since."""
    return next(
        (
            told
            for told in patterns()["past_time"].finditer(words)
            if not patterns()["from_then_on"].search(words, 0, told.start())
        ),
        None,
    )


def is_past(text: str, meeting: date) -> bool:
    """Whether a text dates what it tells to a time well before a meeting."""
    for found in _SINCE.finditer(text):
        month = _MONTHS[found[1].lower()] if found[1] else 12
        if (meeting.year - int(found[2])) * 12 + meeting.month - month > _LATELY:
            return True
    return False
