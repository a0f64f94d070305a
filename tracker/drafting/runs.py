"""Runs: which runs of characters in a paragraph are read as sentences, and which are not."""

from __future__ import annotations

import re
from bisect import bisect_right

from tracker.drafting.layout import Block
from tracker.drafting.sentences import Span, sentences, trimmed

LONGEST = 1500
"""Characters of the longest sentence that is read; a longer run is no sentence."""

_MOST_WORDS = 250
"""Words of the longest sentence that is read; the longest of a treaty has fewer."""

_SAME = re.compile(r"(\S)\1{79}|\s{200}")
"""A run of one mark that no sentence has."""

NOTE = re.compile(r"\((?:Note|Reference|N\.?B\.?)\b(?:[^()]|\([^()]*\))*\)")

_CELL = re.compile(r"[^|\n]+")


def sentences_of(text: str, block: Block) -> list[Span]:
    """The sentences of a paragraph; in the row of a table, its cells."""
    start, end = block.span
    if not is_telling_row(block.span.of(text)):
        return list(sentences(text, start, end))
    cells = [trimmed(text, *cell.span()) for cell in _CELL.finditer(text, start, end)]
    return [cell for cell in cells if cell.end > cell.start]


def unreadable(said: str) -> str | None:
    """Why a run of characters is not read as a sentence; None for one that is."""
    if len(said) > LONGEST:
        return f"not read: {len(said):,} characters without the end of a sentence"
    if (count := len(said.split())) > _MOST_WORDS:
        return f"not read: {count} words without the end of a sentence"
    if _SAME.search(said):
        return "not read: one mark over and over"
    return None


def in_note(span: Span, notes: list[Span]) -> str | None:
    """That a sentence stands within a note in brackets; None for one that does not."""
    place = bisect_right(notes, span.start, key=lambda note: note.start) - 1
    inside = place >= 0 and span.start < notes[place].end
    return "a note in brackets" if inside else None


def is_telling_row(words: str) -> bool:
    """Whether a line is the row of a table, and no rule between two of them."""
    return words.startswith("|") and any(letter.isalpha() for letter in words)
