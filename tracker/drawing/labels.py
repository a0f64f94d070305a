"""Labels: texts in their places, none wider than the room that it has."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import NamedTuple

from tracker.drawing.measures import lines, width

SIZES = MappingProxyType(
    {
        "heading": 18.0,
        "when": 12.0,
        "asked": 10.5,
        "lane": 12.5,
        "whole": 12.5,
        "status": 11.0,
        "place": 11.5,
        "kind": 10.5,
        "tick": 10.5,
        "year": 10.5,
        "key": 11.5,
        "note": 11.5,
    }
)
"""The sizes of the letters of each kind of text, in pixels."""

LEADING = 1.25
"""How high a line is, in the size of its letters."""

_ASCENT, _DESCENT = 0.95, 0.25
"""How far letters reach above and below the line that they stand on, in their size."""


class Box(NamedTuple):
    """A part of the drawing."""

    left: float
    top: float
    right: float
    bottom: float


class Label(NamedTuple):
    """A line of text."""

    x: float
    y: float
    """Where the letters stand."""
    text: str
    kind: str
    """Of `SIZES`."""
    anchor: str = "start"
    """Whether `x` is its start, its middle or its end."""
    lying: bool = False
    """Whether it is turned, to be read from below."""

    @property
    def box(self) -> Box:
        """What it covers at most."""
        size = SIZES[self.kind]
        wide = width(self.text, size)
        if self.lying:
            return Box(self.x - _ASCENT * size, self.y - wide, self.x + _DESCENT * size, self.y)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return Box(left, self.y - _ASCENT * size, left + wide, self.y + _DESCENT * size)


def height(kind: str, count: int = 1) -> float:
    """How high some lines are."""
    return SIZES[kind] * LEADING * count


def folded(text: str, room: float, kind: str) -> tuple[str, ...]:
    """A text in lines that there is room for."""
    return lines(text, room, SIZES[kind])


def stacked(
    texts: Iterable[tuple[str, str]], x: float, top: float, anchor: str = "start"
) -> tuple[list[Label], float]:
    """Lines below each other, and where they end.

    Args:
        texts: each line with its kind.
        x: where they are.
        top: where the first begins.
        anchor: how they are aligned.
    """
    found = []
    for text, kind in texts:
        found.append(Label(x, round(top + SIZES[kind], 1), text, kind, anchor))
        top += height(kind)
    return found, top
