"""Summaries: a line for a statement, put together from the words of its matter."""

from __future__ import annotations

import re

from tracker.drafting.lexicon import lexicon
from tracker.drafting.sentences import ENUMERATOR

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
    r"^(?:that|to|on|in|for|about|over|of|regarding)\s+|^(?:that\s+)?(?:they|both\s+\w+"
    r"|the two \w+)\s+(?:will|would|shall)\s+(?:also\s+)?",
    re.IGNORECASE,
)


_TOLD = re.compile(
    r"^(?:(?:the\s+)?(?:[A-Z][\w’'.-]*\s+){1,4}(?:side\s+)?|(?:his|her|its|their)\s+[\w-]+\s+)that\s+"
)
"""Whom it was said to, who stands before what was said: "assured Japan that"."""

_SPARE = re.compile(r"\s*[(\[]\s*[)\]]|,\s*,|\s+(?=[,;.])|,\s+now(?=\s*(?:,|$))")
"""What is left where the words of a time stood."""

_TO_DO = re.compile(r"\bto\s+([a-z]+)$")


def _verb_of(words: str) -> str:
    """The verb that the words of an act end in, and without which its matter tells little."""
    told = _TO_DO.search(words.lower())
    if told:
        return told[1]
    verb = words.lower().split()[0] if len(words.split()) == 1 else ""
    done = any(phrase.sense == "done" for _, phrase in lexicon().phrases.get(verb, ()))
    return verb if done else ""


def summary(type_: str, matter: str, words: str) -> str:
    """A short line that says what a statement is about.

    Args:
        type_: the statement's type.
        matter: the readout's words for the matter.
        words: the words of the act, used when there is no matter.
    """
    plain = re.sub(r"\s+", " ", matter or words).strip(" .,;:")
    plain = _TOLD.sub("", ENUMERATOR.sub("", plain))
    for _ in range(2):
        plain = _LEAD.sub("", plain).strip()
    plain = _SPARE.sub("", plain).strip(" ,")
    if verb := _verb_of(words) if matter else "":
        plain = f"{verb} {plain}"
    kept = plain.split()
    line = " ".join(kept[:LONGEST]) + (" …" if len(kept) > LONGEST else "")
    line = _OPENINGS.get(type_, "") + line
    return line[:1].upper() + line[1:] if line.strip() else "To be summarised"
