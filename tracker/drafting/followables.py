"""Followables: parts that name a thing that can be followed, a way, a place or a body of many."""

from __future__ import annotations

import re

from tracker.domain.parties import BODIES
from tracker.drafting.contents import Judgement
from tracker.drafting.coordinations import happens, is_works
from tracker.drafting.countries import named
from tracker.drafting.patterns import patterns
from tracker.drafting.rules import ONWARD

FOLLOWED = ONWARD | {"RequestMade"}
"""The types that name something to be done, by whomever."""

_AFTER_NOUN = re.compile(
    r"\s*(?:$|[,;(.]|(?:of|to|for|in|on|by|with|between|from|at|and|as|this|next|that|which|will"
    r"|would)\b)"
)
PROPER = re.compile(
    r"(?<!^)(?<![.“\"] )\b(?:[A-Z][a-z]+\s+[A-Z0-9][\w-]*|[A-Z]{3,}|\d+)|“|\"(?=[A-Z])"
    r"|\b[A-Z][\w-]+\s+(?:[a-z-]+\s+){0,2}(?:plant|station|dam|bridge|port|mine|pipeline|hospital|airport"
    r"|university|school|railway|terminal|corridor|field|tunnel|highway)s?\b"
)
DELIVERABLE = re.compile(
    r"\b(?:courses?|campaigns?|workshops?|seminars?|visits?|tours?|plans?|projects?|programm?es?|trainings?|agreements?|dialogues?"
    r"|missions?|forums?|consultations?|fund|centres?|centers?|exercises?|concerts?|exhibitions?|expos?|fairs?|festivals?|conferences?"
    r"|loans?|grants?|scholarships?|stamps?)\b"
)
BY_DOING = re.compile(r"(?:by|through)\s+(?:\w+ly\s+)?\w+ing\s")
_IN_WHAT = re.compile(
    r"(?:through|via|by|in|on|for|with|at)\s+(?!\w+ing\b|(?:the\s+)?(?:preparation|accordance|connection|framework|line|addition|support"
    r"|celebration|commemoration|order|occasion|view|participation|purpose|presence|course|context|light|response|relation"
    r"|regard|respect|light|spirit|margins|sidelines|anticipation|advance|conformity|conjunction|cooperation|collaboration)\b)"
)
NAMED_SO = re.compile(
    r"\b[A-Z][\w-]+\s+(?:[A-Z]|\w+\s+(?:plant|bridge|port|project))|\b[A-Z]{3,}\b|“|\b[A-Z]\w+$"
)
_TASKED = re.compile(
    r"\b(?:[Tt]ask [Ff]orce|[Pp]roject|[Ff]acility|[Ff]und|[Ii]nitiative|[Ff]ollow-up|[Pp]lants?)\b"
)
_A_THING = re.compile(r"an?\s")
_COUNTRIES = re.compile(
    r"\b(?:countries|markets|states|nations|economies)\b[^,;]{0,20},?\s+such\s+as\s+$"
)
_FORUM = re.compile(
    r"(?:UN|G7|G8|G20|APEC|ASEM|OSCE|WTO|IMF|ARF|EAS|BRICS|SCO|OECD|IAEA|UNSC|EU|AU|ASEAN)"
)


def way_seen(told: str, judged: Judgement) -> bool:
    """Whether a way, or what something is about, is a thing with a name: "in the works at Bari"."""
    if judged.type in FOLLOWED and BY_DOING.match(told) and PROPER.search(told):
        return True
    way = _IN_WHAT.match(told)
    if not way:
        return False
    rest = told[way.end() :]
    seen = (
        happens(rest, lasting=True)
        or is_works(rest)
        or is_deliverable(rest)
        or _TASKED.search(rest)
    )
    named_so = NAMED_SO.search(rest) or patterns()["counted"].match(rest)
    dated = patterns()["calendar"].search(rest)
    return bool(seen and (named_so or dated)) or bool(_A_THING.match(rest) and seen)


def is_of_many(told: str) -> bool:
    """Whether a part is no more than the name of a body of many: "the United Nations"."""
    places = named(told)
    plain = told.removeprefix("the ").removeprefix("in ").removeprefix("at ").removeprefix("the ")
    whole = len(places) == 1 and told[places[0].start : places[0].end].removeprefix("the ") == plain
    return bool(whole and places[0].party in BODIES) or bool(_FORUM.fullmatch(plain))


def country_of(told: str, lead: str) -> bool:
    """Whether a part is a country behind "new markets, such as"."""
    places = named(told)
    alone = len(places) == 1 and (places[0].start, places[0].end) == (0, len(told))
    return alone and bool(_COUNTRIES.search(lead))


def is_deliverable(told: str) -> bool:
    """Whether a thing to be had is what a part names, and does not only modify another."""
    return any(_AFTER_NOUN.match(told, found.end()) for found in DELIVERABLE.finditer(told))
