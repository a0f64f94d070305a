"""Tasks: lines that say in short who is to do what: "Chile to open the pier by May"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.drafting.actors import Cast
from tracker.drafting.acts import Act
from tracker.drafting.contents import Reader
from tracker.drafting.countries import named
from tracker.drafting.members import is_base, own
from tracker.drafting.sentences import Span
from tracker.drafting.tables import side_of

_LABEL = re.compile(r"\s*(?::|\s[-–—])\s+(?=\w)")
"""Between somebody and what he is to do: "Chile: open the pier"."""
_TO = re.compile(r"\s+(?=to\s+[a-z])")
_OFFICE = re.compile(
    r"(?:[’']s?)?(?:\s+(?:(?:of|for|and|&)\s+)*(?:the\s+)?[A-Z][\w-]*){0,7}?(?=\s+to\s+[a-z]|\s*:|\s+[-–—]\s)"
)
"""An office of whose country only the name was read: "Chile's Ministry of Works"."""
_AND = re.compile(r"\s*(?:,|&|/|\band\b)\s*(?:the\s+)?")
_BEFORE = re.compile(r"(?:[Tt]he\s+)?(?:(?:[A-Z][\w-]*\s+(?:(?:for|and|&)\s+)?)+of\s+(?:the\s+)?)*")
"""What may stand before the name of a country: "The Ministry of Works of "."""


_BEHIND = re.compile(r"\s*\((?P<who>[^(),;:]{2,40})(?:[,;:][^()]*)?\)$")
"""Who is to do something, in brackets behind it: "open the pier (Chile, by May)"."""


def task(words: str, reader: Reader, *, listed: bool) -> Act | None:
    """What a line says that somebody is to do, if it says no more than that.

    Args:
        words: the line.
        reader: the words and the people of the readout.
        listed: whether it is a line of a list, in which a label names who is to do something.
    """
    doers, matter = shared_out(words, reader)
    said = matter.of(words)
    if not doers or not is_base(said, reader) or not (listed or _TO.match(words, matter.start - 1)):
        return None
    quote, rule = own(words), "a line says who is to do what"
    if reader.occasions.planned(f"to {said.removeprefix('to ')}"):
        both = reader.cast.parties
        return Act("FollowUpScheduled", both, quote, matter, (quote,), words, rule)
    return Act("CommitmentMade", doers, quote, matter, (quote,), words, rule, wording="agreed")


def shared_out(words: str, reader: Reader) -> tuple[tuple[str, ...], Span]:
    """Who is named at the head of a line, or in brackets behind it, as the one to do it; the rest.

    Where nobody is, the rest is the whole line.
    """
    whole = own(words)
    found: set[str] = set()
    end = 0
    for start, stop, parties in _named(words, reader.cast):
        joined = (_AND if found else _BEFORE).fullmatch(words[end:start])
        if not joined or not parties:
            break
        found.update(parties)
        office = _OFFICE.match(words, stop)
        end = office.end() if office else stop
    begun = _LABEL.match(words, end) or _TO.match(words, end)
    if found and begun and begun.end() < whole.end:
        return tuple(sorted(found)), Span(begun.end(), whole.end)
    behind = _BEHIND.search(words, whole.start, whole.end)
    doers = side_of(behind["who"], reader.cast.parties) if behind else ()
    return (doers, Span(whole.start, behind.start())) if behind and doers else ((), whole)


def _named(words: str, cast: Cast) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Those who are named in a line, and the parties whose names stand before an office."""
    found = [(one.start, one.end, one.parties) for one in cast.mentions(words)]
    found += [
        (place.start, place.end, (place.party,))
        for place in named(words)
        if place.party in cast.parties
    ]
    end = 0
    for start, stop, parties in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= end:
            yield start, stop, parties
            end = stop
