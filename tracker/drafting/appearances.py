"""Appearances: words that look like the verb of an act, and are none."""

from __future__ import annotations

import re

from tracker.drafting.sentences import Span

_TO = re.compile(r"\s+to\s")
_THANKS_TO = re.compile(r"Thanks\s+to\b")
_SPIRIT = re.compile(r"\bin an? (?:\w+ )?(?:spirit|atmosphere) of [^.;]{0,60}$")
_REDUCED = re.compile(r"\s+(?:in|on|at|by)\b")
_GOES_ON = re.compile(
    r"(?:\s+(?!to\b|that\b)[\w’'-]+){0,5},\s+(?:will|would|is|are|was|were|has|have|had)\b"
)
_BEHIND_COMMA = re.compile(r",\s+(?:\w+ly\s+)?$")


def is_plan(words: str, verb: Span) -> bool:
    """Whether a passive says what is to be: "is expected to", "were intended to"."""
    said = verb.of(words).lower()
    return said == "intended to" or (said == "expected" and bool(_TO.match(words, verb.end)))


def is_no_verb(words: str, verb: Span) -> bool:
    """Whether it gives a reason, or tells in what spirit: "Thanks to the efforts of both"."""
    return bool(_THANKS_TO.match(words, verb.start) or _SPIRIT.search(words[: verb.start]))


def is_reduced(words: str, verb: Span) -> bool:
    """Whether it tells of a thing that is named before it: "the law, adopted in May, …"."""
    before = _BEHIND_COMMA.search(words[: verb.start])
    return bool(before and _REDUCED.match(words, verb.end))


def is_enclosed(words: str, verb: Span) -> bool:
    """Whether it stands between a thing and what is said of it: "the law, announced today, is …"."""
    before = _BEHIND_COMMA.search(words[: verb.start])
    return bool(before and _GOES_ON.match(words, verb.end))
