"""Strips: the lanes in their places, below each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.drawing import captions
from tracker.drawing.frame import NARROW
from tracker.drawing.labels import Label, folded, height, stacked
from tracker.drawing.lanes import Lane
from tracker.drawing.scale import Scale
from tracker.drawing.tracks import HEIGHT, Placed, tracks

MARGIN = 12
"""Around the drawing."""

SWATCH = 16
"""How wide the sample is that stands before the status of a lane."""

_INDENT, _DEEPEST = 12, 4
"""How far a part is moved in, and how often at most."""

_INSET = 9
"""Between the edge of the lanes and the first day, so that no symbol is cut."""

_PAD = 5
"""Above and below what is in a lane."""

_BESIDE = 0.27
"""How much of the width the names of lanes have."""

_LEAST_BESIDE, _MOST_BESIDE = 175, 340


class Strip(NamedTuple):
    """A lane in its place."""

    lane: Lane
    top: float
    bottom: float
    labels: tuple[Label, ...]
    sample: tuple[float, float] | None
    """Where the look of its status is shown: the left and the middle of it."""
    first_track: float
    """The middle of its first track."""
    bars: tuple[Placed, ...]


def room(width: int) -> tuple[float, float]:
    """From where to where days are drawn, beside the names or below them."""
    beside = 0.0 if width < NARROW else min(max(width * _BESIDE, _LEAST_BESIDE), _MOST_BESIDE)
    return round(MARGIN + beside + _INSET), width - MARGIN - _INSET


def strips(lanes: Iterable[Lane], scale: Scale, top: float, width: int) -> Iterator[Strip]:
    """The lanes below each other, each as high as its name and its tracks need.

    Args:
        lanes: the lanes.
        scale: where days are.
        top: where the first begins.
        width: how wide the drawing is.
    """
    narrow = width < NARROW
    relationship = None
    listed = [*lanes]
    several = len({lane.relationship for lane in listed}) > 1
    for lane in listed:
        heads = lane.relationship if several and lane.relationship != relationship else None
        relationship = lane.relationship
        x = MARGIN + min(lane.depth, _DEEPEST) * _INDENT
        end = width - MARGIN if narrow else scale.left - _INSET - _PAD
        texts = [(line, "whole") for line in folded(heads, end - x, "whole")] if heads else []
        kind = "whole" if lane.whole else "lane"
        texts += [(line, kind) for line in folded(lane.title, end - x, kind)]
        labels, below = stacked(texts, x, top + _PAD)
        said = _status(lane)
        lines = folded(said, end - x - SWATCH - 5, "status")
        sample = (x, round(below + height("status") * 0.55, 1)) if lane.status else None
        more, below = stacked([(line, "status") for line in lines], x + SWATCH + 5, below)
        placed, count = tracks(lane.bars, scale)
        begin = below + 2 if narrow and count else top + _PAD
        bottom = max(below, begin + count * HEIGHT) + _PAD
        yield Strip(
            lane=lane,
            top=top,
            bottom=round(bottom, 1),
            labels=(*labels, *more),
            sample=sample,
            first_track=round(begin + HEIGHT / 2 + 1, 1),
            bars=tuple(placed),
        )
        top = round(bottom, 1)


def _status(lane: Lane) -> str:
    """What is said below the name of a lane."""
    return f"{lane.status}, {captions.folded_in(lane.parts)}" if lane.parts else lane.status
