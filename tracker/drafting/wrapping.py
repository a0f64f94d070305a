"""Wrapping: whether the paragraphs of a text run over several lines, broken at one width."""

from __future__ import annotations

import itertools

from tracker.drafting.sentences import Span

_WIDEST = 120
"""Characters of the widest line that a hand-wrapped text has."""

_FEWEST = 4
"""Lines from which on a text may be hand-wrapped."""

_WRAPPED = 12
"""Lines of one length, more or less, from which on a text counts as wrapped by hand."""

_SMALL = 5
"""Of so many lines that go on one at least begins with a small letter."""


def is_row(words: str) -> bool:
    """Whether a line is a row of a table, or the rule between two of them."""
    return words.startswith("|") and words.count("|") > 1


def is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether paragraphs run over several lines: many lines end mid-sentence at one width."""
    lines = [line for line in lines if not is_row(line.of(text))]
    full = [line for line in lines if line.end > line.start]
    widest = max((line.end - line.start for line in full), default=0)
    if widest > _WIDEST or len(full) < _FEWEST:
        return False
    running = [
        text[after.start]
        for line, after in itertools.pairwise(lines)
        if line.end - line.start > 0.6 * widest
        and after.end > after.start
        and text[line.end - 1] not in ".:;!?"
    ]
    # Where no line begins as one that goes on does, each is one of its own, such as of a list.
    going_on = sum(first.islower() for first in running)
    return len(running) >= max(2, len(full) // _WRAPPED) and going_on * _SMALL >= len(running)
