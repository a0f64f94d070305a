"""Phrases of dates in a text: each date with its prepositions, read from the anchor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tracker.drafting.times import frames as framing
from tracker.drafting.times.phrases import Reading
from tracker.drafting.times.series import Series, dates, series
from tracker.drafting.times.vocabulary import (
    DETERMINERS,
    MONTHS,
    NAMING_NOUNS,
    PLANNED_FOR,
    SEASONS,
    SHORT_MONTHS,
    WEEKDAYS,
    word_set,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.drafting.times.frames import Framed
    from tracker.drafting.times.tokens import Line

_PAST: Final = word_set("last past previous")
_PAST_UNITS: Final = word_set("year month week decade fiscal")
_BEFORE_YEAR: Final = word_set(
    "early late mid middle beginning start end first second third fourth latter former later "
    "fiscal financial fy jfy q1 q2 q3 q4 h1 h2 this next current the coming upcoming new "
    "year last final spring summer autumn fall winter close outset japanese 1st 2nd"
)
_STARTS: Final = (
    framing.FIRST_WORDS | _BEFORE_YEAR | frozenset(MONTHS) | frozenset(SHORT_MONTHS)
    | frozenset(SEASONS) | frozenset(WEEKDAYS) | _PAST
)  # fmt: skip
_CORES: Final = (
    frozenset(MONTHS)
    | frozenset(SHORT_MONTHS)
    | frozenset(SEASONS)
    | word_set("year year's year’s decade month quarter semester")
)
_LONGEST_LEAD: Final = 14
"""The words that may stand in a date before the first that makes it one."""
_SUBJECT_OF: Final = word_set(
    "is was marks marked being has had saw sees represents commemorates coincides marking"
)
_COUNTING: Final = frozenset(
    ("up to", "over", "about", "around", "approximately", "roughly", "to", "for", "through")
)
_CONNECTIVES: Final = word_set(
    "in and or to at with for as on by the through when while subject if under including both "
    "onwards but which that they we he she it a an their as well again this at"
)
_WITHIN_A_WORD: Final = frozenset(("-", "–", "/", "of"))
_RECURRING: Final = frozenset(("annual", "per"))
_ALSO_VERBS: Final = frozenset(("work", "world"))
_BEFORE_SUBJECT: Final = frozenset(("", ",", ".", ";", "that", "as", "since", "because", "and"))
_EARLIER: Final = (("earlier", "this"), ("earlier", "in"))
_POSSESSIVE: Final = ("'s", "’s", "s'", "s’")


def readings(line: Line) -> Iterator[Reading]:
    """The dates of a line, left to right."""
    at = 0
    for core in (place for place, word in enumerate(line.words) if _is_core(word)):
        at = max(at, core - _LONGEST_LEAD)
        while at <= core:
            word = line.words[at]
            end = at + 1
            if word == "earlier":
                end = _earlier(line, at)
            elif at == core or word in _STARTS:
                found, end = _phrase(line, at)
                if found:
                    yield found
            at = max(end, at + 1)


def _is_core(word: str) -> bool:
    """Whether no date is without such a word."""
    return word in _CORES or word[0].isdigit() or word.startswith(("fy", "jfy"))


def _earlier(line: Line, at: int) -> int:
    """The token after "earlier this year", which is past."""
    for words in _EARLIER:
        if line.follows(at, words):
            found = series(line, at + 1) or series(line, at + 2)
            return found.end if found else at + 1
    return at


def _phrase(line: Line, at: int) -> tuple[Reading | None, int]:
    """The phrase that begins there, and the token at which to read on."""
    framed = framing.frames(line, at)
    start = framed.end
    if (past := _past(line, start)) > start:
        return None, past
    found = series(line, start)
    if not found and line.word(start) == "the":
        found = series(line, start + 1) if framed.frames else None
        found = found if found and found.units[0].kind == "day" else None
    if not found:
        return None, at + 1
    found = _year_first(line, found)
    tail, end = framing.tail(line, found.end)
    chosen = framed.frames if tail is None else (tail, *framed.frames)
    named = None if framed.frames else framing.named_day(line, at)
    chosen = chosen if named is None else ("deadline", *chosen)
    if not _stands(line, framed, at, found):
        return None, found.end
    read = dates(line, found)
    if read is None and (explained := _explained(line, found)):
        found, end = explained, explained.end + 1
        read = dates(line, found)
    if read is None or "past" in framed.frames or _with_last(line, found.end):
        return None, found.end
    made = framing.framed_edtf(chosen, found, read)
    if made is None:
        return None, found.end
    last = line.tokens[end - 1]
    return (
        Reading(
            start=line.tokens[at if named is None else named].start,
            end=last.end,
            edtf=made[0],
            first=read.span.first,
            last=read.span.last,
            closing=_closing(found, read.span.closing, read.span.last.isoformat()),
            approximate=made[1],
            ground=read.ground,
            rule=_rule(chosen, found),
        ),
        end,
    )


def _explained(line: Line, found: Series) -> Series | None:
    """The date in brackets behind a fiscal year that is not known: "FY2028 (March 2029)"."""
    if found.units[-1].kind != "fiscal year" or line.word(found.end) != "(":
        return None
    inner = series(line, found.end + 1)
    return inner if inner and line.word(inner.end) == ")" else None


def _closing(found: Series, closing: str, last: str) -> str:
    return last if found.units[-1].part == "end" else closing


def _rule(chosen: tuple[framing.Frame, ...], found: Series) -> str:
    said = [frame for frame in chosen if frame != "plain"]
    return ", ".join(dict.fromkeys((*said, found.rule)))


def _past(line: Line, at: int) -> int:
    """The token after a past month, season or year: "last May", "the past year"."""
    start = at + (line.word(at) == "the")
    if line.word(start) not in _PAST or line.follows(start, ("last", "week", "of")):
        return at
    word = line.word(start + 1)
    if word in _PAST_UNITS or word in SEASONS:
        return start + 2
    if word in MONTHS and line.written(start + 1)[0].isupper():
        found = series(line, start + 1)
        return found.end if found else start + 2
    return at


def _with_last(line: Line, at: int) -> bool:
    """Whether a past year is named beside this one: "both this year and last year"."""
    return line.word(at) in ("and", "or") and _past(line, at + 1) > at + 1


def _year_first(line: Line, found: Series) -> Series:
    """A year followed by its month or day: "next year in May", "in 2020, on 19 April"."""
    year = found.units[0]
    if found.join != "one" or year.kind != "year" or year.part is not None:
        return found
    at = found.end + (line.word(found.end) == ",")
    framed = framing.frames(line, at)
    if not framed.frames or framed.frames[-1] not in ("plain", "around"):
        return found
    inner = series(line, framed.end)
    if inner is None or inner.units[0].kind == "year":
        return found
    if any(unit.year is not None or unit.which is not None for unit in inner.units):
        return found
    units = tuple(replace(unit, year=year.year) for unit in inner.units)
    return Series(units, inner.join, inner.end, inner.rule, weak=found.weak)


def _stands(line: Line, framed: Framed, at: int, found: Series) -> bool:
    """Whether the words say when, rather than name or describe a thing."""
    refused = (
        _is_determined(line, framed, at)
        or not framing.fits(line, framed, at, found)
        or _is_quantity(line, framed, found)
        or (not framed.frames and (found.weak or line.word(at - 1) in _WITHIN_A_WORD))
        or (not framed.frames and _is_subject(line, at, found))
        or _is_attributive(line, found)
        # "45 May 2019" is no day, and not the whole of May.
        or (found.units[0].kind == "month" and not framed.frames and line.word(at - 1).isdecimal())
        or _named_plan(line, framed, at)
    )
    return not refused


def _is_determined(line: Line, framed: Framed, at: int) -> bool:
    """Whether the date stands behind an article or a possessive: "the May 2020 meeting"."""
    before = line.word(at - 1)
    if framed.words:  # "said that in May", "two each by May"
        return before in _RECURRING or before.endswith(_POSSESSIVE)
    if before == "that" and line.word(at) in ("next", "this"):
        return False  # "said that next year": no "that" points to what is "next"
    return before in DETERMINERS or before in _RECURRING or before.endswith(_POSSESSIVE)


def _is_attributive(line: Line, found: Series) -> bool:
    """Whether the date only qualifies what follows: "this year's", "2030 targets"."""
    after, written = line.word(found.end), line.written(found.end)
    if after.startswith(_POSSESSIVE) or after in ("'", "’"):
        return True
    if after in ("-", "–", "/", "+"):
        return line.tokens[found.end].start == line.tokens[found.end - 1].end
    return after in NAMING_NOUNS and (after not in _ALSO_VERBS or written[0].isupper())


def _is_quantity(line: Line, framed: Framed, found: Series) -> bool:
    """Whether a thing is counted or qualified: "up to 2020 tonnes", "the winter schedule"."""
    after, kind = line.word(found.end), found.units[-1].kind
    if not found.weak or not framed.words or not after.isalpha() or after in _CONNECTIVES:
        return False
    if line.written(found.end)[0].isupper():
        return False
    return kind == "season" or (kind == "year" and framed.words[-1] in _COUNTING)


def _is_subject(line: Line, at: int, found: Series) -> bool:
    """Whether a year is what the sentence is about: "this year marks …"."""
    if found.units[0].kind != "year" or line.word(at - 1) not in _BEFORE_SUBJECT:
        return False
    after = line.word(found.end)
    return after in _SUBJECT_OF or (
        after in ("will", "would")
        and line.word(found.end + 1)
        in (
            "mark",
            "be",
            "see",
            "commemorate",
        )
    )


def _named_plan(line: Line, framed: Framed, at: int) -> bool:
    """Whether the dates are those of a plan: "the Consultation Plan for 2018-2019"."""
    if not framed.words or not framed.words[0].startswith(("for", "over", "in the period")):
        return False
    if line.word(at - 1) in PLANNED_FOR:
        return False
    return any(line.word(place) in NAMING_NOUNS for place in range(max(0, at - 3), at))
