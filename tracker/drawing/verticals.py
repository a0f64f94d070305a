"""Verticals: the meetings across all lanes, with their names above, none in the way of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.drawing import captions
from tracker.drawing.flags import flags, rows
from tracker.drawing.labels import SIZES, Label, folded, height, stacked
from tracker.drawing.measures import width
from tracker.drawing.scale import Scale
from tracker.drawing.spread import spread
from tracker.queries.meetings import RecordedMeeting

_FEW = 30
"""Of more meetings it is not tried whether there is room for their names beside each other."""

_HIGHEST = 190
"""How high the names may be that stand upright; where they would be higher, they lie."""

_ROOM, _LONGEST = 130, 170
"""How wide a name is at most, and how long one that lies."""

_GAP = 3
"""Between a line and its name."""

_APART = 13
"""Between two names that lie."""

_BEND = 16
"""How high it is between names that lie and the lanes, where a line leads from one to its day."""


class Vertical(NamedTuple):
    """A meeting, or the day asked about, across all lanes."""

    x: float
    top: float
    """Where its line begins to be upright."""
    labels: tuple[Label, ...]
    """Its name; none where there is no room for it."""
    meeting: RecordedMeeting | None
    """None for the day asked about."""
    bent: tuple[float, float] | None = None
    """Where its line begins, if that is not above its day."""


class _Named(NamedTuple):
    x: float
    lines: list[tuple[str, str]]
    """Its name, each line with its kind."""
    short: tuple[str, str]
    """Its name in one line."""
    meeting: RecordedMeeting | None


def verticals(
    meetings: Iterable[RecordedMeeting],
    asked: tuple[float, str] | None,
    scale: Scale,
    top: float,
    right: float,
) -> tuple[list[Vertical], float]:
    """The meetings in the time drawn and the day asked about, and where their names end.

    Args:
        meetings: the meetings, in the order of time.
        asked: where the day asked about is, and its name, if it is in the drawing.
        scale: where days are.
        top: where the names may begin.
        right: where they have to end.
    """
    named = [*_named(meetings, scale)]
    if asked is not None:
        text = (asked[1], "asked")
        named.append(_Named(asked[0], [text], text, None))
    return _upright(named, top, right) or _lying(named, top, scale)


def _named(meetings: Iterable[RecordedMeeting], scale: Scale) -> Iterator[_Named]:
    for one in meetings:
        day = one.date.toordinal()
        if scale.shows(day):
            place, *kind = captions.meeting_name(one)
            lines = [(line, "place") for line in folded(place, _ROOM, "place")]
            lines += [(line, "kind") for text in kind for line in folded(text, _ROOM, "kind")]
            lines.append((str(one.date), "kind"))
            yield _Named(scale.at(day + 0.5), lines, (f"{one.date} {place}", "kind"), one)


def _upright(named: list[_Named], top: float, right: float) -> tuple[list[Vertical], float] | None:
    """The names beside their lines; None where they would be too high."""
    if len(named) > _FEW:
        return None
    named = sorted(named, key=lambda one: one.x)
    wide = [max(width(text, SIZES[kind]) for text, kind in one.lines) for one in named]
    places = flags([(one.x, room + 2 * _GAP) for one, room in zip(named, wide, strict=True)], right)
    stand = rows(places)
    if stand is None:
        return None
    high: dict[int, float] = {}
    for one, row in zip(named, stand, strict=True):
        needed = sum(height(kind) for _, kind in one.lines) + _GAP
        high[row] = max(high.get(row, 0.0), needed)
    bottom = top + sum(high.values())
    if bottom - top > _HIGHEST and len(high) > 1:
        return None
    tops = {row: bottom - sum(high[one] for one in range(row + 1)) for row in high}
    found = []
    for one, place, row in zip(named, places, stand, strict=True):
        x, anchor = (one.x - _GAP, "end") if place.turned else (one.x + _GAP, "start")
        labels, _ = stacked(one.lines, x, tops[row], anchor)
        found.append(Vertical(one.x, tops[row], tuple(labels), one.meeting))
    return found, bottom


def _lying(named: list[_Named], top: float, scale: Scale) -> tuple[list[Vertical], float]:
    """The names along their lines, side by side; those of the fullest meetings if not of all."""
    left, right = scale.left, scale.right + SIZES["asked"] / 2
    short = [folded(one.short[0], _LONGEST, one.short[1]) for one in named]
    chosen = sorted(_chosen(named, short, (right - left) / _APART), key=lambda at: named[at].x)
    wanted = [named[at].x for at in chosen for _ in short[at]]
    places = iter(spread(wanted, _APART, left, right))
    longest = max((_long(named[at], line) for at in chosen for line in short[at]), default=0.0)
    base = round(top + longest + _GAP, 1)
    found = []
    for at in chosen:
        one, kind = named[at], named[at].short[1]
        labels = [
            Label(round(next(places) + SIZES[kind] / 3, 1), base - _GAP, line, kind, lying=True)
            for line in short[at]
        ]
        start = (labels[0].x - SIZES[kind] / 3, base)
        found.append(Vertical(one.x, base + _BEND, tuple(labels), one.meeting, start))
    left_out = sorted({*range(len(named))} - {*chosen})
    found += (Vertical(named[at].x, base + _BEND, (), named[at].meeting) for at in left_out)
    return found, base + _BEND


def _chosen(named: list[_Named], short: list[tuple[str, ...]], room: float) -> Iterator[int]:
    """The names for whose lines there is room, first that of the day asked about."""

    def weight(at: int) -> tuple[bool, int]:
        meeting = named[at].meeting
        return meeting is not None, -(meeting.statements if meeting else 0)

    for at in sorted(range(len(named)), key=weight):
        if len(short[at]) <= room:
            room -= len(short[at])
            yield at


def _long(one: _Named, line: str) -> float:
    return width(line, SIZES[one.short[1]])
