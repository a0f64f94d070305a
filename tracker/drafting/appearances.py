"""Appearances: words that look like the verb of an act, and are none."""

from __future__ import annotations

import re

from tracker.drafting.patterns import patterns
from tracker.drafting.sentences import Span

_TO = re.compile(r"\s+to\s")
_DAY = re.compile(r"\s+(?:the\s+)?(?:\d|early\b|mid-|late\b|next\b)")
_THANKS_TO = re.compile(r"Thanks\s+to\b|Thank(?:s|\s+you)\b(?!.*\sfor\s)")
_RECALLING = re.compile(r"[Rr]ecalling\b")
"""What leads the authority for what is said behind it."""
_CALLING_IT = re.compile(
    r"(?:calling|terming|describing|labelling|deeming)\s+(?:this|it|that|these|them)\b"
)
"""What is said once more of what was just said: "…, calling this a worry"."""

_IN = re.compile(r"\b[Ii]n\s$")
_AS_NOUN = re.compile(r"reply|answer|support|return|review")
"""What is a noun behind "in": "In reply, Chile said"."""
_SPIRIT = re.compile(r"\bin an? (?:\w+ )?(?:spirit|atmosphere) of [^.;]{0,60}$")
_REDUCED = re.compile(r"\s+(?:in|on|at|by|last|earlier|between)\b")
_GOES_ON = re.compile(
    r"(?:\s+(?!to\b|that\b)[\w’'-]+){0,7},\s+(?:will|would|should|shall|must|can|could|may|is|are|was|were|has|have|had)\b"
)
_HAS = re.compile(r"\b(?:has|have|had)\b")
_FINITE = re.compile(
    r"\b(?:will|would|shall|should|must|can|cannot|could|may|might|is|are|was|were|has|have|had)\b"
)
_BEHIND_COMMA = re.compile(r",\s+(?:\w+ly\s+)?$")


def is_plan(words: str, verb: Span) -> bool:
    """Whether a passive says what is to be: "is expected to", "were intended to"."""
    said = verb.of(words).lower()
    if said == "called for" and _DAY.match(words, verb.end):
        return True  # "has been called for 12 June"
    return said == "intended to" or (said == "expected" and bool(_TO.match(words, verb.end)))


_EXPECTED = re.compile(
    r"(?:expected|hoped|envisaged|proposed)\s+to\s+(?:take\s+place|be|occur|start|begin|open|arrive|last|run"
    r"|enter|come|bring|generate|create|reach|amount|cost|boost|contribute)\b"
)
"""What is told of a thing behind a comma: "the visit, expected to take place in May"."""


def is_no_verb(words: str, verb: Span) -> bool:
    """Whether it gives a reason, a bare thank-you, the spirit, or another word for the same.

    So it is with "Thanks to the work of both".
    """
    if _IN.search(words, 0, verb.start) and _AS_NOUN.fullmatch(verb.of(words)):
        return True
    if _RECALLING.match(words, verb.start) or _CALLING_IT.match(words, verb.start):
        return True
    if _BEHIND_COMMA.search(words, 0, verb.start) and _EXPECTED.match(words, verb.start):
        return True
    return bool(_THANKS_TO.match(words, verb.start) or _SPIRIT.search(words[: verb.start]))


def tells_of_a_thing(words: str, verb: Span, *, done: bool) -> bool:
    """Whether it tells of what is named before it: "the law, adopted in May, is …".

    Args:
        words: the sentence.
        verb: the participle in it.
        done: whether it says that something was done, which may end the sentence.
    """
    before = _BEHIND_COMMA.search(words[: verb.start])
    reduced = (done and _REDUCED.match(words, verb.end)) or _GOES_ON.match(words, verb.end)
    return bool(before and reduced)


def told_of_it(told: str, deed: re.Match[str]) -> bool:
    """Whether a deed is only told of a thing: "that the steps Chile has taken are few"."""
    has = _HAS.search(told, *deed.span())
    before = told[: has.start() if has else deed.start()]
    if patterns()["told_within"].search(before):
        return True
    bare = patterns()["that_is_told_of"].fullmatch(before)
    return bool(bare and _FINITE.search(told, deed.end()))
