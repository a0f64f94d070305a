"""Callings: who is meant by what he is: "the visiting minister", "the Kingdom", "His Highness"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from tracker.drafting.countries import named
from tracker.drafting.offices import agencies
from tracker.drafting.titles import key

Called = tuple[int, int, tuple[str, ...], Literal["side", "person"]]
"""Where somebody is called so, whose he is, and his sort of mention."""

_SIDES = 2
_REACH = 110
"""Characters behind "His Highness" within which it is told who that is."""

_ACTS = (
    r"(?=,\s|\s+(?:(?:also|then|further|in\s+(?:turn|reply|response)|\w+ly)\s+)*"
    r"(?:will|would|shall|is|was|had|has|[a-z]+(?:ed|s|ook|aid|ave|oke|ade|ld|nt|ew|ought))\b)"
)
_OFFICE = (
    r"(?:(?:prime|foreign|defen[cs]e|deputy|vice|trade|interior)\s+)*"
    r"(?:minister|president|premier|chancellor|leader|monarch|official|dignitary|diplomat|side"
    r"|secretary|envoy|delegation|head\s+of\s+(?:state|government))"
)
_NAMED = rf"(?:{_ACTS}|(?=\s*[.;]|\s*$))"
_GUEST = re.compile(
    rf"\bthe\s+(?:visiting\s+{_OFFICE}|(?:(?:distinguished|high|high-ranking|honou?red|foreign)\s+)*"
    rf"(?:guest|visitor)(?:\s+{_OFFICE})?){_NAMED}",
    re.IGNORECASE,
)
_HOST = re.compile(
    rf"\bthe\s+(?:host|hosting)\s+{_OFFICE}{_ACTS}|\bthe\s+host{_ACTS}"
    rf"|\bthe\s+top\s+(?:legislator|lawmaker|diplomat|leader){_ACTS}",
    re.IGNORECASE,
)
"""The host, whom his own press also calls "the top legislator" and the like."""
_STAYED = re.compile(
    r"\b(?:visit(?:ing|ed|s)?(?:\s+to)?|in|to|arrived\s+in|received\s+in)\s+(?:the\s+)?"
    r"(?:[Rr]epublic\s+of\s+)?$"
)
_VISITING = re.compile(
    r"\bvisit(?:ing|ed|s)?\b(?:\s+to)?\s+(?:the\s+)?$|\s+on\s+an?\s+(?:\w+\s+)?visit\b"
)
_REALMS = {
    "Kingdom": frozenset(
        [
            "BE",
            "BH",
            "BT",
            "DK",
            "ES",
            "GB",
            "JO",
            "KH",
            "LS",
            "MA",
            "NL",
            "NO",
            "SA",
            "SE",
            "SZ",
            "TH",
            "TO",
        ]
    ),
    "Sultanate": frozenset(("BN", "OM")),
    "Union": frozenset(("EU",)),
    "Alliance": frozenset(("NATO",)),
}
"""What a country or a body is called, where only one of those who met is called so."""
_REALM = re.compile(rf"\b[Tt]he\s+(?P<realm>{'|'.join(_REALMS)}){_ACTS}")
_HEADS = re.compile(
    r"[’']s?\s+(?:top|chief|senior|leading)\s+(?:diplomat|envoy|negotiator|representative)"
    r"|[’']s?\s+(?:foreign\s+policy\s+chief|head\s+of\s+diplomacy|diplomatic\s+chief)"
)
"""Behind a country's name, who leads its diplomacy: "Chile's top diplomat"."""
_STYLED = re.compile(
    r"\b(?:His|Her)\s+(?:Royal\s+|Serene\s+|Imperial\s+)?(?P<style>Excellency|Highness|Majesty|Holiness)\b"
)


def callings(opening: str, parties: tuple[str, ...], people: Mapping[str, str]) -> dict[str, str]:
    """The party of the guest and of the host, and of whoever is styled "His Highness".

    Args:
        opening: the passage that says who met.
        parties: those who met.
        people: the party of each name.
    """
    found: dict[str, str] = {}
    places = [place for place in named(opening) if place.party in parties]
    where = [
        place.party
        for place in places
        if (place.sort == "capital" and _STAYED.search(opening[: place.start]))
        or (place.sort == "name" and _is_visited(opening, place.start, place.end))
    ]
    if len(parties) == _SIDES and len({*where}) == 1:
        found["host"] = where[0]
        found["guest"] = next(party for party in parties if party != where[0])
    styles: dict[str, set[str]] = {}
    for styled in _STYLED.finditer(opening):
        behind = opening[styled.end() : styled.end() + _REACH]
        names = (people.get(key(word)) for word in behind.split())
        whose = next(filter(None, names), None)
        if whose:
            styles.setdefault(styled["style"], set()).add(whose)
    found.update({style: next(iter(whose)) for style, whose in styles.items() if len(whose) == 1})
    for realm, members in _REALMS.items():
        if len(met := members.intersection(parties)) == 1:
            found[realm] = next(iter(met))
    return found


def _is_visited(opening: str, start: int, end: int) -> bool:
    lead = _VISITING.search(opening[:start])
    return bool(lead or (_VISITING.match(opening, end) and opening[:start].rstrip().endswith("in")))


def called(text: str, parties: tuple[str, ...], known: Mapping[str, str]) -> list[Called]:
    """Where one of the parties is called by what it is, with its sort of mention.

    Args:
        text: a passage.
        parties: those who met.
        known: whose the callings are.
    """
    found: list[Called] = [
        (*match.span(), (party,), "side")
        for party, agency in agencies()
        if party in parties
        for match in agency.finditer(text)
    ]
    found += [
        (*match.span(), (known[who],), "person")
        for who, calling in (("guest", _GUEST), ("host", _HOST))
        if who in known
        for match in calling.finditer(text)
    ]
    found += [
        (*match.span(), (known[match["realm"]],), "side")
        for match in _REALM.finditer(text)
        if match["realm"] in known
    ]
    found += [
        (*match.span(), (known[match["style"]],), "person")
        for match in _STYLED.finditer(text)
        if match["style"] in known and re.match(_ACTS, text[match.end() :])
    ]
    found += [
        (place.start, head.end(), (place.party,), "person")
        for place in named(text)
        if place.party in parties and (head := _HEADS.match(text, place.end))
    ]
    return found
