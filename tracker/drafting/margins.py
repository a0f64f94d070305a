"""Margins: what stands in a sentence beside its verbs of speech, as a clause of its own."""

from __future__ import annotations

import re

from tracker.drafting.clauses import Clause
from tracker.drafting.sentences import Span

MODAL = re.compile(r"(?:will|would|shall|(?:is|are)\s+(?:\w+\s+)?to)\b")
RELATIVE = re.compile(
    r",\s+(?:(?:over|to|of|for|in|at|on|with|from|under|through)\s+)?(?:which|whom|who|whose|where)\b[^,;]*$"
)
"""What tells of a thing or somebody named before, and is not closed by a comma."""

_LEAD = re.compile(
    r"(.{15,}?\b(?:will|would|is to|are to|is set to|are set to|is due to|plans? to"
    r"|ha(?:s|ve) (?:already|now|recently|just))\b.{10,}?)"
    r"(?:,\s+(?:and|while|but|which|for\s+which)|;(?:\s+and)?)\s*",
    re.DOTALL,
)
_SUBORDINATE = re.compile(
    r"(?:if|when|while|as|after|before|following|given|since|in|on|with|regarding|concerning|noting"
    r"|recalling|building|at|during|under|because|although|though)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r",\s+and\s+(?=(?:(?:the|an?|its|their|both)\s+(?:(?:team|group|delegation|mission)\s+of\s+)?"
    r"(?:(?!(?:which|that|who|of|for|in|on|to|and)\b)"
    rf"[\w’'-]+\s+){{1,5}}?|(?:[A-Z][\w.’'-]*\s+(?:and\s+(?=[A-Z]))?){{1,6}})(?:{MODAL.pattern}|(?:stands?|is|are)\s+(?:ready|willing|prepared|determined)\s+to\b))"
)
"""What leads from a thing that is spoken of to a further clause: ", and the teams will"."""

_APART = re.compile(
    r";\s+(?:and\s+)?(?=(?:the|an?|its|their|both|this|these|[a-z]{3,}s\s+(?:of|from))\s+(?:(?!(?:which|that|who)\b)[\w’'-]+\s+){1,7}?"
    rf"{MODAL.pattern})"
)
"""The same behind a semicolon."""

_OF_THINGS = ("progress", "done", "request", "concern")
"""The senses of verbs whose object is a thing, behind which a clause is none of it."""

_THAT = re.compile(r"\bthat\b|\bto\s+[a-z]+\s|\b(?:will|would|shall)\b")
_TO = re.compile(r"(?:(?:jointly|\w+ly)\s+)?to\s+[a-z]+\s")
"""What somebody agrees to do, behind which a clause with a subject of its own may stand."""
_SAID = re.compile(r"\b(?:that|will|would|shall)\b")
_TOLD_FRAME = re.compile(
    r"(?:In\s+(?:the\s+)?(?:light|view|response|wake|context)\b|Given\b|Following\b|After\b|Amid\b)"
    r"[^;]{3,90}?,\s+(?:which|who|where)\b[^;]{3,160},\s+"
    rf"(?=(?:the|an?|its|their|both)\s+(?:[\w’'-]+\s+){{1,7}}?{MODAL.pattern})"
)
"""The ground that a sentence opens with, and what is told of it."""


def lead(words: str) -> Span | None:
    """The clause of its own before the first verb of speech, which ends the words."""
    whole = _LEAD.fullmatch(words)
    if not whole or _SUBORDINATE.match(words) or is_told_of(whole[1]):
        return None
    return Span(*whole.span(1))


def tail(words: str, last: Clause) -> Span | None:
    """The clause of its own behind the thing that the last verb of speech is about."""
    if last.sense in _OF_THINGS and (apart := _APART.search(words, *last.rest)):
        return Span(apart.end(), len(words))
    bound = last.sense == "commit" and _TO.match(words, last.rest.start)
    start = bound.end() if bound else last.rest.start
    # "The contract was signed, and Chile will": nothing stands behind such a verb.
    begun = last.verb.end if last.passive and last.sense == "done" else last.rest.start
    of_thing = bound or last.sense in _OF_THINGS
    found = _TAIL.search(words, begun, last.rest.end) if of_thing else None
    told = _SAID if bound else _THAT
    if not found or told.search(words, start, found.start()):
        return None
    return Span(found.end(), len(words))


def opening(words: str) -> int:
    """Where a sentence begins behind the ground it opens with, of which more is told."""
    topic = re.match(r"[A-Z][\w ]{2,40}:\s+", words)
    start = topic.end() if topic else 0
    frame = _TOLD_FRAME.match(words, start)
    return frame.end() if frame else 0


def is_told_of(words: str) -> bool:
    """Whether what is to be done is only told of a thing: "the pier, which will be opened"."""
    first = re.search(rf"\b{MODAL.pattern}", words)
    return bool(first and RELATIVE.search(words[: first.start()]))
