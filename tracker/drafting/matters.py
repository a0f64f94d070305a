"""Matters: the words of a passage that tell what it is about from what else is said of it."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.drafting.countries import named, plain_name
from tracker.drafting.times.vocabulary import MONTHS, SEASONS

_PLAIN_WORDS = """
    like against fact again a an the and or of in on at to for from by with as its their his
    her this that these those both two each other such more most new newly no not also further
    will would shall be is are was were been being have has had do done it they he she we our
    us mr ms mrs dr about who which while when where if whether accordance account action actions
    active activities-level advance advancement aim all amid among any area areas around
    arrange arranged aspect aspects assistance based basis before after begin between broad
    build can case challenges close closely closer coming common concern concerned conduct
    conducted consideration constructive continuation continue continued continuing cooperate
    cooperating cooperation co-operation collaborate collaboration coordinate coordination
    could countries country current deepen deepening details develop developing development
    developments during early effort efforts enhance enhancing ensure ensuring establish
    established establishment exist existing expand expanding expansion expressed extend
    extent field fields first second third follow following form forthcoming framework
    frequently fruitful full fully future general give given good government governments great
    greater handled highly hold holding held hope implement implementation implementing
    importance important improve include including initiative initiatives intensively
    intention interest international into issue issues joint jointly largely last launch
    launched leader leaders level light made make making matter matters may measure members
    minister ministers ministry month months mutual mutually necessary need next number
    ongoing order outcome outcomes over own part participation particular parties party place
    plans point positive possible powerfully preparations prepare president previous prime
    prior proceed process progress promote promoting promotion provide providing provision
    purpose pursue pursuing range realise realize realization realisation recent recently
    regard regarding relating relation relations relationship required respect respective
    respectively result results role scheduled secretary serious set several shape should side
    sides sign signed signing situation situations soon specific start started state steady
    strengthen strengthening strong strongly successful successfully support take taken taking
    through time together toward towards under up upcoming use value various view views
    visited ways welcome well wide within work working works year years toward via per so out
    there them some responsible responsibility carry complete completed conclude concluded
    conclusion adopt adopted adoption play use ahead move moved exhibit better-known known
    related week weeks later earlier without delay million billion
    thousand today yesterday tomorrow kingdom republic federation excellency honourable deputy vice
    foreign affairs prime-minister
"""
# "fall" is what numbers do, too.
_PLAIN = frozenset(_PLAIN_WORDS.split()) | MONTHS.keys() | (SEASONS.keys() - {"fall"})
_LEVEL = re.compile(r"-(?:level|general)$")
_VISIT = re.compile(
    r"([A-Z][\w-]+)[’']s?\s+(?:\w+\s+){0,3}visit\b|\bvisit\b[^,;.]{0,40}?\b(?:by"
    r"|of)\s+(?:[A-Z][\w.]*\s+){0,4}?([A-Z][\w-]+)"
)
_WORD = re.compile(r"[A-Za-z0-9À-ÿ][\w’'+&.-]*")

_LETTERS = 2
_SUFFIXES = "ization isation ations ation ments ment ities ings ing ies ity ions ion al es ed s e y"
_ENDINGS = tuple(_SUFFIXES.split())
_STEM = 4
"""Letters that a stem keeps at least."""

REFERRING = re.compile(
    r"\b(?:(?:this|these|those|such)\s+(?:\w+\s+)?(?:issues?|matters?|regard|fields?"
    r"|areas?|projects?|plans?|initiatives?|incidents?|measures?|situation|process"
    r"|programmes?|programs?|decision|assistance|visit|end)"
    r"|the\s+(?:plan|paper|negotiations|projects|issue|situation|matter|incident"
    r"|document|process)\b(?!\s+(?:of|on|for|over|in|to|with|relating|concerning"
    r"|regarding))|it\b(?!\s+is)|them)\b"
)
"""Words that point back at a matter instead of naming it."""


@lru_cache(maxsize=8192)
def content(words: str, parties: tuple[str, ...], people: frozenset[str]) -> tuple[str, ...]:
    """The telling words of a passage, in order: no names of the parties or of their people.

    The name of a visitor stays, because one visit is told from another by it.
    """
    guest = visitor(words)
    kept: list[str] = []
    done = 0
    words = words.replace("2+2", "two-plus-two").replace("2 + 2", "two-plus-two")
    masked = list(words)
    strangers: dict[int, tuple[int, str]] = {}
    for place in named(words):
        masked[place.start : place.end] = " " * (place.end - place.start)
        if place.party not in parties:
            strangers[place.start] = (place.end, plain_name(place.party))
            masked[place.start] = "X"
    for word in _WORD.finditer("".join(masked)):
        if word.start() < done:
            continue
        if word.start() in strangers:
            done, name = strangers[word.start()]
            kept.append(name)
            continue
        bare = re.sub(r"[’']s?$", "", word[0]).strip(".-’'").lower()
        if bare and (bare not in people or bare == guest):
            kept.extend(_telling(bare))
    return tuple(dict.fromkeys(kept))


def visitor(words: str) -> str | None:
    """The name of the one whose visit the words are about, in lower case."""
    found = _VISIT.search(words)
    return (found[1] or found[2]).lower() if found else None


def _telling(bare: str) -> list[str]:
    if _LEVEL.search(bare):
        stem = _LEVEL.sub("", bare)
        return [stem] if stem in ("vice-ministerial", "director") else []
    if re.fullmatch(r"[\d./-]+(?:st|nd|rd|th)?|(?:19|20)\d\d.*", bare) or len(bare) < _LETTERS:
        return []
    if bare in _PLAIN or (bare.endswith("ly") and len(bare) > _STEM):
        return []
    return [bare]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending and its hyphens, so that its forms compare as one."""
    word = word.replace("-", "").replace("’", "")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word
