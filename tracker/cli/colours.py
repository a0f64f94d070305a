"""Colours: what each of them means, wherever it is seen."""

from __future__ import annotations

from tracker.cli.terminal import styled
from tracker.domain.rules import DONE, OVERDUE, UNDONE

LATE, SOON, WELL, ENDED = "red", "yellow", "green", "magenta"
"""What is overdue; due, or falls due soon; done; and what is known not to be done, or not all."""

_OF_STATUSES: dict[str, str] = {
    **dict.fromkeys(OVERDUE, LATE),
    "due": SOON,
    **dict.fromkeys((*DONE, "completed"), WELL),
    **dict.fromkeys(UNDONE, ENDED),
}
_OPEN = frozenset(("in progress", "open", "scheduled", "standing", "taken up"))
"""What is open has no colour: it is what one expects."""

DIM = "dim"


def colour_of(word: str) -> str:
    """The colour of a status, or of a word like one; empty for what is open, dim for the rest."""
    return _OF_STATUSES.get(word, "" if word in _OPEN else DIM)


def coloured(word: str) -> str:
    """A status in its colour, where the standard output has colours."""
    colour = colour_of(word)
    return styled(word, dim=True) if colour == DIM else styled(word, fg=colour or None)
