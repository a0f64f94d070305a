"""Verticals: the meetings across all lanes, with their names above, none in the way of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.drawing import captions
from tracker.drawing.labels import SIZES, Label, folded, height, stacked
from tracker.drawing.measures import width
from tracker.drawing.scale import Scale
from tracker.queries.meetings import RecordedMeeting

_FEW = 14
"""Up to how many meetings what kind each is stands there as well."""

_ROWS = 9
"""How many names stand above each other at most."""

_ROOM = 130
_GAP = 4
"""Between a line and its name."""

_APART = 6
"""Between two names."""


class Vertical(NamedTuple):
    """A meeting, or the day asked about, across all lanes."""

    x: float
    top: float
    """Where its line begins."""
    labels: tuple[Label, ...]
    """Its name; none where there is no room for it."""
    meeting: RecordedMeeting | None
    """None for the day asked about."""


class _Name(NamedTuple):
    x: float
    texts: tuple[tuple[str, str], ...]
    meeting: RecordedMeeting | None
    wide: float


class _Place(NamedTuple):
    row: int
    left: float
    right: float
    turned: bool


def verticals(
    meetings: Iterable[RecordedMeeting], asked: tuple[float, str] | None, scale: Scale, top: float
) -> tuple[list[Vertical], float]:
    """The meetings in the time drawn and the day asked about, and where their names end.

    Args:
        meetings: the meetings, in the order of time.
        asked: where the day asked about is, and what stands there.
        scale: where days are.
        top: where the names may begin.
    """
    within = [one for one in meetings if scale.shows(one.date.toordinal())]
    names = [*_names(within, scale, kinds=len(within) <= _FEW)]
    if asked is not None:
        names.append(_name(asked[0], [(asked[1], "asked")], None))
    places = _Places(scale)
    # The day asked about comes first, so that its name is always there.
    chosen = [(one, places.take(one)) for one in names[::-1]]
    rows = 1 + max((place.row for _, place in chosen if place), default=-1)
    each = max((height(kind) for one in names for kind in ("place",) if one), default=0.0)
    each = max((sum(height(kind) for _, kind in one.texts) for one in names), default=each)
    bottom = top + rows * (each + _GAP)
    return [_placed(one, place, bottom, each) for one, place in chosen[::-1]], bottom


def _names(meetings: list[RecordedMeeting], scale: Scale, *, kinds: bool) -> Iterator[_Name]:
    for one in meetings:
        place, *kind = captions.meeting_name(one)
        texts = [(line, "place") for line in folded(place, _ROOM, "place")]
        if kinds:
            texts += [(line, "kind") for text in kind for line in folded(text, _ROOM, "kind")]
        texts.append((str(one.date), "kind"))
        yield _name(scale.at(one.date.toordinal() + 0.5), texts, one)


def _name(x: float, texts: list[tuple[str, str]], meeting: RecordedMeeting | None) -> _Name:
    wide = max(width(text, SIZES[kind]) for text, kind in texts)
    return _Name(x, tuple(texts), meeting, wide + _GAP)


class _Places:
    """Which names stand in which row; the lines of higher ones pass between those below.

    Args:
        scale: where the drawing ends.
    """

    def __init__(self, scale: Scale) -> None:
        self._scale = scale
        self._taken: list[list[tuple[float, float]]] = [[] for _ in range(_ROWS)]
        self._lines: list[list[float]] = [[] for _ in range(_ROWS)]

    def take(self, name: _Name) -> _Place | None:
        """A place for a name, the lowest that is free; None where none is."""
        turned = name.x + name.wide > self._scale.right
        left = name.x - name.wide if turned else name.x
        right = left + name.wide
        for row in range(_ROWS):
            if self._free(row, name.x, left, right):
                self._taken[row].append((left, right))
                self._lines[row].append(name.x)
                return _Place(row, left, right, turned)
        return None

    def _free(self, row: int, x: float, left: float, right: float) -> bool:
        beside = all(
            right + _APART <= other_left or other_right + _APART <= left
            for other_left, other_right in self._taken[row]
        )
        passes = not any(
            other_left + 1 < x < other_right + 1 or other_left - 1 < x < other_right - 1
            for lower in self._taken[:row]
            for other_left, other_right in lower
            if not (abs(x - other_left) <= 1 or abs(x - other_right) <= 1)
        )
        passed = not any(
            left + 1 < other < right - 1 for higher in self._lines[row + 1 :] for other in higher
        )
        return beside and passes and passed


def _placed(name: _Name, place: _Place | None, bottom: float, each: float) -> Vertical:
    if place is None:
        return Vertical(name.x, bottom, (), name.meeting)
    top = bottom - (place.row + 1) * (each + _GAP)
    x = name.x - _GAP if place.turned else name.x + _GAP
    labels, _ = stacked(name.texts, x, top, "end" if place.turned else "start")
    return Vertical(name.x, top, tuple(labels), name.meeting)
