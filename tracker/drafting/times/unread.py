"""Words that look like a time to do something by, and were not read as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tracker.drafting.times import eras
from tracker.drafting.times import frames as framing
from tracker.drafting.times.choice import agreed, weighed
from tracker.drafting.times.tense import cues, setting
from tracker.drafting.times.tokens import cut
from tracker.drafting.times.vocabulary import (
    MONTHS,
    NAMING_NOUNS,
    SEASONS,
    SHORT_MONTHS,
    WEEKDAYS,
    word_set,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tracker.drafting.fiscal import FiscalYear
    from tracker.drafting.times.tokens import Line

_UNITS: Final = word_set(
    "day days week weeks weekend fortnight month months quarter quarters half year years decade "
    "decades century biennium triennium"
)
_TERMS: Final = word_set(
    "term terms session sessions semester semesters trimester season period deadline presidency "
    "chairmanship chairpersonship mandate tenure legislature parliament election elections stage "
    "phase cycle summer winter spring autumn fall harvest ramadan eid easter diwali nowruz "
    "christmas thanksgiving hanukkah passover midsummer midyear new-year anniversary date time "
    "today tomorrow moment"
)
"""Words for a time that is set, though not by the calendar."""

_NAMED_DAYS: Final = word_set(
    "ramadan eid easter diwali nowruz christmas thanksgiving hanukkah passover midsummer newroz "
    "vesak songkran"
)
_EDGES: Final = word_set(
    "end beginning start middle close outset expiry expiration completion conclusion turn"
)
_AHEAD: Final = word_set("next coming following upcoming forthcoming ensuing")
_RUNNING: Final = word_set("this current present running same")
_LEADING: Final = (
    word_set(
        "the a an its their our his her this that same current present very early late mid later "
        "first second third fourth fifth last final former latter half quarter part of few several "
        "two three four five six seven eight nine ten twelve some couple number many around about "
        "fiscal financial fy jfy tax budget budgetary calendar academic school "
        "parliamentary legislative working - – no than year month week"
    )
    | _AHEAD
    | _EDGES
)
"""Words that may stand between a preposition and what makes a time of it."""

_YEAR = re.compile(r"(?:1[4-9]|2\d)\d\ds?|j?fy\d{2,4}|[qh][1-4]")
_DIGITS = re.compile(r"\d{1,4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,4}(?!\d)|\d{1,2}/\d{4}(?!\d)")
_FISCAL: Final = ("fiscal", "financial", "tax", "budget")
_FISCAL_YEAR = re.compile(r"\b(?:fiscal|financial|tax|budget|j?fy\d*)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:in due course|at a later (?:date|stage|time)|by then|by (?:a|that|this) date"
    r"|within a reasonable (?:time|period)|in the (?:short|medium|mid|long|longer)[- ]term"
    r"|by harvest(?: time)?)\b",
    re.IGNORECASE,
)
"""Words that say when, and leave it open."""

_MEASURES: Final = word_set("mw gw mwh gwh kg km ha usd eur gbp")
_BROKEN: Final = word_set(
    "and or to that which who with for in on at by from as when while will would so subject if "
    "through between under including at"
)
"""Words that end a time."""

_BARE: Final = ("next", "this")
_COUNTED: Final = frozenset(SEASONS) | word_set("week month quarter year term fiscal financial")
"""What "next" and "this" stand before without a preposition."""

_MARKS: Final = (",", "'", "’", "‘", "/", "-", "–", ".", "(")
_MOST: Final = 7
"""Words in which a time is begun."""

_STRONG: Final = frozenset(("deadline", "before"))
_NOT_TIMES: Final = frozenset(
    ("to", "for", "about", "approximately", "roughly", "for the period", "for the period of")
)
_WEAK: Final = frozenset(("plain", "around", "start", "after", "between"))


class Unread(NamedTuple):
    """A time that is not read, and why not."""

    start: int
    """Where it stands in the clause."""
    words: str
    reason: str


def unread(text: str, anchor: date, *, fiscal: FiscalYear | None = None) -> list[Unread]:
    """The times of a clause that say when its matter is to happen, and were not read.

    Args:
        text: the clause.
        anchor: the meeting's date.
        fiscal: the fiscal year of those who speak.
    """
    line = cut(text, anchor, fiscal)
    found = weighed(text, anchor, fiscal)
    told = [each.phrase for each in found if each.due]
    dated = [phrase for phrase in told if phrase.edtf is not None]
    if len(dated) > 1 and agreed(text, dated) is None:
        words = ", ".join(phrase.words for phrase in dated)
        return [Unread(dated[0].start, words, "the times differ")]
    tied = [phrase for phrase in told if phrase.relation]
    if not dated and len(tied) > 1:
        return [Unread(tied[0].start, ", ".join(p.words for p in tied), "the times differ")]
    places = [
        (line.tokens[start].start, line.tokens[end - 1].end, strong)
        for start, end, strong in _candidates(line)
    ]
    places += [(*vague.span(), True) for vague in _VAGUE.finditer(text)]
    if not places:
        return []
    marks, made = cues(text), []
    for first, last, strong in places:
        around = setting(text, marks, first, last)
        if around.background or around.past or (dated and not strong):
            continue
        over = [p for p in found if p.phrase.start < last and first < p.phrase.end]
        if any(each.due for each in over):
            continue
        if over and all(each.phrase.edtf is None for each in over):
            continue
        if over:
            reason = "the time is before the meeting"
        elif _FISCAL_YEAR.search(text, first, last):
            reason = "it is not known which fiscal year is meant"
        else:
            reason = "the time is not read"
        made.append(Unread(first, text[first:last], reason))
    return made


def _candidates(line: Line) -> Iterator[tuple[int, int, bool]]:
    """Where words look like a time: first token, token after the last, whether a deadline."""
    at = 0
    while at < len(line.words):
        framed = framing.frames(line, at)
        words = framed.words
        strong = bool(words) and (
            not _STRONG.isdisjoint(framed.frames) or words[0].startswith("within")
        )
        weak = bool(words) and not _WEAK.isdisjoint(framed.frames) and words[-1] not in _NOT_TIMES
        bare = (
            not words
            and line.word(at) in _BARE
            and (line.word(at + 1) in _COUNTED or line.word(at + 1) in MONTHS)
        )
        end = None
        if strong or weak or bare:
            end = _time(line, framed.end, strong=strong, by=bool({"by", "up to"} & {*words}))
        if end is not None:
            yield at, end, strong
        at = max(at + 1, framed.end, end or 0)


def _time(line: Line, start: int, *, strong: bool, by: bool) -> int | None:
    """The token after the time that begins behind a preposition, if one does."""
    ahead = False
    for place in range(start, start + _MOST):
        word = line.word(place)
        if _is_date(line, place):
            return _ended(line, place)
        if word == "of" and line.word(place - 1) in _EDGES and (strong or _is_term(line, place)):
            return _within(line, place)
        ahead = ahead or word in _AHEAD or (strong and word in _RUNNING)
        known = word in _UNITS or (strong and word in _TERMS)
        sure = ahead or (strong and not by)
        if known and sure and not _goes_on(line, place + 1):
            return None if _is_noun_behind(line, place) else _ended(line, place)
        if word not in _LEADING and not word[:1].isdigit() and not _leads(line, place, ahead=ahead):
            return None
    return None


def _leads(line: Line, at: int, *, ahead: bool) -> bool:
    """Whether a word goes on to a time: "the next general election", "5 to 7 May"."""
    word = line.word(at)
    if word in ("to", "and", "or"):
        return line.word(at - 1)[:1].isdigit() and line.word(at + 1)[:1].isdigit()
    return ahead and word.isalpha() and word not in _BROKEN


def _is_term(line: Line, at: int) -> bool:
    """Whether it is the end of a set time, behind "of", and not that of a meeting."""
    end = _within(line, at) or at
    said = frozenset(line.words[at:end])
    return not said.isdisjoint(_UNITS | _TERMS - {"session", "sessions", "stage", "phase"})


def _goes_on(line: Line, at: int) -> bool:
    """Whether a further word of time follows: "the year end", "the month of June"."""
    word = line.word(at)
    return word in _UNITS or word in _TERMS or word in ("-", "–") or word[:1].isdigit()


def _is_date(line: Line, at: int) -> bool:
    """Whether a word of the calendar stands there that is enough to know a time by."""
    word, written = line.word(at), line.written(at)
    beside = line.word(at + 1)[:1].isdigit() or line.word(at - 1).isdecimal()
    if word.rstrip("'’") in MONTHS or word in _NAMED_DAYS or word in WEEKDAYS:
        found = written[:1].isupper()
    elif word in SHORT_MONTHS or word in eras.NAMES:
        found = written[:1].isupper() and beside
    elif word in ("year", "years", "quarter"):
        found = line.word(at - 1) in _FISCAL
    elif word[:1].isdigit() and _DIGITS.match(line.text, line.tokens[at].start):
        found = True
    else:
        found = (
            word in SEASONS
            or eras.is_roman(written)
            or (bool(_YEAR.fullmatch(word)) and not _counts(line, at))
        )
    return found and not _is_noun_behind(line, at)


def _counts(line: Line, at: int) -> bool:
    """Whether a number counts or measures what follows it: "in 2000 households"."""
    after, written = line.word(at + 1), line.written(at + 1)
    return after.isalpha() and after not in _BROKEN and (written.islower() or after in _MEASURES)


def _is_noun_behind(line: Line, at: int) -> bool:
    """Whether a date only qualifies what follows: "the 2030 Agenda", "this year's"."""
    after, owner = line.word(at + 1), ("'s", "’s", "s'", "s’")
    return after in NAMING_NOUNS or after in owner or line.word(at).endswith(owner)


def _ended(line: Line, at: int) -> int:
    """The token after a time: the numbers, months and eras that go on from there are its own."""
    place = at + 1
    while place < at + 2 * _MOST:
        word, near = line.word(place), line.word(place + 1)
        if _is_part(word):
            place += 1
        elif (word in _MARKS or word == "of") and _is_part(near):
            place += 2
        elif word == "of":
            return _within(line, place) or place
        else:
            break
    return min(place, len(line.words))


def _is_part(word: str) -> bool:
    known = word in MONTHS or word in eras.NAMES or word in ("year", "ad", "ce") or word in _FISCAL
    return known or word[:1].isdigit() or word.startswith(("fy", "jfy"))


def _within(line: Line, at: int) -> int | None:
    """The token after the few words behind "the end of"; None when there are none."""
    place = at + 1
    while place < at + _MOST and line.word(place)[:1].isalnum():
        if line.word(place) in _BROKEN:
            break
        place += 1
    return place if place > at + 1 else None
