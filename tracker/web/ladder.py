"""The ladder: how strongly the undertakings of an item were put, from one to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from tracker.domain.wording import LADDER, strength
from tracker.queries.story import StoryStatement

_WIDE, _HIGH = 640, 22
"""The width of the drawing, and the height of a rung."""

_LEFT, _RIGHT = 150, 24
"""What is left of it for words on the left, and for the last mark on the right."""

_FOOT = 18
"""The height of the line of days below it."""

_LABEL, _BETWEEN = 78, 8
"""How wide a day is written, and what is left between two."""


class Rung(NamedTuple):
    """An undertaking on the ladder, and where it is drawn."""

    statement: StoryStatement
    x: float
    y: float


class LadderDay(NamedTuple):
    """A day below the ladder, and where it is written."""

    day: dt.date
    x: float
    anchor: Literal["start", "middle", "end"]


class Ladder(NamedTuple):
    """The wording of the undertakings of an item, drawn."""

    steps: Sequence[Rung]
    rungs: Sequence[tuple[str, float]]
    """The words of each rung, and where it is."""

    days: Sequence[LadderDay]
    """The days below it, as far as there is room for them."""

    width: int = _WIDE
    left: int = _LEFT

    @property
    def height(self) -> int:
        """Its height."""
        return len(self.rungs) * _HIGH + 8 + _FOOT


def ladder(statements: Iterable[StoryStatement]) -> Ladder:
    """The ladder of an item's own statements, of which those without a wording are left out."""
    put = [one for one in statements if one.wording]
    days = [one.date for one in put]
    first, last = min(days, default=dt.date.min), max(days, default=dt.date.min)
    wide = (_WIDE - _LEFT - _RIGHT) / ((last - first).days or 1)
    return Ladder(
        [
            Rung(one, round(_LEFT + (one.date - first).days * wide, 1), _rung(one.wording))
            for one in put
        ],
        [(" / ".join(words), _height(place)) for place, words in enumerate(LADDER, start=1)],
        [*_labelled(sorted({*days}), first, wide)],
    )


def _labelled(days: Sequence[dt.date], first: dt.date, wide: float) -> Iterator[LadderDay]:
    """The days that can be written below the ladder beside each other; the last always is."""
    left = 0.0
    last = _LEFT + (days[-1] - first).days * wide if days else 0.0
    for day in days:
        x = _LEFT + (day - first).days * wide
        end = day == days[-1] and day != first
        begins, ends = (x - _LABEL, x) if end else (x - _LABEL / 2, x + _LABEL / 2)
        anchor: Literal["start", "middle", "end"] = "end" if end else "middle"
        if day == first:
            begins, ends, anchor = x, x + _LABEL, "start"
        if begins < left or (not end and day != first and ends > last - _LABEL):
            continue
        yield LadderDay(day, round(x, 1), anchor)
        left = ends + _BETWEEN


def _rung(wording: str | None) -> float:
    return _height(strength(wording or ""))


def _height(place: int) -> float:
    return (len(LADDER) - place + 0.5) * _HIGH + 4
