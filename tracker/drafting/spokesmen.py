"""Spokesmen: the country that somebody speaks for, by what he says that it will do."""

from __future__ import annotations

import re

from tracker.drafting.countries import named
from tracker.drafting.titles import key

_SIDES = 2
_NAME_OF_COUNTRY = 40
"""Characters within which the name of a country stands."""

_SAID = (
    r"(?:also\s+)?(?:said|stated|announced|replied|explained|confirmed|responded|added|promised"
    r"|pledged|reiterated|(?:was\s+able\s+to\s+)announce|assured\s+(?:his|her)\s+\w+)"
)
_WILL = re.compile(
    r"(?:\s+side)?\s+(?:will|would|intends?|intended|ha[sd] decided|planned"
    r"|(?:has|had)\s+(?:the|every)\s+(?:will|intention)"
    r"|(?:stands|stood|is|was)\s+(?:ready|prepared|willing)\s+to)\b"
)
_OWN = (
    r"(?:\w+\s+)?(?:intention|plans?|readiness|willingness|decision|resolve|determination|position"
    r"|stance|policy|commitment)\b"
)
"""What somebody tells of his own country: "announced Chile's intention"."""

_VOICES = r"(?:expressed|conveyed|described|set\s+out|outlined|voiced)"


def spoken_for(name: str, text: str, parties: tuple[str, ...]) -> str | None:
    """The party that somebody speaks for: "Minister Soto stated that Chile would".

    Args:
        name: his name.
        text: the readout.
        parties: its parties.
    """
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    for said in re.finditer(rf"{last}\s+{_SAID}\s+(?:that\s+)?(?:the\s+)?", text):
        place = next(iter(named(text[said.end() : said.end() + _NAME_OF_COUNTRY])), None)
        own = place and not place.start and place.party in parties
        if place and own and _WILL.match(text, said.end() + place.end):
            return place.party
    told = re.search(
        rf"{last}\s+(?:{_SAID}|{_VOICES})\s+(?=[A-Z]\w+[’']s?\s+{_OWN})",
        text,
    )
    owner = next(iter(named(text[told.end() :][:_NAME_OF_COUNTRY])), None) if told else None
    return owner.party if owner and not owner.start and owner.party in parties else None


def beside(
    name: str, title: str, homeless: list[tuple[str, str]], text: str, parties: tuple[str, ...]
) -> str | None:
    """The other side, where one of the same office is known by his words: "Minister Soto".

    Args:
        name: somebody's name.
        title: his title.
        homeless: the names and titles that no country stands beside.
        text: the readout.
        parties: its parties.
    """
    if len(parties) != _SIDES:
        return None
    fellows = {one for one, office in homeless if one and office == title}
    others = [spoken_for(one, text, parties) for one in fellows if key(one) != key(name)]
    told = {party for party in others if party}
    if len(fellows) != _SIDES or len(told) != 1:
        return None
    return next(party for party in parties if party not in told)


def leader(name: str, text: str, parties: tuple[str, ...]) -> str | None:
    """Whose side somebody is said to have led: "Minister Soto led the Chilean delegation".

    Args:
        name: his name.
        text: the readout.
        parties: its parties.
    """
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    for led in re.finditer(rf"{last}\s+(?:led|headed|represented)\s+the\s+", text):
        side = next(iter(named(text[led.end() :][:_NAME_OF_COUNTRY])), None)
        behind = text[led.end() + side.end :] if side else ""
        if side and side.start == 0 and behind.startswith((" side", " delegation")):
            return side.party if side.party in parties else None
    return None
