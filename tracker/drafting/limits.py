"""Limits: times up to which something is done, by what ends or begins at them."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.drafting.acts import Act
from tracker.drafting.times import TimePhrase

OCCASIONS = (
    r"visit|summit|meeting|dialogue|consultation|talks|round|session|conference|forum|ceremony"
    r"|assembly|gathering|trip"
)
"""The nouns that name an occasion."""

_ENDS = re.compile(
    r"\b(?:before|until|prior to|ahead of)\s+(?:it|they|(?:the|this|its)(?:\s+[\w-]+){0,3}?)\s+"
    r"(?:expires?|lapses?|ends?|runs?\s+out|expiry|expiration)(?:\s+of\s+the\s+\w+)?\s+$"
)
"""What a thing is done before, ahead of the time of it: "before the present one expires"."""

_AHEAD_OF = re.compile(
    r"\b(?:before|ahead of|prior to|in advance of|in time for|in preparation for"
    r"|(?:towards?|for|to ensure) the success of)\s+(?:the|its|their|an?)\s+"
    r"(?:(?!\b(?:will|would|shall|is|are|was|were|has|have)\b)[^;.])*?"
    rf"\b(?:{OCCASIONS})\b[^;.]*?\b(?:scheduled|planned|to be held|to take place|due|slated)\b"
    r"[^,;.]{0,60}$",
    re.IGNORECASE,
)
"""What a thing is done ahead of, with the words that date it: "in time for the forum set for"."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

_THEN = re.compile(
    r"\b(?P<before>in\s+the\s+meantime|in\s+the\s+interim|beforehand|in\s+the\s+meanwhile)\b|"
    r"\b(?:by|until|before|ahead\s+of|prior\s+to)\s+"
    r"(?P<told>then|(?:that|this)\s+(?:date|day|time|deadline))\b(?![’'-])"
)
"""A time that was told before."""

THEN_TOLD = re.compile(r"then|(?:that|this)\s+(?:date|day|time|deadline)")

_MANNER = re.compile(r"promptly|swiftly|expeditiously|immediately", re.IGNORECASE)
"""How something is done that goes on, and not when: "to share information promptly"."""

_TOLD_OF = re.compile(r",\s+(?:which|who)\b[^,;]*,(?=\s+[a-z])")


def is_not_its(words: str, phrase: TimePhrase, act: Act) -> bool:
    """Whether a time is only told of, or says how something is done that goes on."""
    manner = act.continuing and _MANNER.fullmatch(phrase.words)
    return bool(manner) or _is_told_of(words, phrase)


def _is_told_of(words: str, phrase: TimePhrase) -> bool:
    """Whether a time dates what is only told of: "so that the forum, which is in May, succeeds"."""
    return any(
        aside.start() < phrase.start and phrase.end <= aside.end()
        for aside in _TOLD_OF.finditer(words)
    )


def limited(words: str, time: TimePhrase) -> TimePhrase:
    """A time up to the one at which a thing ends or begins: "before it expires in December".

    Args:
        words: those in which it is given.
        time: the time.
    """
    begins = None if time.occasion else _AHEAD_OF.search(words, 0, time.start)
    ends = _ENDS.search(words, 0, time.start) or begins
    if not ends or not time.edtf or ".." in time.edtf:
        return time
    return replace(
        time,
        start=ends.start(),
        words=words[ends.start() : time.end],
        edtf=f"../{until(time.edtf, approximate=time.approximate)}",
        approximate=time.approximate or ends is begins,
    )


def until(edtf: str, *, approximate: bool) -> str:
    """The date up to which something is before an occasion: its first day, or its last month.

    Args:
        edtf: when the occasion is.
        approximate: whether it may be on any day of them.
    """
    dates = edtf.strip("[]{}").replace(",", "/").split("/")
    return dates[0] if _DAY.fullmatch(dates[0]) and not approximate else dates[-1]


def by_then(words: str) -> TimePhrase | None:
    """A time that was told before: "until then", "ahead of that date"."""
    then = _THEN.search(words)
    if not then:
        return None
    # "in the meantime" is until then.
    occasion = "then" if then["before"] else then["told"]
    return TimePhrase(*then.span(), then[0], None, occasion=occasion, relation="before")
