"""Offices: the titles that tell a party, and the words that tell a kind of meeting, as data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from tracker.drafting.countries import named

_OFFICE = re.compile(
    r"^(?!.*\b(?:call|calls|meet\w*|visits?|talks?|held|holds|summit|readout|statement)\b)"
    r"(?:the\s+)?(?:(?:government|embassy|prime minister|president|presidency|chancellery)\s+of\b"
    r"|(?:ministry|office)\b[^.]{0,60}(?:\bof\b|,)"
    r"|[\w’' ]{0,30}\b(?:ministry|government|embassy)\b)",
    re.IGNORECASE,
)
"""A line that names an office of a country, and nothing that it does."""


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
        (party, re.compile(rf"(?=[A-Zt])(?:[Tt]he\s+)?\b(?:{pattern.strip()})\b"))
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
            if party in parties and pattern.search(line):
                return party
        own = {place.party for place in named(line)} & set(parties)
        if len(own) == 1 and _OFFICE.search(line):
            return own.pop()
    return None


def home_of(lines: Iterable[str]) -> str | None:
    """The party whose office or residence stands in the first lines, whoever has met."""
    return next(
        (party for line in lines for party, pattern in _publishers() if pattern.search(line)), None
    )


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _data()["kinds"].items()
    )


def kind_of(words: str) -> str | None:
    """The kind of meeting that a title or an opening tells of."""
    return next((kind for kind, pattern in _kinds() if pattern.search(words)), None)
