"""Colours: what each of them means, wherever it is seen."""

from __future__ import annotations

from tracker.cli.terminal import styled
from tracker.domain.rules import DONE, OVERDUE, RENEWED, UNDONE

LATE, SOON, WELL, ENDED = "red", "yellow", "green", "magenta"
"""What is overdue; due, or falls due soon; done; and what is known not to be done, or not all."""

DIM = "dim"

_OF_WORDS: dict[str, str] = {
    **dict.fromkeys(OVERDUE, LATE),
    "due": SOON,
    **dict.fromkeys((*DONE, "completed"), WELL),
    **dict.fromkeys((*UNDONE, "dropped", "ended"), ENDED),
    **dict.fromkeys((*RENEWED, "expired", "progress", "views"), DIM),
}


def colour_of(word: str) -> str:
    """The colour of a status, or of what came of an item; none for what is open."""
    return _OF_WORDS.get(word, "")


def coloured(word: str) -> str:
    """A status in its colour, where the standard output has colours."""
    colour = colour_of(word)
    return styled(word, dim=True) if colour == DIM else styled(word, fg=colour or None)
