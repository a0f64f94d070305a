"""Antecedents: whom an act means that only what was said before it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.parties import BODIES
from tracker.drafting.actors import Cast
from tracker.drafting.acts import Act, Found
from tracker.drafting.countries import Named, named
from tracker.drafting.sentences import Span
from tracker.drafting.traits import listed_with

_RULERS = re.compile(
    r"(?:on\s+|upon\s+|that\s+)?the\s+(?:[a-z]+\s+)?"
    r"(?:regime|junta|military|generals|coup leaders)\b"
)
"""Those who hold the power in a country that was named before."""

_THEM = re.compile(r"(?:on\s+|upon\s+)?them\b")
_BOTH = re.compile(
    r"(?:(?:for|on|upon)\s+)?(?:the\s+)?(?:[a-z]+\s+(?:of|from)\s+)?(?:both|the\s+two)\s+"
    r"(?:countries|states|governments|partners|capitals|neighbou?rs)\b"
)
"""Two that were named before, where they are asked."""

_ARMS = re.compile(
    r"\b(?:launch(?:es)?|tests?|testing|firings?)\b[^,;]*\b(?:missiles?|rockets?|satellites?)\b"
    r"|\b(?:nuclear|missile|rocket)\s+(?:tests?|launch(?:es)?)\b"
    r"|\b(?:the|that|this|these|those)\s+(?:latest\s+|recent\s+)?launch(?:es)?\b",
    re.IGNORECASE,
)
"""What a country that was named before has fired or tested."""

_WELCOMED = re.compile(
    r"(?:with\s+|for\s+|at\s+)?(?:this|that|the)"
    r"(?:\s+[a-z]+)?(?:\s+(?:announcement|decision|offer|pledge|initiative|proposal|plan|intention"
    r"|move|step|contribution|news))(?:\s+and\s+[a-z ]{3,40})?|this|these"
    r"|these\s+(?:\w+\s+)?(?:measures|steps|efforts|initiatives|decisions|plans)"
)
"""What is welcomed of what was told just before."""

_ALSO_SO = re.compile(
    r"(?:and\s+|but\s+|that\s+it\s+|it\s+)?(?:must|should|can|could|will|would)(?:not|\s+(?:not|never|by\s+no\s+means"
    r"|under\s+no\s+circumstances))\s+(?:\w+ly\s+)?be\s|(?:and\s+)?(?:is|was|are|were)\s+(?:\w+ly\s+)?"
    r"(?:un\w+able|regrettable|deplorable|illegal|unlawful|a\s+(?:\w+\s+)?violation)\b"
)
"""What is said besides of what was deplored just before: "and cannot be accepted"."""

_TWO = 2


def traced(found: Sequence[Found], text: str, cast: Cast) -> list[Found]:
    """The acts of a readout, those that mean somebody named before with whom they mean.

    Args:
        found: the acts, as they stand in the text.
        text: the readout.
        cast: the people of the readout.
    """
    whole: list[Found] = []
    for one in found:
        before = text[one.block.span.start : one.sentence.start + one.act.quote.start]
        said = one.sentence.of(text)
        to = one.act.to or _meant(one.act, said, before, cast) or _asked_too(one, said, whole)
        before_that = _told_before(one, said, whole)
        act = replace(one.act, to=to, done_by=one.act.done_by or before_that)
        # "welcomed this announcement": what was announced is still to be done.
        whole.append(replace(one, act=replace(act, complete=act.complete and not before_that)))
    return whole


def _meant(act: Act, said: str, before: str, cast: Cast) -> tuple[str, ...]:
    """Whom a request or a concern is addressed to, by what stands before it."""
    told = act.matter.of(said)
    others = tuple(party for party in cast.parties if party not in act.by)
    if act.type == "RequestMade":
        if _RULERS.match(told):
            return _last(before, act.by)
        if _THEM.match(told) and others:
            return others
        if _BOTH.match(told):
            return others if len(others) == _TWO else _pair(before, act.by)
    strangers = [place for place in named(told) if place.party not in BODIES]
    armed = act.type == "ConcernRaised" and _ARMS.search(told)
    if armed and not any(place.party not in cast.parties for place in strangers):
        return _last(before, cast.parties)
    return ()


def _asked_too(one: Found, said: str, earlier: Sequence[Found]) -> tuple[str, ...]:
    """Who is asked to do, or deplored for, one thing and in the same breath another."""
    act, last = one.act, earlier[-1] if earlier else None
    if not last or last.sentence != one.sentence:
        return ()
    if act.type == last.act.type == "ConcernRaised" and act.by == last.act.by:
        return last.act.to if _ALSO_SO.match(act.quote.of(said)) else ()
    if act.type != "RequestMade":
        return ()
    further = act.by == last.act.by and act.matter.of(said).startswith("to ")
    return last.act.to if further and last.act.type == "RequestMade" else ()


def _countries(before: str, besides: tuple[str, ...]) -> list[Named]:
    return [
        place for place in named(before) if place.party not in besides and place.party not in BODIES
    ]


def _last(before: str, besides: tuple[str, ...]) -> tuple[str, ...]:
    """The last country that was named before, other than some."""
    places = _countries(before, besides)
    return (places[-1].party,) if places else ()


def _pair(before: str, besides: tuple[str, ...]) -> tuple[str, ...]:
    """The last two countries that were named together: "signed by Athens and Skopje"."""
    for place in reversed(_countries(before, besides)):
        joined = [each.party for each in listed_with(before, place) if each.party not in besides]
        if len(joined) == 1:
            return tuple(sorted((place.party, *joined)))
    return ()


def _told_before(one: Found, said: str, earlier: Sequence[Found]) -> tuple[str, ...]:
    """Whose deed is welcomed, where that is what another told just before."""
    act, last = one.act, earlier[-1] if earlier else None
    told = Span(act.matter.start, act.quote.end).of(said).strip(" .,;")
    if act.type != "ProgressWelcomed" or not last or len(act.by) > 1:
        return ()
    near = last.block == one.block and last.act.by != act.by and len(last.act.by) == 1
    return last.act.by if near and _WELCOMED.fullmatch(told) else ()
