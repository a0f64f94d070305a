"""Key: what the colours, patterns and shapes of a drawing mean; only those that are in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tracker.drawing import captions
from tracker.drawing.bars import Bar
from tracker.drawing.labels import SIZES, Label, folded, height
from tracker.drawing.looks import LOOKS
from tracker.drawing.measures import width
from tracker.drawing.symbols import ENDS, SYMBOLS, symbol_of

SWATCH = 24
"""How wide a sample is."""

_GAP, _APART = 6, 16


class Sample(NamedTuple):
    """A sample with what it means."""

    kind: str
    """`look`, `symbol`, `end`, `slip`, `soft` or `late`."""
    name: str
    x: float
    y: float
    """The middle of the sample."""
    labels: tuple[Label, ...]


def key(
    bars: Iterable[Bar], tally: Mapping[str, int], left: float, right: float, top: float
) -> tuple[list[Sample], float]:
    """What some bars need, in lines from the left to the right, and where it ends."""
    found: list[Sample] = []
    x, line = left, height("key") + 4
    for kind, name, text in _needed([*bars], tally):
        lines = folded(text, right - left - SWATCH - _GAP, "key")
        wide = SWATCH + _GAP + max(width(one, SIZES["key"]) for one in lines)
        if x > left and x + wide > right:
            x, top = left, top + line
        labels = tuple(
            Label(x + SWATCH + _GAP, round(top + SIZES["key"] + number * line, 1), one, "key")
            for number, one in enumerate(lines)
        )
        found.append(Sample(kind, name, x, top + SIZES["key"] * 0.65, labels))
        top += (len(lines) - 1) * line
        x += wide + _APART
    return found, top + line if found else top


def _needed(bars: list[Bar], tally: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    """The samples that are needed, each with its text: statuses, kinds of statement, and marks."""
    for look in LOOKS[:-1]:
        held = [f"{status} {tally[status]}" for status in look.statuses if status in tally]
        if held:
            yield "look", look.name, ", ".join(held)
    drawn = {symbol_of(one.statement.type, complete=one.statement.complete).name for one in bars}
    for name in SYMBOLS:
        if name in drawn:
            yield "symbol", name, captions.KIND_NAMES[name]
    settled = {one.look.name for one in bars if one.statement.status and one.statement.settled}
    for name in ENDS:
        if name in settled:
            yield "end", name, captions.ENDED[name]
    if any(one.first_due is not None for one in bars):
        yield "slip", "slip", captions.MOVED
    if any(one.margin or (one.windowed and (one.soft_first or one.soft_last)) for one in bars):
        yield "soft", "soft", captions.SOFT
    if any(one.late for one in bars):
        yield "late", "late", captions.LATE
