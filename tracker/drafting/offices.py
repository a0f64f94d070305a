"""Offices: the titles that tell a party, and the words that tell a kind of meeting, as data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from tracker.domain.parties import COUNTRIES
from tracker.drafting.countries import named
from tracker.drafting.encounters import MET

_OFFICE = re.compile(
    r"^(?!.*\b(?:call|calls|meet\w*|visits?|talks?|held|holds|summit|readout|statement)\b)"
    r"(?:the\s+)?(?:(?:government|embassy|prime minister|president|presidency|chancellery)\s+of\b"
    r"|(?:ministry|office)\b[^.]{0,60}(?:\bof\b|,)"
    r"|[\w’' ]{0,30}\b(?:ministry|government|embassy)\b)",
    re.IGNORECASE,
)
"""A line that names an office of a country, and nothing that it does."""

_ADDRESS = re.compile(
    r"(?:\b|\.)(?:gov|govt|go|gob|gouv|gov\.|gc|gub|government)\.([a-z]{2})(?![\w.]*\w@)\b",
    re.IGNORECASE,
)
"""The end of a government's address on the web: "www.mfa.gov.pl"."""
_OTHER_ENDS = {"UK": "GB"}
_MET_THERE = re.compile(r"\b(?:at|in|to|outside|with)\s+(?:the\s+)?$")

_OF_IT = r"(?:[Tt]he\s+)?\b(?:[Mm]embers|[Rr]epresentatives|[Oo]fficials)\s+(?:of|from)\s+"
"""Who stands for an agency: "the members of the Diet"."""

_VIDEO = "video-conference"
_RANKS = ("foreign-ministers", "summit")
"""Kinds that are told by the rank of those who met."""

_OF_OFFICERS = (
    *_RANKS,
    "telephone",
    "two-plus-two",
    "vice-ministerial",
    "defence-ministers",
    "national-security-advisors",
    "ministerial",
)
"""Kinds that are told by who met, or how."""

_STRATEGIC, _FOREIGN = "strategic-dialogue", "foreign-ministers"
_DEFENCE = "defence-ministers"
_CALLED = re.compile(
    r"\b(?:(?!First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Joint Statement)"
    r"[A-Z][\w-]+\s+){1,4}(?:Dialogue|Commission|Council|Committee|Review|Roundtable)\b(?!\s+(?:on|of))"
)
_NUMBERED = re.compile(
    r"\b(?:\d{1,3}(?:st|nd|rd|th)|[A-Za-z]+(?:first|second|third|th))\s+(?:(?:[Mm]eeting|[Ss]ession|[Rr]ound)"
    r"\s+of\s+(?:the|their)\s+)?(?P<name>(?:[A-Z][\w–-]*\s+){1,6}?"
    r"(?:Dialogue|Commission|Council|Committee|Roundtable)\b)"
    r"|\b[Tt]he\s+(?P<body>(?:[A-Z][\w–-]*\s+){1,6}?(?:Commission|Council|Committee)\b)"
    r"[^.;]{0,80}?\sheld\s+(?:its|their)\s"
)
"""A body that meets again: "the tenth session of the Chile-Peru Joint Trade Committee"."""

_OF_RANK = re.compile(r"\b(?:Minister|Leader|President|Secretar|Summit|Official)")


_MEAL = re.compile(r"working (lunch(?:eon)?|dinner|breakfast)\b", re.IGNORECASE)
_OF_THREE = re.compile(
    r"\btrilateral\s+(?:foreign\s+ministers?[’']?\s+)?(?:meeting|talks)\b", re.IGNORECASE
)
_TIED = re.compile(r"\b(?:[A-Z][\w-]+\s+){1,5}(?:Conference|Forum|Mechanism)\b(?!\s+(?:on|of))")
"""What has a name of its own where the countries that hold it stand before it."""


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    source = files("tracker.drafting").joinpath("offices.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(source))


@lru_cache(maxsize=1)
def offices() -> dict[str, str]:
    """The party of each office that only one party has, by its title in lower case."""
    return dict(_data()["offices"])


@lru_cache(maxsize=1)
def agencies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What the agencies of a party are called, by party."""
    return tuple(
        (party, re.compile(rf"(?=[A-Zmrot])(?:{_OF_IT})?(?:[Tt]he\s+)?\b(?:{pattern.strip()})\b"))
        for party, pattern in _data()["agencies"].items()
    )


@lru_cache(maxsize=1)
def _publishers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (party, re.compile(pattern, re.IGNORECASE))
        for party, pattern in _data()["publishers"].items()
    )


def publisher_of(lines: Iterable[str], parties: Collection[str]) -> str | None:
    """The party whose page it is, from its first lines: by its office, or by its name alone."""
    for line in lines:
        for party, pattern in _publishers():
            if party in parties and _heads(line, pattern):
                return party
        if address := [party for party in _by_address(line) if party in parties]:
            return address[0]
        own = {place.party for place in named(line)} & set(parties)
        if len(own) == 1 and _OFFICE.search(line) and not MET.search(line):
            return own.pop()
    return None


def home_of(lines: Iterable[str]) -> str | None:
    """The party whose office or residence stands in the first lines, whoever has met."""
    return next(
        (
            party
            for line in lines
            for party in (
                *(party for party, pattern in _publishers() if pattern.search(line)),
                *_by_address(line),
            )
        ),
        None,
    )


def _by_address(line: str) -> list[str]:
    """The country of the government at whose address on the web a page stands."""
    ends = (found[1].upper() for found in _ADDRESS.finditer(line))
    return [party for end in ends if (party := _OTHER_ENDS.get(end, end)) in COUNTRIES]


def _heads(line: str, pattern: re.Pattern[str]) -> bool:
    """Whether a line names an office as whose it is, and not as where somebody is met."""
    found = pattern.search(line)
    return found is not None and not _MET_THERE.search(line[: found.start()])


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _data()["kinds"].items()
    )


def kind_of(words: str, title: str = "") -> str | None:
    """The kind of meeting that a title or an opening tells of.

    Args:
        words: the title and the opening.
        title: the title; what it calls by a name of its own, such as a human rights dialogue, is
            of that kind where nothing but the rank of those who met tells another.
    """
    if meal := _MEAL.match(title):
        return f"working-{meal[1].lower()}"
    found = next((kind for kind, pattern in _kinds() if pattern.search(words)), None)
    if found in (None, _FOREIGN) and _OF_THREE.search(title):
        return "trilateral"
    if found == _DEFENCE and not dict(_kinds())[_DEFENCE].search(title):
        # "the Minister for Foreign Affairs and Minister for Defence" is met as what the title says.
        found = next((kind for kind in _RANKS if dict(_kinds())[kind].search(title)), found)
    if found == _STRATEGIC and dict(_kinds())[_FOREIGN].search(title):
        found = _FOREIGN  # "the Foreign Ministers' Strategic Dialogue"
    if found == _VIDEO:
        # By what means they met tells less than what they held.
        held = [kind for kind, pattern in _kinds() if kind != _VIDEO and pattern.search(words)]
        found = next((kind for kind in held if kind not in _OF_OFFICERS), found)
    open_to_name = found in (None, _VIDEO, *_RANKS)
    if open_to_name and not any(dict(_kinds())[one].search(title) for one in _RANKS):
        return _kind_by_name(title) or _kind_by_number(words) or found
    return found


def _kind_by_number(words: str) -> str | None:
    """The body whose next meeting an opening tells of, where it is called by no officers."""
    told = _NUMBERED.search(words)
    name = (told["name"] or told["body"]) if told else None
    return _slug(name) if name and not _OF_RANK.search(name) else None


def _slug(name: str) -> str:
    """A name without the countries at its head, as a slug."""
    first = max((place.end for place in named(name)), default=0)
    return "-".join(re.findall(r"[a-z0-9]+", name[first:].lower()))


def _kind_by_name(title: str) -> str | None:
    """What a title calls the meeting: "the second Human Rights Dialogue"."""
    called = _CALLED.search(title)
    tied = None if called else _TIED.search(title)
    name = called or tied
    if not name or (tied and not named(tied[0])):
        return None
    return _slug(name[0])
