"""Ownership: whose an occasion is that a sentence names, by the countries it is called by."""

from __future__ import annotations

import re
from itertools import pairwise

from tracker.domain.parties import BODIES
from tracker.drafting.actors import Cast
from tracker.drafting.countries import named

_PAIR = re.compile(r"\s*[-–]\s*")
"""What stands between two that an occasion is called by."""


def is_ours(quote: str, cast: Cast) -> bool:
    """Whether a party has a part in the occasion, and nobody else's occasion is meant."""
    strangers = [
        p
        for p in named(quote)
        if p.party not in cast.parties
        and p.party not in BODIES
        and p.sort != "capital"
        and not quote[: p.start].endswith(("held in ", "hosted in ", "convened in "))
    ]
    if any(two & {*cast.parties} and not two <= {*cast.parties} for two in _pairs(quote)):
        return False  # "the Japan-Peru Dialogue" is that of one of those who met
    own = any(p.party in cast.parties and p.sort != "capital" for p in named(quote))
    return own or bool(cast.mentions(quote)) or not strangers


def called_by_two(quote: str, cast: Cast) -> tuple[str, ...]:
    """The two parties by whose names an occasion is called: "the Japanese-Chilean Forum"."""
    pairs = [two for two in _pairs(quote) if two <= {*cast.parties}]
    return tuple(party for party in cast.parties if party in pairs[0]) if pairs else ()


def _pairs(quote: str) -> list[set[str]]:
    """The two of each pair of countries that are tied in a name."""
    return [
        {one.party, other.party}
        for one, other in pairwise(named(quote))
        if one.party != other.party and _PAIR.fullmatch(quote, one.end, other.start)
    ]
