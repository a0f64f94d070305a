"""Assents: verbs by which a side says no more than that it is of the same mind."""

from __future__ import annotations

import re

from tracker.drafting.clauses import Clause
from tracker.drafting.sentences import Span

_ASSENTS = re.compile(r"(?:agree|accept|concur|consent)\w*", re.IGNORECASE)
_PROPOSES = re.compile(r"(?:propos|suggest|offer)\w*", re.IGNORECASE)


def assents(words: str, clause: Clause) -> bool:
    """Whether a clause says that a side is of the same mind, and nothing more."""
    told = words[clause.verb.end : afterwards(words, clause).start].strip(" .,;")
    return not told and bool(_ASSENTS.match(clause.verb.of(words)))


def proposes(words: str, clause: Clause) -> bool:
    """Whether a clause proposes what the next one may accept."""
    return bool(_PROPOSES.match(clause.verb.of(words)))


def afterwards(words: str, clause: Clause) -> Span:
    """What is told behind a clause in one of its own: "Chile agreed; divers will meet in May"."""
    cut = words.find("; ", clause.verb.end, clause.rest.end)
    return Span(cut + len("; ") if cut >= 0 else clause.rest.end, clause.rest.end)
