"""The times of a text, and which of them says when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from tracker.domain.edtf import window
from tracker.drafting.times import counts, dates
from tracker.drafting.times import soon as hurry
from tracker.drafting.times.occasions import (
    FIRST_WORDS,
    HEADS,
    NAMES,
    Occasion,
    bridges,
    occasions,
)
from tracker.drafting.times.phrases import Reading, TimePhrase
from tracker.drafting.times.tense import Setting, cues, setting
from tracker.drafting.times.tokens import cut
from tracker.drafting.times.vocabulary import MONTHS, SEASONS, word_set

if TYPE_CHECKING:
    from datetime import date

    from tracker.drafting.fiscal import FiscalYear

_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_DATE_WORDS: Final = (
    frozenset(MONTHS) | frozenset(SEASONS) | word_set("year decade month quarter half semester")
)
"""Words of which one stands in every date without a digit."""
_NAMED: Final = HEADS | NAMES
_FEW_DAYS: Final = timedelta(5)
_KEPT: Final = 64
"""Clauses whose times are kept: those of a sentence and its parts are asked for several times."""

_DEPENDENT = re.compile(
    r"(?:\b(?:which|who|that|whom)\s+(?:will|would|is|are|was|were|has|have|had|can)\b"
    r"|\bthat\s+(?:[A-Z][\w.’'-]*\s+){1,4}(?:will|would|is to|has|had)\b"
    r"|\bso that\b"
    r"|\bwhose\s+(?:\w+\s+){1,4}(?:will|would|is|are|was|were)\b|\(|,\s+with\s+(?!a view\b)"
    r"|,\s+(?:postponed|deferred|delayed|suspended|held|signed|adopted)\b)[^,;.)]*$"
)
"""What leads a clause that tells of another thing than the main one."""

_LATER = re.compile(r"later\s+(?:this|in\s+the|in)\b", re.IGNORECASE)
"""What is still to come, whatever tense stands beside it: "discussed his visit later this year"."""

_APART = re.compile(r",\s+with\s+(?:[\w’'-]+\s+){1,6}to\s+[a-z]+\b[^,;.)]*$")
"""What leads the time of another thing alone: "…, with the first course to begin in May"."""

_OF_ANNIVERSARY = re.compile(
    r"\b(?:on\s+the\s+eve\s+of|ahead\s+of|in\s+view\s+of|with|tak(?:e|es|ing)|us(?:e|es|ing)|seiz(?:e|es|ing)"
    r"|treat(?:ing)?)\s+(?:the|their|our|its|this)\s+(?:[\w-]+\s+){0,2}"
    r"(?:anniversary|centenary|bicentenary|centennial|bicentennial|jubilee)"
    r"(?:\s+(?:of|between)\s+[^,;.]{1,90})?\s+$",
    re.IGNORECASE,
)
"""An anniversary that only gives the setting: its year dates nothing else."""


@dataclass(frozen=True)
class Weighed:
    """A phrase with what the words around it say of it."""

    phrase: TimePhrase
    due: bool


_PUT_OFF_FROM = re.compile(
    r"\b(?:postponed|deferred|moved|rescheduled|put\s+off)\s+from\s+[^,;]+?(?=,|\s+(?:to|until)\b)"
)
"""When something was to be before it was put off: "postponed from April, to September"."""


def times(text: str, anchor: date, *, fiscal: FiscalYear | None = None) -> list[TimePhrase]:
    """The phrases of a text that say when, left to right, none overlapping.

    Args:
        text: a clause or a sentence, or several.
        anchor: the meeting's date, from which "this", "next" and a bare month are read.
        fiscal: the fiscal year of those who speak; one that names its country is its country's.
    """
    return [each.phrase for each in weighed(text, anchor, fiscal)]


def due(text: str, anchor: date, *, fiscal: FiscalYear | None = None) -> TimePhrase | None:
    """The phrase that says when the matter of a clause is to happen or be complete.

    Returns:
        None when no phrase does, or when two contradict each other.
    """
    found = [each.phrase for each in weighed(text, anchor, fiscal) if each.due]
    dated = [phrase for phrase in found if phrase.edtf is not None]
    if dated:
        return _with_occasion(agreed(text, dated), found)
    tied = [phrase for phrase in found if phrase.relation]
    if tied:
        return tied[0] if len(tied) == 1 else None
    return found[0] if found else None


def agreed(text: str, dated: list[TimePhrase]) -> TimePhrase | None:
    """The time that those of the main clause agree on; None when they contradict."""
    dated = [phrase for phrase in dated if not _APART.search(text, 0, phrase.start)]
    own = [phrase for phrase in dated if not _DEPENDENT.search(text, 0, phrase.start)]
    return _narrowest(own or dated) if dated else None


def _narrowest(found: list[TimePhrase]) -> TimePhrase | None:
    """The one that every other one agrees with; None when they contradict."""
    chosen = found[0]
    for phrase in found[1:]:
        if _covers(phrase, chosen):
            loose = phrase.approximate and phrase.edtf == chosen.edtf
            chosen = replace(chosen, approximate=chosen.approximate or loose)
        elif _covers(chosen, phrase):
            chosen = phrase
        else:
            return None
    return chosen


def _covers(outer: TimePhrase, inner: TimePhrase) -> bool:
    if outer.edtf is None or inner.edtf is None:
        return False
    whole, part = window(outer.edtf), window(inner.edtf)
    starts = whole.first is None or (part.first is not None and whole.first <= part.first)
    ends = whole.last is None or (part.last is not None and part.last <= whole.last)
    return starts and ends


def _with_occasion(chosen: TimePhrase | None, found: list[TimePhrase]) -> TimePhrase | None:
    tied = [phrase for phrase in found if phrase.relation == "at" and phrase.edtf is None]
    if chosen is None or chosen.relation or len(tied) != 1:
        return chosen
    return replace(chosen, occasion=tied[0].occasion, relation="at")


@lru_cache(maxsize=_KEPT)
def weighed(text: str, anchor: date, fiscal: FiscalYear | None) -> tuple[Weighed, ...]:
    """The phrases of a text that say when, and of each whether it can be a due date."""
    text = _PUT_OFF_FROM.sub(lambda old: " " * len(old[0]), text)
    words = frozenset(_WORD.findall(text.lower()))
    digits = _DIGIT.search(text) is not None
    eventful = (digits or not words.isdisjoint(_NAMED)) and not words.isdisjoint(FIRST_WORDS)
    dated = digits or not words.isdisjoint(_DATE_WORDS)
    line = cut(text, anchor, fiscal) if dated or eventful else None
    readings = _apart(
        [*counts.readings(text, words, anchor), *(dates.readings(line) if line and dated else ())]
    )
    tied = list(occasions(text, line)) if line and eventful else []
    hastes = list(hurry.soon(text, words))
    if not (readings or tied or hastes):
        return ()
    found = cues(text)
    weighed: list[Weighed] = []
    for occasion in tied:
        if any(_overlap(occasion, each.phrase) for each in weighed):
            continue
        own = _date_of(text, occasion, readings)
        around = setting(text, found, occasion.start, occasion.end)
        made = _tied(text, occasion, own, around, anchor)
        if own:
            readings.remove(own)
        if made:
            weighed.append(made)
    weighed += [
        made
        for reading in readings
        if not any(_overlap(reading, each.phrase) for each in weighed)
        and (
            made := _dated(text, reading, setting(text, found, reading.start, reading.end), anchor)
        )
    ]
    for haste in hastes:
        around = setting(text, found, haste.start, haste.end)
        if around.past or any(_overlap(haste, each.phrase) for each in weighed):
            continue
        said = text[haste.start : haste.end]
        phrase = TimePhrase(haste.start, haste.end, said, None, soon=True, rule="soon")
        weighed.append(Weighed(phrase, due=not around.background))
    return tuple(sorted(weighed, key=lambda each: each.phrase.start))


def _overlap(
    one: Occasion | Reading | TimePhrase | hurry.Soon, other: TimePhrase | Reading
) -> bool:
    return one.start < other.end and other.start < one.end


def _apart(readings: list[Reading]) -> list[Reading]:
    """The readings that do not overlap an earlier one of the list, left to right."""
    kept: list[Reading] = []
    for reading in readings:
        if not any(_overlap(reading, other) for other in kept):
            kept.append(reading)
    return sorted(kept, key=lambda reading: reading.start)


def _dated(text: str, reading: Reading, around: Setting, anchor: date) -> Weighed | None:
    unsure = reading.ground != "stated"
    if unsure and around.past and not _LATER.match(text, reading.start):
        return None
    if around.background and reading.ground == "bare" and not around.to_come:
        return None
    phrase = TimePhrase(
        reading.start,
        reading.end,
        text[reading.start : reading.end],
        reading.edtf,
        reading.approximate,
        rule=reading.rule,
    )
    # A day or two around the anchor, with no word of the future, are those of the meeting itself.
    itself = (
        reading.ground == "current"
        and reading.last - reading.first < _FEW_DAYS
        and not around.to_come
    )
    aside = around.background or itself or _OF_ANNIVERSARY.search(text, 0, reading.start)
    return Weighed(phrase, due=not aside and reading.last >= anchor)


def _date_of(text: str, occasion: Occasion, readings: list[Reading]) -> Reading | None:
    """The date said of the occasion itself, within its words or just behind them."""
    for reading in readings:
        if ".." in reading.edtf:
            continue
        if occasion.start < reading.start < occasion.end:
            return reading
        if reading.start >= occasion.end and bridges(text[occasion.end : reading.start]):
            return reading
    return None


def _tied(
    text: str, occasion: Occasion, own: Reading | None, around: Setting, anchor: date
) -> Weighed | None:
    if around.past or around.background:
        return None
    if own is not None and own.last < anchor:
        return None
    year = occasion.year(anchor)
    if year is not None and year < anchor.year:
        return None
    if occasion.preposition in _NEEDS_FUTURE and not (own or occasion.ahead or around.to_come):
        return None
    edtf, exact = None, False
    if own is not None:
        of_days = len(own.edtf.split("/")[0]) == len("YYYY-MM-DD")
        # It may be on any day of "early December", and is on the first of "11 to 12 December".
        until = own.first.isoformat() if of_days and not own.approximate else own.closing
        edtf = own.edtf if occasion.relation == "at" else f"../{until}"
        exact = occasion.relation == "at" and own.first == own.last and not own.approximate
    elif year is not None:
        edtf = f"{year:04}" if occasion.relation == "at" else f"../{year:04}"
    end = max(occasion.end, own.end) if own else occasion.end
    phrase = TimePhrase(
        occasion.start,
        end,
        text[occasion.start : end],
        edtf,
        approximate=edtf is not None and not exact,
        occasion=occasion.words,
        relation=occasion.relation,
        rule=f"{occasion.relation} an occasion",
    )
    return Weighed(phrase, due=True)


_NEEDS_FUTURE: Final = frozenset({"at", "during", "by", "until", "in connection with", "alongside"})
"""Prepositions that tie to an occasion to come only where the words say it is to come."""
