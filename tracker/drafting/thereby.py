"""Thereby: what a thing signed or welcomed binds to, told in a clause behind it."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.drafting import lists
from tracker.drafting.acts import Act, Said
from tracker.drafting.parts import Parts
from tracker.drafting.patterns import patterns
from tracker.drafting.rules import ONWARD
from tracker.drafting.sentences import Span, trimmed

_GOES_ON = re.compile(r"[^,;]*,\s+(?:has|have|had|is|are|was|were|will|would)\b")
"""How a clause goes on behind what it tells of a thing in passing."""

_PARTLY = re.compile(
    r",?\s+(?:including|such\s+as|notably|particularly|in\s+particular|especially|above\s+all)"
    r"(?:\s+(?:in|on|through|by|with|for))?\s*:?\s*$"
)
"""What leads from a whole to the members of a list that are parts of it."""


def parts_of_whole(lead: str) -> re.Match[str] | None:
    """How the lead of a list ends whose members are parts of what it names: "…, including (1)"."""
    return _PARTLY.search(lead)


def thereby(parts: Parts, said: Said, rest: Span) -> list[Act]:
    """What a thing signed or welcomed binds to: "…, under which … will be made"."""
    found = patterns()["under_which"].search(said.words, rest.start, rest.end)
    before = said.words[rest.start : found.start()][-40:] if found else ""
    met = parts.reader.occasions.nouns(before)
    if not found or (met and found[0].strip(" ,") != "which"):
        return []
    if not found[0].startswith(",") and said.clause.sense != "done":
        return []  # "discussed the framework under which they will work"
    span = trimmed(said.words, found.end(), rest.end, also=",;.")
    told = span.of(said.words)
    actors = parts.reader.cast.mentions(told)
    own = actors and actors[0].start == 0 and {*actors[0].parties} <= {*said.by}
    told_of = found[0].strip(" ,").startswith("which") and not own
    if told_of and (_GOES_ON.match(told) or not parts.dated(told)):
        return []  # what another side will do about it is told and not undertaken
    # "…, under which Chile will build": what one side does under it binds that one.
    if actors and actors[0].start == 0 and actors[0].parties:
        said = replace(said, by=actors[0].parties)
    closed = found[0].startswith(",") and _GOES_ON.match(told)
    if closed:  # "the pact, under which ships were built, will be extended"
        span = Span(span.start, span.start + told.index(","))
    spans = lists.propositions(said.words, span, "that", parts.reader.lexicon)
    judge = parts.reader.judge
    made = [(one, judge(one.of(said.words), None, "that", dated=parts.dated)) for one in spans]
    return [
        parts.act(said, one, judged, matter=one, scope=(one,))
        for one, judged in made
        if judged and judged.type in ONWARD
    ]
