"""Outcomes: headings below which a page lists what was signed, or what somebody announced."""

from __future__ import annotations

import re

_PAPERS = (
    r"(?:MOUs?|memorand(?:um|a)|agreements?|documents?|instruments?|treaties|arrangements?"
    r"|protocols?|declarations?|statements?|programmes?)"
)
SIGNED = re.compile(
    rf"(?:list\s+of\s+)?(?:the\s+)?{_PAPERS}(?:\s*(?:/|,|and|of understanding)\s*{_PAPERS}?)*"
    r"[^.:]{0,40}?\b(?:signed|exchanged|concluded|adopted|finali[sz]ed|released)\b[^.]{0,40}:?",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(
    r"(?:list\s+of\s+)?(?:the\s+)?(?:new\s+|key\s+|other\s+|joint\s+)?announcements?\b[^.]{0,60}:?",
    re.IGNORECASE,
)
_OTHER = re.compile(r"(?:other|further|additional)\s+(?:outcomes?|deliverables?):?", re.IGNORECASE)


def heads(words: str) -> bool:
    """Whether a line is a heading below which outcomes are listed."""
    return any(each.fullmatch(words) for each in (SIGNED, ANNOUNCED, _OTHER))
