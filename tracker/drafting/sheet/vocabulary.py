"""The vocabulary of sheets: what the words of a cell may mean."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from tracker.domain.names import folded


class Vocabulary(NamedTuple):
    """What words may mean, each set in lower case."""

    types: dict[str, str]
    """Types of statements, by the words for them."""
    signs: dict[str, re.Pattern[str]]
    """Turns by which a row may be of a type."""
    refraining: re.Pattern[str]
    """Turns by which one undertakes not to do something."""
    finished: re.Pattern[str]
    """Turns by which what is reported may be finished."""
    everyone: frozenset[str]
    unclear: dict[str, tuple[str, ...]]
    """Names that several countries are called by, with their codes."""
    nothing: frozenset[str]
    """What is written into a cell for "not known"."""
    same_as_above: frozenset[str]
    running: frozenset[str]
    """What is written below a deadline for "without an end"."""
    statuses: dict[str, str]
    """What a claimed status could be judged as, by the words for it."""


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with the program."""
    source = files("tracker.drafting.sheet").joinpath("words.yaml").read_text(encoding="utf-8")
    held = yaml.safe_load(source)
    return Vocabulary(
        types={folded(word): kind for kind, words in held["types"].items() for word in words},
        signs={kind: re.compile(turns, re.IGNORECASE) for kind, turns in held["signs"].items()},
        refraining=re.compile(held["refraining"], re.IGNORECASE),
        finished=re.compile(held["finished"], re.IGNORECASE),
        everyone=frozenset(held["everyone"]),
        unclear={name: tuple(codes) for name, codes in held["unclear"].items()},
        nothing=frozenset(held["nothing"]),
        same_as_above=frozenset(held["same_as_above"]),
        running=frozenset(held["running"]),
        statuses={folded(word): one for one, words in held["statuses"].items() for word in words},
    )
