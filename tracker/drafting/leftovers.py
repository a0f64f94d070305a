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

OVERVIEW = re.compile(
    r"(?:the\s+)?(?:overview|summary|outline|main points|gist|following is|details)\b"
    r"|(?:the|this)\s+(?:meeting|call|visit|talks?)\s+(?:lasted|took place|marks|follows"
    r"|(?:was|is)(?!\s+(?:\w+ly\s+|a\s+(?:\w+\s+)?)?(?:success|fruitful|productive|pleased|glad|happy|gratified|satisfied|informed|concerned|alarmed|encouraged|briefed|of\s+the\s+(?:view|opinion))))\b"
    r"|the\s+(?:meeting|talks|consultations|dialogue|session|round)(?:,[^,;]{3,50},)?\s+(?:was|were)"
    r"\s+(?:held|convened|conducted)\s+(?:on|in|at|from|by|via|virtually|online)\b"
    r"|the\s+(?:text of the\s+)?following\s+(?:\w+\s+){1,3}?(?:was|is)\b|\("
    r"|(?!.*\b(?:about|regarding|concerning|over|to\s+be|focus\w*|on\s+(?!\d|the\s+\d|\w+day\b"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s+\d))\b)"
    r"(?:during\s+(?:the|his|her)\s+visit,\s+)?[^;:]{3,170}?\s(?:(?:held|had|conducted)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:talks|discussions|consultations|meetings?|conversations?|negotiations)|met)"
    r"(?:\s+with\s+[^;]{3,170}?)?(?:,?\s+(?:in|at|on)\s+(?-i:\d|[A-Z]|the\s+\d)(?:[^;,]|,\s\d){1,50}?){1,3}\.?$"
    r"|[^.]{3,60}?\b(?:issued|released|adopted)\s+the\s+following\b",
    re.IGNORECASE,
)
"""How a sentence below the opening begins that only says who met and how, or what follows."""


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
