"""Promises: the words by which something to come is undertaken."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from tracker.drafting.actors import Cast
from tracker.drafting.dates import past_time
from tracker.drafting.patterns import patterns

_BARE = re.compile(r"\s+(?:(?:also|then|jointly|\w+ly)\s+)?([a-z]+)\b")
"""The verb behind those who act."""


def promise(words: str) -> re.Match[str] | None:
    """The words by which somebody binds himself to something that is to come."""
    found = patterns()["will"].finditer(words)
    will = next((each for each in found if not _of_a_thing(words[: each.start()])), None)
    return will or next(filter(_binds, patterns()["intent"].finditer(words)), None)


def _of_a_thing(before: str) -> bool:
    """Whether a word of the future tells of what was named: "in need of people who would"."""
    told = patterns()["of_whom"].search(before)
    return bool(told and patterns()["finite_or_past"].search(before[: told.start()]))


def _binds(intent: re.Match[str]) -> bool:
    """Whether an intention is that of somebody, and not "last year they decided to"."""
    before = intent.string[: intent.start()]
    aim = intent["to_do"] and patterns()["aim"].search(before)
    return not aim and not ("decided" in intent[0] and past_time(before))


def both_do(words: str, cast: Cast, actions: AbstractSet[str]) -> bool:
    """Whether it opens with both and what they do: "that Chile and Japan work together".

    Args:
        words: what is agreed.
        cast: the people of the readout.
        actions: the verbs of what a side undertakes.
    """
    both = next(iter(cast.mentions(words)), None)
    if both is None or words[: both.start].strip() not in ("", "that"):
        return False
    verb = _BARE.match(words, both.end)
    return bool(verb and set(both.parties) == set(cast.parties) and verb[1] in actions)
