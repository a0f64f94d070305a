"""Outcomes: headings below which a page lists what was signed, or what somebody announced."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.drafting.lexicon import lexicon

_ANNOUNCED = re.compile(
    r"(?:list\s+of\s+)?(?:the\s+)?(?:new\s+|key\s+|other\s+|joint\s+)?announcements?\b[^.]{0,60}:?",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"(?:list\s+of\s+)?(?:the\s+)?(?:(?:agreed|joint|key|main|next|further|mutual|immediate"
    r"|follow[- ]?up)\s+)*(?:(?:action|follow[- ]?up)\s+(?:points|items|plan)|actions|steps|tasks"
    r"|commitments|undertakings|deliverables|measures|follow[- ]?ups?)"
    r"(?:\s+(?:agreed|undertaken))?:?",
    re.IGNORECASE,
)
_OTHER = re.compile(r"(?:other|further|additional)\s+(?:outcomes?|deliverables?):?", re.IGNORECASE)


def heads(words: str) -> bool:
    """Whether a line is a heading below which outcomes are listed."""
    return (
        lists_signed(words)
        or lists_announced(words)
        or lists_tasks(words)
        or bool(_OTHER.fullmatch(words))
    )


def lists_signed(words: str) -> bool:
    """Whether a line is a heading of papers that were signed or adopted."""
    return bool(_signed().fullmatch(words))


def lists_announced(words: str) -> bool:
    """Whether a line is a heading of what somebody announced."""
    return bool(_ANNOUNCED.fullmatch(words))


def lists_tasks(words: str) -> bool:
    """Whether a line is a heading of what is to be done."""
    return bool(_TO_DO.fullmatch(words))


@lru_cache(maxsize=1)
def _signed() -> re.Pattern[str]:
    papers = rf"(?:{lexicon().either('documents')})s?"
    return re.compile(
        rf"(?:list\s+of\s+)?(?:the\s+)?{papers}(?:\s*(?:/|,|and|of understanding)\s*{papers}?)*"
        r"[^.:]{0,40}?\b(?:signed|exchanged|concluded|adopted|finali[sz]ed|released)\b[^.]{0,40}:?",
        re.IGNORECASE,
    )
