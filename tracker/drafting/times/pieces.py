"""One date as it is written: "19 April 2018", "early next year", "the first half of May"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from tracker.drafting.times import fiscal, portions, years
from tracker.drafting.times.tokens import by_first_word
from tracker.drafting.times.units import Unit, Which
from tracker.drafting.times.vocabulary import (
    MONTHS,
    PARTS,
    SEASON_COMPOUNDS,
    SEASONS,
    SHORT_MONTHS,
    WEEKDAYS,
    word_set,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.drafting.times.tokens import Line
    from tracker.drafting.times.vocabulary import Part


class Piece(NamedTuple):
    """A unit of the calendar as read from the text, and the token after it."""

    unit: Unit
    end: int
    rule: str
    weak: bool = False
    """Whether it is a date only behind a preposition: "May", "2020", "spring"."""


_DASHES: Final = ("-", "–", "‑")
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)?")
_DATE = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")
_WHICH: Final[dict[str, Which]] = {
    "this": "this", "next": "next", "coming": "coming", "upcoming": "coming",
}  # fmt: skip
_PARTS: Final = by_first_word(PARTS)
_MONTH_OF: Final = (("the", "month", "of"), ("month", "of"))
_YEAR_END: Final = (("year", "-", "end"), ("year", "end"), ("year's", "end"), ("year’s", "end"))
_COUNTED: Final = word_set("% percent hours minutes people participants countries per")


def day_number(line: Line, at: int) -> int | None:
    """The day of a month written there."""
    found = _DAY.fullmatch(line.word(at))
    return int(found[1]) if found and line.word(at + 1) not in _COUNTED else None


def month_number(line: Line, at: int, *, short: bool = False) -> tuple[int, int] | None:
    """The month there, and the token after it; short names only beside a number."""
    word, written = line.word(at), line.written(at)
    if not written[:1].isupper():
        return None
    if word in MONTHS and not (short and word in SHORT_MONTHS):
        return MONTHS[word], at + 1
    if short and word in SHORT_MONTHS:
        return SHORT_MONTHS[word], at + 1 + (line.word(at + 1) == ".")
    return None


def weekday(line: Line, at: int) -> tuple[int | None, int]:
    """The weekday that leads a date, and the token after it."""
    found = WEEKDAYS.get(line.word(at)) if line.written(at)[:1].isupper() else None
    if found is None:
        return None, at
    at += 1
    at += line.word(at) == "."
    at += line.word(at) == ","
    return found, at + (line.word(at) == "the")


def day_tail(line: Line, unit: Unit, at: int) -> Piece:
    """A day completed by what may follow it: a weekday in brackets and a year."""
    if line.word(at) == "(" and (named := WEEKDAYS.get(line.word(at + 1))) is not None:
        closing = at + 2 + (line.word(at + 2) == ".")
        if line.word(closing) == ")":
            unit, at = replace(unit, weekday=named), closing + 1
    found = years.after_unit(line, at)
    if found:
        return Piece(replace(unit, year=found[0]), found[1], "day")
    return Piece(unit, at, "day")


def _digits(line: Line, at: int) -> Piece | None:
    found = _DATE.fullmatch(line.word(at))
    if not found:
        return None
    first, month, last = found[1], int(found[2]), found[3]
    year, day = (int(first), int(last)) if len(first) > len(last) else (int(last), int(first))
    if "/" in line.word(at) and len(last) > len(first):
        # 3/4/2019 is March to some and April to others.
        if max(day, month) <= max(MONTHS.values()) and day != month:
            return None
        day, month = max(day, month), min(day, month)
    return Piece(Unit("day", year, month, day), at + 1, "date in digits")


def _day(line: Line, at: int) -> Piece | None:
    named, start = weekday(line, at)
    day = day_number(line, start)
    if day is not None:
        place = start + 1 + (line.word(start + 1) == "of")
        month = month_number(line, place, short=True)
        if not month:
            return None
        return day_tail(line, Unit("day", None, month[0], day, weekday=named), month[1])
    month = month_number(line, start, short=True)
    if not month:
        return None
    place = month[1] + (line.word(month[1]) == "the")
    day = day_number(line, place)
    if day is None:
        return None
    return day_tail(line, Unit("day", None, month[0], day, weekday=named), place + 1)


def _dated(line: Line, unit: Unit, at: int, rule: str) -> Piece:
    """A month or season with the year that follows it, if one does."""
    found = years.after_unit(line, at)
    if found:
        return Piece(replace(unit, year=found[0]), found[1], f"{rule} of a year")
    return Piece(unit, at, rule, weak=unit.which is None)


def _chosen(line: Line, at: int) -> tuple[Which | None, int]:
    """Which of the months or seasons to come is meant, and the token after the words."""
    start = at + (line.word(at) in ("the", "this") and line.word(at + 1) in _WHICH)
    which = _WHICH.get(line.word(start))
    return which, start + (which is not None)


def _month(line: Line, at: int) -> Piece | None:
    for words in _MONTH_OF:
        if line.follows(at, words):
            at += len(words)
    which, start = _chosen(line, at)
    month = month_number(line, start)
    if month:
        return _dated(line, Unit("month", None, month[0], which=which), month[1], "month")
    short = month_number(line, start, short=True)
    if short and (year := years.after_unit(line, short[1])):
        return Piece(Unit("month", year[0], short[0]), year[1], "month of a year")
    if line.word(start) != "month" or which is None:
        return None
    ahead = line.anchor.month - 1 + (which != "this")
    unit = Unit("month", line.anchor.year + ahead // 12, ahead % 12 + 1)
    return Piece(unit, start + 1, f"{which} month")


def _season(line: Line, at: int) -> Piece | None:
    year = None
    if line.word(at) in ("next", "this") and line.word(at + 1) in ("year's", "year’s"):
        year, at = line.anchor.year + (line.word(at) == "next"), at + 2
    which, start = _chosen(line, at)
    start += which is None and line.word(start) == "the"
    word, after = line.word(start), line.word(start + 1)
    if word not in SEASONS or after in SEASON_COMPOUNDS:
        return None
    if line.written(start)[0].isupper() and line.written(start + 1)[:1].isupper():
        return None
    unit = Unit("season", year, SEASONS[word], which=which)
    if year is not None:
        return Piece(unit, start + 1, "season of a year")
    if (second := _winter(line, start)) is not None:
        return Piece(replace(unit, year=second[0]), second[1], "winter of two years")
    found = _dated(line, unit, start + 1, "season")
    falling = word == "fall" and found.weak and line.word(start - 1) != "the"
    return None if falling or (found.weak and after == "of") else found


def _winter(line: Line, at: int) -> tuple[int, int] | None:
    """The first year of a winter that is called by both its years ("winter 2019-20")."""
    place = at + 1 + (line.word(at + 1) == "of")
    first = years.number(line, place)
    if line.word(at) != "winter" or first is None or line.word(place + 1) not in (*_DASHES, "/"):
        return None
    second = line.word(place + 2)
    if not second.isdigit() or int(second[-2:]) != (first + 1) % 100:
        return None
    return first, place + 3


def _portion(line: Line, at: int) -> Piece | None:
    found = portions.portion(line, at)
    return Piece(found.unit, found.end, found.unit.kind, found.weak) if found else None


def _fiscal_year(line: Line, at: int) -> Piece | None:
    found = fiscal.fiscal(line, at)
    return Piece(found.unit, found.end, "fiscal year") if found else None


def _decade(line: Line, at: int) -> Piece | None:
    start = at + (line.word(at) == "the")
    first = years.decade(line, start)
    if first is not None:
        return Piece(Unit("decade", first), start + 1, "decade", weak=True)
    running = line.word(at) in ("this", "the", "current") and line.word(at + 1) == "decade"
    if running and line.word(at + 2) not in ("to", "from", "since", "up", "ahead", "that"):
        return Piece(Unit("decade", line.anchor.year // 10 * 10), at + 2, "decade", weak=True)
    return None


def _year(line: Line, at: int) -> Piece | None:
    found = years.reference(line, at)
    if not found:
        return None
    numbered = years.number(line, found[1] - 1) is not None
    return Piece(Unit("year", found[0]), found[1], "year", weak=numbered)


def _part_of(line: Line, at: int) -> Piece | None:
    """A part of a month, season or year: "early next year", "mid-April", "the end of May"."""
    start = at + (line.word(at) == "the")
    for words, part in _PARTS.get(line.word(start), ()):
        if line.follows(start, words):
            place = start + len(words)
            place += line.word(place) in _DASHES
            return _whole_of(line, place, part)
    for words in _YEAR_END:
        if line.follows(start, words):
            end = start + len(words)
            named = years.after_unit(line, end)
            year, end = named or (line.anchor.year, end)
            return Piece(Unit("year", year, part="end"), end, "end of a year")
    return None


def _whole_of(line: Line, at: int, part: Part) -> Piece | None:
    """What the part is a part of; "the" month, year or decade is the one that is running."""
    start = at + (line.word(at) == "the")
    running: dict[str, Unit] = {
        "month": Unit("month", line.anchor.year, line.anchor.month),
        "year": Unit("year", line.anchor.year),
    }
    if half := portions.running(line, start):
        running["semester"] = half
    if part == "week":
        found = _day(line, at)
        return Piece(replace(found.unit, part=part), found.end, "week of a day") if found else None
    unit = running.get(line.word(start))
    named = start > at or part == "end"
    if unit and named and not years.is_numbered(line, start + 1):
        return Piece(replace(unit, part=part), start + 1, f"{part} of a {unit.kind}")
    if term := fiscal.fiscal(line, at, whole=part in ("end", "beginning")):
        return Piece(replace(term.unit, part=part), term.end, f"{part} of a fiscal year")
    for read in (_month, _season, _portion, _decade, _year):
        if found := read(line, at):
            rule = f"{part} of a {found.unit.kind}"
            return Piece(replace(found.unit, part=part), found.end, rule)
    return None


_READERS: Final[tuple[Callable[[Line, int], Piece | None], ...]] = (
    _digits,
    _part_of,
    _fiscal_year,
    _portion,
    _day,
    _month,
    _season,
    _decade,
    _year,
)


def piece(line: Line, at: int) -> Piece | None:
    """The date that stands there, as the first rule reads it that can."""
    return next((found for read in _READERS if (found := read(line, at))), None)
