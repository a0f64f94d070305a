"""Marks: a statement as it is drawn: its symbol, its window, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.drawing.bars import Bar
from tracker.drawing.looks import Look
from tracker.drawing.markup import number
from tracker.drawing.scale import Scale
from tracker.drawing.symbols import ENDS, Symbol, symbol_of

THICK = 10
"""How high a window is."""

_LEAST = 3
"""How wide a window is at least."""

_FADE = 60
"""Over how many pixels at most a window without an end fades."""

_ABOVE = 7.5
"""How far above the middle of its track the way of a deadline is drawn."""

_HEAD = 3


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
    """What stands at the end of what is settled."""
    return (
        f'<path class="stroke" d="{shape.path}" fill="none" stroke-width="2.4"'
        f' transform="translate({number(x)} {number(y)})"/>'
    )


def window(prefix: str, look: Look, left: float, right: float, y: float) -> str:
    """A window of which both ends are known."""
    return (
        f'<rect class="window stroke" x="{number(left)}" y="{number(y - THICK / 2)}"'
        f' width="{number(right - left)}" height="{THICK}" rx="1.5"'
        f' fill="url(#{prefix}-{look.name})" stroke-width="1.2"/>'
    )


def soft(prefix: str, look: Look, left: float, right: float, y: float, way: str) -> str:
    """A part of a window that fades in or out."""
    return (
        f'<rect class="fade" x="{number(left)}" y="{number(y - THICK / 2)}"'
        f' width="{number(right - left)}" height="{THICK}"'
        f' fill="url(#{prefix}-{look.name})" mask="url(#{prefix}-fade-{way})"/>'
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
    back = right - _HEAD if right > left else right + _HEAD
    return (
        f'<path class="slip" d="M{number(left)} {number(top - 2.5)}v5'
        f"M{number(left)} {number(top)}H{number(right)}"
        f"M{number(back)} {number(top - 2.5)}L{number(right)} {number(top)}"
        f'L{number(back)} {number(top + 2.5)}" fill="none" stroke-width="1.3"/>'
    )


def marks(bar: Bar, y: float, scale: Scale, prefix: str) -> Iterator[str]:
    """All that is drawn of a statement, from behind to the front.

    Args:
        bar: the statement on the line of time.
        y: the middle of its track.
        scale: where days are.
        prefix: what ids begin with.
    """
    made = scale.within(bar.made + 0.5)
    if bar.statement.status:
        yield from _windowed(bar, y, scale, prefix) if bar.windowed else _lasting(bar, y, scale)
    if bar.slip is not None and bar.last is not None and not bar.soft_last:
        yield from _slipped(bar.slip, bar.last, y, scale)
    if bar.statement.status and bar.statement.settled and bar.look.name in ENDS:
        until = max(scale.at(bar.until + 1), made + 9)
        if until <= scale.right and bar.until >= scale.first:
            yield end(ENDS[bar.look.name], until, y)
    if scale.shows(bar.made):
        shape = symbol_of(bar.statement.type, complete=bar.statement.complete)
        yield symbol(shape, made, y)


def _slipped(first: int, last: int, y: float, scale: Scale) -> Iterator[str]:
    left, right = scale.within(first + 1), scale.within(last + 1)
    if left != right:
        yield slip(left, right, y)


def _lasting(bar: Bar, y: float, scale: Scale) -> Iterator[str]:
    """What has no window: a line for as long as it is followed."""
    left, right = scale.within(bar.made + 0.5), scale.within(bar.until + 1)
    if right > left:
        yield stem(left, right, y)


def _windowed(bar: Bar, y: float, scale: Scale, prefix: str) -> Iterator[str]:
    if bar.first is None or bar.last is None:
        return
    made = scale.within(bar.made + 0.5)
    left, right = scale.within(bar.first), scale.within(bar.last + 1)
    shown = bar.last >= scale.first and bar.first <= scale.last
    if left > made or bar.soft_first:
        yield stem(made, left if not bar.soft_first else right, y)
    if shown:
        right = max(right, left + _LEAST)
        yield from _window(bar, left, right, y, scale, prefix)
    if bar.late and scale.within(bar.until + 1) > right:
        yield late(right, scale.within(bar.until + 1), y)


def _window(
    bar: Bar, left: float, right: float, y: float, scale: Scale, prefix: str
) -> Iterator[str]:
    """The window, and how soft its ends are."""
    if bar.soft_first:
        yield soft(prefix, bar.look, left, right, y, "in")
        yield edge(right, y)
    elif bar.soft_last:
        begins = max(left, right - _FADE)
        if begins - left > _LEAST:
            yield window(prefix, bar.look, left, begins, y)
        yield soft(prefix, bar.look, begins, right, y, "out")
        yield edge(left, y)
    else:
        yield window(prefix, bar.look, left, right, y)
    if bar.margin and bar.last is not None and bar.first is not None:
        end_of = scale.within(bar.last + 1 + bar.margin)
        if end_of > right:
            yield soft(prefix, bar.look, right, end_of, y, "out")
        begin_of = scale.within(bar.first - bar.margin)
        if begin_of < left and not bar.soft_first:
            yield soft(prefix, bar.look, begin_of, left, y, "in")
