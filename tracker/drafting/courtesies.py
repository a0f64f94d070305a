"""Courtesies: greetings, thanks for nothing that is named and sympathy, by which nobody acts."""

from __future__ import annotations

import re

from tracker.drafting.actors import Cast
from tracker.drafting.acts import Said, has_object
from tracker.drafting.patterns import patterns

_GREETED = re.compile(r"\s+(?:warmly\s+)?by\s")
"""Who was welcomed by a host is greeted; nothing is valued."""
_PRICED = re.compile(r"\s+at\s+\S*\d")
"""Trade that "was valued at" a sum is counted; nobody values it."""

_GUESTS = re.compile(r"(?:\s+and\s+(?:the|his|her|their)\s+(?:[\w-]+\s+){0,3}delegation)?")
"""Those who are greeted with somebody, and nothing that they did."""

_EACH_OTHER = re.compile(r"(?:each other|one another)(?:\s+\w+ly)?[.]?")
_SYMPATHY = re.compile(r"\b(?:sympath|condolence|congratulat|wishes|greeting)", re.IGNORECASE)


def is_courtesy(said: Said, cast: Cast) -> bool:
    """Whether somebody is greeted, or thanks are said for nothing that is named.

    Args:
        said: a verb of valuing, with what is said.
        cast: the people of the readout.
    """
    words, clause = said.words, said.clause
    if clause.passive:
        lead = words[: clause.verb.start]
        welcomed = words.startswith("welcom", clause.verb.start)
        deed = patterns()["deed_named"].search(lead)
        if _PRICED.match(words, clause.verb.end):
            return True
        return welcomed and not deed and bool(_GREETED.match(words, clause.verb.end))
    if _EACH_OTHER.fullmatch(clause.rest.of(words)):
        return True
    thanked = patterns()["thanks_alone"].search(clause.verb.of(words))
    if not has_object(clause) and (thanked or _SYMPATHY.search(words, 0, clause.verb.start)):
        return True
    told = clause.rest.of(words)
    welcomed = words.startswith("welcom", clause.verb.start)
    return any(
        mention.start == 0
        and mention.sort == "person"
        and (
            patterns()["to_a_place"].match(told, mention.end)
            or (welcomed and _GUESTS.fullmatch(told, mention.end))
        )
        for mention in cast.mentions(told)
    )
