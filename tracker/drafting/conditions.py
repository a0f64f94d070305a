"""Conditions: what an undertaking is made to depend on, "if circumstances permit"."""

from __future__ import annotations

import re

_LEAST = 2
"""Words of a condition, from its first."""

_CONDITION = re.compile(
    r"(?:^|,?\s+)"
    # "to see if" and "asked if" put a question.
    r"(?<!\bsee )(?<!\bseeing )(?<!\bask )(?<!\basked )(?<!\bexamine )(?<!\bas )(?<!\beven )"
    r"(?P<told>(?:if|unless|once|provided(?: that)?|providing that|subject to"
    r"|depending on|as long as|on (?:the )?condition (?:that|of)|in the event (?:that|of))"
    r"\b[^,;.()]{3,100}"
    r"|(?:weather|circumstances|conditions|funds) permitting)(?=[,;.()]|$)",
    re.IGNORECASE,
)


def condition_of(matter: str) -> tuple[str | None, str]:
    """What an undertaking depends on, in the words of the readout, and the rest of its words.

    Args:
        matter: the words that say what is undertaken.
    """
    found = _CONDITION.search(matter)
    if not found or len(found["told"].split()) < _LEAST:
        return None, matter
    around = matter[: found.start()].rstrip(" ,"), matter[found.end() :].lstrip(" ,")
    return " ".join(found["told"].split()), " ".join(filter(None, around))
