"""Addresses: to whom a thing is said, between the verb of saying and what is said."""

from __future__ import annotations

import re

from tracker.drafting.actors import Cast
from tracker.drafting.sentences import Span

_SAYING_TO = re.compile(
    r"\b(?:reiterat|convey|express|stress|underlin|underscor|emphasi[sz]|explain|stat|indicat"
    r"|confirm|reaffirm|signall?|communicat|repeat|voic|announc|declar|mention|highlight|suggest"
    r"|propos|outlin|describ|extend|relay|ma(?:de|kes?|king)\s+(?:it\s+)?clear)(?:e|es|ed|s|ing)?\s+"
    r"(?=(?P<to>to\s+(?:the\s+)?))"
)
_SAID = re.compile(r"\s+(?=[a-z])(?!(?:and|or|to|of|in|on|at|for|by|with|as|when|who|which)\b)")
"""How it goes on with what is said: "conveyed to Chile concerns about", and no other phrase."""


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
