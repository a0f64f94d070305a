"""Summaries: a line for a statement, put together from the words of its matter."""

from __future__ import annotations

import re

from tracker.drafting.lexicon import lexicon
from tracker.drafting.sentences import ENUMERATOR

_OPENINGS = {
    "CommitmentMade": "",
    "FollowUpScheduled": "Occasion planned: ",
    "ProgressWelcomed": "Progress: ",
    "ConcernRaised": "Concern: ",
    "RequestMade": "Asked: ",
    "ViewsExchanged": "Discussed: ",
}
_ALIKE = 20

LONGEST = 16
"""Words of the readout that a summary takes over at most."""

_LEAD = re.compile(
    r"^(?:(?:\w+ly\s+)?that|to|on|in|for|about|over|of|regarding)\s+|^(?:that\s+)?(?:they|both\s+\w+"
    r"|the two \w+)\s+(?:will|would|shall)\s+(?:also\s+)?",
    re.IGNORECASE,
)


_TOLD = re.compile(
    r"^(?:(?:the\s+)?(?:[A-Z][\w’'.-]*\s+){1,4}(?:side\s+)?|(?:his|her|its|their)\s+[\w-]+\s+)that\s+"
)
"""Whom it was said to, who stands before what was said: "assured Japan that"."""

_SPARE = re.compile(r"\s*[(\[]\s*[)\]]|,\s*,|\s+(?=[,;.])|,\s+now(?=\s*(?:,|$))")
"""What is left where the words of a time stood."""

_TO_DO = re.compile(r"\bto\s+([a-z]+)$")


_THANKED = re.compile(r"\b(?:thank|grateful|gratitude|appreciat|commend|congratulat|prais)")
_WHOM = re.compile(
    r"(?:(?:to|with|of)\s+)?(?P<whom>(?:the\s+)?[A-Z][\w.’'-]*(?:\s+(?:of\s+)?[A-Z][\w.’'-]*){0,5})"
    r"\s+(?:for|on)\s+(?P<what>.+)"
)
"""Who is thanked, and for what: "Norway for its support"."""

_ARTICLE = re.compile(r"^(?:An?|The|Both)(?=\s)")

_INVITED = re.compile(r"((?:[A-Z][\w.’'-]*\s+){1,5})(?=to\s+(?:the|an?|[A-Z][\w-]*)\s)")
"""Who is invited to an occasion: "Minister Lind to the forum"."""

_OWN = re.compile(r"(?:his|her|its|their)\s+(?=\w)")


_AT = re.compile(
    r"(?:at|during|(?:on|in)\s+the\s+(?:margins|sidelines|fringes)\s+of)\s", re.IGNORECASE
)
"""What stands before the occasion at which one meets."""

_DATE = re.compile(
    r"\s+(?:in|on|this|next|later|early|late|from|by|of)\s+(?:(?!\b(?:at|in|on)\s)[^,;])*?"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:19|20)\d\d|days?|weeks?|months?|years?|spring|summer|autumn|fall|winter)\b.*$"
)
"""The day at the end of what one meets at: "at the summit in May"."""

_NAMES_ONE = re.compile(
    r"\b(?:visit|meetings?\b(?!\s+(?:again|each|him|her|them))|round|session|summit|talks|consultations?|dialogue"
    r"|conference|commission|committee|council|forum|group)\b",
    re.IGNORECASE,
)
"""What tells which occasion it is."""


def _thanked_for(matter: str) -> str:
    """What somebody is thanked for, with whose it is: "Norway's support"."""
    found = _WHOM.fullmatch(matter)
    if not found:
        return matter
    whom, what = found["whom"], found["what"]
    if own := _OWN.match(what):
        return f"{whom}’{'' if whom.endswith('s') else 's'} {what[own.end() :]}"
    return what


def _verb_of(words: str) -> str:
    """The verb that the words of an act end in, and without which its matter tells little."""
    told = _TO_DO.search(words.lower())
    if told:
        return told[1]
    verb = words.lower().split()[0] if len(words.split()) == 1 else ""
    done = any(phrase.sense == "done" for _, phrase in lexicon().phrases.get(verb, ()))
    return verb if done else ""


def summary(type_: str, matter: str, words: str) -> str:
    """A short line that says what a statement is about.

    Args:
        type_: the statement's type.
        matter: the readout's words for the matter.
        words: the words of the act, used when there is no matter.
    """
    plain = re.sub(r"\s+", " ", matter or words).strip(" .,;:")
    plain = _TOLD.sub("", ENUMERATOR.sub("", plain))
    for _ in range(2):
        plain = _LEAD.sub("", plain).strip()
    plain = _SPARE.sub("", plain).strip(" ,")
    if type_ == "ProgressWelcomed" and _THANKED.search(words.lower()):
        plain = _thanked_for(plain)
    if words.lower().startswith("invit"):
        plain = re.sub(rf"^{_INVITED.pattern}", r"\1to come ", plain)
    # Of an occasion, the words of its act are the beginning of its matter.
    verb = _verb_of(words) if matter and not matter.startswith(words[:_ALIKE]) else ""
    if verb and not re.search(rf"\b{re.escape(verb)}\b", plain):
        plain = f"{verb} {plain}"
    kept = plain.split()
    line = " ".join(kept[:LONGEST]) + (" …" if len(kept) > LONGEST else "")
    if opening := _OPENINGS.get(type_, ""):
        line = opening + _ARTICLE.sub(lambda found: found[0].lower(), line)
    return line[:1].upper() + line[1:] if line.strip() else "To be summarised"


def without_time(matter: str, words: str, *, occasion: bool) -> str:
    """A matter without the words of its time.

    Args:
        matter: the readout's words for the matter.
        words: those of its time, which may name where one meets: "at the summit in Lima in May".
        occasion: whether it is one, of which too little may be left that tells which.
    """
    left = matter.replace(words, " ")
    if occasion and _AT.match(words) and not _NAMES_ONE.search(left):
        return matter.replace(words, _DATE.sub("", words))
    return left
