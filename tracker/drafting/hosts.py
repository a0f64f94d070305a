"""Hosts: whose page a readout is, from who met whom, and who tells it as "I"."""

from __future__ import annotations

import re

from tracker.drafting.actors import Cast
from tracker.drafting.countries import named
from tracker.drafting.encounters import MET, OPENED_OR_MET, RECEIVED
from tracker.drafting.homes import is_aside
from tracker.drafting.introductions import introduced_by
from tracker.drafting.sentences import sentences
from tracker.drafting.titles import TITLED

SIDES = 2
"""Those whose readout it is, where two met."""

_GUEST = re.compile(r"(?:called|paid|pays)\b")

_APPEARED = re.compile(
    r"\bat\s+(?:a|the|his|her|their)\s+(?:[Jj]oint\s+)?(?:[Pp]ress|[Nn]ews|[Mm]edia)\s+"
    r"(?i:announcement|conference|statements?|briefing|appearance|availability|event|encounter"
    r"|occasion|opportunity|point|remarks)\s+(?:held\s+)?(?:(?:together|jointly)\s+)?with\b"
)
"""How a title tells with whom somebody spoke to the press."""

_ALSO = re.compile(r"(?:,|\s+and)\s+(?:the\s+)?")
"""Between two titles of one: "Deputy Prime Minister, Minister of Trade of Chile, A"."""

_VISITS = re.compile(r"\b(?:visit\s+to|visiting)\s+(?:the\s+)?$")
_SPEAKS = re.compile(r"\bI\s+(?:am|was|thank|have|think|hope|believe|wish|would)\b|\band\s+I\b")
"""What somebody says as "I", whose "we" may be one side's."""

_TELLS = re.compile(
    r"\bI\s+(?:also\s+|\w+ly\s+)?(?:met|commended|welcomed|raised|announced|confirmed|thanked|visited"
    r"|discussed|spoke|held|expressed|reaffirmed|underlined|stressed|encouraged|urged|asked|requested"
    r"|called\s+on|informed|told|assured|conveyed|explained|proposed|invited|congratulated|praised"
    r"|condemned|emphasi[sz]ed|reiterated)\b"
)
"""What somebody tells as "I" of a meeting, whose "we" are those who met."""

_ISSUED = re.compile(r"\b(?:issued|made|gave|released)\s+the\s+following\s+statement\b")
"""What leads to a text that somebody tells as "I"."""

_REPORTED = re.compile(
    r"\b(?:said|stressed|pointed\s+out|stated|noted|expressed|added|emphasi[sz]ed)\s+that\s+(?:I|we)\b"
)
"""What somebody is reported to say as "I", who tells no more than that."""

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_OF_MET = 120
"""Characters behind "I met" within which it is told whom."""


def speaks(text: str) -> bool:
    """Whether a speaker's own words are given as "I", without quotation marks."""
    return bool(_SPEAKS.search(text))


def host_of_officer(opening: str, parties: tuple[str, ...]) -> str | None:
    """The party of somebody of no country, who met an officer of the other one."""
    met = MET.search(opening) or _APPEARED.search(opening)
    if not met or len(parties) != SIDES or not TITLED.search(opening, 0, met.start()):
        return None
    lead = opening[: met.start()]
    if any(not is_aside(lead, place) for place in named(lead)):
        return None
    end = next((span.end for span in sentences(opening) if span.end >= met.end()), len(opening))
    officers = TITLED.finditer(opening, met.end(), end)
    met_of = next(
        (party for each in officers if (party := introduced_by(opening, each, parties)[0])), None
    )
    return next((party for party in parties if party != met_of), None) if met_of else None


def host_of_subject(opening: str, parties: tuple[str, ...]) -> str | None:
    """The party of the first who is named of those who met somebody: mostly that of the page.

    Who is of no country there is of the one that no other is of. Who pays a call is the guest.
    """
    met = OPENED_OR_MET.search(opening)
    if not met or _GUEST.match(met[0]):
        return None
    end = next((span.end for span in sentences(opening) if span.end >= met.end()), len(opening))
    officers = [*TITLED.finditer(opening, 0, end)]
    if not officers or officers[0].start() > met.start():
        return None
    told = [introduced_by(opening, each, parties) for each in officers]
    of = [party for party, _ in told]
    if len(told) > 1 and _ALSO.fullmatch(opening, officers[0].end(), officers[1].start()):
        of = of[1:]
    left = [party for party in parties if party not in of]
    before = opening[: met.start()]
    visited = [place.party for place in named(before) if _VISITS.search(before, 0, place.start)]
    if not of[0] and visited and len(parties) == SIDES and visited[0] in parties:
        left = [party for party in parties if party != visited[0]]
    return of[0] or (left[0] if len(left) == 1 else None)


def host_at_home(opening: str, city: str, parties: tuple[str, ...]) -> str | None:
    """The party in whose capital somebody of no country received somebody, by the dateline.

    Args:
        opening: the passage that says who met.
        city: the city of the dateline, or nothing.
        parties: whose readout it is.
    """
    received = RECEIVED.search(opening)
    lead = opening[: received.start()] if received else ""
    if not TITLED.search(lead) or any(place.party in parties for place in named(lead)):
        return None
    capitals = [place.party for place in named(city) if place.sort == "capital"]
    return next((party for party in capitals if party in parties), None)


def author(text: str, parties: tuple[str, ...], known: Cast, own: str | None) -> str | None:
    """The party of who tells the whole of it as "I".

    It is that of who issued it, or the other than whom that one met.
    """
    plain = _QUOTED.sub(lambda said: " " * len(said[0]), text)
    told = _TELLS.search(plain)
    if issued := _ISSUED.search(plain):
        by = [each.parties for each in known.mentions(plain[: issued.start()]) if each.parties]
        return by[-1][0] if by and len(by[-1]) == 1 else own
    if not told or _REPORTED.search(plain):
        return None
    behind = plain[told.end() : told.end() + _OF_MET]
    met = [mention.parties[0] for mention in known.mentions(behind) if len(mention.parties) == 1]
    if met and len(parties) == SIDES:
        return next((party for party in parties if party != met[0]), own)
    return own
