"""Inclusions: the parts behind 'including' and in one breath that can be followed on their own."""

from __future__ import annotations

import re

from tracker.domain.parties import BODIES
from tracker.drafting import lists
from tracker.drafting.contents import Judgement
from tracker.drafting.coordinations import happens
from tracker.drafting.countries import named
from tracker.drafting.followables import (
    BY_DOING,
    DELIVERABLE,
    FOLLOWED,
    NAMED_SO,
    PROPER,
    country_of,
    is_deliverable,
    is_of_many,
    way_seen,
)
from tracker.drafting.joints import between, divided
from tracker.drafting.names import inside, names
from tracker.drafting.patterns import patterns
from tracker.drafting.rules import ONWARD
from tracker.drafting.sentences import Span, trimmed

BESIDES = "in addition to"

_SEVERAL = re.compile(
    r"\b(?:two|three|both)\s+(?:[\w’'-]+\s+){0,5}?(?:meetings?|consultations?"
    r"|dialogues?|groups?|rounds?|sessions?|visits?|committees?)\s+(?:about|on"
    r"|regarding|concerning|for)\s+(?P<list>[^,;.]+?)\s+(?:will|would|shall|to be|in"
    r"|on|at)\b"
)

_VISITS_BY = re.compile(
    r"\bvisits\s+(?:to\s+[A-Z]\w+\s+)?by\s+((?:the\s+)?[A-Z][^,;]*?)\s+and\s+((?:the\s+)?[A-Z][^,;]*)"
)
"""The visits of two people: "the visits by President Lagos and Minister Soto"."""

_PURPOSE = re.compile(
    r"(?<=[a-z)])\s+to\s+(?:keep|maintain|further|ensure|promote|advance|deepen)\b"
)
"""What a list is for, behind its last member."""

_HEADED = re.compile(r"(?:an?|the)\s+(?:(?!(?:of|for|in|on|with|to|between)\b)[\w’'-]+\s+){0,6}")

_THERE = re.compile(r"in\s+(?:the\s+)?(?:\w+ern\s+)?")

_GENERIC = re.compile(
    r"(?:the\s+|their\s+|both\s+)?(?:[A-Z][\w-]*\s+)*(?:Ministries|Guards?|Forces|Authorities"
    r"|Agencies|Offices|Governments|Parliaments|Police|Departments|Embassies|Ministers|Institutes)"
)
"""Bodies that every country has: a part with nothing of its own."""

_DEVELOPMENT = re.compile(
    r"(?:the\s+)?(?:\w+\s+)?"
    r"(?:launch|opening|signing|conclusion|adoption|establishment|completion|holding|release"
    r"|resumption|return|dispatch|delivery|handover|donation|shipment)\s+of\b"
)

_DOING = re.compile(
    r"(?!(?:during|existing|outstanding|pending|remaining|ongoing|upcoming|forthcoming|regarding"
    r"|concerning|following|including|depending|leading)\b)[a-z]+ing\s+\S"
)
"""What is to be done, where somebody is asked for it: "including lifting the ban"."""

_DEED = re.compile(
    r"(?:the\s+)?(?:\w+\s+){0,2}?(?:conduct|use|visit|refund|dispatch|delivery|expansion|closure"
    r"|detention|arrest|deployment|militari[sz]ation|activation|construction|installation"
    r"|implementation|settlement|resolution|easing|relaxation|lifting|removal|payment|reimbursement|abolition|appointment|expulsion|suspension|imposition)\s+(?:of|to|into)\b"
)
"""What somebody did or is asked to do, as a noun: "the deployment of ships"."""

_GIVEN = re.compile(rf"(?:an?\s+)?(?:[\w-]+\s+){{0,2}}?{DELIVERABLE.pattern}\s+(?:for|in|on|by)\s")
_UNDER = re.compile(r"(?:through|via|by|with|among|between)\s+(?!\w+ing\b)")
_AT_PLACE = re.compile(
    r"an?\s+(?:(?!(?:in|at|of|for|to|and)\b)[\w’'-]+\s+){1,5}(?:in|at)\s+[A-Z][\w’-]+$"
)
_LATELY = re.compile(
    r"\b[a-z]+(?:ed|en|ld|un)\s+(?:last|this)\s+(?:week|month|year|spring|summer|autumn|winter)\b|\bthat\s+was\s+made\s+public\b"
)
_IN_ALL_FORMS = re.compile(r"\bin\s+all\s+(?:its|their)\s+forms\b[^,;]*,?\s+\w+\s+$")
"""What is deplored whatever its form: one that is named illustrates it."""

_CIRCLE = 3
_AMONG = re.compile(r"(?:among|between)\s")
_AND_AMONG = re.compile(r",?\s+(?:as well as|and)\s+(?=(?:among|between)\s)")
_QUOTED = re.compile(r"[“\"][A-Z]")

_MEMBER = re.compile(r"(?:the |an? )?[\w’'“”-]+\s")
_TOLD_OF_IT = re.compile(
    r"(?:which|who|whose|whom|where)\b|(?:\w+\s+)?(?:\w+|\d+)\s+of\s+(?:which|whom)\b|(?:up|down)\s+(?:by\s+)?\S*\d|an?\s+(?:\w+\s+)?(?:increase|rise|decrease"
    r"|growth|drop|decline)\s+of\s+\S*\d"
)
"""What is told of the part before it: "…, which rose in May, up 12 percent"."""

_TOLD_IN_BRACKETS = re.compile(
    r"\s\([^()]*\s(?:is|are|was|were|has|have|had|holds|hosts)\s[^()]*\)?[.]?\)?$"
)
"""What is told in brackets behind the last part: "… (Chile has been a member since 2004)"."""

_OF_BARE = re.compile(
    r"\bof\s+(?!(?:the|an?|its|their|his|her|all|both|[A-Z])\b)(?:[a-z-]+\s+)?[a-z-]+$"
)
_OWN_THING = re.compile(r"(?:the|an?|its|their|his|her)\s|[A-Z]|[\w-]+\s+(?:[\w-]+\s+)?of\s")
"""A thing of its own, and not one more of what is named: "of books and maps"."""

_CAPITALISED = re.compile(r"[A-Z][\w’-]*$")
_OF_ONE = re.compile(
    r"\b(?:by|of|between|in|for|both)\s+[A-Z][\w’-]*$|\bby\s+\w+$|\bfrom\s+(?:the\s+)?[A-Z][\w’-]*$"
)
_JOINT = re.compile(r",\s+(?:and\s+|or\s+)?(?:as well as\s+)?|;\s+|\s+(?:and|as well as)\s+")


def several(words: str, matter: Span, judged: Judgement) -> list[Span]:
    """One span for each of "two working groups about A and B"."""
    if judged.type != "FollowUpScheduled":
        return [matter]
    if visits := _VISITS_BY.search(words, matter.start, matter.end):
        return [Span(matter.start, visits.end(1)), Span(*visits.span(2))]
    found = _SEVERAL.search(words, matter.start, matter.end)
    cut = re.search(r",?\s+and\s+", found["list"]) if found else None
    if not found or not cut:
        return [matter]
    start = found.start("list")
    return [Span(start, start + cut.start()), Span(start + cut.end(), found.end("list"))]


def followable(words: str, tail: Span, judged: Judgement) -> list[Span]:
    """The parts of an inclusion that have a name, date, place or number of their own."""
    inner = lists.included(words, tail)
    kept: list[Span] = []
    told = tail.of(words)
    if _IN_ALL_FORMS.search(words[: tail.start]):
        return []
    if patterns()["by_way_of"].match(told) and patterns()["relative"].search(told):
        # What is told of somebody in a clause of his own is one part.
        return [tail] if patterns()["calendar"].search(told) else []
    if circles := _among(words, tail):
        return circles
    inside = inner[1] if inner and inner[2] != BESIDES else tail
    among_whom = ""
    for part in _members(words, inside):
        if aside := _TOLD_IN_BRACKETS.search(words, *part):
            part = trimmed(words, part.start, aside.start(), also=",;.")  # noqa: PLW2901
        told = part.of(words)
        if is_of_many(told):
            continue
        if among_whom and not lists.illustrates(told):
            # "including through forums and missions": the second stands under the same word.
            followed = way_seen(f"{among_whom}{told}", judged)
        else:
            alone = words[: tail.start] if inner is None else ""
            followed = _is_followed(told, judged, alone)
        if followed:
            kept.append(part)
        elif not kept and lists.illustrates(told) and (shared := _UNDER.match(told)):
            among_whom = shared[0]
    return kept


def _is_followed(told: str, judged: Judgement, before: str) -> bool:
    """Whether a part can be followed on its own.

    Args:
        told: the part.
        judged: what the whole is.
        before: what stands before it, where it is no part of a part.
    """
    way = patterns()["by_way_of"].match(told)
    shown = way and (_is_seen(told[way.end() :]) or _DEVELOPMENT.match(told[way.end() :]))
    if names_its_way(told) or way_seen(told, judged) or shown or placed(told):
        return True
    if lists.illustrates(told) or _GENERIC.fullmatch(told):
        return False
    named_so = PROPER.search(told) or patterns()["counted"].match(told)
    dated = patterns()["calendar"].search(told) or _LATELY.search(told)
    onward = judged.type in FOLLOWED and (_AT_PLACE.match(told) or is_deliverable(told))
    done = (judged.type in FOLLOWED or NAMED_SO.search(told)) and happens(told)
    asked = judged.type == "RequestMade" and _DOING.match(told)
    deed = _DEVELOPMENT.match(told) or (judged.type not in ONWARD and _DEED.match(told))
    return bool(named_so or dated or onward or done or asked or deed or country_of(told, before))


def _among(words: str, tail: Span) -> list[Span]:
    """Each circle of three and more that is named: "among A, B and C as well as among B, C, D"."""
    circles = between(words, tail, [*_AND_AMONG.finditer(words, *tail)])
    parts = [trimmed(words, *each, also=".") for each in circles]
    return parts if all(among(part.of(words)) for part in parts) else []


def among(told: str) -> bool:
    """Whether a part names a circle of three and more in which something is done."""
    parties = {
        place.party
        for place in named(told)
        if place.sort != "demonym" or told[place.start : place.end].replace(".", "").isupper()
    }
    return bool(_AMONG.match(told)) and len(parties) >= _CIRCLE


def names_its_way(told: str) -> bool:
    """Whether a way of doing something has a name: "by giving it shape in the “Plan”"."""
    return bool(BY_DOING.match(told) and _QUOTED.search(told))


def _is_seen(told: str) -> bool:
    """Whether a way of doing something is a thing that happens at a time or in a number."""
    counted = patterns()["counted"].match(told) or patterns()["calendar"].search(told)
    return is_deliverable(told) and bool(counted or PROPER.search(told))


def ends_there(told: str, noun: re.Match[str]) -> bool:
    """Whether a noun phrase ends in the noun of an occasion."""
    return noun.end() == len(told.rstrip())


def begins_there(told: str, noun: re.Match[str]) -> bool:
    """Whether the noun of an occasion heads a noun phrase at the beginning of the words."""
    return bool(_HEADED.fullmatch(told[: noun.start()]))


def placed(told: str) -> bool:
    """Whether a part names the country where it is to be seen: "in northeastern India"."""
    lead = _THERE.match(told)
    places = [place for place in named(told) if lead and place.start == lead.end()]
    return bool(places) and places[0].party not in BODIES


def _is_in_brackets(words: str, start: int, at: int) -> bool:
    """Whether a bracket was opened and is not closed there."""
    return words.count("(", start, at) > words.count(")", start, at)


def _members(words: str, span: Span) -> list[Span]:
    """The members of a plain list: "A, B and C"."""
    whole = names(words)

    def apart(begun: int, joint: re.Match[str]) -> bool:
        if inside(joint.start(), whole) or _is_in_brackets(words, span.start, joint.start()):
            return False
        left, right = words[begun : joint.start()], words[joint.end() : span.end]
        if _TOLD_OF_IT.match(right):
            return False
        if " " not in left.strip() or not _MEMBER.match(right):
            return False
        plain = "and" in joint[0] and "," not in joint[0]
        if plain and _OF_BARE.search(left) and not _OWN_THING.match(right):
            return False  # "the donation of small arms and ammunition"
        # A joint between two capitalised words stands inside a name, and "Japanese and Russian
        # experts" are one thing.
        within_name = _CAPITALISED.search(left) and right[:1].isupper()
        apart_too = happens(right) or _GIVEN.match(right)
        return bool(apart_too) or not (plain and (within_name or _OF_ONE.search(left)))

    *parts, last = divided(words, span, _JOINT, apart)
    purpose = _PURPOSE.search(words, *last)
    end = purpose.start() if purpose else last.end
    return [*parts, trimmed(words, last.start, end, also=",;.")]
