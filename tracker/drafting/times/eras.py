"""Years that are not read: counted in another era, too long, in words, or one of two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tracker.drafting.times.vocabulary import MONTHS, SHORT_MONTHS, word_set

if TYPE_CHECKING:
    from tracker.drafting.times.tokens import Line

UNREADABLE: Final = 0
"""Stands for a year that is past, that is counted otherwise, or that the words leave open."""

NAMES: Final = word_set(
    "reiwa heisei showa shōwa taisho taishō meiji minguo juche saka hijri hijrah buddhist islamic "
    "solar lunar vikram bikram anno roc be ah bs bc bce am sh"
)
"""The names of eras, and how they are shortened."""

_OURS: Final = frozenset(("ad", "ce"))
SHORTENED: Final = frozenset(("roc", "be", "ah", "bs", "bc", "bce", "am", "sh", "ad", "ce"))
"""Eras that are so called in capitals only."""

_IN_WORDS: Final = word_set("two twenty nineteen")
_NUMERALS: Final = word_set(
    "thousand hundred ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_ROMAN = re.compile(r"M{1,3}(?:CM|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_OF_THE_CLOCK: Final = word_set(": am pm p hours hrs h o'clock o’clock")
_MEASURES: Final = word_set("% percent per")
_COUNTING: Final = word_set(
    "in and or to at with for as on by the through when while if under including both but which "
    "that they we he she it a an their again"
)
"""Words behind a number that it does not count."""

_YEAR_DIGITS: Final = 4


def counted(line: Line, at: int, year: int) -> tuple[int, int]:
    """A year with the era behind it, `UNREADABLE` unless it is ours, and the token after it."""
    named = _era(line, at)
    if named is None:
        return year, at
    return (year if named[0] in _OURS else UNREADABLE), named[1]


def strange(line: Line, at: int) -> int | None:
    """The token after what stands where the year of a month would, and is not read as one."""
    lead = line.word(at)
    start = at + (lead in (",", "(", "of", "in"))
    for words in (("the", "year"), ("year",)):
        if line.follows(start, words):
            start += len(words)
            break
    if named := _era(line, start):
        behind = named[1]
        return behind + 1 if line.word(behind)[:1].isdigit() else None
    if line.word(start) in ("'", "’", "‘"):
        start += 1
    word, written = line.word(start), line.written(start)
    if word[:1].isdigit():
        return start + 1 if _may_be_year(line, start, lead) else None
    if word in _IN_WORDS and line.word(start + 1) in _NUMERALS and lead != ",":
        return start + 2
    if is_roman(written):
        return start + 1
    fiscal = any(line.word(place) in ("fiscal", "financial") for place in range(start, start + 4))
    if lead == "of" and fiscal:
        return start + 1  # the quarter of a fiscal year
    numbered = word[-1:].isdigit() or line.word(start + 1)[:1].isdigit()
    return start + 1 if word.startswith(("fy", "jfy")) and numbered else None


def is_strange_year(line: Line, at: int) -> bool:
    """Whether a year of its own stands there that is not read: "2568", "B.E. 2568"."""
    word = line.word(at)
    if named := _era(line, at):
        return line.word(named[1])[:1].isdigit()
    return word.isdecimal() and len(word) >= _YEAR_DIGITS and _may_be_year(line, at, ",")


def is_roman(written: str) -> bool:
    """Whether a word is a year in Roman numerals."""
    return len(written) >= _YEAR_DIGITS and bool(_ROMAN.fullmatch(written))


def _may_be_year(line: Line, at: int, lead: str) -> bool:
    """Whether a number behind a month is no hour, count or measure."""
    word, after = line.word(at), line.word(at + 1)
    if after in _OF_THE_CLOCK or after in _MEASURES:
        return False
    if line.written(at + 1) in ("a", "p") and line.word(at + 2) == ".":
        return False
    if not word.isdecimal():
        return "." not in word
    counts = after.isalpha() and line.written(at + 1).islower() and after not in _COUNTING
    if _era(line, at + 1):
        return True
    if lead in (",", "(", "in"):
        return len(word) >= _YEAR_DIGITS and not counts
    return len(word) >= _YEAR_DIGITS or not counts


def goes_on(line: Line, at: int) -> bool:
    """Whether another year follows one at once: "2024/25", "2024 or 2025"."""
    join, second = line.word(at), line.word(at + 1)
    if join not in ("/", "-", "–", "‑", "or", "and") or not second.isdecimal():
        return False
    after = line.word(at + 2)
    if after in MONTHS or after in SHORT_MONTHS or after == "of":
        return False
    short = len(second) < _YEAR_DIGITS
    return join not in ("or", "and") if short else join in ("or", "and", "/")


def _era(line: Line, at: int) -> tuple[str, int] | None:
    """The era named there, and the token after it: "Reiwa", "B.E.", "A.H."."""
    word, written = line.word(at), line.written(at)
    if len(written) == 1 and written.isupper() and line.word(at + 1) == ".":
        letters, place = "", at
        while len(line.written(place)) == 1 and line.written(place).isupper():
            letters += line.word(place)
            place += 1
            if line.word(place) != ".":
                break
            place += 1
        word, written, end = letters, letters.upper(), place
    else:
        end = at + 1
    if word not in NAMES | _OURS or not written[:1].isupper():
        return None
    if word in SHORTENED and not written.isupper():
        return None
    return word, end
