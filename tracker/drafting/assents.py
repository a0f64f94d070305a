"""Assents: how a side says no more than that it is of the same mind, or takes up a proposal."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.drafting.acts import Act
from tracker.drafting.clauses import Clause
from tracker.drafting.contents import Reader
from tracker.drafting.occasions import Occasions
from tracker.drafting.rules import PROPOSED, Type
from tracker.drafting.sentences import Span

_ASSENTS = re.compile(
    r"(?:agree|accept|concur|consent)\w*|g[ai]v\w+\s.*\b(?:consent|agreement|assent|approval)",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(
    r"(?:respond|repl|react)\w*\s+(?:(?:very\s+)?(?:positively|favou?rably|affirmatively)|in\s+the\s+affirmative)"
    r"|(?:support|accept|endors|back|approv)\w*\s+(?:the|this|that|his|her|its)\s+"
    r"(?:\w+\s+)?(?:proposal|suggestion|idea|initiative|offer)$"
    r"|(?:is|are|was|were|spoke|speaks?)\s+in\s+favou?r\s+of\s+(?:this|that|it"
    r"|(?:the|this|that|his|her|its)\s+(?:proposal|suggestion|idea|initiative|offer))$",
    re.IGNORECASE,
)
"""What somebody says to a proposal."""
_NAMES_IT = re.compile(r"(?:accept|acced|agree)\w*\s.*\b(?:proposal|suggestion|idea|offer)\b")
"""A verb by which a proposal is taken up that is told behind it."""
_AT_HEAD = re.compile(
    r"(?:On|Regarding|Concerning|As\s+(?:for|regards|to)|With\s+(?:regard|respect|reference)\s+to"
    r"|In\s+(?:response|reply|answer)\s+to|Responding\s+to|To)\s+(?:(?:the|an?|his|her|its)\s+)?"
    r"(?:[A-Z]\w+(?:[’']s?)?\s+)?(?:[\w-]+\s+){0,2}?(?:proposal|suggestion|offer|idea|initiative)\s+"
    r"(?:(?:of|by|from)\s+[^,;]{2,40}?\s+)??(?P<told>(?:to|that|for)\s+[^;]{5,200}?),?\s*$"
)
"""A proposal at the head of a sentence: "On Chile's proposal to open a school, Japan …"."""
_FOUNDS = re.compile(
    r"\b(?:be\s+(?:\w+ly\s+|jointly\s+)?(?:revived|reactivated|set\s+up|established|created|formed|founded|launched)"
    r"|(?:to|should|would)\s+(?:revive|reactivate|set\s+up|establish|create|form|found|launch))\b"
    r"|(?:reviv|reactivat|establish|creat|form|launch)ing\b|\bsetting\s+up\b"
)
"""What is done to a body or a dialogue that does not meet by it."""
_MEET = re.compile(
    r"\b(?:meet|get\s+together|come\s+together|(?:re)?convene|gather)\b"
    r"(?!\s+(?:the|their|its|this|these|such|all|any|new|common|an?)\b)"
)
"""What is proposed of several who are to meet."""
_PROPOSES = re.compile(r"(?:propos|suggest|offer)\w*", re.IGNORECASE)


def assents(words: str, clause: Clause) -> bool:
    """Whether a clause says that a side is of the same mind, and nothing more."""
    told = words[clause.verb.end : afterwards(words, clause).start].strip(" .,;")
    return not told and bool(_ASSENTS.match(clause.verb.of(words)))


def takes_up(words: str, clause: Clause) -> bool:
    """Whether a clause says that a side is for what was proposed, and nothing more."""
    said = words[clause.verb.start : clause.rest.end].strip(" .,;")
    return assents(words, clause) or bool(_TAKES_UP.fullmatch(said))


def names_proposal(words: str, clause: Clause) -> bool:
    """Whether a clause takes up a proposal and tells it: "accepted the proposal to"."""
    return bool(_NAMES_IT.match(clause.verb.of(words)))


def proposed_at_head(words: str, clause: Clause) -> Span | None:
    """The proposal that a sentence names at its head, where a clause takes it up."""
    found = _AT_HEAD.match(words[: clause.start]) if takes_up(words, clause) else None
    return Span(*found.span("told")) if found else None


def proposes(words: str, clause: Clause) -> bool:
    """Whether a clause proposes what the next one may accept."""
    return bool(_PROPOSES.match(clause.verb.of(words)))


def taken_up_as(told: str, occasions: Occasions) -> Type:
    """What a proposal makes that is taken up: an occasion, or what both will do."""
    met = (occasions.nouns(told) or _MEET.search(told)) and not _FOUNDS.search(told)
    return "FollowUpScheduled" if met else "CommitmentMade"


def taken_up(act: Act, words: str, reader: Reader) -> Act:
    """A proposal that the other side accepts in the same sentence, as one of both."""
    kind = taken_up_as(act.matter.of(words), reader.occasions)
    parties = reader.cast.parties
    return replace(act, type=kind, by=parties, rule=PROPOSED, wording="agreed", to=())


def afterwards(words: str, clause: Clause) -> Span:
    """What is told behind a clause in one of its own: "Chile agreed; divers will meet in May"."""
    cut = words.find("; ", clause.verb.end, clause.rest.end)
    return Span(cut + len("; ") if cut >= 0 else clause.rest.end, clause.rest.end)
