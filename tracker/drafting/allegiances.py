"""Allegiances: for which party somebody speaks, by what he says will be done, and whom he asks."""

from __future__ import annotations

import re

from tracker.drafting.countries import named
from tracker.drafting.spokesmen import spoken_for
from tracker.drafting.titles import HONORIFIC, NAME, TITLED

_PAIR = 2
_NEAR = 40
"""Characters within which the name of a country stands."""

_ADDRESSED = (
    r"(?:(?:has|had|have)\s+)?(?:(?:also|again|further)\s+)?"
    r"(?:thank(?:ed|s)|assured?s?|urge[ds]|asked|requested|called\s+(?:up)?on|encourage[ds]|invited"
    r"|commend(?:ed|s)|praise[ds]|congratulate[ds]|promised|pledged\s+to\s+help|offered)"
)
_AS_A_WHOLE = re.compile(
    r"(?:[’']s\s+(?:government|leadership|people)\b)?\s+(?:(?:once\s+again|again)\s+)?"
    r"(?:of|that|to|for|on|its|further|more|continued|help|support)\b"
)
"""What stands behind a country that is asked, thanked or assured as a whole."""

_NAMED = re.compile(rf",?\s+(?:{HONORIFIC})*({NAME})")


def party_by_word(text: str, name: str, parties: tuple[str, ...]) -> str | None:
    """The party that somebody speaks for.

    Of two, he is not of the one that he thanks, asks or assures: "Minister Soto assured Japan of".
    """
    if spoken := spoken_for(name, text, parties):
        return spoken
    if len(parties) != _PAIR:
        return None
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    for asked in re.finditer(rf"{last}\s+{_ADDRESSED}\s+(?:the\s+)?", text):
        place = next(iter(named(text[asked.end() : asked.end() + _NEAR])), None)
        whole = place and place.sort == "name" and not place.start and place.party in parties
        if place and whole and _AS_A_WHOLE.match(text, asked.end() + place.end):
            return next(other for other in parties if other != place.party)
    return None


def host_by_word(opening: str, text: str, parties: tuple[str, ...]) -> str | None:
    """The party of the first who is named of those who met, by what he says."""
    officer = TITLED.search(opening)
    name = officer and _NAMED.match(opening, officer.end())
    return party_by_word(text, name[1], parties) if name else None
