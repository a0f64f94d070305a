"""Delegates: whose officers an opening names, by the countries that stand beside an office."""

from __future__ import annotations

import re

from tracker.domain.parties import BODIES
from tracker.drafting.countries import Named, named
from tracker.drafting.sentences import sentences
from tracker.drafting.titles import TITLES

_PAIR = 2

_BEFORE = re.compile(
    rf"(?:{TITLES}|Ministry)[^,.;]*\b(?:of|for)\s+(?:the\s+)?(?:\w+\s+of\s+(?:the\s+)?)?$"
)
_BEHIND = re.compile(
    rf"[’'‘]?s?\s+(?:(?:[A-Z][\w-]*\s+){{0,2}}(?:{TITLES}|[Cc]ounterpart)"
    r"|(?:[A-Z][\w-]*\s+){1,4}Member\b"
    r"|(?:delegation|side)\s+(?:(?:was|is)\s+)?(?:(?:led|headed|represented)\s+)?by\b)"
)


def beside_office(opening: str, place: Named) -> bool:
    """Whether a country stands beside the office of somebody, or before its delegation."""
    before = opening[max(0, place.start - 70) : place.start]
    behind = opening[place.end : place.end + 60]
    return bool(_BEFORE.search(before) or _BEHIND.match(behind))


def first_of(opening: str) -> str:
    """The first sentence of an opening."""
    return next((span.of(opening) for span in sentences(opening)), "")


def represented(title: str, opening: str) -> set[str]:
    """Those whose officers an opening lists, where one sentence of it lists more than two.

    Where the title names a body, such as ASEAN, they are its members and no parties.
    """
    found: set[str] = set()
    together: set[str] = set()
    if any(place.party in BODIES for place in named(title)):
        return found
    most = 0
    for span in sentences(opening):
        words = span.of(opening)
        officers = {place.party for place in named(words) if beside_office(words, place)}
        together = together | officers if _JOINED.match(words) else officers
        most = max(most, len(together))
        found |= officers
    return found if most > _PAIR else set()


_JOINED = re.compile(
    r"(?:(?:His|Her|Their|The)\s+(?:other\s+)?(?:guests|counterparts|participants|colleagues)\s+(?:were|included)"
    r"|(?:He|She|They|The\s+\w+)\s+(?:was|were)\s+(?:also\s+)?(?:joined|attended|accompanied)\s+by"
    r"|(?:Also|Others?)\s+(?:present|attending|taking\s+part)"
    r"|(?:The\s+)?(?:talks|meeting|consultations)\s+(?:was|were)\s+(?:also\s+)?attended\s+by)\b"
)
"""How an opening goes on with who else met."""


_GROUP = (
    r"(?:(?!Working|Steering|Contact|Study|Expert|Member|United)[A-Z][\w-]+\s+){1,2}"
    r"(?:Group|Alliance|Triangle|Quad|Eight|Nine|Seven|Five|Four|Asia|Africa|America|Islands"
    r"|[Ss]tates|[Cc]ountries)\b"
)
_CLUB = (
    rf"(?:{_GROUP}|[A-Z]{{3,}}\b|[A-Z]\d\b|Mercosur\b|Benelux\b"
    r"|(?:[A-Z][\w-]+\s+){1,3}(?:Community|Union|League|Council|Format|Forum)\b)"
)
_REGIONAL = (
    r"(?:Nordic|Baltic|Balkan|Visegrad|Benelux|Gulf|Arab|African|Asian|Pacific|Caribbean|Andean"
    r"|Adriatic|Mediterranean|American)"
)
_MEMBERS_MET = re.compile(
    r"\b(?:[Mm]inisters|[Ll]eaders|[Pp]residents|[Cc]ounterparts)\s+(?:of|from)\s+(?:the\s+)?"
    rf"(?:\w+\s+(?:[Cc]ountries|[Ss]tates|[Mm]embers)\s+of\s+(?:the\s+)?)?(?P<club>{_CLUB})"
    rf"|\b(?P<kin>{_REGIONAL}(?:[-–]{_REGIONAL})?)\s+(?:(?:[Ff]oreign|[Dd]efen[cs]e|[Pp]rime)\s+)?"
    r"(?:[Mm]inisters|[Ll]eaders|[Pp]residents)\b"
    rf"|\b(?:[Mm]et|[Mm]eets|[Mm]eeting|[Tt]alks|hosted)\s+(?:with\s+)?(?:the\s+)?(?P<guest>{_GROUP})"
)
"""Several of a group of countries, by the name of the group: "the ministers of the Arc Group"."""


def members_untold(words: str) -> bool:
    """Whether some words say that members of a group met, and the group stands for none itself.

    A body such as the EU or ASEAN is a party; of another it must be told who came.
    """
    for met in _MEMBERS_MET.finditer(words):
        club = met["club"] or met["kin"] or met["guest"]
        if not named(club):
            return True
    return False
