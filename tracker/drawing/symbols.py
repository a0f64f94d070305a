"""Symbols: the shape of each kind of statement, and of how one ended."""

from __future__ import annotations

from typing import NamedTuple

from tracker.domain.kinds import KINDS

SIZE = 12
"""How wide and how high a symbol is."""


class Symbol(NamedTuple):
    """A shape around the point 0, 0."""

    name: str
    path: str
    hollow: bool = False
    """Whether only its outline is drawn."""


SYMBOLS = {
    one.name: one
    for one in (
        Symbol("commitment", "M5.5 0A5.5 5.5 0 1 1 -5.5 0A5.5 5.5 0 1 1 5.5 0Z"),
        Symbol("follow-up", "M-5 -5H5V5H-5Z"),
        Symbol("progress", "M0 -5.5L5.5 4.5H-5.5Z", hollow=True),
        Symbol(
            "complete",
            "M0 -6L1.8 -2.1 6 -1.8 2.8 1 3.8 5.2 0 2.9 -3.8 5.2 -2.8 1 -6 -1.8 -1.8 -2.1Z",
        ),
        Symbol("request", "M0 -6L6 0L0 6L-6 0Z", hollow=True),
        Symbol("concern", "M-5.8 -4.8H5.8L0 5.6Z"),
        Symbol("views", "M3.2 0A3.2 3.2 0 1 1 -3.2 0A3.2 3.2 0 1 1 3.2 0Z", hollow=True),
    )
}
"""The symbols by what they stand for."""

ENDS = {
    "done": Symbol("done", "M-4 0L-1.2 3.2L4.2 -3.6", hollow=True),
    "undone": Symbol("undone", "M-3.4 -3.4L3.4 3.4M3.4 -3.4L-3.4 3.4", hollow=True),
    "ended": Symbol("ended", "M0 -4.5V4.5", hollow=True),
}
"""What stands at the end of what is settled, by its look."""


def symbol_of(type_name: str, *, complete: bool = False) -> Symbol:
    """The symbol of a statement of a type."""
    return SYMBOLS["complete" if complete else KINDS[type_name]]
