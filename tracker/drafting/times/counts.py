"""Times counted from the anchor: "tomorrow", "two weeks later", "within three months"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from tracker.drafting.times import eras
from tracker.drafting.times.phrases import Ground, Reading
from tracker.drafting.times.units import BELIEVED, month_end, month_start
from tracker.drafting.times.vocabulary import MONTHS, NUMBERS, WEEKDAYS, word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DAY: Final = timedelta(1)
_WEEK: Final = timedelta(7)
_MOST: Final = {"day": 100, "week": 52, "month": 36, "year": 50}
"""Larger counts are not times to come but lengths and quantities."""

_NUMBER = r"(?P<number>\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(name for name in WEEKDAYS if name.endswith('day'))})"
_AHEAD = r"(?:next|coming|following|upcoming)"
_FROM_NOW = (
    r"(?!\s+(?:of(?! today)|after|before|from(?! now)|following|prior|since|ago|earlier|old))\b"
)
_ERA = "|".join(sorted(name.capitalize() for name in eras.NAMES if name not in eras.SHORTENED))
_NO_OTHER_YEAR = rf"(?!,?\s*(?:of\s+)?(?:[’'‘]?\d|(?-i:{_ERA}|[A-Z]{{2}}|[A-Z]\.[A-Z])\b))"
_ALONE = r"\b(?![’'])"
_NOT_A_TALLY = (
    r"(?<!first )(?<!time )(?<!times )(?<!once )(?<!twice )(?<!second )(?<!third )(?<!visit )"
)


class _Rule(NamedTuple):
    name: str
    needs: frozenset[str]
    """Words of which one must be there before the pattern is tried."""
    pattern: re.Pattern[str]
    read: Callable[[date, re.Match[str]], _Counted | None]


class _Counted(NamedTuple):
    first: date
    last: date
    edtf: str
    approximate: bool
    ground: Ground = "stated"


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


def _later(anchor: date, found: re.Match[str]) -> _Counted | None:
    number, unit = _number(found), found["unit"].lower()
    if number is None:
        return None
    day = _forward(anchor, number, unit)
    edtf = f"{day.year:04}" if unit == "year" else day.isoformat()
    return _Counted(day, day, edtf, approximate=True, ground="bare")


def _within(anchor: date, found: re.Match[str]) -> _Counted | None:
    number = _number(found)
    if number is None:
        return None
    last = _forward(anchor, number, found["unit"].lower())
    return _Counted(anchor, last, f"../{last.isoformat()}", approximate=False)


def _within_one(anchor: date, found: re.Match[str]) -> _Counted:
    last = _forward(anchor, 1, found["unit"].lower())
    return _Counted(anchor, last, f"../{last.isoformat()}", approximate=False)


def _over(anchor: date, found: re.Match[str]) -> _Counted | None:
    number = _number(found)
    if number is None:
        return None
    unit = found["unit"].lower()
    last = _forward(anchor, number, unit)
    if unit == "year":
        return _Counted(anchor, last, f"{anchor.year:04}/{last.year:04}", approximate=True)
    return _Counted(anchor, last, f"{anchor.isoformat()}/{last.isoformat()}", approximate=True)


def _day_on(count: int) -> Callable[[date, re.Match[str]], _Counted]:
    def read(anchor: date, _: re.Match[str]) -> _Counted:
        day = anchor + count * _DAY
        return _Counted(day, day, day.isoformat(), approximate=False, ground="bare")

    return read


def _week(ahead: int, first: int, last: int) -> Callable[[date, re.Match[str]], _Counted]:
    """Days of a week, counted from Monday."""

    def read(anchor: date, _: re.Match[str]) -> _Counted:
        monday = anchor - anchor.weekday() * _DAY + ahead * _WEEK
        start, end = monday + first * _DAY, monday + last * _DAY
        edtf = f"{start.isoformat()}/{end.isoformat()}"
        ground: Ground = "stated" if ahead else "current"
        return _Counted(start, end, edtf, approximate=False, ground=ground)

    return read


def _weekday(anchor: date, found: re.Match[str]) -> _Counted | None:
    """The next such day; "next Friday", said on a Monday, is one of two to some."""
    coming = _bare_weekday(anchor, found)
    same_week = coming.first.weekday() > anchor.weekday()
    return None if found["which"].lower() == "next" and same_week else coming


def _bare_weekday(anchor: date, found: re.Match[str]) -> _Counted:
    ahead = (WEEKDAYS[found["weekday"].lower()] - anchor.weekday()) % 7 or 7
    return _day_on(ahead)(anchor, found)


def _day_of_month(anchor: date, found: re.Match[str]) -> _Counted:
    """A day of this month or the next: "on the 24th of next month"."""
    ahead = found["which"].lower() == "next"
    day = month_start(anchor.year, anchor.month + ahead).replace(day=int(found["day"]))
    return _Counted(day, day, day.isoformat(), approximate=False)


def _turn_of_year(anchor: date, _: re.Match[str]) -> _Counted:
    first, last = date(anchor.year, 12, 1), date(anchor.year + 1, 1, 31)
    return _Counted(first, last, f"{first:%Y-%m}/{last:%Y-%m}", approximate=True)


def _by_december(day: int) -> Callable[[date, re.Match[str]], _Counted]:
    def read(anchor: date, _: re.Match[str]) -> _Counted:
        last = date(anchor.year, 12, day)
        return _Counted(anchor, last, f"../{last.isoformat()}", approximate=False)

    return read


def _count_from(anchor: date, found: re.Match[str]) -> _Counted | None:
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
    return _Counted(first, last, edtf, approximate=False)


def _year_of_anchor(anchor: date, _: re.Match[str]) -> _Counted:
    whole = date(anchor.year, 1, 1), date(anchor.year, 12, 31)
    return _Counted(*whole, f"{anchor.year:04}", approximate=False)


def _end_of_week(ahead: int) -> Callable[[date, re.Match[str]], _Counted]:
    def read(anchor: date, _: re.Match[str]) -> _Counted:
        sunday = anchor + (6 - anchor.weekday()) * _DAY + ahead * _WEEK
        return _Counted(anchor, sunday, f"../{sunday.isoformat()}", approximate=False)

    return read


def _rule(
    name: str, needs: str, pattern: str, read: Callable[[date, re.Match[str]], _Counted | None]
) -> _Rule:
    return _Rule(name, word_set(needs), re.compile(rf"\b{pattern}", re.IGNORECASE), read)


_RULES: Final = (
    _rule(
        "within a count",
        "within less more later",
        rf"(?:within|in no more than|in less than|no later than)\s+(?:the\s+)?(?:{_AHEAD}\s+)?"
        rf"{_NUMBER}\s+{_UNIT}{_FROM_NOW}(?:\s+from now)?(?![’'-])",
        _within,
    ),
    _rule(
        "within the next",
        "within",
        rf"within\s+the\s+(?:{_AHEAD})\s+(?P<unit>month|year|week)\b",
        _within_one,
    ),
    _rule(
        "over a count",
        "in over during throughout across",
        rf"(?:in|over|during|throughout|across)\s+the\s+(?:course of the\s+)?{_AHEAD}\s+"
        rf"{_NUMBER}\s+{_UNIT}\b(?![’'-])",
        _over,
    ),
    _rule(
        "a count from now",
        "later now hence",
        rf"{_NUMBER}\s+{_UNIT}\s+(?:later|from now|hence)\b(?!\s+than)",
        _later,
    ),
    _rule("in a count", "time", rf"(?:in|after)\s+{_NUMBER}\s+{_UNIT}[’']s?\s+time\b", _later),
    _rule(
        "in a count",
        "weeks week months month",
        rf"{_NOT_A_TALLY}in\s+{_NUMBER}\s+(?P<unit>week|month)s?{_FROM_NOW}(?![’'-])",
        _later,
    ),
    _rule(
        "the day after tomorrow",
        "tomorrow",
        rf"(?:on\s+)?the day after tomorrow{_ALONE}",
        _day_on(2),
    ),
    _rule(
        "the following day",
        "day",
        rf"(?<!followed )(?:on\s+)?the (?:following|next) day{_ALONE}",
        _day_on(1),
    ),
    _rule("tomorrow", "tomorrow", rf"tomorrow{_ALONE}", _day_on(1)),
    _rule(
        "later today",
        "today day tonight evening afternoon",
        rf"(?:later today|later (?:in the|that) day|tonight|this (?:evening|afternoon)){_ALONE}",
        _day_on(0),
    ),
    _rule(
        "the end of next week",
        "week",
        r"(?:by|before|until)\s+(?:(?:the\s+)?end of\s+)?next week\b(?![’'])",
        _end_of_week(1),
    ),
    _rule(
        "the end of the week",
        "week",
        r"(?:by|before|until)\s+(?:the\s+)?end of (?:the|this) week\b",
        _end_of_week(0),
    ),
    _rule(
        "within the year",
        "within",
        r"within\s+(?:the|this|the current|the present)\s+(?:calendar\s+)?year\b"
        r"(?![’'-]|\s+(?:of\s+)?\d{3})",
        _year_of_anchor,
    ),
    _rule(
        "a date for a count",
        "for",
        rf"(?:from|starting(?:\s+on)?|beginning(?:\s+on)?)\s+(?P<month>{'|'.join(MONTHS)})\s+"
        rf"(?P<day>\d{{1,2}}),?\s*(?P<year>\d{{4}})?\s*for\s+{_NUMBER}\s+{_UNIT}\b",
        _count_from,
    ),
    _rule(
        "before the year is out",
        "year",
        r"(?:before|by the time)\s+the year\s+"
        r"(?:is\s+(?:out|over)|ends|closes|comes to (?:an end|a close))\b",
        _by_december(31),
    ),
    _rule(
        "a weekday",
        " ".join(WEEKDAYS),
        rf"on\s+{_WEEKDAY}"
        rf"(?!,?\s+(?:the\s+)?\d|,?\s+[A-Z]\w+\s+\d"
        rf"|,?\s+(?:of\s+)?(?:next|this|last|the following)\b){_ALONE}",
        _bare_weekday,
    ),
    _rule(
        "a count from a date",
        "from starting beginning",
        rf"(?:over|for|during)\s+(?:the\s+|a\s+period\s+of\s+)?{_NUMBER}\s+{_UNIT}\s+"
        rf"(?:from|starting(?:\s+(?:in|from|on))?|beginning(?:\s+(?:in|from|on))?)\s+"
        rf"(?!\d{{1,2}}\s+[A-Z])(?:(?P<month>{'|'.join(MONTHS)})\s*)?(?P<day>\d{{1,2}}(?!\d))?,?\s*(?P<year>\d{{4}}(?!\d))?\b{_NO_OTHER_YEAR}",
        _count_from,
    ),
    _rule(
        "a day of a month",
        "month",
        r"on\s+the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\s+of\s+(?P<which>this|next)\s+month\b",
        _day_of_month,
    ),
    _rule(
        "the turn of the year",
        "turn",
        r"(?:around|at|about)\s+the\s+turn\s+of\s+the\s+year\b",
        _turn_of_year,
    ),
    _rule(
        "Christmas",
        "christmas",
        rf"(?:by|before|until)\s+christmas{_ALONE}(?!,?\s+(?:of\s+)?(?:next|this|[’'‘]?\d))",
        _by_december(25),
    ),
    _rule("the week after next", "week", rf"(?:in )?the week after next{_ALONE}", _week(2, 0, 6)),
    _rule(
        "a weekday to come",
        " ".join(WEEKDAYS),
        r"(?:on\s+)?(?P<which>this|next|this coming|the coming|the following)\s+"
        rf"{_WEEKDAY}{_ALONE}",
        _weekday,
    ),
    _rule("next weekend", "weekend", rf"next weekend{_ALONE}", _week(1, 5, 6)),
    _rule("this weekend", "weekend", rf"(?:this|the coming) weekend{_ALONE}", _week(0, 5, 6)),
    _rule("next week", "week", rf"(?:early |late |later |in )?next week{_ALONE}", _week(1, 0, 6)),
    _rule("this week", "week", rf"(?:(?:later|within|during) )?this week{_ALONE}", _week(0, 0, 6)),
)
"""The rules, each better than those below it."""

_PAST = re.compile(r"\b(?:earlier|before|since)\s+$", re.IGNORECASE)
_AROUND = re.compile(r"\b(?:as early as|as soon as|around|about)\s+$", re.IGNORECASE)
CUES: Final = word_set(
    "day days week weeks weekend month months year years tomorrow today tonight evening afternoon"
    " christmas"
) | frozenset(WEEKDAYS)
"""Words of which one stands in every such time."""


def readings(text: str, words: frozenset[str], anchor: date) -> Iterator[Reading]:
    """The counted times of a text; they may overlap, the earlier rule being the better one."""
    if words.isdisjoint(CUES):
        return
    for rule in _RULES:
        if words.isdisjoint(rule.needs):
            continue
        for found in rule.pattern.finditer(text):
            if _PAST.search(text, 0, found.start()):
                continue
            try:
                counted = rule.read(anchor, found)
            except (ValueError, OverflowError):
                continue
            if counted:
                around = _AROUND.search(text, 0, found.start())
                yield Reading(
                    start=around.start() if around else found.start(),
                    end=found.end(),
                    edtf=counted.edtf,
                    first=counted.first,
                    last=counted.last,
                    closing=counted.last.isoformat(),
                    approximate=counted.approximate or around is not None,
                    ground=counted.ground,
                    rule=rule.name,
                )
