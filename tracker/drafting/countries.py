"""Countries: their names, demonyms and capitals, and where a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import pycountry
import yaml

from tracker.domain.parties import BODIES, COUNTRIES
from tracker.drafting.letters import CAPITAL

Sort = Literal["name", "demonym", "capital"]

NOWHERE = "none"
"""What stands for the party of places that are called after a country, and are none."""

_WORD = re.compile(rf"(?<!\w)[{CAPITAL}][\w.’']*")
_POSSESSIVE = re.compile(r"[’'‘]s?$")

_DOES = re.compile(
    r"\.?(?:\s+(?:also\s+|\w+ly\s+)?(?:will|would|shall|has|have|had|is|are|was|were|and"
    r"|[a-z]+ed|welcomes|agrees|supports|stands|remains|intends|regrets|condemns"
    r"|to|for|on|that|in|over|about|with|at|by|from|not)\b|,\s|\.?\s*$)"
)

_AT_HEAD = re.compile(
    r"(?:^|[.;:]\s+|,\s+(?:and|but|while)\s+|\bthat\s+)(?:[Bb]oth\s+)?(?:[A-Z][a-z]+\s+and\s+)?$"
)
_ACTS = re.compile(
    r"(?:\s+and\s+[A-Z][a-z]+)?\s+(?:also\s+|\w+ly\s+)?(?:will|would|shall|welcomed|agreed|urged|asked"
    r"|called|promised|pledged|undertook|vowed|decided|resolved|announced|accepted|declined|refused"
    r"|offered|expressed|reaffirmed|confirmed|stressed|thanked|condemned|committed|said|noted"
    r"|declared|insisted|signalled|signaled|voiced|protested|demanded|requested|proposed"
    r"|stated|welcomes|hopes|supports|expects|regrets|condemns|urges|calls|intends|stands|plans|agrees"
    r"|remains\s+(?:ready|willing|committed|prepared|determined)"
    r"|(?:is|are|was|were)\s+(?:\w+ly\s+|also\s+|now\s+)?(?:to|ready|willing|prepared|committed|determined"
    r"|resolved|set|about|planning|preparing|considering)"
    r"|(?:has|have|had)\s+(?:\w+ly\s+|also\s+|now\s+)?(?:pledged|promised|undertaken|vowed|decided"
    r"|agreed|offered|committed|resolved|announced|expressed|asked|urged|welcomed))\b"
)

_NAME_BEFORE = re.compile(
    r"(?<![\w-])(?!(?:The|A|An|And|In|On|For|Of|With|By|To|From|At|As|But|Both|New|Old|Former)\b)"
    rf"[{CAPITAL}][\w’.]*[a-z.]\s$"
)
_LONGEST_NAME = 60
"""Characters before a word within which that stands of which it would be the surname."""

_NAME_BEHIND = re.compile(
    r"(?:[’']s?(?=\s)|\s*[,.;)]|\s*$|\s+(?:\w+ly\s+|also\s+)?(?:[a-z]+ed|held|met|said|told|paid|spoke"
    r"|made|took|gave|holds|meets|visits|receives|says|welcomes|hosts|attends|calls|to|for|on|in|at|is|was|has|had|will|would|and\s+[A-Z])\b)"
)
"""What stands before and behind a word of a name, and not before and behind an adjective."""


_OF_WATER = re.compile(r"\s(?:Sea|Straits?|Canal|Ocean|Channel|Basin|Delta|Gulf)\b(?!\s[A-Z])")
_WATER_OF = re.compile(r"\b(?:Sea|Gulf|Bay|Straits?|Lake)\s(?:of\s)?(?:the\s)?$")
"""What stands behind and before a country's name where a water is called after it."""


_FORMS = {
    "Anglo": "GB",
    "Austro": "AT",
    "Franco": "FR",
    "Greco": "GR",
    "Graeco": "GR",
    "Hispano": "ES",
    "Indo": "IN",
    "Italo": "IT",
    "Luso": "PT",
    "Russo": "RU",
    "Sino": "CN",
    "Turco": "TR",
}
"""What stands for a country before a hyphen and another: "the Indo-Nepalese commission"."""

_TO_ANOTHER = re.compile(
    rf"[-–](?P<other>[{CAPITAL}]\w+)(?![-–]?\s+(?:Empire|Monarchy|War|Accord of \d))"
)


class Named(NamedTuple):
    """A place in a text where a country or a body is named."""

    start: int
    end: int
    party: str
    sort: Sort


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    source = files("tracker.drafting").joinpath("countries.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(source)
    return found


def _rows() -> dict[str, list[str | None]]:
    """What the country library lacks of each party."""
    return {party: row for party, row in _data().items() if party != "shared"}


def _shared() -> dict[str, list[str]]:
    """The adjectives that several countries share, each with those."""
    found: dict[str, list[str]] = _data()["shared"]
    return found


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[tuple[str, str, Sort], ...]]:
    """Every name, its party and its sort, by the name's first word, the longest first."""
    table: dict[str, tuple[str, Sort]] = {
        adjective: (owners[0], "demonym") for adjective, owners in _shared().items()
    }
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            full = getattr(country, field, None)
            if full:
                table.setdefault(full, (country.alpha_2, "name"))
                table.setdefault(full.partition(",")[0], (country.alpha_2, "name"))
    for party, row in _rows().items():
        capitals, demonyms, more = (*row, None, None)[:3]
        sorted_names: tuple[tuple[str | None, Sort], ...] = (
            (capitals, "capital"),
            (demonyms, "demonym"),
            (more, "name"),
        )
        for words, sort in sorted_names:
            for name in words.split("|") if words else ():
                plain = name.removeprefix("the ").removeprefix("The ")
                if sort == "name" or plain not in table:
                    table[plain] = (party, sort)
    by_word: dict[str, list[tuple[str, str, Sort]]] = {}
    for name, (party, sort) in table.items():
        if party in COUNTRIES or party in BODIES or party == NOWHERE:
            by_word.setdefault(_first(name), []).append((name, party, sort))
    return {
        word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in by_word.items()
    }


@lru_cache(maxsize=1)
def city_states() -> frozenset[str]:
    """The names of countries that are their own capitals: "Singapore"."""
    capitals = {name for row in _rows().values() if row[0] for name in row[0].split("|")}
    return frozenset(capitals & {country.name for country in pycountry.countries})


def _first(name: str) -> str:
    word = _WORD.match(name)
    return word[0] if word else name


_MEANT: ContextVar[frozenset[tuple[str, str]]] = ContextVar("meant", default=frozenset())
"""Whose the adjectives that countries share are in the text that is read."""


@contextmanager
def adjectives_of(text: str, parties: Iterable[str] = ()) -> Iterator[None]:
    """Take an adjective that countries share for that of the one that a text is about.

    Args:
        text: the text that is read until the end of the context.
        parties: those of it that are known.
    """
    called = {one.party for one in _named(text, frozenset()) if one.sort == "name"}
    meant = {
        (adjective, found[0])
        for adjective, owners in _shared().items()
        if (found := [*called.union(parties).intersection(owners)]) and len(found) == 1
    }
    before = _MEANT.set(frozenset(meant))
    try:
        yield
    finally:
        _MEANT.reset(before)


def named(text: str) -> tuple[Named, ...]:
    """The countries and bodies that a text names, in the order of the text."""
    return _named(text, _MEANT.get())


@lru_cache(maxsize=4096)
def _named(text: str, meant: frozenset[tuple[str, str]]) -> tuple[Named, ...]:
    index, own, done = _names(), dict(meant), 0
    found: list[Named] = []
    text = text.replace("’", "'").replace("‘", "'")
    for word in _WORD.finditer(text):
        start = word.start()
        if start < done:
            continue
        said = word[0]
        if (first := _FORMS.get(said.capitalize())) and _is_tied(text, word.end(), index):
            found.append(Named(start, word.end(), first, "demonym"))
            continue
        rows = index.get(said)
        if rows is None and not said.isalpha():
            rows = index.get(said.rstrip(".")) or index.get(_POSSESSIVE.sub("", said))
        for name, party, sort in rows or ():
            end = start + len(name)
            if text.startswith(name, start) and not text[end : end + 1].isalnum():
                if sort == "demonym" and _is_surname(text, start, end):
                    break
                done = end
                if party != NOWHERE and not _is_water(text, start, end):
                    found.append(Named(start, end, own.get(name, party), sort))
                break
    return tuple(found)


def _is_tied(text: str, end: int, index: dict[str, tuple[tuple[str, str, Sort], ...]]) -> bool:
    """Whether a hyphen and the name or adjective of a country follow: not "Indo-Pacific"."""
    other = _TO_ANOTHER.match(text, end)
    return other is not None and any(
        party != NOWHERE and text.startswith(name, other.start("other"))
        for name, party, _ in index.get(other["other"], ())
    )


def _is_water(text: str, start: int, end: int) -> bool:
    """Whether a sea, a strait or a canal is called after a country: "the South China Sea"."""
    return bool(_OF_WATER.match(text, end) or _WATER_OF.search(text[max(0, start - 16) : start]))


def _is_surname(text: str, start: int, end: int) -> bool:
    """Whether what could be a demonym is somebody's name: "Minister Thai thanked"."""
    before = text[max(0, start - _LONGEST_NAME) : start]
    return bool(_NAME_BEFORE.search(before) and _NAME_BEHIND.match(text, end))


@lru_cache(maxsize=512)
def plain_name(party: str) -> str:
    """A party's everyday name as a word for a slug: "north-korea"."""
    country = pycountry.countries.get(alpha_2=party)
    name = str(getattr(country, "common_name", None) or getattr(country, "name", party))
    return "-".join(re.findall(r"[a-z0-9]+", name.partition(",")[0].lower())) or party.lower()


def acts_by_letters(text: str, place: Named) -> bool:
    """Whether a country that is called by its letters acts: "the US would", "the U.K. and"."""
    name = text[place.start : place.end]
    letters = name.replace(".", "").isupper() and place.sort == "demonym"
    return letters and text[: place.start].endswith("the ") and bool(_DOES.match(text, place.end))


_THE = re.compile(
    r"\s*(?:that\s+)?(?:(?:the|an?)\s+)?(?:(?:[\w-]+\s+){1,3}?(?:from|of)\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:[’']s)?(?:\s+(?!(?:companies|firms|businesses|people|economy|market|population|public|press|media)\b)"
    r"(?:[a-z-]+|[A-Z][\w-]*)){1,4}\s*"
)
"""A body, behind the adjective of its country; many firms, or a people, promise nothing."""


def acts_at_head(text: str, place: Named) -> bool:
    """Whether a capital stands for its country at the head of a clause: "Lima welcomed that"."""
    return bool(_AT_HEAD.search(text[: place.start]) and _ACTS.match(text, place.end))


def is_modifier(text: str, place: Named) -> bool:
    """Whether a country's name only modifies what follows: "Japan-Russia relations", "Japan's"."""
    after = text[place.end : place.end + 3]
    return bool(re.match(r"[’'‘]s?|[-–]", after)) or text[place.start - 1 : place.start] in (
        "-",
        "–",
    )


def of_own(near: str) -> list[Named]:
    """The country whose a body is that acts: "that the Chilean operator"."""
    return [
        place
        for place in named(near)
        if (place.sort == "demonym" or near[place.end :].startswith(("’s", "'s")))
        and _THE.fullmatch(near[: place.start])
        and _BODY.fullmatch(near[place.end :])
    ]
