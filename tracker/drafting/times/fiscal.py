"""References to a fiscal year: "fiscal year 2026", "FY2025-26", "the next Japanese fiscal year"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tracker.drafting.fiscal import FiscalYear, fiscal_year_of, whose
from tracker.drafting.times import years
from tracker.drafting.times.units import Unit
from tracker.drafting.times.vocabulary import word_set

if TYPE_CHECKING:
    from tracker.drafting.times.tokens import Line

_SHORT = re.compile(r"j?fy(\d{4}|\d{2})?")
_WORD = re.compile(r"[\w’'.]+")
_NOUNS: Final = ("fiscal", "financial")
_RUNNING: Final = {"this": 0, "current": 0, "present": 0, "running": 0, "next": 1,
            "coming": 1, "upcoming": 1}  # fmt: skip
_ITS: Final = word_set("the its their his her our own federal government government's government’s")
_LEAD: Final = 7
"""Words that may stand before "fiscal year": "the United States government's own next"."""
_UNSAID: Final = Unit("fiscal year", years.UNREADABLE)


class Found(NamedTuple):
    """A fiscal year, and the token after it; of the year `UNREADABLE` when it cannot be told."""

    unit: Unit
    end: int


def fiscal(line: Line, at: int, *, whole: bool = False) -> Found | None:
    """The fiscal year that is referred to there.

    Args:
        line: the text.
        at: the token at which the reference begins.
        whole: whether "the fiscal year" alone is the running one, as behind "the end of".
    """
    noun = _noun(line, at)
    if noun is None:
        return None
    short = _SHORT.fullmatch(line.word(noun))
    end = noun + 1 + (not short and line.word(noun + 1) == "year")
    lead = [line.word(place) for place in range(at, noun)]
    offset = next((_RUNNING[word] for word in lead if word in _RUNNING), None)
    number = years.in_short(short[1]) if short and short[1] else _number(line, end)
    if number is not None and not (short and short[1]):
        end += 1
    elif number is None and short:
        return None
    until = _second(line, end, number) if number is not None else None
    if number is None and offset is None:
        if not (whole and line.word(end - 1) == "year"):
            return None
        offset = 0
    begins = _begins(line, _named(line, at, noun, until or end), number, offset, split=bool(until))
    return Found(begins or _UNSAID, until or end)


def _noun(line: Line, at: int) -> int | None:
    """The token that says "fiscal", behind nothing but whose it is and which."""
    for place in range(at, at + _LEAD):
        word = line.word(place)
        if word in _NOUNS or _SHORT.fullmatch(word):
            return place if _is_lead(line.between(at, place)) else None
        if not word or word in ",;:()":
            return None
    return None


def _is_lead(words: str) -> bool:
    """Whether words only say whose fiscal year it is, and which."""
    loose = [word for word in _WORD.findall(words) if word.lower() not in _ITS | set(_RUNNING)]
    if any(word[0].islower() and word != "of" for word in loose):
        return False
    return not loose or bool(whose(" ".join(loose)))


def _named(line: Line, at: int, noun: int, end: int) -> FiscalYear | None:
    """The fiscal year of the country that is named beside it, otherwise the one that is meant."""
    parties = whose(line.between(at, noun))
    if line.word(noun).startswith("jfy"):
        parties = ("JP",)
    if not parties and line.word(end) in ("of", "in", "for"):
        behind = end + 1 + (line.word(end + 1) == "the")
        place = whose(line.between(behind, min(behind + 2, len(line.tokens))))
        parties = place if line.written(behind)[:1].isupper() else ()
    return fiscal_year_of(parties) if parties else line.fiscal


def _number(line: Line, at: int) -> int | None:
    """The year that it is called by, in four digits or in two."""
    word = line.word(at)
    return years.in_short(word) if word.isdecimal() and len(word) in (2, 4) else None


def _second(line: Line, at: int, first: int) -> int | None:
    """The token after the second of the two years that it is called by ("2019-20")."""
    if line.word(at) not in ("-", "–", "‑", "/"):
        return None
    second = line.word(at + 1)
    fits = second.isdecimal() and int(second[-2:]) == (first + 1) % 100
    return at + 2 if fits else None


def _begins(
    line: Line,
    fiscal_year: FiscalYear | None,
    number: int | None,
    offset: int | None,
    *,
    split: bool,
) -> Unit | None:
    """The unit that begins in the right calendar year; None where that cannot be told."""
    if fiscal_year is None or (split and fiscal_year.month == 1):
        return None
    month = fiscal_year.month
    if number is not None:
        year = number if split else fiscal_year.begins(number)
    else:
        year = line.anchor.year - (line.anchor.month < month) + (offset or 0)
    return Unit("fiscal year", year, month) if year is not None else None
