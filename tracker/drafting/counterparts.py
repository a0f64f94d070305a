"""Counterparts: the officers of other countries whom one host met, as the opening calls them."""

from __future__ import annotations

import re

from tracker.drafting.countries import named
from tracker.drafting.titles import HONORIFIC, NAME, TITLES

_THEIRS = r"(?:counterparts|colleagues|opposite\s+numbers)"
_BY_NAME = rf"(?:(?:{TITLES}|{HONORIFIC})\s*)?{NAME}"
_CALLED_BY = re.compile(
    r"\b(?:his|her|their|the)\s+"
    r"((?:[A-Z]\w+(?:,\s+(?:and\s+)?|\s+and\s+))+[A-Z]\w+)\s+(?:counterparts|colleagues|opposite\s+numbers)\b"
)
_OF_SEVERAL = re.compile(
    rf"\b(?:his|her|their|the)\s+(?:[\w-]+\s+){{0,2}}{_THEIRS}\s+(?:from|of)\s+(?=(?:the\s+)?[A-Z])"
    rf"|\b(?:his|her|their|the)\s+(?:[\w-]+\s+){{0,2}}{_THEIRS},?\s+(?={_BY_NAME}\s*(?:,|\bof\b|\bfrom\b|\())"
)
_JOINED = re.compile(
    rf"(?:,\s+(?:and\s+)?|\)?,?\s+and\s+|\))?(?:the\s+)?(?:{_BY_NAME}\s*(?:,\s*|\(|of\s+|from\s+))?"
    r"(?:the\s+)?(?:(?:[A-Z]\w+\s+){1,3}of\s+(?:the\s+)?)?"
)
_CALLED_OF = re.compile(r"\bcounterparts?\s+(?:from|of)\s+(?:the\s+)?")


def guests(opening: str) -> set[str]:
    """Whose counterparts came, where they are several: "hosted his French and Polish counterparts".

    Args:
        opening: the passage that says who met.
    """
    if told := _CALLED_BY.search(opening):
        return {place.party for place in named(told[1])}
    if not (of := _OF_SEVERAL.search(opening)):
        return set()
    found: set[str] = set()
    end = of.end()
    for place in named(opening):
        if place.start >= end and _JOINED.fullmatch(opening[end : place.start]):
            found.add(place.party)
            end = place.end
    return found


def host(opening: str, parties: tuple[str, ...]) -> str | None:
    """The one party of which no counterpart came: "hosted his counterparts from A and B".

    Args:
        opening: the passage that says who met.
        parties: whose readout it is.
    """
    met = _CALLED_OF.search(opening)
    if not met:
        return None
    others = {place.party for place in named(opening) if place.start >= met.end()}
    left = [party for party in parties if party not in others]
    return left[0] if len(left) == 1 else None
