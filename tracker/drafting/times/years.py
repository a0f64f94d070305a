"""References to a year: "2020", "this year", "next year"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tracker.drafting.times import eras
from tracker.drafting.times.tokens import by_first_word
from tracker.drafting.times.vocabulary import word_set

if TYPE_CHECKING:
    from tracker.drafting.times.tokens import Line

UNREADABLE: Final = eras.UNREADABLE
"""Stands for a year that is past, that is counted otherwise, or that the words leave open."""

_CENTURY: Final = 2000
"""What is added to a year of two digits."""

_YEAR = re.compile(r"(?:19|20|21)\d{2}")
_DECADE = re.compile(r"((?:19|20|21)\d0)s")

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

_ANOTHER: Final = word_set("following after when in that which before thereafter next")
"""Words behind "of the year" that make it another than the running one."""

_QUOTES: Final = ("'", "’", "‘")
_DASHES: Final = ("-", "–", "‑")
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


def in_short(digits: str) -> int:
    """The year of four digits, or of the two that a year of this century is shortened to."""
    return int(digits) if len(digits) > len("26") else _CENTURY + int(digits)


def reference(line: Line, at: int) -> tuple[int, int] | None:
    """The year referred to there, and the token after it.

    Returns:
        `UNREADABLE` for the year when it is past or cannot be told; None when there is none.
    """
    if line.word(at)[:1].isdigit() or line.follows(at, ("the", "year")):
        bare = at + 2 * (line.word(at) == "the")
        year = number(line, bare)
        if year is None:
            return _named(line, at)
        return eras.counted(line, bare + 1, year)
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
    """The year that a month, season or part is said to be of: "of this year", ", 2020".

    Returns:
        `UNREADABLE` for the year when what stands there is one that is not read; None when
        nothing of the kind stands there.
    """
    found = _of_unit(line, at)
    if found is None:
        end = eras.strange(line, at)
        return (UNREADABLE, end) if end is not None else None
    year, end = found
    # "March 2024/25", "May 2024 or 2025": there is another year that it may be.
    return (UNREADABLE, end) if eras.goes_on(line, end) else (year, end)


def is_numbered(line: Line, at: int) -> bool:
    """Whether "the year" before that token is another than the running one: "the year 2568"."""
    if line.word(at) in _ANOTHER - {"in", "before", "next"}:
        return True
    return number(line, at) is not None or eras.strange(line, at) is not None


def _of_unit(line: Line, at: int) -> tuple[int, int] | None:
    word, after = line.word(at), line.word(at + 1)
    if word == "of" or (word == "in" and (after != "the" or line.word(at + 2) == "year")):
        found = reference(line, at + 1)
        if found or word == "in" or not line.follows(at + 1, ("the", "year")):
            return found
        return (UNREADABLE if is_numbered(line, at + 3) else line.anchor.year), at + 3
    if word == "(" and (found := reference(line, at + 1)) and line.word(found[1]) == ")":
        return found[0], found[1] + 1
    if word in _QUOTES and len(after) == len("26") and after.isdecimal():
        return in_short(after), at + 2
    if word == "," or (word in _DASHES and _adjoins(line, at)):
        year = number(line, at + 1)
        return eras.counted(line, at + 2, year) if year else None
    return reference(line, at)


def _adjoins(line: Line, at: int) -> bool:
    """Whether a mark stands between two words without a space: "March-2025"."""
    if not 0 < at < len(line.tokens) - 1:
        return False
    before, mark, after = line.tokens[at - 1 : at + 2]
    return before.end == mark.start and mark.end == after.start
