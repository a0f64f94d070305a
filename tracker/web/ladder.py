"""The ladder: how strongly the undertakings of an item were put, from one to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.domain.wording import LADDER, strength
from tracker.queries.story import StoryStatement

_WIDE, _HIGH = 640, 22
"""The width of the drawing, and the height of a rung."""

_LEFT, _RIGHT = 150, 24
"""What is left of it for words on the left, and for the last mark on the right."""


class Rung(NamedTuple):
    """An undertaking on the ladder, and where it is drawn."""

    statement: StoryStatement
    x: float
    y: float


class Ladder(NamedTuple):
    """The wording of the undertakings of an item, drawn."""

    steps: Sequence[Rung]
    rungs: Sequence[tuple[str, float]]
    """The words of each rung, and where it is."""

    width: int = _WIDE
    left: int = _LEFT

    @property
    def height(self) -> int:
        """Its height."""
        return len(self.rungs) * _HIGH + 8


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
    )


def _rung(wording: str | None) -> float:
    return _height(strength(wording or ""))


def _height(place: int) -> float:
    return (len(LADDER) - place + 0.5) * _HIGH + 4
