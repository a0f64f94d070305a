"""Agents: whose act a passive is, where the sentence tells it beside the verb."""

from __future__ import annotations

import re

from tracker.drafting.actors import Mention
from tracker.drafting.clauses import Clause
from tracker.drafting.countries import named, of_own
from tracker.drafting.patterns import patterns
from tracker.drafting.promises import promise

_AT_HEAD = re.compile(r"(?:(?:\d{1,2}\s+)?(?:On|From|For|By)\s+)(?=(?:the\s+)?\S)")
_SIDE = re.compile(r"(?:[’']s?)?(?:\s+(?:side|part))?,?\s")
_FELT = re.compile(
    r"[’']s?\s+(?:[\w-]+\s+){0,2}?(?:protests?|concerns?|regrets?|thanks|gratitude|appreciation|satisfaction|readiness"
    r"|willingness|intention|requests?|demands?|appeals?|opposition|disappointment|displeasure|wish|desire|hope"
    r"|determination|resolve|objections?|condemnation|indignation|dissatisfaction|alarm|worry|worries)\b"
)
"""What is somebody's own, and is said of it that it was voiced: "Chile's protest was lodged"."""


def agent(words: str, clause: Clause, mentions: list[Mention]) -> tuple[str, ...]:
    """Who acts in a passive: "was welcomed by Chile", "On the Chilean side, thanks were voiced".

    Args:
        words: the sentence.
        clause: the verb, which has no subject.
        mentions: those who are named in the sentence.
    """
    by = patterns()["by_agent"].match(words, clause.verb.end)
    behind = [one for one in mentions if by and one.start == by.end()]
    if behind:
        return behind[0].parties
    if not clause.passive and clause.verb.start != clause.start:
        return ()
    if words.startswith("It ") and clause.verb.start == 0:
        told = [one for one in mentions if one.start <= clause.verb.end + len(" the ")]
        return told[0].parties if told else ()
    head = _AT_HEAD.match(words)
    for one in mentions:
        side = head and one.start == head.end() and one.end < clause.verb.start
        if side and one.sort == "side" and _SIDE.match(words, one.end):
            return one.parties
        own = clause.start <= one.start <= clause.start + len("The ")
        if own and one.end < clause.verb.end and _FELT.match(words, one.end):
            return one.parties
    return ()


def owner(told: str, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Whose the body is that will act: "Chilean divers will train".

    Args:
        told: what will be done.
        parties: those who met.
    """
    ahead = promise(told)
    lead = told[: ahead.start()] if ahead else ""
    owners = {each.party for each in named(lead)} if of_own(lead) else set()
    return tuple(party for party in parties if party in owners)
