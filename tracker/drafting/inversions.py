"""Inversions: what stands behind "among the projects to be continued are", each of its own."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.drafting.joints import between
from tracker.drafting.names import inside, names
from tracker.drafting.rules import Type
from tracker.drafting.sentences import Span, trimmed

_TO_COME = (
    r"(?:to\s+be\s+\w+(?:\s+\w+)?|agreed(?:\s+(?:on|upon))?|planned|envisaged|foreseen|decided(?:\s+(?:on|upon))?"
    r"|(?:that|which)\s+(?:will|are\s+to)\s+be\s+\w+|under\s+preparation|in\s+the\s+pipeline|ahead)"
)
_DONE = (
    r"(?:welcomed|valued|praised|(?:already\s+)?(?:completed|achieved|accomplished|carried\s+out|realized|realised"
    r"|implemented|concluded|reached))"
)
_NOUN = (
    r"(?:projects?|measures?|steps?|initiatives?|activities|programm?es|deliverables|actions?|plans?|undertakings"
    r"|events|works?|schemes|commitments|results|achievements|outcomes|successes|areas\s+of\s+work)"
)
_LISTED = re.compile(
    rf"(?:Among|Amongst|Included\s+(?:among|in))\s+(?:the\s+|these\s+)?(?:[\w-]+\s+){{0,3}}?{_NOUN}\s+(?:[\w-]+\s+){{0,2}}?"
    rf"(?:(?P<todo>{_TO_COME})|(?P<done>{_DONE}))(?:\s+[^,;]{{2,60}}?)?,?\s+(?:is|are|was|were)\s+(?=\S)"
)
_JOINT = re.compile(
    r",\s+(?:and\s+|as\s+well\s+as\s+)?|\s+(?:and|as\s+well\s+as)\s+|;\s+(?:and\s+)?"
)
_MEMBER = re.compile(
    r"(?:for\s+)?(?:the|an?|its|their|[A-Z][\w’'-]*)\s+\w|\w+\s+(?:of|in|on|for)\s"
)
_IN_PASSING = re.compile(
    r"the\s+(?:latter|former|first|second|last)\b|which\b|who\b|with\b|together\b|in\b|on\b"
)


_PROVIDES = re.compile(
    r"(?:The|This)\s+(?:(?:new|joint|same|said|signed|[A-Z]\w+)\s+){0,3}?(?:agreement|memorandum|plan|road\s?map|programme|program|document|declaration"
    r"|statement|protocol|accord|treaty|text|action\s+plan|charter)\s+(?:(?:reached|signed|adopted|agreed|approved|concluded)\s+(?:[^,;]{2,40}?\s+)??)?"
    r"(?:also\s+)?(?P<todo>provides\s+for|foresees|envisages|envisions|stipulates|calls\s+for|sets\s+out|covers)\s+(?=(?:the|an?|joint|regular|annual|\w+\s+of)\s)"
)
"""A text that was agreed, before what is to be done by it."""


class Inverted(NamedTuple):
    """A list of what is to be done, or was done, with its type."""

    type: Type
    members: list[Span]


_PROPOSAL = re.compile(
    r"(?:The\s+)?(?:[^,;]{2,60}?[’']s?\s+)?(?:\w+\s+)?(?:[Pp]roposal|[Ss]uggestion|[Ii]dea|[Oo]ffer|[Ii]nitiative)\s+"
    r"(?:(?:of|by|from|made\s+by|put\s+forward\s+by)\s+(?:the\s+)?[A-Z][^,;]{2,50}?\s+)?"
    r"(?P<told>(?:to|that|for|of)\s+[^,;]{5,160}?)\s+"
    r"(?:(?:was|were|has\s+been|is)\s+(?:\w+ly\s+|also\s+)?(?:accepted|agreed(?:\s+(?:to|upon|on))?|approved|supported|endorsed"
    r"|taken\s+up|backed|adopted|embraced)"
    r"|(?:met|was\s+met)\s+with\s+(?:the\s+|full\s+|general\s+)?(?:approval|support|agreement|consent|assent|endorsement|a\s+positive\s+response)"
    r"|(?:won|found|gained|received|enjoyed)\s+(?:the\s+|full\s+)?(?:approval|support|agreement|consent|backing|endorsement))\b"
)


_BOTH = re.compile(
    r"[A-Z][^,;]{2,60}?\s+(?:proposed|suggested|offered|asked),?\s+and\s+[^,;]{2,60}?\s+(?:(?:readily|gladly|also)\s+)?(?:accepted|agreed|consented|approved),?\s+"
    r"(?P<told>(?:that|to)\s+[^;]{5,200})"
)
"""What one side proposes and the other accepts in one breath."""


def proposal(words: str) -> Span | None:
    """What is proposed, where a sentence says of it that it was taken up."""
    found = _PROPOSAL.match(words) or _BOTH.match(words)
    return Span(*found.span("told")) if found else None


def inverted(words: str) -> Inverted | None:
    """The members behind "Among the projects to be continued are", the first with its lead."""
    found = _LISTED.match(words) or _PROVIDES.match(words)
    if not found:
        return None
    by_text = found.re is _PROVIDES
    whole = names(words)
    cuts = []
    end = len(words)
    for joint in _JOINT.finditer(words, found.end()):
        if inside(joint.start(), whole):
            continue
        if _IN_PASSING.match(words, joint.end()):
            if "and" not in joint[0]:
                end = joint.start()
                break
            continue
        if _MEMBER.match(words, joint.end()) and not re.search(
            r"\b(?:between|both)\s[^,;]*$", words[found.end() : joint.start()]
        ):
            cuts.append(joint)
    members = between(words, Span(found.end(), end), cuts)
    members[0] = Span(0, members[0].end)
    kind: Type = "CommitmentMade" if by_text or found["todo"] else "ProgressWelcomed"
    return Inverted(kind, [trimmed(words, *each, also=",;.") for each in members])
