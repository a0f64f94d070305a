"""Windows: when something is due, drawn as a bar from the day on which it was said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from tracker.drafts.windows import DueWindow

_LEFT, _RIGHT = 12, 348
_LONGEST = timedelta(days=365)
"""How much is drawn of a window that has no end."""


class WindowDrawing(NamedTuple):
    """A window as it is drawn."""

    said_on: date
    first: date | None
    last: date | None
    approximate: bool
    said: float
    """Where the day is on which it was said."""
    begin: float
    end: float
    years: tuple[tuple[int, float], ...]
    """The new years between, and where they are."""


def window_drawing(found: DueWindow | None) -> WindowDrawing | None:
    """The drawing of a window, if there is one."""
    if found is None:
        return None
    first, last = found.window.first, found.window.last
    begin = first or min(found.said_on, last or found.said_on)
    end = last or begin + _LONGEST
    left, right = min(found.said_on, begin), max(found.said_on, end)
    days = (right - left).days or 1

    def place(day: date) -> float:
        return round(_LEFT + (day - left).days * (_RIGHT - _LEFT) / days, 1)

    step = max(1, (right.year - left.year) // 6)
    years = range(left.year + 1, right.year + 1, step)
    return WindowDrawing(
        *(found.said_on, first, last, found.window.approximate),
        *(place(found.said_on), place(begin), place(end)),
        tuple((year, place(date(year, 1, 1))) for year in years),
    )
