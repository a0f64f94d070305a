"""Item names: the words by which an occasion or a matter is called when it is a new one."""

from __future__ import annotations

import re

from tracker.drafting.countries import named
from tracker.drafting.lexicon import lexicon

LONGEST = 5
"""Words that a new item's name has at most."""

OCCASION = re.compile(
    r"\b(visit|summit|meeting|dialogue|consultations?|discussions?|talks|working"
    r" groups?|committee|commission"
    r"|conference|forum|mission|round|session)\b",
    re.IGNORECASE,
)
_OF_OFFICERS = re.compile(
    r"\s+(?:of|between|among)\s+(?:the\s+)?(?:two\s+|three\s+)?(?:countries[’']\s+)?"
    r"((?:[a-z-]+\s+){0,2}?(?:ministers|secretaries|experts|officials|directors))\b",
    re.IGNORECASE,
)
"""Whose meeting it is, behind its noun: "a meeting of foreign ministers"."""

_CUTS_WORDS = """
    the a an of to for in on at by with and that will would hold holding held his her their its
    both next upcoming forthcoming coming possible planned attend host convene arrange second
    third first new
"""
_CUTS = frozenset(_CUTS_WORDS.split())
_VERBS_WORDS = """
    attach attaches attached reach reached achieve achieved convene convening see seeing speak
    speaking send stay step touch task tasked
"""
_VERBS = frozenset(_VERBS_WORDS.split())
"""Verbs that name no matter, beside those of undertakings."""


def without_verbs(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without the verbs at its head, where more is left of it."""
    actions = lexicon().words["actions"]
    rest = words
    while len(rest) > 1 and (rest[0] in actions or rest[0] in _VERBS):
        rest = rest[1:]
    return rest


def occasion_name(matter: str, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The words that name an occasion: its noun and up to four before it."""
    noun = OCCASION.search(matter)
    if not noun:
        return ()
    officers = _OF_OFFICERS.match(matter, noun.end())
    before = matter[: noun.start()] + (f"{officers[1]} {noun[0]}" if officers else noun[0])
    for place in reversed(named(before)):
        if place.party in parties:
            before = before[: place.start] + " , " + before[place.end :]
    words = re.findall(r"[a-z0-9-]+|[,;]", re.sub(r"[’']s?\b", "", before.lower()))
    kept: list[str] = []
    for word in reversed(words):
        if word in _CUTS or len(kept) >= LONGEST:
            break
        if word not in ("-", ",", ";"):
            kept.insert(0, word)
    return tuple(kept)
