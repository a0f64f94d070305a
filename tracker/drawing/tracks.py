"""Tracks: the lines of a lane, on which what overlaps in time is drawn below each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tracker.drawing.bars import Bar
from tracker.drawing.scale import Scale
from tracker.drawing.symbols import SIZE

HEIGHT = 18
"""How high a track is."""

_APART = 3
"""How many pixels lie between two bars of a track."""


class Placed(NamedTuple):
    """A bar on its track."""

    bar: Bar
    track: int


def tracks(bars: Iterable[Bar], scale: Scale) -> tuple[list[Placed], int]:
    """Bars on the first track that is free, and how many tracks they need.

    What renews an earlier promise follows on the track of that where it is free.

    Args:
        bars: the bars of a lane, in the order in which they were made.
        scale: where days are.
    """
    ends: list[float] = []
    found: list[Placed] = []
    taken: dict[str, int] = {}
    for one in bars:
        left, right = reach(one, scale)
        slip = one.slip
        before = taken.get(slip.refs[-1]) if slip and slip.refs else None
        if before is not None and ends[before] + _APART <= left:
            number = before
        else:
            free = (number for number, end in enumerate(ends) if end + _APART <= left)
            number = next(free, len(ends))
        if number == len(ends):
            ends.append(right)
        ends[number] = max(ends[number], right)
        taken[one.statement.ref] = number
        found.append(Placed(one, number))
    return found, len(ends)


def reach(bar: Bar, scale: Scale) -> tuple[float, float]:
    """From where to where a bar is drawn, its symbol included."""
    symbol = scale.within(bar.made + 0.5)
    left, right = scale.within(bar.starts), scale.within(bar.ends + 1)
    return min(left, symbol - SIZE / 2), max(right, symbol + SIZE / 2)
