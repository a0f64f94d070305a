"""Subjects: who of those named in a sentence acts in it, and how that is known."""

from __future__ import annotations

import re

from tracker.drafting.actors import Mention
from tracker.drafting.acts import Side
from tracker.drafting.clauses import Clause
from tracker.drafting.patterns import patterns

_NEAR = 60
"""Characters within which the subject of a sentence must begin."""

_BEHIND = re.compile(
    r"\b(?:in|at|of|for|to|with|by|from|between|on|into|against"
    r"|towards?|which|whom)\s+(?:the\s+)?$",
    re.IGNORECASE,
)

_AT_HEAD = re.compile(r"(?:(?:While|Whilst|When|In|By)\s+)?(?:also\s+|\w+ly\s+)?", re.IGNORECASE)


def is_another(subject: Mention, speaker: tuple[str, ...]) -> bool:
    """Whether somebody named is of another side than the one who has the word."""
    alone = subject.sort in ("side", "person") and len(subject.parties) == len(speaker) == 1
    return alone and subject.parties != speaker


def known_by(words: str, subject: Mention | None, *, passive: bool) -> Side:
    """How it is known from the subject of a verb whose act it is."""
    if subject is None:
        return "passive" if passive else "nobody"
    said = words[subject.start : subject.end].lower()
    if said in ("it", "we"):
        return "it" if said == "it" else "we"
    return "pronoun" if subject.sort in ("pronoun", "counterpart") else "named"


def main_subject(words: str, clause: Clause, found: list[Clause]) -> Mention | None:
    """Who does what a participle at the head of a sentence tells: "Welcoming …, Chile asked"."""
    if not _AT_HEAD.fullmatch(words[: clause.verb.start]):
        return None
    return next((one.subject for one in found if one.subject), None)


def single(mentions: list[Mention]) -> tuple[str, ...]:
    """The side of the first person named."""
    people = (m.parties for m in mentions if m.sort == "person")
    return next((parties for parties in people if len(parties) == 1), ())


def can_be_subject(words: str, mention: Mention, start: int) -> bool:
    """Whether somebody named stands before the verb, and behind no preposition."""
    lead = words[start : mention.start]
    return (
        start <= mention.start < start + _NEAR
        and not patterns()["finite"].search(lead)
        and not _BEHIND.search(lead)
    )
