"""Counterparts: the officers of other countries whom one host met, as the opening calls them."""

from __future__ import annotations

import re

from tracker.drafting.countries import named

_CALLED_BY = re.compile(
    r"\b(?:his|her|their|the)\s+"
    r"((?:[A-Z]\w+(?:,\s+(?:and\s+)?|\s+and\s+))+[A-Z]\w+)\s+counterparts\b"
)
_CALLED_OF = re.compile(r"\bcounterparts?\s+(?:from|of)\s+(?:the\s+)?")


def guests(opening: str) -> set[str]:
    """Whose counterparts came, where they are several: "hosted his French and Polish counterparts".

    Args:
        opening: the passage that says who met.
    """
    told = _CALLED_BY.search(opening)
    return {place.party for place in named(told[1])} if told else set()


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
