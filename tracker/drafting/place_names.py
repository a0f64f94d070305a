"""Place names: which words behind "in" or "at" name a city, and which a building."""

from __future__ import annotations

import re

from tracker.drafting.countries import city_states, named
from tracker.drafting.introductions import STRAY
from tracker.drafting.letters import CAPITAL
from tracker.drafting.times.vocabulary import MONTHS, SHORT_MONTHS
from tracker.drafting.titles import HONORIFIC, TITLES, bare, key

_MONTHS = MONTHS | SHORT_MONTHS

_WORD = rf"[{CAPITAL}][\w’'-]*"
RUN = (
    rf"(?:The\s+Hague|(?:(?:St|Saint|Ste|Mt|Ft)\.?\s+)?{_WORD}"
    rf"(?:\s+(?:(?:de|del|da|do|dos|es|am|an\sder|la|las|los|el|al|sur|upon|of)\s+)?{_WORD}){{0,4}})"
)
"""Words with capitals that may name a place, with what may stand behind it."""

_BUILDING = (
    r"(?:House|Palace|Castle|Hall|Cent(?:er|re)|Hotel|Bhavan|Street|[Rr]esidence|Mansion|Manor"
    r"|Villa|Building|Tower|Club|Museum|Library|Abbey|Monastery|Airport)"
)
SITE = re.compile(
    rf"\b(?:at|in|to)\s+(?:the\s+)?(?P<site>(?:(?:{_WORD}|of)\s+){{1,5}}?{_BUILDING}"
    rf"|(?:Villa|Camp|Fort|Ch[aâ]teau|Schloss)\s+{_WORD})\b"
    rf"(?:,\s+(?:in\s+)?(?P<city>{RUN}))?"
)
"""A building with a name, and the city that stands behind it."""

_ENDS_AS_SITE = re.compile(rf"\b{_BUILDING}$")
_OFFICER = re.compile(rf"(?<![\w-])(?:{HONORIFIC}|(?:{TITLES})(?![\w-]))")
_SHORT = ("St.", "Ste.", "Mt.", "Ft.")
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_NO_CITY_WORDS = """
    of the this these that his her their its he she they it a an h.e hh we i
    parliament congress senate cabinet phase article chapter annex paragraph part section resolution
    strand pillar decision protocol english french arabic spanish russian chinese japanese german
    science technology agriculture education culture energy health finance industry commerce
    tourism transport justice fisheries environment space sport digital cyber
"""
_NO_CITY = frozenset(_NO_CITY_WORDS.split()) | STRAY
"""What stands with a capital behind "in", and is no city."""

_REGION_WORDS = """
    asia europe africa america americas oceania pacific indo-pacific atlantic arctic antarctica
    caribbean mediterranean balkans caucasus gulf sahel sahara east strip sea seas ocean bank
    peninsula lake river basin islands region province provinces mainland territories
"""
_REGION = frozenset(_REGION_WORDS.split())
"""How the name of a region ends: "Central Asia", "the Middle East"."""

_WATERS = frozenset(("lake", "sea", "river", "gulf", "mount", "cape"))


def city_of(words: str) -> str | None:
    """The city that some words with capitals begin with, if it is one: no country, no month."""
    for place in named(words):
        if words[: place.start] not in ("", "The "):
            break
        if place.sort == "capital":
            return _plain(words[: place.end])
    kept = _kept(words)
    city = " ".join(kept)
    if city in city_states():
        return city
    if not kept or key(kept[0]) in _WATERS or key(kept[-1]) in _REGION:
        return None
    if any(place.sort != "capital" for place in named(city)) or _ENDS_AS_SITE.search(city):
        return None
    return _plain(city)


def is_capital(city: str) -> bool:
    """Whether a city is the capital of a country."""
    return any(place.sort == "capital" for place in named(city)) or city in city_states()


def _kept(words: str) -> list[str]:
    """The words up to where those of somebody's office or of the calendar begin."""
    officer = _OFFICER.search(words)
    kept: list[str] = []
    for word in words[: officer.start() if officer else None].split():
        plain = key(word)
        month = plain in _MONTHS and kept[-1:] != ["del"]  # "Viña del Mar"
        if plain in _NO_CITY or month or _DAY.fullmatch(plain):
            break
        nation = next((place for place in named(word) if not place.start), None)
        if kept and nation and nation.sort == "demonym":
            break
        kept.append(word if word in _SHORT else bare(word))
        if word.endswith(("’s", "'s", "’", "'")):
            break
    return kept


def _plain(city: str) -> str:
    return city.title() if city.isupper() else city


def site_of(words: str) -> str | None:
    """The building with a name that some words tell of."""
    for found in SITE.finditer(words):
        site: str = found["site"]
        proper = [word for word in site.split()[:-1] if key(word) not in STRAY and word != "of"]
        if proper and "’s" not in site and "'s" not in site:
            return site
    return None
