"""Addresses: to whom a thing is said, between the verb of saying and what is said."""

from __future__ import annotations

import re

from tracker.drafting.actors import Cast
from tracker.drafting.countries import named
from tracker.drafting.sentences import Span

_SAYING_TO = re.compile(
    r"\b(?:reiterat|convey|express|stress|underlin|underscor|emphasi[sz]|explain|stat|indicat"
    r"|confirm|reaffirm|signall?|communicat|repeat|voic|announc|declar|mention|highlight|suggest"
    r"|propos|outlin|describ|extend|relay|ma(?:de|kes?|king)\s+(?:it\s+)?clear)(?:e|es|ed|s|ing)?\s+"
    r"(?=(?P<to>to\s+(?:the\s+)?))"
)
_COUNTED = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_REGIONS = (
    r"(?:Arab|Gulf|Western|Eastern|Northern|Southern|Latin|African|Asian|European|American|Islamic"
    r"|Muslim|Pacific|Caribbean|Member|United)\b"
)
_TOGETHER = re.compile(
    r"(?:(?:on|upon|to|from|that)\s+)?"
    r"(?:(?:for\s+)?(?:the\s+)?(?:\w+ing\s+|continued\s+)?[a-z]+(?:\s+and\s+(?:\w+\s+)?[a-z]+)?\s+(?:of|from)\s+)?"
    rf"(?:the\s+(?=\w)|(?=both\s))"
    rf"(?:(?P<number>{'|'.join(_COUNTED)})|(?!{_REGIONS})(?P<name>[A-Z][\w-]*))\s+"
    r"(?:neighbou?ring\s+)?(?:[Mm]ember\s+)?"
    r"(?:[Cc]ountries|[Ss]tates|[Nn]ations|neighbou?rs|partners|governments|ministers)\b"
)
"""Those on the other side, where they are several: "the cooperation of the Baltic States"."""

_UNDOING = re.compile(
    r"(?:for\s+)?(?:the\s+|an?\s+)?(?:[\w-]+\s+(?:and\s+[\w-]+\s+)?){0,2}"
    r"(?:lifting|removal|abolition|relaxation|easing|withdrawal|elimination|repeal|suspension)"
    r"\s+of\s+(?:the\s+)?"
)
"""What is asked of whoever has put something in force."""

_SAID = re.compile(r"\s+(?=[a-z])(?!(?:and|or|to|of|in|on|at|for|by|with|as|when|who|which)\b)")
"""How it goes on with what is said: "conveyed to Chile concerns about", and no other phrase."""


def asked_together(told: str, by: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """All those on the other side, where they are asked by one name or by their number.

    Args:
        told: the words that say what is asked: "the three countries to lift their bans".
        by: who asks.
        cast: the people of the readout.
    """
    others = tuple(party for party in cast.parties if party not in by)
    found = _TOGETHER.match(told)
    if not found or len(others) == 1:
        return ()
    if found["number"]:
        return others if _COUNTED[found["number"]] == len(others) else ()
    return () if named(found["name"]) else others


def asked_to_undo(before: str) -> bool:
    """Whether what stands before a name asks to undo what is in force: "the early lifting of".

    Args:
        before: the words of the request that stand before the name.
    """
    return bool(_UNDOING.fullmatch(before))


def addressed(words: str, cast: Cast) -> tuple[Span, tuple[str, ...]] | None:
    """The words that say to whom something is said, and the side that they mean.

    Args:
        words: the sentence: "Chile conveyed to the Peruvian side its readiness to …".
        cast: the people of the readout.
    """
    for verb in _SAYING_TO.finditer(words):
        start = verb.end("to")
        for mention in cast.mentions(words):
            if mention.start not in (start, verb.end() + len("to ")) or not mention.parties:
                continue
            if _SAID.match(words, mention.end):
                return Span(verb.end(), mention.end), mention.parties
    return None
