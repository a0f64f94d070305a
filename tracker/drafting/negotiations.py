"""Negotiations: talks and consultations that are begun and go on, and are no occasion."""

from __future__ import annotations

import re

_BEGUN: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(
        ("consultations", "dialogue", "dialogues"),
        re.compile(
            r"\b(?:start|begin|commenc|initiat)(?:n?ing|e)?\s+(?:(?!the\b)[\w-]+\s+){0,2}$",
            re.IGNORECASE,
        ),
    ),
    "talks": re.compile(
        r"\b(?:launch|open|commenc|wrap(?:ping)? up|conclud|finali[sz]|advanc|complet|speed)\w*\s+"
        r"(?:up\s+)?(?:the\s+)?(?:[\w-]+\s+){0,3}$"
    ),
}
"""What is done to them, by their noun."""


_ENTERED = re.compile(
    r"\b(?:start|begin|beginn|initiat|enter|resum)(?:ing|e)?\s+(?:into\s+)?(?:the\s+)?(?:(?!of\b)[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_ON_A_TEXT = re.compile(
    r"\s+(?:on|for|about|towards?|concerning|regarding)\s+(?:an?|the|its|their)\s+(?:[\w’'-]+\s+){0,7}?"
    r"(?:agreement|treaty|accord|convention|pact|memorandum|protocol|EPA|FTA|CEPA)\b",
    re.IGNORECASE,
)
"""The text that talks are to end in, which go on over many rounds."""


def negotiates(words: str, noun: str, behind: str = "") -> bool:
    """Whether words end in consultations that are begun, or talks that are opened or closed.

    Args:
        words: those of a sentence up to an occasion.
        noun: the last of them, which names it.
        behind: what follows them.
    """
    before = words.removesuffix(noun)
    if noun.lower() == "talks" and _ENTERED.search(before) and _ON_A_TEXT.match(behind):
        return True
    begun = _BEGUN.get(noun.lower())
    return bool(begun and begun.search(before))
