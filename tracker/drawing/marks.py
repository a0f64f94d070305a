"""Marks: a statement as it is drawn: its symbol, its window, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.drawing.bars import Bar
from tracker.drawing.looks import Look
from tracker.drawing.markup import number
from tracker.drawing.scale import Scale
from tracker.drawing.symbols import ENDS, Symbol, symbol_of

THICK, THIN = 10, 5
"""How high a window is, and what has none."""

_LEAST = 3
"""How wide a window is at least."""

_FADE = 60
"""Over how many pixels at most a window without an end fades."""

_ABOVE = 7.5
"""How far above the middle of its track the way of a deadline is drawn."""

_HEAD = 2.5


def patterns(prefix: str, looks: list[Look]) -> Iterator[str]:
    """What bars are filled with, and what makes their ends soft."""
    for look in looks:
        turned = f' patternTransform="rotate({look.turned})"' if look.turned else ""
        lines = (
            f'<path class="stroke" d="{look.path}" fill="none" stroke-width="{look.thick}"'
            ' stroke-linecap="round"/>'
            if look.path
            else ""
        )
        yield (
            f'<pattern id="{prefix}-{look.name}" class="{look.name}" width="8" height="8"'
            f' patternUnits="userSpaceOnUse"{turned}>'
            f'<rect class="soft" width="8" height="8"/>{lines}</pattern>'
        )
    for name, start, end in (("in", 0, 1), ("out", 1, 0)):
        yield (
            f'<linearGradient id="{prefix}-grad-{name}">'
            f'<stop offset="0" stop-color="#fff" stop-opacity="{start}"/>'
            f'<stop offset="1" stop-color="#fff" stop-opacity="{end}"/></linearGradient>'
            f'<mask id="{prefix}-fade-{name}" x="0" y="0" width="1" height="1"'
            ' maskContentUnits="objectBoundingBox">'
            f'<rect width="1" height="1" fill="url(#{prefix}-grad-{name})"/></mask>'
        )


def symbol(shape: Symbol, x: float, y: float) -> str:
    """The symbol of a kind of statement."""
    hollow = " hollow" if shape.hollow else ""
    return (
        f'<path class="symbol{hollow}" d="{shape.path}" stroke-width="1.6"'
        f' transform="translate({number(x)} {number(y)})"/>'
    )


def end(shape: Symbol, x: float, y: float) -> str:
    """What stands at the end of what is settled, with a rim that sets it off from its own box."""
    return "".join(
        f'<path class="{kind}" d="{shape.path}" fill="none" stroke-width="{wide}"'
        f' transform="translate({number(x)} {number(y)})"/>'
        for kind, wide in (("rim", 6), ("stroke", 2.4))
    )


class Fill(NamedTuple):
    """What bars are filled with: the pattern of a look, among those of one drawing."""

    prefix: str
    """What the ids of the drawing begin with."""
    look: Look

    def window(self, left: float, right: float, y: float) -> str:
        """A window of which both ends are known."""
        return self._box("window stroke", (left, right), y, THICK, ' rx="1.5" stroke-width="1.2"')

    def life(self, left: float, right: float, y: float) -> str:
        """The time for which something is followed that has no window."""
        return self._box("life stroke", (left, right), y, THIN, ' stroke-width="1"')

    def soft(self, left: float, right: float, y: float, way: str) -> str:
        """A part of a window that fades `in` or `out`."""
        return self._box("fade", (left, right), y, THICK, f' mask="url(#{self.prefix}-fade-{way})"')

    def _box(self, kind: str, ends: tuple[float, float], y: float, high: float, more: str) -> str:
        left, right = ends
        return (
            f'<rect class="{kind}" x="{number(left)}" y="{number(y - high / 2)}"'
            f' width="{number(right - left)}" height="{high}"'
            f' fill="url(#{self.prefix}-{self.look.name})"{more}/>'
        )


def edge(x: float, y: float) -> str:
    """The end of a window of which the other end is soft."""
    return f'<path class="edge stroke" d="M{number(x)} {number(y - 6)}v12" stroke-width="2"/>'


def late(left: float, right: float, y: float) -> str:
    """The time since a deadline."""
    return (
        f'<path class="late stroke" d="M{number(left)} {number(y)}H{number(right)}" fill="none"'
        ' stroke-width="2" stroke-dasharray="1.5 3.5"/>'
    )


def stem(left: float, right: float, y: float) -> str:
    """The time from a promise to its window, or to its end."""
    return (
        f'<path class="stem stroke" d="M{number(left)} {number(y)}H{number(right)}" fill="none"'
        ' stroke-width="2.5"/>'
    )


def slip(left: float, right: float, y: float) -> str:
    """The way of a deadline, from the first one to the present one."""
    top = y - _ABOVE
    back = -_HEAD if right > left else _HEAD
    return (
        f'<path class="slip" d="M{number(left)} {number(top - 2)}V{number(y + 4)}'
        f"M{number(left)} {number(top)}H{number(right)}V{number(y - 1)}"
        f'm{number(back)} -3.5l{number(-back)} 3.5l{number(-back)} -3.5" fill="none"'
        ' stroke-width="1.3"/>'
    )


def onward(x: float, y: float) -> str:
    """That a window reaches beyond the last day that is drawn."""
    return (
        f'<path class="onward stroke" d="M{number(x + 1)} {number(y - 4)}l4 4l-4 4" fill="none"'
        ' stroke-width="2"/>'
    )


def marks(bar: Bar, y: float, scale: Scale, prefix: str) -> list[str]:
    """All that is drawn of a statement, from behind to the front.

    Args:
        bar: the statement on the line of time.
        y: the middle of its track.
        scale: where days are.
        prefix: what ids begin with.
    """
    made = scale.within(bar.made + 0.5)
    found: list[str] = []
    if bar.statement.status:
        fill = Fill(prefix, bar.look)
        if bar.windowed:
            found += _windowed(bar, made, y, scale, fill)
        elif (right := scale.within(bar.until + 1)) > made:
            found.append(fill.life(made, right, y))
    if bar.first_due is not None and bar.last is not None and not bar.soft_last:
        left, right = scale.within(bar.first_due + 1), scale.within(bar.last + 1)
        if left != right:
            found.append(slip(left, right, y))
    if bar.statement.status and bar.statement.settled and bar.look.name in ENDS:
        until = max(scale.at(bar.until + 1), made + 10)
        if until <= scale.right and bar.until >= scale.first:
            found.append(end(ENDS[bar.look.name], until, y))
    if scale.shows(bar.made):
        shape = symbol_of(bar.statement.type, complete=bar.statement.complete)
        found.append(symbol(shape, made, y))
    return found


def _windowed(bar: Bar, made: float, y: float, scale: Scale, fill: Fill) -> list[str]:
    """The window of a statement, and the way to it and from it."""
    if bar.first is None or bar.last is None:
        return []
    found: list[str] = []
    left, right = scale.within(bar.first), scale.within(bar.last + 1)
    stem_end = right if bar.soft_first else left
    if bar.last >= scale.first and bar.first <= scale.last:
        right = max(right, left + _LEAST)
        found += _window(bar, left, right, y, fill)
        if bar.margin:
            begins = scale.within(bar.first - bar.margin)
            ends = scale.within(bar.last + 1 + bar.margin)
            found += _around(bar, (begins, left), (right, ends), y, fill)
    if stem_end > made:
        found.append(stem(made, stem_end, y))
    if bar.last > scale.last:
        found.append(onward(scale.right, y))
    if bar.late and (until := scale.within(bar.until + 1)) > right:
        found.append(late(right, until, y))
    return found


def _window(bar: Bar, left: float, right: float, y: float, fill: Fill) -> list[str]:
    """The window; an end that it does not have is soft."""
    if bar.soft_first:
        return [fill.soft(left, right, y, "in"), edge(right, y)]
    if not bar.soft_last:
        return [fill.window(left, right, y)]
    begins = max(left, right - _FADE)
    whole = [fill.window(left, begins, y)] if begins - left > _LEAST else []
    return [*whole, fill.soft(begins, right, y, "out"), edge(left, y)]


def _around(
    bar: Bar, before: tuple[float, float], after: tuple[float, float], y: float, fill: Fill
) -> list[str]:
    """The days before and after an approximate window that may be meant as well."""
    found: list[str] = []
    if after[1] > after[0]:
        found.append(fill.soft(*after, y, "out"))
    if before[0] < before[1] and not bar.soft_first:
        found.append(fill.soft(*before, y, "in"))
    return found
