"""Parties: whose readout it is, from the countries and offices that its head names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tracker.domain.parties import BODIES
from tracker.drafting.actors import TITLES
from tracker.drafting.countries import Named, named
from tracker.drafting.offices import offices

_TITLED, _OFFICE, _NAMED, _OFTEN = 6.0, 5.0, 1.0, 12
"""What a country's name counts in the title, beside an office and in the opening; and how often
it counts, by a third, in the body."""

_BEFORE = re.compile(rf"(?:{TITLES})[^,.;]*\b(?:of|for)\s+(?:the\s+)?(?:\w+\s+of\s+(?:the\s+)?)?$")
_BEHIND = re.compile(rf"[’'‘]?s?\s+(?:[A-Z][\w-]*\s+){{0,2}}(?:{TITLES})")
_CHAINED = re.compile(
    r"(?:\s*[-–,]\s*(?:and )?|\s+and\s+)(?:the\s+(?:[A-Z]\w+\s+){1,3}of\s+(?:the\s+)?)?"
)


def parties_of(text: str, title: str, opening: str) -> tuple[str, ...]:
    """The two parties, or more where the title chains them, sorted by their codes.

    Args:
        text: the readout.
        title: its title.
        opening: the passage that says who met.
    """
    score: defaultdict[str, float] = defaultdict(float)
    titled = named(title)
    speaking = {place.party for place in titled}
    for place in titled:
        score[place.party] += _NAMED if place.sort == "capital" else _TITLED
    for place in named(opening):
        if _beside_office(opening, place):
            speaking.add(place.party)
            score[place.party] += _OFFICE
        elif place.sort == "name":
            score[place.party] += _NAMED
    count: defaultdict[str, int] = defaultdict(int)
    for place in named(text):
        if place.sort != "capital" and count[place.party] < _OFTEN:
            count[place.party] += 1
            score[place.party] += 1 / 3
    for party in _by_office(opening):
        speaking.add(party)
        score[party] += _OFFICE
    # A body such as NATO is a party where the title or an office names it, not in passing.
    ranked = sorted(score, key=lambda p: (p in BODIES and p not in speaking, -score[p], p))
    return tuple(sorted(ranked[: _number(title, titled)]))


def _beside_office(opening: str, place: Named) -> bool:
    before = opening[max(0, place.start - 70) : place.start]
    behind = opening[place.end : place.end + 60]
    return bool(_BEFORE.search(before) or _BEHIND.match(behind))


def _by_office(opening: str) -> set[str]:
    """The parties of the offices named with no country beside them."""
    found = set()
    for office, party in offices().items():
        # "Foreign Minister Secretary" is nobody: a bare "secretary" tells no party here.
        if " " not in office:
            continue
        words = re.search(rf"\b{re.escape(office)}\b", opening, re.IGNORECASE)
        if not words or not words[0][0].isupper():
            continue
        lead = named(opening[max(0, words.start() - 30) : words.start()])
        if not lead:
            found.add(party)
    return found


def _number(title: str, titled: Sequence[Named]) -> int:
    """How many parties there are: more than two only where the title puts them in one chain."""
    chain = longest = 1
    for first, second in pairwise(place for place in titled if place.sort == "name"):
        joined = _CHAINED.fullmatch(title[first.end : second.start])
        chain = chain + 1 if joined else 1
        longest = max(longest, chain)
    return max(2, longest)
