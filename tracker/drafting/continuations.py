"""Continuations: what a verb or its that-clause goes on with, without a subject of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tracker.drafting.acts import Act, Said
from tracker.drafting.clauses import Clause
from tracker.drafting.lexicon import Lexicon
from tracker.drafting.patterns import patterns
from tracker.drafting.rules import ONWARD, VALUED, VOICED, Type
from tracker.drafting.sentences import Span

_BARE = re.compile(r"(?:not\s+)?([a-z]+)\s")
_WHEN = re.compile(
    r"(?:that\s+)?(?P<when>from|by|in|on|within|starting|before|during|until|as\s+of)\s+[^,;.]{3,40}?,?\s+"
    r"(?:[\w.’'-]+\s+){1,4}?(?:will|would|shall)\s"
)
"""A time at the head of what is said, before who will act."""

_AND_WILL = re.compile(r",?\s+and\s+(?=(?:will|would|shall)(?:\s|,\s[^,;.]{2,60},\s))")
"""Where somebody who asks or deplores something goes on with what he will do."""
_WILL = re.compile(r"(will|would|shall),\s[^,;.]{2,60},\s")
"""What is told between the two words of a promise: "will, as always, support"."""

_ASKING = ("request", "concern", "progress", "done")
_TELLING_OF = ("views", "affirm", "report", "commit")
_ROUND = r"(?:round|session|meeting|edition|sitting|gathering|one|time)"
_WHICH_ONE = (
    r"(?:first|second|third|next|inaugural|following|further|subsequent"
    r"|\d+(?:st|nd|rd|th)|[a-z]+th)"
)
_AT_TIMES = r"(?:\s+(?:now|also|currently|provisionally|tentatively|already|likely))?"
_TO_BE = (
    r"(?:held|convened|hosted|conducted|organi[sz]ed|arranged|staged|planned|scheduled|expected|foreseen|anticipated"
    r"|envisaged|due|set|slated|fixed)"
)
FIRST_ROUND = re.compile(
    rf",\s+(?P<one>with\s+(?:an?|the)\s+{_WHICH_ONE}\s+(?:{_ROUND}\s+)?"
    r"(?:to\s+(?:follow|be\s+held|be\s+hosted|take\s+place)|following|planned|scheduled|expected|foreseen|due|set)\b"
    rf"|the\s+{_WHICH_ONE}\s+(?:[\w-]+\s+){{0,2}}?of\s+(?:which|these|them)"
    rf"\s+(?:(?:will|would|shall|is|was|are){_AT_TIMES}\s+(?:(?:due|expected|planned|scheduled|set|likely)\s+)?(?:to\s+)?"
    rf"(?:be\s+)?(?:{_TO_BE}|take\s+place|follow|meet|open)|being\s+{_TO_BE})\b"
    rf"|whose\s+(?:{_WHICH_ONE}\s+)+{_ROUND}(?:,[^,;]{{3,80}},)?\s+"
    rf"(?:will|would|shall|is|was){_AT_TIMES}\s+(?:to\s+)?(?:be\s+)?(?:{_TO_BE}|take\s+place|meet|open)\b"
    rf"|the\s+{_WHICH_ONE}\s+(?:[\w-]+\s+)??{_ROUND}\s+(?:(?:being|to\s+be)\s+(?:\w+ly\s+)?{_TO_BE}\b"
    r"|(?:planned|scheduled|foreseen|expected|due|set|slated|in|at|to\s+(?:take\s+place|follow))\s)"
    r"|(?:at|in|for|during|under|within)\s+(?:the\s+framework\s+of\s+)?which\s+an?\s+(?:[\w-]+\s+){0,3}?"
    r"(?:workshop|seminar|meeting|conference|symposium|round|session|visit|forum|consultation|dialogue)\s+(?:[\w’'-]+\s+){0,6}?"
    rf"(?:will|would|shall|is\s+to|is\s+due\s+to)\s+(?:be\s+{_TO_BE}|take\s+place)\b"
    rf"|to\s+be\s+(?:held|convened|hosted)\s+for\s+the\s+first\s+time\b"
    r"|with\s+an?\s+(?:[\w-]+\s+){0,2}?(?:visit|meeting|conference|symposium|round)\s+(?:by|of|to|in|between)\s+(?=[^;]*\b(?:in|on|at|within|this|next|by)\s)"
    r"|which\s+(?:will|would|is\s+(?:due\s+|expected\s+)?to)\s+(?:meet|convene|hold\s+its\s+(?:first|inaugural))\b)"
)
"""A round of what is told of before, with a time and a place of its own."""

OFFERED = re.compile(
    r",\s+which\s+(?P<who>(?:[\w.’'-]+\s+){1,5}?)(?:had\s+|has\s+|also\s+|\w+ly\s+)?(?:(?P<own>offer|propos|volunteer|undertook"
    r"|promis|agree|intend|plan|hope|would\s+like|wish)\w*\s+to|will|would|shall|is\s+to|is\s+(?:due|set|expected)\s+to)\s+"
    r"(?:host|chair|hold|organi[sz]e|convene)\b"
)
"""Who is to hold the occasion that was told of: "the next round, which Chile offered to host"."""

_WHICH = re.compile(r",\s+(?P<which>which)\s+$")
_TO_HOST = re.compile(
    r"\w+\s+(?:to\s+)?(?:host|chair|hold|organi[sz]e|convene)\s*(?:$|[,;.]|(?:in|on|at|next|this|during|within|later)\b)"
)

_AND_FEELING = re.compile(
    r",?\s+(?:and|but)\s+(?:also\s+)?"
    r"(?=(?:(?:deep|grave|serious|strong|particular|profound|sincere|great|heartfelt)\s+){0,2}"
    r"(?P<felt>\w+)\s+(?:about|over|at|that|regarding|for|to|with)\b)"
)
"""A second feeling that is voiced with the first one, without an article."""

_OTHER_FEELING: dict[str, tuple[str, Type, str]] = {
    "progress": ("felt_concern", "ConcernRaised", VOICED),
    "concern": ("felt_progress", "ProgressWelcomed", VALUED),
}
"""Of each feeling the nouns of the other one, and what that makes by which rule."""

_ON = re.compile(r"\s+(?:up)?on\s")
_CLAUSE_OF_ITS_OWN = re.compile(
    r"(?:\s+(?:its|his|her|their|the)\s+\w+)?\s+(?:that|to\s+[a-z]+\s)|.*\b(?:which|who|that)\b"
)
"""What somebody affirms in a clause of its own, or tells of a thing, goes on as that clause."""

_VOICED = ("progress", "done", "concern")
_IS_TO_BE = re.compile(
    r"(?:the|an?)\s+(?:(?!(?:that|which|who|whose)\b)[^\s,;]+\s+){1,10}?(?:is|are)\s+to\s+be\s+\w+"
)
"""A clause of its own, which tells what is to be done."""


def told_apart(clause: Clause, told: str) -> bool:
    """Whether a part tells what is to be done, beside what is valued, done or deplored."""
    return clause.sense in _VOICED and bool(_IS_TO_BE.match(told))


def hosted(words: str, clause: Clause, act: Act) -> Act:
    """What somebody undertakes to host that was told of before: ", which Chile offered to host"."""
    lead = _WHICH.search(words[: clause.start])
    if not lead or act.type != "CommitmentMade" or not _TO_HOST.match(words, clause.verb.start):
        return act
    quote = Span(lead.start("which"), act.quote.end)
    return replace(act, type="FollowUpScheduled", quote=quote)


def further_will(said: Said) -> re.Match[str] | None:
    """Where somebody goes on with what he will do: "urged Chile to come, and will send a ship".

    Args:
        said: what is asked, deplored, valued or affirmed.
    """
    words, clause = said.words, said.clause
    found = _AND_WILL.search(words, *clause.rest)
    if found and patterns()["under_which"].search(words, clause.rest.start, found.start()):
        return None  # "signed a text, under which Chile will dig, and will plant"
    if found and clause.sense in _TELLING_OF:
        # "reiterated its support for the fund and will pay into it"
        whole = _CLAUSE_OF_ITS_OWN.match(words, clause.verb.end, found.start())
        # "agreed to widen the port and will build a pier" is read part by part.
        bound = clause.sense == "commit" and not _ON.match(words, clause.verb.end)
        parted = found[0].startswith(",") and whole and " that" not in whole[0]
        return None if (whole and not parted) or bound or clause.subject is None else found
    return found if clause.sense in _ASKING else None


def other_feeling(said: Said, lexicon: Lexicon) -> tuple[re.Match[str], Type, str] | None:
    """Where another feeling is voiced beside the first, and what that makes by which rule."""
    words, clause = said.words, said.clause
    other = _OTHER_FEELING.get(clause.sense)
    verb = clause.verb.of(words).partition(" ")[0].lower()
    if clause.passive or not other or verb not in lexicon.forms("voicing"):
        return None
    nouns, kind, rule = other
    found = _AND_FEELING.finditer(words, *clause.rest)
    second = next((one for one in found if one["felt"] in lexicon.words[nouns]), None)
    return (second, kind, rule) if second else None


def will_do(told: str) -> str:
    """What somebody will do, without what is told between the two words for that."""
    return _WILL.sub(r"\1 ", told)


def goes_on(told: str, before: Sequence[Act], actions: AbstractSet[str]) -> bool:
    """Whether a part is what else they will do: "that they will widen the port and build a pier".

    Args:
        told: the words of the part.
        before: the acts of the parts before it.
        actions: the verbs of what a side undertakes.
    """
    bare = _BARE.match(told)
    known = bare and (bare[1] in actions or bare[0].startswith("not "))
    return bool(before and before[0].type in ONWARD and known)


def time_at_head(words: str, before: Sequence[Act]) -> Span | None:
    """The time that stands before who will act: "that from May they will open A and extend B".

    Args:
        words: the sentence.
        before: the acts of the parts before, the first of which follows that time.
    """
    frame = _WHEN.match(words, before[0].matter.start)
    return Span(frame.start("when"), frame.end()) if frame else None
