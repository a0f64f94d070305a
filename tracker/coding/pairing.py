"""Pairs: which statements of two codings of one readout are the same, and where they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

HALF = 0.5
"""The part of the shorter quote that two statements of the same act share at least."""

One = TypeVar("One")
Other = TypeVar("Other")


def overlap(one: tuple[int, int], other: tuple[int, int]) -> tuple[float, float]:
    """How much two runs of characters share: of the shorter, and of both together."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared <= 0:
        return 0.0, 0.0
    shorter = max(1, min(one[1] - one[0], other[1] - other[0]))
    return shared / shorter, shared / (max(one[1], other[1]) - min(one[0], other[0]))


def pairs(
    ones: Sequence[One],
    others: Sequence[Other],
    likeness: Callable[[One, Other], tuple[float, float]],
) -> Iterator[tuple[int, int]]:
    """The places of what is the same in two codings, one to one, the best overlap first.

    Args:
        ones: the statements of one coding.
        others: those of the other.
        likeness: how much of the shorter quote two share, and of both; 0 where they cannot be one.
    """
    close = []
    for i, one in enumerate(ones):
        for j, other in enumerate(others):
            shorter, both = likeness(one, other)
            if shorter >= HALF:
                close.append((both, i, j))
    left, right = set(range(len(ones))), set(range(len(others)))
    for _, i, j in sorted(close, reverse=True):
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            yield i, j
