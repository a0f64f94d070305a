"""Flags: names that stand upright beside their lines, in rows, so that no line crosses a name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

_APART = 6
"""Between two names."""

_EDGE = 1
"""How far a line may reach into the free space around a name."""


class Flag(NamedTuple):
    """A name beside a line, from the left to the right."""

    x: float
    """Where the line is, on one side of it."""
    left: float
    right: float

    @property
    def turned(self) -> bool:
        """Whether it is to the left of its line."""
        return self.left < self.x

    def over(self) -> Flag:
        """The same on the other side of its line."""
        return Flag(self.x, 2 * self.x - self.right, 2 * self.x - self.left)

    def covers(self, x: float) -> bool:
        """Whether a line there would cross it."""
        return self.left + _EDGE < x < self.right - _EDGE


def flags(names: Sequence[tuple[float, float]], right: float) -> list[Flag]:
    """Names beside their lines: to the right of them, or where they would be cut to the left.

    Also those are to the left that would be in the way of such, and it in theirs.

    Args:
        names: where each line is and how wide its name, in the order of the lines.
        right: where they have to end.
    """
    found: list[Flag] = []
    for x, wide in reversed(names):
        one = Flag(x, x, x + wide)
        crossed = any(other.turned and one.covers(other.x) and other.covers(x) for other in found)
        found.append(one.over() if one.right > right or crossed else one)
    return found[::-1]


def rows(names: Sequence[Flag]) -> list[int] | None:
    """In which row each stands, the lowest being 0; None where they cannot.

    The lines of those in higher rows pass between those in lower ones, so what a name covers is
    placed before it.
    """
    xs = [one.x for one in names]
    placed: list[list[Flag]] = [[] for _ in names]
    found: dict[int, int] = {}
    seen: set[int] = set()

    def place(number: int) -> None:
        if number in seen:
            return
        seen.add(number)
        one = names[number]
        for other in range(bisect_left(xs, one.left), bisect_right(xs, one.right)):
            if one.covers(xs[other]):
                place(other)
        row = next((row for row in range(len(names)) if _free(one, row, placed)), None)
        if row is not None:
            placed[row].append(one)
            found[number] = row

    for number in range(len(names)):
        place(number)
    return [found[number] for number in range(len(names))] if len(found) == len(names) else None


def _free(one: Flag, row: int, placed: list[list[Flag]]) -> bool:
    beside = all(
        one.right + _APART <= other.left or other.right + _APART <= one.left
        for other in placed[row]
    )
    return (
        beside
        and not any(other.covers(one.x) for lower in placed[:row] for other in lower)
        and not any(one.covers(other.x) for higher in placed[row + 1 :] for other in higher)
    )
