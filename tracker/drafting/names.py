"""Names: those that an abbreviation behind them holds together, whatever commas they have."""

from __future__ import annotations

import re

from tracker.drafting.sentences import Span

_ABBREVIATED = re.compile(r"\(([A-Z][A-Za-z]*[A-Z])\)")
_NAME_RUN = re.compile(
    r"\b(?:[A-Z][\w’'-]*|(?<=\s)(?:of|on|for|and|the|in|&)(?=\s))"
    r"(?:,?\s+(?:[A-Z][\w’'-]*|of|on|for|and|the|in|&))*\s*$"
)
_LONGEST_NAME = 160


def names(words: str) -> list[Span]:
    """The names that an abbreviation behind them holds together, whatever commas they have."""
    found = []
    for mark in _ABBREVIATED.finditer(words):
        letters = [letter for letter in mark[1] if letter.isupper()]
        run = _NAME_RUN.search(words, max(0, mark.start() - _LONGEST_NAME), mark.start())
        while run and not _spells(run[0], letters):
            run = _NAME_RUN.search(words, run.start() + 1, mark.start())
        if run:
            found.append(Span(run.start(), mark.end()))
    return found


def _spells(name: str, letters: list[str]) -> bool:
    """Whether a name begins like its abbreviation, and its capitals hold its letters in order."""
    capitals = iter(letter for letter in name if letter.isupper())
    return name[:1] == letters[0] and all(letter in capitals for letter in letters)


def inside(place: int, spans: list[Span]) -> bool:
    """Whether a place stands within one of the spans."""
    return any(span.start < place < span.end for span in spans)
