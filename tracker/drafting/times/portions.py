"""Quarters, halves and semesters of a year: "Q1 2020", "the last quarter", "this semester"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from tracker.drafting.times import years
from tracker.drafting.times.units import HALF_MONTHS, Unit
from tracker.drafting.times.vocabulary import ORDINALS

if TYPE_CHECKING:
    from tracker.drafting.times.tokens import Line

_QUARTER = re.compile(r"q([1-4])|([1-4])q")
_HALF = re.compile(r"h([12])|([12])h")
_LAST: Final = ("last", "final")
_LENGTHS: Final[dict[str, int]] = {"quarter": 4, "semester": 2}
"""How many of them a year has."""

_RUNNING: Final = ("this", "the current", "the present", "the ongoing", "the running")
_NEXT: Final = ("next", "the next", "the coming", "the upcoming")
_TAUGHT = re.compile(
    r"\b(?:academic|schools?|universit\w+|colleges?|campus|students?|pupils?|teach\w*|lectur\w+"
    r"|scholar\w*|facult(?:y|ies)|courses?|curricul\w+|enrol\w*|spring|autumn|fall|winter|summer)\b",
    re.IGNORECASE,
)
"""What tells of semesters that are not those of the calendar."""


class ReadPortion(NamedTuple):
    """A part of a year, the token after it, and whether it is a date only behind a preposition."""

    unit: Unit
    end: int
    weak: bool = False


def portion(line: Line, at: int) -> ReadPortion | None:
    """The quarter, half or semester of a year that stands there."""
    start = at + (line.word(at) == "the")
    if (year := years.number(line, start)) and (found := _letter(line, start + 1)):
        return ReadPortion(replace(found, year=year), start + 2)
    if around := _around_now(line, at):
        return around
    if unit := _letter(line, start):
        place = start + 1
    elif unit := _counted(line, start):
        place = start + 2
    else:
        return None
    if year_of := years.after_unit(line, place):
        return ReadPortion(replace(unit, year=year_of[0]), year_of[1])
    # "The third quarter" of no year is read forwards, like a month.
    return ReadPortion(unit, place, weak=True) if start > at else None


def running(line: Line, at: int) -> Unit | None:
    """The half of the year that is running, where "semester" stands there for one."""
    if line.word(at) != "semester" or _TAUGHT.search(line.text):
        return None
    return Unit("half", line.anchor.year, 1 if line.anchor.month <= HALF_MONTHS else 2)


def _around_now(line: Line, at: int) -> ReadPortion | None:
    """The semester that is running, and the one after it."""
    for words in (*_RUNNING, *_NEXT):
        told = (*words.split(), "semester")
        now = running(line, at + len(told) - 1) if line.follows(at, told) else None
        if now and now.year:
            over = now.number > 1
            following = replace(now, year=now.year + over, number=1 if over else 2)
            return ReadPortion(following if words in _NEXT else now, at + len(told))
    return None


def _counted(line: Line, at: int) -> Unit | None:
    """A quarter or a semester by its number: "second quarter", "last semester"."""
    word, number = line.word(at + 1), ORDINALS.get(line.word(at))
    most = _LENGTHS.get(word)
    if most is None or (word == "semester" and _TAUGHT.search(line.text)):
        return None
    number = most if line.word(at) in _LAST else number
    if number is None or number > most:
        return None
    return Unit("quarter" if word == "quarter" else "half", None, number)


def _letter(line: Line, at: int) -> Unit | None:
    """A quarter or half in short: "Q1", "2H"."""
    if quarter := _QUARTER.fullmatch(line.word(at)):
        return Unit("quarter", None, int(quarter[1] or quarter[2]))
    if half := _HALF.fullmatch(line.word(at)):
        return Unit("half", None, int(half[1] or half[2]))
    return None
