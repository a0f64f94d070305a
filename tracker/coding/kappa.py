"""Kappa: how far two coders agree beyond what chance would give, type by type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

Labels = tuple[frozenset[str], frozenset[str]]
"""The types that either coder sees in one unit: a sentence, or an act that one of them coded."""


class Kappa(NamedTuple):
    """How far two coders agree on one type."""

    type: str
    kappa: float | None
    """Cohen's kappa; None where neither or both see it everywhere, so that chance is all."""
    both: int
    """Units in which both see it."""
    first: int
    """Units in which only the first does."""
    second: int
    """Units in which only the second does."""
    neither: int


def cohen(labels: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of pairs of labels; None where it is not defined.

    Args:
        labels: what either coder says of each unit.
    """
    pairs = Counter(labels)
    count = pairs.total()
    if not count:
        return None
    first: Counter[Hashable] = Counter()
    second: Counter[Hashable] = Counter()
    for (one, other), often in pairs.items():
        first[one] += often
        second[other] += often
    seen = sum(often for (one, other), often in pairs.items() if one == other) / count
    chance = sum(first[label] * second[label] for label in first) / count**2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def by_type(units: Sequence[Labels], types: Iterable[str]) -> tuple[Kappa, ...]:
    """How far two coders agree on each type that either sees.

    Args:
        units: the types that either sees in each unit.
        types: the types, in the order in which they are told.
    """
    found = []
    for kind in types:
        labels = [(kind in one, kind in other) for one, other in units]
        counts = Counter(labels)
        if counts[False, False] < len(labels):
            found.append(
                Kappa(
                    kind,
                    cohen(labels),
                    counts[True, True],
                    counts[True, False],
                    counts[False, True],
                    counts[False, False],
                )
            )
    return tuple(found)
