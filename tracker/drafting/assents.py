"""Assents: verbs by which a side says no more than that it is of the same mind."""

from __future__ import annotations

import re

from tracker.drafting.acts import Act
from tracker.drafting.clauses import Clause

_CONSENTS = re.compile(r"(?:agree|accept|concur|consent)\w*", re.IGNORECASE)
_PROPOSES = re.compile(r"(?:propos|suggest|offer)\w*", re.IGNORECASE)


def consents(words: str, clause: Clause, found: list[Clause]) -> bool:
    """Whether a clause only accepts what the one before it proposes."""
    place = found.index(clause)
    told = words[clause.verb.end : clause.rest.end].strip(" .,;")
    proposed = place > 0 and _PROPOSES.match(found[place - 1].verb.of(words))
    return bool(proposed) and not told and bool(_CONSENTS.match(clause.verb.of(words)))


def assents(words: str, clause: Clause, act: Act, by: tuple[str, ...]) -> bool:
    """Whether a clause only says that the other side is of the same mind."""
    told = words[clause.verb.end : clause.rest.end].strip(" .,;")
    return not told and act.by != by and bool(_CONSENTS.match(clause.verb.of(words)))


def says_nothing(words: str, clause: Clause, by: tuple[str, ...], parties: tuple[str, ...]) -> bool:
    """Whether one side only says that it is of the mind of the one who spoke before."""
    told = words[clause.verb.end : clause.rest.end].strip(" .,;")
    alone = not told and by != parties and not clause.passive
    return alone and bool(_CONSENTS.match(clause.verb.of(words)))
