"""Heads: what was asked or hoped, told at the head of the sentence that answers it."""

from __future__ import annotations

import re

from tracker.drafting.actors import Mention
from tracker.drafting.acts import Act, Said
from tracker.drafting.clauses import Clause
from tracker.drafting.contents import Judgement
from tracker.drafting.parts import Parts
from tracker.drafting.sentences import Span

_ASKED = re.compile(
    r"(?:(?:In\s+(?:response|reply|answer)|Responding|Replying|Reacting)\s+to|To|On)\s+"
    r"(?P<told>(?:the|an?)\s+(?:(?:\w+ly\s+)?[\w-]+\s+)?(?:request|hope|wish|appeal|call|plea|demand|expectation|desire)\s+"
    r"(?:(?:\w+ly\s+)?(?:made|put\s+forward|expressed|voiced|conveyed|raised|advanced|addressed\s+to\s+\w+)\s+)?"
    r"(?:by|of|from)\s+(?P<who>[^,;]{3,60}?)\s+(?:that|for|to)\s+[^;]{8,240}?),?\s*"
)
"""What the other one asked or hoped, which is answered."""
RULE = "somebody is asked"


def asked_at_head(parts: Parts, lead: str, mentions: list[Mention]) -> list[Act]:
    """The request that a sentence answers: "In response to the appeal by Chile for aid, …".

    Args:
        parts: makes the act.
        lead: what stands before the first verb of speech.
        mentions: those who are named in the sentence.
    """
    found = _ASKED.fullmatch(lead)
    starts = (found.start("who"), found.start("who") + len("the ")) if found else ()
    who = next((one for one in mentions if one.start in starts and len(one.parties) == 1), None)
    if not found or not who:
        return []
    told = Span(*found.span("told"))
    verb = Span(told.start, told.start)
    behind = Span(min(who.end + 1, told.end), told.end)
    silent = Clause("request", None, "past", verb, behind, told.start)
    said = Said(lead, silent, who.parties)
    judged = Judgement("RequestMade", RULE)
    return [parts.act(said, told, judged, matter=behind, scope=(told,))]
