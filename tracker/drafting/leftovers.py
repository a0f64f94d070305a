"""Leftovers: why a sentence makes no statement."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

OPENING = "it says who met, where, when or for how long"
RECALLED = "it only recalls what was done before the meeting"
NOT_READ = {"furniture": "what stands around a text", "repeated": "a second printing"}
ROW = "the row of a table, in which nothing was read that is to be done"
NOTHING = "no act was found in it"


class Leftover(NamedTuple):
    """One reason, and the turns of English by which it is known."""

    reason: str
    turns: re.Pattern[str]
    example: str


@lru_cache(maxsize=1)
def leftovers() -> tuple[Leftover, ...]:
    """The reasons in their order."""
    source = files("tracker.drafting").joinpath("leftovers.yaml").read_text(encoding="utf-8")
    return tuple(
        Leftover(row["reason"], re.compile(row["turns"]), row["example"])
        for row in yaml.safe_load(source)
    )


def left_over(said: str) -> str:
    """Why a sentence that was read makes no statement."""
    words = " ".join(said.split())
    return next((each.reason for each in leftovers() if each.turns.match(words)), NOTHING)


def was_read(reason: str) -> bool:
    """Whether a sentence was read and no act was found in it, and was not left unread."""
    known = {each.reason for each in leftovers()}
    return reason in known or reason in (OPENING, RECALLED, ROW, NOTHING)
