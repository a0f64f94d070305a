"""Letterheads: the lines above a title that name whose page it is, its section and its number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.domain.parties import COUNTRIES
from tracker.drafting.countries import named

_TOP = 6
"""Lines at the head of a page that can be its letterhead."""

_LONGEST = 14
"""Words of a line of it."""

_LONGEST_TITLE = 300
"""Characters of a title below a letterhead."""

_TELLS = re.compile(
    r"\b(?:meet\w*|met|talks?|visit\w*|call(?:s|ed)?|held|hold\w*|host\w*|receiv\w*|welcom\w*|summit"
    r"|dialogue|consultations?|conference|session|round|statement|communiqu[eé]|readout|declaration"
    r"|agree\w*|sign\w*|discuss\w*|commission|committee|working|between|with|on|and\s+the)\b",
    re.IGNORECASE,
)
"""What a line has that tells of a meeting."""

_OFFICE = re.compile(
    r"\b(?:Ministry|Department|Government|Embassy|Presidency|Chancellery|Chancery|Secretariat|Consulate"
    r"|Permanent\s+(?:Mission|Representation|Delegation)|Prime\s+Minister[’']?s?\s+Office|Cabinet"
    r"|(?:Cabinet|Office|Administration)\s+of\s+(?:the\s+)?(?:Prime|President|Ministers|Council)"
    r"|Ministry[’']s|Council\s+of\s+Ministers|Royal\s+Court)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:the\s+)?(?:[\w’']+\s+){0,4}(?:Republic|Kingdom|State|Federation|Confederation|Sultanate|Emirate"
    r"|Principality|Grand Duchy|Commonwealth)(?:\s+of\s+[\w’ -]+)?",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:(?:press|media|news)\s+(?:releases?|notes?|bulletins?|notices?|communiqu[eé]s?|statements?|room)"
    r"|news(?:room)?|bulletin|communiqu[eé])"
    r"(?:\s*[,:–-]?\s*(?:no\.?|number|nº|n°|#)?\s*:?\s*[\dA-Z]*\d[\w/.-]*)?"
    r"|(?:no\.?|number|nº|n°|ref\.?|reference)\s*:?\s*[\w/.-]*\d[\w/.-]*"
    r"|for immediate release|information and press(?: department| office| section)?"
    r"|(?:press|information|public affairs) (?:office|service|department|section)",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"[^>›»\n]{2,60}(?:\s+[>›»]\s+[^>›»\n]{2,80})+")
"""The way to a page, which stands above it: "Home > News > Statements"."""

_IN = re.compile(r"\s(?:in|to)\s", re.IGNORECASE)
"""What stands behind the country of a mission and before that where it is."""


def is_letterhead(line: str) -> bool:
    """Whether a line at the head names an office, a state or a section, and tells of nothing."""
    words = line.strip().strip("*#|·-–— ")
    if _SECTION.fullmatch(words) or _TRAIL.fullmatch(words) or _alone(words):
        return True
    if len(words.split()) > _LONGEST or words.endswith(".") or _TELLS.search(words):
        return False
    return bool(_OFFICE.search(words) or _STATE.fullmatch(words))


def is_title_below(above: Iterable[str], line: str) -> bool:
    """Whether a long line, or one that has a verb, is the title, as only a letterhead is above it.

    Args:
        above: the lines above it.
        line: the line, which no stop ends.
    """
    short = len(line) <= _LONGEST_TITLE and line[-1:].isalnum()
    return short and all(is_letterhead(one) for one in above)


def home_of_letterhead(text: str) -> str | None:
    """The country whose office or state the letterhead of a page names, where it is one.

    Args:
        text: the readout.
    """
    lines = [line for line in text[:1500].splitlines() if line.strip()][:_TOP]
    found: list[str] = []
    headed = False
    for line in lines:
        if not is_letterhead(line):
            break
        headed = headed or bool(_OFFICE.search(line) or _STATE.fullmatch(line.strip()))
        own = _IN.split(line)[0]
        found += [place.party for place in named(_cased(own)) if place.party in COUNTRIES]
    return found[0] if headed and len(set(found)) == 1 else None


def _alone(line: str) -> bool:
    """Whether a line is a country's name and nothing else."""
    words = _cased(line.strip())
    return any((place.start, place.end) == (0, len(words)) for place in named(words))


def _cased(line: str) -> str:
    """A line in capitals as it would else be written."""
    if not line.isupper():
        return line
    return re.sub(r"\b(?:Of|And|The)\b", lambda word: word[0].lower(), line.title())
