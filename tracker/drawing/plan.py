"""Plan: where everything of a drawing is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tracker.drawing import captions
from tracker.drawing.extent import extent
from tracker.drawing.frame import LEAST_WIDTH, MOST_WIDTH, Frame
from tracker.drawing.key import Sample, key
from tracker.drawing.labels import SIZES, Label, folded, height, stacked
from tracker.drawing.lanes import Matter
from tracker.drawing.measures import width
from tracker.drawing.scale import Scale, Tick, ticks
from tracker.drawing.strips import MARGIN, Strip, room, strips
from tracker.drawing.verticals import Vertical, verticals
from tracker.queries import Viewpoint, moments

_TALL = 500
"""From which height on the days are named below the lanes as well."""


class Plan(NamedTuple):
    """A drawing, in pixels."""

    width: int
    height: int
    title: str
    described: str
    labels: tuple[Label, ...]
    """The heading and the notes."""
    key: tuple[Sample, ...]
    verticals: tuple[Vertical, ...]
    """The last is the day asked about, where `asked` says that it is in the drawing."""
    ticks: tuple[Tick, ...]
    tick_labels: tuple[Label, ...]
    strips: tuple[Strip, ...]
    scale: Scale
    top: float
    """Where the lanes begin."""
    bottom: float
    """Where they end."""
    asked: float | None
    """Where the day asked about ends, if that is in the drawing."""


def plan(matter: Matter, view: Viewpoint, frame: Frame) -> Plan:
    """Where everything is.

    Args:
        matter: what is drawn.
        view: from where it is looked at.
        frame: how it is to be drawn.
    """
    wide = min(max(frame.width, LEAST_WIDTH), MOST_WIDTH)
    first, last = extent(matter, view, frame)
    scale = Scale(first, last, *room(wide))
    asked = scale.at(view.as_of.toordinal() + 1) if scale.shows(view.as_of.toordinal()) else None
    title = captions.heading(matter.relationships, matter.asked)
    when = captions.asked(view.as_of, moments.shown(view.known_on) if view.known_on else None)
    labels, top = stacked(_heading(title, when, wide), MARGIN, MARGIN)
    entries, top = key(matter.bars, matter.tally, MARGIN, wide - MARGIN, top + 6)
    told = None if asked is None else (asked, f"{captions.ASKED} {view.as_of}")
    stood, top = verticals(matter.meetings, told, scale, top + 8, wide - MARGIN)
    named = ticks(scale)
    tick_labels = [*_tick_labels(named, scale, top)]
    top += height("tick") + 6
    placed = [*strips(matter.lanes, scale, top, wide)]
    bottom = below = placed[-1].bottom if placed else top
    if bottom - top > _TALL:
        tick_labels += _tick_labels(named, scale, bottom + 2)
        below += height("tick") + 2
    notes = _notes(matter, stood, view, scale)
    more, end = stacked(
        [(line, "note") for note in notes for line in folded(note, wide - 2 * MARGIN, "note")],
        MARGIN,
        below + 8,
    )
    days = (date.fromordinal(first), date.fromordinal(last))
    return Plan(
        width=wide,
        height=round(end + MARGIN),
        title=f"{title}, {when}",
        described=captions.described(len(matter.lanes), len(matter.meetings), *days, matter.tally),
        labels=(*labels, *more),
        key=tuple(entries),
        verticals=tuple(stood),
        ticks=tuple(named),
        tick_labels=tuple(tick_labels),
        strips=tuple(placed),
        scale=scale,
        top=top,
        bottom=bottom,
        asked=asked,
    )


def _heading(title: str, when: str, wide: int) -> list[tuple[str, str]]:
    room_for = wide - 2 * MARGIN
    return [
        *((line, "heading") for line in folded(title, room_for, "heading")),
        *((line, "when") for line in folded(when, room_for, "when")),
    ]


def _tick_labels(named: list[Tick], scale: Scale, top: float) -> Iterator[Label]:
    """The names of days, each behind its line, and none that would be cut."""
    end = scale.right
    for one in named[::-1]:
        x = scale.at(one.day) + 3
        right = x + width(one.name, SIZES["year"])
        if right <= end:
            kind = "year" if one.major else "tick"
            yield Label(round(x, 1), round(top + SIZES["tick"], 1), one.name, kind)
            end = x - 3


def _notes(matter: Matter, stood: list[Vertical], view: Viewpoint, scale: Scale) -> Iterator[str]:
    """What one has to know of what is not drawn."""
    if not matter.lanes:
        yield captions.NOTHING
    if not scale.shows(view.as_of.toordinal()):
        yield captions.beyond(view.as_of)
    if matter.left_out:
        yield captions.left_out(matter.left_out)
    if matter.outside:
        yield captions.outside(matter.outside)
    if unnamed := sum(not one.labels for one in stood):
        yield captions.unnamed(unnamed)
