"""References to a year: "2020", "this year", "next year"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tracker.drafting.times.tokens import by_first_word

if TYPE_CHECKING:
    from tracker.drafting.times.tokens import Line

UNREADABLE: Final = 0
"""Stands for a year that is past or that the words leave open."""

_YEAR = re.compile(r"(?:19|20)\d{2}")
_DECADE = re.compile(r"((?:19|20)\d0)s")
_FISCAL = re.compile(r"j?fy((?:19|20)\d{2})?")

_OFFSETS: Final = by_first_word(
    (
        (("the", "year", "after", "next"), 2),
        (("the", "same", "year"), None),
        (("that", "year"), None),
        (("the", "following", "year"), None),
        (("the", "previous", "year"), None),
        (("the", "past", "year"), None),
        (("last", "year"), None),
        (("the", "last", "year"), None),
        (("the", "current", "year"), 0),
        (("the", "present", "year"), 0),
        (("the", "current", "calendar", "year"), 0),
        (("this", "calendar", "year"), 0),
        (("next", "calendar", "year"), 1),
        (("this", "year"), 0),
        (("current", "year"), 0),
        (("next", "year"), 1),
    )
)
"""What is counted from the anchor's year; None where the year cannot be told or is past."""

_NEW_YEAR: Final = ("the", "new", "year")
_COMING: Final = (("the", "coming", "year"), ("the", "upcoming", "year"), ("the", "year", "ahead"))
_YEAR_IS_OUT: Final = 11
"""From this month on "the coming year" is the next calendar year."""
_YEAR_IS_LATE: Final = 7
"""From this month on "the new year" is the next one."""


def number(line: Line, at: int) -> int | None:
    """The year written in four digits there."""
    word = line.word(at)
    return int(word) if _YEAR.fullmatch(word) else None


def decade(line: Line, at: int) -> int | None:
    """The first year of the decade written there ("2020s")."""
    found = _DECADE.fullmatch(line.word(at))
    return int(found[1]) if found else None


def reference(line: Line, at: int) -> tuple[int, int] | None:
    """The year referred to there, and the token after it.

    Returns:
        `UNREADABLE` for the year when it is past or cannot be told; None when there is none.
    """
    if line.word(at)[:1].isdigit() or line.follows(at, ("the", "year")):
        bare = at + 2 * (line.word(at) == "the")
        year = number(line, bare)
        return (year, bare + 1) if year is not None else _named(line, at)
    return _named(line, at)


def _named(line: Line, at: int) -> tuple[int, int] | None:
    """The year that words refer to."""
    this_year = line.anchor.year
    for words, offset in _OFFSETS.get(line.word(at), ()):
        if line.follows(at, words):
            return (UNREADABLE if offset is None else this_year + offset), at + len(words)
    if line.follows(at, _NEW_YEAR):
        late = line.anchor.month >= _YEAR_IS_LATE
        return (this_year + 1 if late else UNREADABLE), at + len(_NEW_YEAR)
    for words in _COMING:
        if line.follows(at, words):
            out = line.anchor.month >= _YEAR_IS_OUT
            return (this_year + 1 if out else UNREADABLE), at + len(words)
    return None


def after_unit(line: Line, at: int) -> tuple[int, int] | None:
    """The year that a month, season or part is said to be of: "of this year", ", 2020"."""
    if line.word(at) == "of" or (line.word(at) == "in" and line.word(at + 1) != "the"):
        found = reference(line, at + 1)
        if not found and line.word(at) == "of" and line.follows(at + 1, ("the", "year")):
            return line.anchor.year, at + 3
        return found
    if line.word(at) == ",":
        year = number(line, at + 1)
        return (year, at + 2) if year else None
    return reference(line, at)


def fiscal(line: Line, at: int) -> tuple[int, int] | None:
    """The fiscal year there, called by the year in its name, and the token after it."""
    start = at + (line.word(at) == "the")
    joined = _FISCAL.fullmatch(line.word(start))
    if joined:
        if joined[1]:
            return _ending(line, int(joined[1]), start + 1)
        year = number(line, start + 1)
        return _ending(line, year, start + 2) if year else None
    offset = {"this": 0, "current": 0, "next": 1}.get(line.word(start))
    start += offset is not None
    start += line.word(start) == "japanese"
    if line.word(start) not in ("fiscal", "financial"):
        return None
    start += 1
    named = line.word(start) == "year"
    start += named
    if offset is not None:
        return (_running(line) + offset, start) if named else None
    year = number(line, start)
    return _ending(line, year, start + 1) if year else None


def _ending(line: Line, year: int, at: int) -> tuple[int, int] | None:
    """A fiscal year may be named by both its years ("2019-20"): it is called by one of them."""
    if line.word(at) not in ("-", "–", "/"):
        return year, at
    second = line.word(at + 1)
    if not second.isdigit() or int(second[-2:]) != (year + 1) % 100:
        return None
    called = year if line.fiscal_year_start < _YEAR_IS_LATE else year + 1
    return called, at + 2


def _running(line: Line) -> int:
    """The name of the fiscal year that the anchor lies in."""
    anchor, start = line.anchor, line.fiscal_year_start
    if start < _YEAR_IS_LATE:
        return anchor.year - (anchor.month < start)
    return anchor.year + (anchor.month >= start)
