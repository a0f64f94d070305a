"""Conditions: what an undertaking is made to depend on, "if circumstances permit"."""

from __future__ import annotations

import re

_LEAST = 2
"""Words of a condition, from its first."""

_CONDITION = re.compile(
    r"(?:^|,?\s+)(?P<told>(?:if|unless|once|provided(?: that)?|providing that|subject to"
    r"|depending on|as long as|on (?:the )?condition (?:that|of)|in the event (?:that|of))"
    r"\b[^,;.()]{3,100}"
    r"|(?:weather|circumstances|conditions|funds) permitting)(?=[,;.()]|$)",
    re.IGNORECASE,
)

_ASKED = re.compile(r"\b(?:see|seeing|ask|asked|examine|as|even)\s$")
"""What puts a question, or supposes something, before "if": "to see if", "asked if"."""


def condition_of(matter: str) -> tuple[str | None, str]:
    """What an undertaking depends on, in the words of the readout, and the rest of its words.

    Args:
        matter: the words that say what is undertaken.
    """
    told = _CONDITION.finditer(matter)
    found = next((one for one in told if not _ASKED.search(matter, 0, one.start("told"))), None)
    if not found or len(found["told"].split()) < _LEAST:
        return None, matter
    around = matter[: found.start()].rstrip(" ,"), matter[found.end() :].lstrip(" ,")
    return " ".join(found["told"].split()), " ".join(filter(None, around))
