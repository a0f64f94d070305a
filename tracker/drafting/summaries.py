"""Summaries: a line for a statement, put together from the words of its matter."""

from __future__ import annotations

import re

_OPENINGS = {
    "CommitmentMade": "",
    "FollowUpScheduled": "Occasion planned: ",
    "ProgressWelcomed": "Progress: ",
    "ConcernRaised": "Concern: ",
    "RequestMade": "Asked: ",
    "ViewsExchanged": "Discussed: ",
}
LONGEST = 16
"""Words of the readout that a summary takes over at most."""

_LEAD = re.compile(
    r"^(?:that|to|on|in|for|about|of|regarding)\s+|^(?:that\s+)?(?:they|both\s+\w+"
    r"|the two \w+)\s+(?:will|would|shall)\s+(?:also\s+)?",
    re.IGNORECASE,
)


def summary(type_: str, matter: str, words: str) -> str:
    """A short line that says what a statement is about.

    Args:
        type_: the statement's type.
        matter: the readout's words for the matter.
        words: the words of the act, used when there is no matter.
    """
    plain = re.sub(r"\s+", " ", matter or words).strip(" .,;:")
    for _ in range(2):
        plain = _LEAD.sub("", plain).strip()
    kept = plain.split()
    line = " ".join(kept[:LONGEST]) + (" …" if len(kept) > LONGEST else "")
    line = _OPENINGS.get(type_, "") + line
    return line[:1].upper() + line[1:] if line.strip() else "To be summarised"
