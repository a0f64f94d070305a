"""Ordinals: which of its row a meeting was, and what else is told of beside it at the head."""

from __future__ import annotations

import re

from tracker.drafting.offices import kind_of

_COUNTED = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = {word: number for number, word in enumerate(_COUNTED.split(), 1)}
_NTH = rf"(?:(\d{{1,3}})(?:st|nd|rd|th)|((?i:{'|'.join(_ORDINALS)})))"
_ORDINAL = re.compile(
    rf"\b{_NTH}\s+(?!half\b|part\b)"
    r"(?:(?:round|session|meeting|edition)\s+of\s+)?(?:[^.,;]|\.(?=\S)){0,60}?"
    r"(?:Meeting|Summit|Dialogue|Consultations?|Commission|Committee|Council|Round|Talks?"
    r"|Roundtable|Review|Forum"
    r"|summit|meeting|dialogue|round|consultations)\b(?!\s+(?:since|this year|in a row))"
)
_BESIDE = re.compile(
    r"\b(?:visiting\s+\w+\s+(?:following|after|before)|ahead\s+of|prior\s+to|to\s+(?:attend|(?:co-)?chair)"
    r"|on\s+the\s+(?:margins|sidelines|fringes)\s+of|attending|to\s+(?:participate|take\s+part)\s+in"
    r"|(?:visit(?:ed|ing|s)?|stay(?:ed|ing)?\s+in|(?:is|was|are|were)\s+(?:also\s+)?in)\s+(?:[A-Z][\w’'-]*,?\s+){1,5}for"
    r"|(?:attendance|participation)\s+(?:at|in))\s+the\s+[^.,;]*"
)
"""What else was held, and of which row."""

_CALLED_TOO = re.compile(
    r"(?<=\w)(?:,?\s+(?:and|as\s+well\s+as)\s+(?:(?:also|then|subsequently|later|thereafter)\s+)?"
    r"(?:pa(?:id|ys?|ying)\s+|ma(?:de|kes)\s+)?(?:an?\s+)?(?i:courtesy\s+calls?)\b[^.;]*)"
)
"""A courtesy call that was paid besides, on somebody else than those who met."""

_MET = re.compile(r"\b(?:held|met|had|co-chaired|talks|[Mm]eeting|[Dd]ialogue)\b")

_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
"""A word of a title that is written in capitals."""

_BEING = re.compile(
    r"\b(?:this|which)\s+(?:being|was|is|marked|marks)\s+(?:(?:already|also|now)\s+)?(?:the|their)\s+"
    rf"{_NTH}\s+(?:such\s+)?"
    r"(?:meeting|summit|round|talks|call)\s+(?:between|of)\s+(?:the\s+two|Minister|President|Prime)"
    r"(?![^.;]*\bsince\b)"
)
"""What a sentence tells of the meeting as a whole: "with this being the ninth meeting between"."""
_IT_WAS = re.compile(
    r"\b(?:It|This)\s+(?:was|is)\s+(?:(?:already|also|now)\s+)?the\s+"
    rf"{_NTH}\s+(?:such\s+)?"
    r"(?:meeting|summit|round|talks|consultations|session|edition|gathering)\b"
    r"(?![^.;]*\bsince\b)(?=\s+(?:of\s+(?:the|this|its|their)\s+(?!year|day|visit)|between\b|in\s+this\s+format)|\s*[.,])"
)
"""The sentence behind the first one: "It was the fourth round of the mechanism"."""
_IN_TOTAL = re.compile(rf"\b{_NTH}\s+(?:time\s+)?in\s+total\b")


def alone(head: str) -> str:
    """What a head tells of the meeting alone, without what was held or paid besides."""
    plain = _BESIDE.sub(" ", head)
    called = _CALLED_TOO.search(plain)
    met = called and kind_of(plain[: called.start()]) and _MET.search(plain[: called.start()])
    return _CALLED_TOO.sub(" ", plain) if met else plain


def ordinal_of(words: str) -> int | None:
    """Which of its row the meeting was, as a title or an opening counts it."""
    plain = _BESIDE.sub(" ", _CAPITALS.sub(lambda word: word[0].title(), words))
    return _counted(_IN_TOTAL.search(words) or _ORDINAL.search(plain))


def _counted(found: re.Match[str] | None) -> int | None:
    if not found:
        return None
    return int(found[1]) if found[1] else _ORDINALS[found[2].lower()]


def told_of(text: str, opening: str) -> int | None:
    """Which of its row the meeting was, as a sentence tells of it as a whole."""
    return _counted(_BEING.search(text) or _IT_WAS.search(opening))
