"""Hostings: whose occasion it is that one side is to host: the next of a row is of both."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.drafting.actors import Cast
from tracker.drafting.acts import Found
from tracker.drafting.countries import named

_HOSTS = r"(?:will|would|is\s+to|shall)\s+(?:also\s+|again\s+|then\s+)?(?:be\s+)?"
_NEXT = re.compile(
    rf"\b{_HOSTS}(?:host|hosting|organi[sz]e|organi[sz]ing|hold|holding|receive|convene"
    r"|(?:play|act\s+as|serve\s+as)\s+(?:the\s+)?host\s+(?:to|of|for))\s+(?:the|their)\s+"
    r"(?:next|following|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\s+"
    r"(?:[\w-]+\s+){0,4}?(?:meeting|round|session|edition|consultations|dialogue|talks)\b"
)
"""What one side is to host, which the other comes to as well."""

_EVENT = re.compile(
    r"(?:(?:In|On|This|Next|Later)\s[^,;]{2,30}?,?\s+)?(?:the\s+)?(?P<who>(?-i:(?:[A-Z][\w’'.-]*\s+){1,4}?))"
    rf"{_HOSTS}(?:host|hosting|organi[sz]e|organi[sz]ing)\s+(?:the|an?|this\s+year[’']s|next\s+year[’']s)\s+"
    r"(?!next\b|following\b|second\b|third\b)"
    r"(?P<what>(?:[\w’'-]+\s+){0,5}?(?:summit|conference|assembly|forum|games|congress|expo)\b)",
    re.IGNORECASE,
)
"""What one side is to host for others: "In July Chile will be hosting the Pacific summit"."""

_BOTH = re.compile(
    r"\b(?:bilateral|joint|both|two\s+countries|two\s+sides|attend|invit|particip|take\s+part)"
)


def hosted(here: list[Found], said: str, cast: Cast) -> list[Found]:
    """The acts of a sentence, those of hosting put on the sides that meet there.

    Args:
        here: the acts of the sentence.
        said: the sentence.
        cast: the parties, and who speaks for them.
    """
    event = _EVENT.match(said)
    others = event is not None and not _BOTH.search(said) and _is_of_others(event["what"], cast)
    kept: list[Found] = []
    for one in here:
        occasion = one.act.type == "FollowUpScheduled" and len(one.act.by) == 1
        if occasion and event and others and one.act.quote.start <= event.start("who"):
            continue
        together = occasion and _NEXT.search(one.act.quote.of(said))
        kept.append(replace(one, act=replace(one.act, by=cast.parties)) if together else one)
    return kept


def _is_of_others(what: str, cast: Cast) -> bool:
    """Whether an occasion is called by a name of its own that is no name of those who met."""
    called = any(word[0].isupper() for word in what.split())
    return called and not any(place.party in cast.parties for place in named(what))
