"""Extent: the days that are drawn, where nobody says which."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.drawing.bars import OPEN_END
from tracker.drawing.frame import Frame
from tracker.drawing.lanes import Matter
from tracker.queries import Viewpoint

_LEAST, _YEAR = 180, 366
_AHEAD = 0.6
"""How far ahead of the last meeting is drawn what is due or asked about, in parts of the time from
the first to it; what is further away would leave no room for the rest."""

_FREE = 0.08
"""How much is left free behind the last day where more is left out."""

_AROUND = 0.012
_LAST = date.max.toordinal()


def extent(matter: Matter, view: Viewpoint, frame: Frame) -> tuple[int, int]:
    """The first and the last day that are drawn, as ordinals."""
    first, last = _needed(matter, view.as_of.toordinal())
    if frame.first:
        first = frame.first.toordinal()
    if frame.last:
        last = frame.last.toordinal()
    if last < first:  # one of them was given, and the record has nothing on that side of it
        first, last = (first, first + _LEAST) if frame.first else (last - _LEAST, last)
    return max(first, 1), min(last, _LAST)


def _needed(matter: Matter, asked: int) -> tuple[int, int]:
    made = [one.made for one in matter.bars]
    made += (one.date.toordinal() for one in matter.meetings)
    first, last = min(made, default=asked), max(made, default=asked)
    length = max(last - first, _LEAST)
    around = max(round(length * _AROUND), 1)
    limit = last + max(round(length * _AHEAD), _YEAR)
    wanted = [asked, *_days_after(matter)]
    near = [day for day in wanted if day <= limit]
    end = max([last, *near])
    if len(near) < len(wanted):
        end = max(end, last + round(length * _FREE))
    return first - around, max(end + around, first + _LEAST // 2)


def _days_after(matter: Matter) -> Iterator[int]:
    """The last days of windows, with what is meant to be about them; of others the first days."""
    for one in matter.bars:
        if one.first is not None and one.last is not None:
            yield one.first + OPEN_END if one.soft_last else one.last + one.margin
