"""Conditions: what an undertaking is made to depend on, "if circumstances permit"."""

from __future__ import annotations

import re

_LEAST = 2
"""Words of a condition, from its first."""

_TOLD = (
    r"(?:if|unless|once|provided(?: that)?|providing that|assuming(?: that)?|subject to"
    r"|depending on|contingent (?:up)?on|on (?:the )?condition (?:that|of)"
    r"|as long as(?!\s+(?:it\s+takes|(?:is\s+)?(?:necessary|needed|required)))"
    r"|in the event (?:that|of)|in case(?: of)?)\b[^,;.()]{3,100}"
    r"|(?:weather|circumstances|conditions|funds|resources|time) permitting"
)
_TURNED = r"(?-i:Should|Were)\s+(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){1,14}"
"""A condition without its "if", at the head of a sentence: "Should funds permit, …"."""

_CONDITION = re.compile(
    rf"(?:(?:^|,?\s+)(?P<told>{_TOLD})(?=[,;.()]|$)"
    rf"|(?:^(?P<turned>{_TURNED})|\bthat,\s+(?P<inside>should\s+[^,;.()]{{3,100}}))(?=,))",
    re.IGNORECASE,
)
_AT_HEAD = re.compile(
    rf"(?:^|.*[;.]\s+)(?:(?:and|but)\s+)?(?P<told>{_TOLD}|{_TURNED}),\s+$",
    re.IGNORECASE | re.DOTALL,
)

_ASKED = re.compile(r"\b(?:see|seeing|ask|asked|examine|as|even)\s$")
"""What puts a question, or supposes something, before "if": "to see if", "asked if"."""


def condition_of(matter: str) -> tuple[str | None, str]:
    """What an undertaking depends on, in the words of the readout, and the rest of its words.

    Args:
        matter: the words that say what is undertaken.
    """
    told = _CONDITION.finditer(matter)
    found = next(
        (one for one in told if not _ASKED.search(matter, 0, one.start(one.lastgroup or 0))), None
    )
    condition = _words(found)
    if not found or not condition:
        return None, matter
    around = matter[: found.start()].rstrip(" ,"), matter[found.end() :].lstrip(" ,")
    return condition, " ".join(filter(None, around))


def condition_before(said: str) -> str | None:
    """What an undertaking depends on that stands before its clause: "If funds permit, …".

    Args:
        said: the words of the sentence before the clause.
    """
    return _words(_AT_HEAD.match(said))


def _words(found: re.Match[str] | None) -> str | None:
    """A condition as a readout puts it, where it has words enough."""
    told = found[found.lastgroup or 0].split() if found else []
    return " ".join(told) if len(told) >= _LEAST else None
