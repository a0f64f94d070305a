"""Spread: places that are far enough from each other, and each near to where it should be."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], apart: float, left: float, right: float) -> list[float]:
    """Places between two ends for what should be at others, in their order.

    What is too near to each other is moved apart around its middle.

    Args:
        wanted: where each should be, in order; there has to be room for all of them.
        apart: how far from each other they have to be.
        left: where the first may be.
        right: where the last may be.
    """
    groups: list[tuple[float, int]] = []  # where each group begins, and of how many it is
    for one in wanted:
        group = (one, 1)
        while groups and groups[-1][0] + groups[-1][1] * apart > group[0]:
            group = _joined(groups.pop(), group, apart)
        groups.append(group)
    found = [start + number * apart for start, count in groups for number in range(count)]
    return _between(found, apart, left, right)


def _joined(one: tuple[float, int], other: tuple[float, int], apart: float) -> tuple[float, int]:
    """Two groups as one, in the middle of where they should be."""
    start, count = one
    behind, more = other
    middle = (start * count + (behind - count * apart) * more) / (count + more)
    return middle, count + more


def _between(places: list[float], apart: float, left: float, right: float) -> list[float]:
    """The places moved between the two ends."""
    found = []
    least = left
    for place in places:
        least = max(place, least)
        found.append(least)
        least += apart
    most = right
    for number in range(len(found) - 1, -1, -1):
        found[number] = min(found[number], most)
        most = found[number] - apart
    return found
