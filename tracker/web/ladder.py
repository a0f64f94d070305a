"""The ladder: how strongly the undertakings of an item were put, and how their deadlines moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.domain.names import key_of
from tracker.domain.wording import LADDER, strength
from tracker.queries.story import StoryStatement

_WIDE, _HIGH = 640, 22
"""The width of a drawing, and the height of a rung or a line of it."""

_LEFT, _RIGHT = 150, 24
"""What is left of it for words on the left, and for the last mark on the right."""

_NAMES = 230
"""The same for the names of statements."""

_LONGEST = 30
"""Characters of a name that are shown."""


class Rung(NamedTuple):
    """An undertaking on the ladder, and where it is drawn."""

    statement: StoryStatement
    x: float
    y: float


class Move(NamedTuple):
    """An undertaking with a deadline: from when it was made to when it was due."""

    statement: StoryStatement
    x: float
    """Where it was made."""
    begin: float
    """Where its window begins."""
    end: float
    """Where it ends."""
    y: float

    @property
    def name(self) -> str:
        """What the statement is called in the drawing."""
        name = key_of(self.statement.ref)
        return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


class Drawing(NamedTuple):
    """What is drawn of an item."""

    steps: Sequence[Rung]
    rungs: Sequence[tuple[str, float]]
    """The words of each rung, and where it is."""
    moves: Sequence[Move]
    years: Sequence[tuple[str, float]]
    """What is named below the moves: each new year, or the first day where there is none."""

    width: int = _WIDE
    left: int = _LEFT

    @property
    def ladder_height(self) -> int:
        """The height of the ladder."""
        return len(self.rungs) * _HIGH + 8

    @property
    def moves_height(self) -> int:
        """The height of the moves, with their years below them."""
        return len(self.moves) * _HIGH + 24


def drawing(own: Iterable[StoryStatement], all_of_it: Iterable[StoryStatement]) -> Drawing:
    """What can be drawn of an item.

    Args:
        own: its own statements, whose wording is drawn.
        all_of_it: these and those of its parts, whose deadlines are drawn.
    """
    put = [one for one in own if one.wording]
    due = sorted((one for one in all_of_it if one.due_to), key=lambda one: (one.item, one.date))
    x = _scale([one.date for one in put], _LEFT)
    return Drawing(
        [Rung(one, x(one.date), _rung(strength(one.wording or ""))) for one in put],
        [(" / ".join(words), _rung(place)) for place, words in enumerate(LADDER, start=1)],
        *_moves(due),
    )


def _rung(place: int) -> float:
    return (len(LADDER) - place + 0.5) * _HIGH + 4


def _moves(due: Sequence[StoryStatement]) -> tuple[Sequence[Move], Sequence[tuple[str, float]]]:
    days = [day for one in due for day in (one.date, one.due_from, one.due_to) if day]
    if not days:
        return [], []
    x = _scale(days, _NAMES)
    moves = [
        Move(
            one,
            x(one.date),
            x(one.due_from or one.date),
            x(one.due_to or one.date),
            (place + 0.5) * _HIGH + 4,
        )
        for place, one in enumerate(due)
    ]
    first, last = min(days), max(days)
    step = max(1, (last.year - first.year) // 6)
    years = [dt.date(year, 1, 1) for year in range(first.year + 1, last.year + 1, step)]
    return moves, [(str(day.year), x(day)) for day in years] or [(str(first), x(first))]


class _Scale(NamedTuple):
    first: dt.date
    last: dt.date
    left: int

    def __call__(self, day: dt.date) -> float:
        whole = (self.last - self.first).days or 1
        return round(self.left + (day - self.first).days * (_WIDE - self.left - _RIGHT) / whole, 1)


def _scale(days: Sequence[dt.date], left: int) -> _Scale:
    nothing = dt.date.min
    return _Scale(min(days, default=nothing), max(days, default=nothing), left)
