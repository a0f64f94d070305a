"""Offices: the titles that tell a party, and the words that tell a kind of meeting, as data."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    source = files("tracker.drafting").joinpath("offices.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(source))


@lru_cache(maxsize=1)
def offices() -> dict[str, str]:
    """The party of each office that only one party has, by its title in lower case."""
    return dict(_data()["offices"])


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _data()["kinds"].items()
    )


def kind_of(words: str) -> str | None:
    """The kind of meeting that a title or an opening tells of."""
    return next((kind for kind, pattern in _kinds() if pattern.search(words)), None)
