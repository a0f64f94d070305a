"""Verticals: the meetings across all lanes, with their names above, none in the way of another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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

_NEAR = 40
"""How many names may be in the way of one at most: so many fit into the width of one."""


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
    left: float
    right: float
    turned: bool = False
    """Whether it stands to the left of its line."""

    def covers(self, x: float) -> bool:
        """Whether a line there would pass through it."""
        return self.left + 1 < x < self.right - 1


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
        asked: where the day asked about is, and what stands there.
        scale: where days are.
        top: where the names may begin.
        right: where they have to end.
    """
    within = [one for one in meetings if scale.shows(one.date.toordinal())]
    names = [*_names(within, scale, kinds=len(within) <= _FEW)]
    if asked is not None:
        names.append(_name(asked[0], [(asked[1], "asked")], None))
    names = _turned(sorted(names, key=lambda one: one.x), right)
    found = _rows(names)
    each = max((sum(height(kind) for _, kind in one.texts) for one in names), default=0.0) + _GAP
    bottom = top + (1 + max(found.values(), default=-1)) * each
    return [
        _placed(one, found.get(number), bottom, each) for number, one in enumerate(names)
    ], bottom


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
    return _Name(x, tuple(texts), meeting, x, x + wide + _GAP)


def _turned(names: list[_Name], right: float) -> list[_Name]:
    """The names, those to the left of their lines that would be cut or be in the way of such."""
    found: list[_Name] = []
    for one in names[::-1]:
        cut = one.right > right
        crossed = any(
            one.covers(other.x) and other.covers(one.x) for other in found[-_NEAR:] if other.turned
        )
        turned = one._replace(left=2 * one.x - one.right, right=one.x, turned=True)
        found.append(turned if cut or crossed else one)
    return found[::-1]


def _rows(names: list[_Name]) -> dict[int, int]:
    """In which row each name stands, by its place in the list; those are missing that have none.

    The lines of the names in higher rows pass between those in lower ones, so what a name covers is
    placed before it.
    """
    xs = [one.x for one in names]
    rows: list[list[_Name]] = [[] for _ in range(_ROWS)]
    found: dict[int, int] = {}
    seen: set[int] = set()

    def place(number: int) -> None:
        if number in seen:
            return
        seen.add(number)
        one = names[number]
        for other in range(bisect_left(xs, one.left), bisect_right(xs, one.right)):
            if one.covers(names[other].x):
                place(other)
        row = next((row for row in range(_ROWS) if _free(one, row, rows)), None)
        if row is not None:
            rows[row].append(one)
            found[number] = row

    # The day asked about comes first, so that there is room for its name.
    for number in sorted(range(len(names)), key=lambda one: names[one].meeting is not None):
        place(number)
    return found


def _free(one: _Name, row: int, rows: list[list[_Name]]) -> bool:
    beside = all(
        one.right + _APART <= other.left or other.right + _APART <= one.left for other in rows[row]
    )
    return (
        beside
        and not any(other.covers(one.x) for lower in rows[:row] for other in lower)
        and not any(one.covers(other.x) for higher in rows[row + 1 :] for other in higher)
    )


def _placed(name: _Name, row: int | None, bottom: float, each: float) -> Vertical:
    if row is None:
        return Vertical(name.x, bottom, (), name.meeting)
    top = bottom - (row + 1) * each
    x = name.x - _GAP if name.turned else name.x + _GAP
    labels, _ = stacked(name.texts, x, top, "end" if name.turned else "start")
    return Vertical(name.x, top, tuple(labels), name.meeting)
