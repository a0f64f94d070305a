"""Denials: what a readout says is not to be, so that nobody follows it as a promise."""

from __future__ import annotations

import re

from tracker.drafting.occasions import Occasions

_NO_PLAN = re.compile(
    r"\b(?:no longer|do(?:es)? not|did not)\s+(?:intend|plan|wish|expect|envisage|foresee)\w*\b"
)
_NOT_TO = re.compile(r"(?:that\s+)?(?:(?:not|never)\s+to|to\s+not)\s+")
_CALL_OFF = re.compile(
    r"(?:that\s+)?(?:to\s+)?(?:cancel|call\s+off|abandon|scrap|shelve|suspend)(?:l?ing)?\s"
)
_MEETING = re.compile(r"\b(?:hold|host|convene|organi[sz]e|conduct|planned|scheduled)\b")
_REFUSED = re.compile(
    r"\b(?:will|would|shall)\s+not\s+(?!(?:tolerate|accept|condone|stand for|hesitate|fail|cease"
    r"|leave|abandon|desert|forsake|forget|relent|yield|give (?:in|up)|back down|look away"
    r"|turn (?:away|back)"
    r"|walk away|stand (?:by|idly|aside)|let|be (?:deterred|intimidated|swayed|cowed"
    r"|the first)|shirk|flinch|spare"
    r"|waver|rest|be (?:tolerated|accepted|condoned|allowed))\b)"
    r"(?![^,;]*\b(?:without|unless)\b)"
)
"""What is refused, and neither deplored nor done for certain: "will not hesitate to"."""
_ANSWERED = re.compile(r"repl|respond|answer|retort|rejoin", re.IGNORECASE)
"""Verbs by which a side answers what it was asked."""

_CALLED_OFF = re.compile(
    r"\b(?:cancel\w*|call\w* off|postpone[ds]?|put off|suspend\w*|not to hold)\b[^,;.]*$"
)


def denied(words: str, occasions: Occasions) -> bool:
    """Whether the words tell of a plan that is none, or of an occasion that is not to be held.

    To forbear is a promise like another: "agreed not to raise tariffs".
    """
    if _NO_PLAN.search(words):
        return True
    off = _NOT_TO.match(words) or _CALL_OFF.match(words)
    return bool(off) and bool(occasions.noun(words) or _MEETING.search(words))


def refused(words: str, verb: str) -> bool:
    """Whether a side says that it will not do a thing, which it was asked or is only told of.

    Args:
        words: what is said.
        verb: the words by which it is, none where nobody says it.
    """
    told = not verb or _ANSWERED.match(verb)
    return bool(told and _REFUSED.search(words))


def called_off(lead: str) -> bool:
    """Whether the words before an occasion say that it is called off or put off."""
    return bool(_CALLED_OFF.search(lead))
