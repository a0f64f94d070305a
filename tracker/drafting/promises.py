"""Promises: the words by which something to come is undertaken."""

from __future__ import annotations

import re

from tracker.drafting.dates import past_time
from tracker.drafting.patterns import patterns


def promise(words: str) -> re.Match[str] | None:
    """The words by which somebody binds himself to something that is to come."""
    will = patterns()["will"].search(words)
    return will or next(filter(_binds, patterns()["intent"].finditer(words)), None)


def _binds(intent: re.Match[str]) -> bool:
    """Whether an intention is that of somebody, and not "last year they decided to"."""
    before = intent.string[: intent.start()]
    aim = intent["to_do"] and patterns()["aim"].search(before)
    return not aim and not ("decided" in intent[0] and past_time(before))
