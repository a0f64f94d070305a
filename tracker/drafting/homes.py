"""Homes: the country for which a host speaks, where the head names only the guest's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from tracker.domain.parties import COUNTRIES
from tracker.drafting.countries import Named, named
from tracker.drafting.delegates import beside_office, first_of
from tracker.drafting.titles import NAME, TITLED

VISITED = re.compile(
    r"\b(?:visit(?:ing|ed|s)?(?:\s+to)?|(?:is|was|arrived)\s+in)\s+(?:the\s+)?$", re.IGNORECASE
)
"""What stands before a country that somebody is visiting."""

_WENT_TO = re.compile(
    rf"\s+{NAME}\s+(?:(?:today|yesterday|will|is|was|on\s+\w+\s+\w+)\s+)*"
    r"(?:visit(?:s|ed|ing)?|(?:paid|pays|paying|undertook|made|makes)\s+an?\s+(?:\w+\s+){0,3}visit\s+to"
    r"|(?:travel|journey)(?:s|led|ling)?\s+to|arrived\s+in)\s+(?:the\s+)?"
)
"""What stands between somebody's title and the country where somebody went."""

_MET_WITH = re.compile(
    r"\b(?:met|meets|spoke|talked|held\s+\w+)\b[^.;]{0,40}?\bwith\b|\b(?:spoke|talked)\s+to\b"
    r"|\b(?:met|meets)\s+(?=(?:the\s+)?[A-Z])"
    r"|\b(?:received|receives|hosted|welcomed)\b"
)
_PAIR = 2
_ENOUGH = 2
"""Pieces of evidence that tell a home; the capital of the dateline is one."""

_STATE = r"(?:the\s+)?(?:State\s+of\s+|Government\s+of\s+)?"
_SAYING = (
    r"(?:said|stated|affirmed|reaffirmed|confirmed|reiterated|announced|stressed|underlined"
    r"|underscored|emphasi[sz]ed|indicated|conveyed|noted|expressed|recalled|assured\s+\w+"
    r"|informed\s+\w+|told\s+\w+)"
)
_OWN = (
    r"(?:(?:\w+ly\s+)?(?:full|firm|strong|unwavering|unfailing|steadfast|continued|continuing|constant|deep|longstanding"
    r"|principled)\s+)?(?:support|position|commitment|readiness|willingness|keenness|determination"
    r"|intention|solidarity|gratitude|appreciation|interest"
    r"|attachment|adherence|resolve|friendship)\b"
)
_SAYS_OF = re.compile(
    rf"\b{_SAYING}\s+(?:[^.;,]{{0,30}}\s)?that\s+{_STATE}$|\b{_SAYING}\s+{_STATE}$"
)
_WILL = re.compile(
    r"\s+(?:will|would|intends?|intended|stands|stood|attache[sd]|remains|remained|supports|supported"
    rf"|continues|continued|shares|shared|is\s+ready|was\s+ready)\b|[’']s?\s+{_OWN}|\s+{_OWN}"
)
_TELLS = re.compile(
    rf"\b{_SAYING}\s+(?:(?:on|of|for|in|during)\s+[^.;]{{0,40}}\s)?{_STATE}$|"
    rf"\b{_SAYING}[^.;]{{0,60}}?\bthe\s+{_OWN}\s+of\s+{_STATE}$"
)
_OF_ITS_OWN = re.compile(rf"[’']s?\s+{_OWN}")
_WELCOMES = re.compile(
    r"\bwelcom(?:ed|ing)\s+(?:[A-Z]\w+\s+|his\s+|her\s+|the\s+|counterpart\s+|guest\s+|and\s+){1,8}(?:to|in)\s+"
    rf"{_STATE}$"
)

_RETURNS_TO = re.compile(
    r"\b(?:returns?|returned|returning|fl(?:ies|ew|y)\s+back|travel(?:s|led)?\s+back)\s+(?:home\s+)?to\s+$"
)
"""What stands before the capital from which somebody came."""

_VISITING_HERE = re.compile(
    r"\bwho\s+(?:is|was)\s+(?:currently\s+|now\s+)?(?:visiting|(?:on|paying|making)\s+an?\s+"
    r"(?:\w+\s+){0,3}visit\s+(?:to|in))\s+(?:the\s+)?$"
)
"""What stands before the country or capital where a guest was: "Mr. Soto, who is visiting Oslo"."""

_AT_HIS_OFFICE = re.compile(
    r"\b(?:received|receives|hosted|welcomed)\b[^.;]{0,60}?\bat\s+(?:the|his|her)\s+(?:\w+\s+){0,2}"
    r"(?:office|palace|residence|ministry|headquarters)\b",
    re.IGNORECASE,
)
"""That a host received somebody at home, which is in the city of the dateline."""

_AT_HIS_MINISTRY = re.compile(
    r"\b(?:received|receives|hosted|welcomed)\b[^.;]{0,80}?\bat\s+(?:the|his|her)\s+(?:Foreign\s+)?"
    r"(?:Ministry|Ministry[’']s\s+(?:headquarters|premises|building)|headquarters\s+of\s+the\s+Ministry)"
    r"(?:\s+of\s+Foreign\s+Affairs)?\s+in\s+$"
)
"""What stands before the capital where a host received a guest in his own ministry."""


def home_told(text: str, opening: str, dateline: str | None, guests: Collection[str]) -> str | None:
    """The country of which a host says what it will do or thinks, or to which he welcomes a guest.

    Args:
        text: the readout.
        opening: the passage that says who met.
        dateline: the city of its dateline, where there is one.
        guests: the parties whose officers he met.
    """
    told: Counter[str] = Counter()
    for place in named(text):
        if place.sort == "capital" or place.party in guests or place.party not in COUNTRIES:
            continue
        before, behind = text[max(0, place.start - 140) : place.start], text[place.end :][:80]
        told[place.party] += bool(
            (_SAYS_OF.search(before) and _WILL.match(behind))
            or (
                _TELLS.search(before)
                and (_OF_ITS_OWN.match(behind) or before.rstrip().endswith("of"))
            )
            or _WELCOMES.search(before)
        )
    for place in named(text):
        if place.sort == "capital" and place.party not in guests:
            before = text[max(0, place.start - 140) : place.start]
            told[place.party] += _ENOUGH * bool(_AT_HIS_MINISTRY.search(before))
            told[place.party] += bool(_RETURNS_TO.search(before)) and place.party in COUNTRIES
    capitals = {place.party for place in named(dateline or "") if place.sort == "capital"}
    for place in named(opening):
        if place.party not in guests and _VISITING_HERE.search(opening[: place.start]):
            told[place.party] += _ENOUGH
    for party in capitals - set(guests) if _AT_HIS_OFFICE.search(opening) else ():
        told[party] += _ENOUGH
    found = [party for party, number in told.items() if number]
    if len(found) != 1:
        return None
    return found[0] if told[found[0]] + (found[0] in capitals) >= _ENOUGH else None


def visited_by_own(opening: str) -> str | None:
    """The country visited by somebody of no country: "Minister A visited Chile today".

    Args:
        opening: the passage that says who met.
    """
    officer = TITLED.search(opening)
    places = named(opening)
    if not officer or not places or places[0].start < officer.end():
        return None
    going = _WENT_TO.fullmatch(opening[officer.end() : places[0].start])
    return places[0].party if going else None


def host_is_untold(opening: str, found: tuple[str, ...]) -> bool:
    """Whether both are those whom a third met, of whom no country is told."""
    return len(found) >= _PAIR and set(found) <= met_by_one(opening)


def met_by_one(opening: str) -> set[str]:
    """The parties whose officers somebody met of whom no country is told.

    "State Secretary A met with Minister B of Chile and Minister C of Peru" on a third's page.
    """
    first = first_of(opening)
    met = _MET_WITH.search(first)
    if not met or not TITLED.search(first[: met.start()]):
        return set()
    lead = first[: met.start()]
    if any(not is_aside(first, place) for place in named(lead)):
        return set()
    return {
        place.party
        for place in named(first)
        if place.start >= met.end() and beside_office(first, place)
    }


def is_aside(words: str, place: Named) -> bool:
    """Whether a country only tells the time, or where somebody was: "Japan time"."""
    on_clock = words.startswith(" time", place.end)
    return on_clock or bool(VISITED.search(words[: place.start]))
