"""Completion: whether what is told of is finished, or only begun or under way."""

from __future__ import annotations

import re

from tracker.drafting.lexicon import Lexicon

_HEAD = 7
"""Words, from the first, that tell whether a thing is complete."""

_SO_FAR = re.compile(r"\b(?:so far|to date|up to now|until now)\b")
"""What tells that more of it is to come."""

_SINCE = re.compile(r"\b(?:since|once|until)\b")
_UNFINISHED = re.compile(
    r"(?!(?:the\s+)?(?:[\w-]+\s+)?(?:completion|conclusion|finali[sz]ation|end)\s+of\b)"
    r"(?:that\s+)?(?:\S+\s+){0,3}?(?:progress|advances?|advancement|deepening"
    r"|developments?|continuation|strengthening|expansion|enhancement|increases?|rise"
    r"|realization|realisation|preparations?|momentum|growth|efforts?|implementation"
    r"|support|cooperation|interest|decision|plans?|steps?|moves?|work|leadership"
    r"|readiness|willingness|generosity|facilitation|investments?|dynamics|dynamism|vitality|trends?|pace|course|assistance)\b",
    re.IGNORECASE,
)

_TEXT = re.compile(
    r"\b(?:memorand\w+|agreements?|arrangements?|protocols?|letters?|notes|contracts?|convention)"
    r"\s+(?:of|on|for|concerning|regarding)\s",
    re.IGNORECASE,
)
"""What a text is about, which is no work that goes on: "the memorandum of cooperation"."""

_BEGUN = re.compile(
    r"(?:the\s+)?(?:[\w’'-]+\s+){1,6}(?:launched|started|begun|established)\s+in\b"
    r"|(?:of\s+|the\s+|full\s+|early\s+)*(?:resumption|commencement|start|beginning)\b"
    r"|.*\b(?:off to an?\s|well (?:advanced|under\s?way)\b)"
    r"|.*\b(?:being (?:held|carried out|implemented|put into practice|followed up)\b"
    r"|been (?:conducted|held|carried out|implemented) (?:steadily|smoothly|regularly))",
    re.IGNORECASE,
)
"""What has begun, and what goes on."""

_TOLD_OF_IT = re.compile(
    r",\s+(?:\w+\s+)?(?:which|who|whose|whom|where)\b[^,;]*,"
    r"(?=\s+(?:has|have|had|is|are|was|were)\b)"
)
"""What is told of a thing before it is told how it stands: ", for which notes were exchanged,"."""

_LED_BY = re.compile(
    r"(?:that\s+)?(?:with|after|following|thanks to)\s+[^,;]{3,90},\s+"
    r"(?!\w+ed\b|held\b|which\b|who\b)"
)
"""What led to the thing that is told of."""

_NAMING = re.compile(r".*\b(?:on|of)\s+(.+)$")
"""The deed within the phrase of a verb: "congratulated Chile on the hosting of"."""


def deed_in_full(verb: str, told: str) -> str:
    """What was done, with its noun where the phrase of the verb ends in it.

    Args:
        verb: the words of the verb: "congratulated Chile on the hosting".
        told: the words behind it: "of the games".
    """
    named = _NAMING.search(verb) if told.startswith("of ") else None
    return f"{named[1]} {told}" if named else told


def completed(told: str, lexicon: Lexicon) -> bool:
    """Whether something is finished.

    Args:
        told: the words that say what was done.
        lexicon: the word lists.
    """
    told = _TOLD_OF_IT.sub("", _LED_BY.sub("that ", told))
    if _BEGUN.match(told) or _SO_FAR.search(told):
        return False
    head = _UNFINISHED.match(told)
    # "The Memorandum of Cooperation" is a document's name.
    unfinished = bool(head and not re.search(r"\s[A-Z]\w+$", head[0]) and not _TEXT.search(head[0]))
    if lexicon.patterns["dated"].match(told):
        return not unfinished
    if lexicon.patterns["complete"].search(_SINCE.split(told, maxsplit=1)[0]):
        return not unfinished or bool(re.search(r"in place|successfully", told))
    first = {word.strip(",.;").lower() for word in told.split()[:_HEAD]}
    return not unfinished and bool(first & lexicon.words["complete"])
