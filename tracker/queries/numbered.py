"""Numbered: the meetings of a kind that are numbered, and which of them are not on record."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple, Self


class NumberedMeetings(NamedTuple):
    """The meetings of a kind up to a day that are numbered, in the order of their days."""

    kind: str
    days: list[int]
    highest: list[int]
    """The highest number that one had up to each of them."""
    absent: list[int]
    """The numbers between the lowest and the highest that none of them has."""

    @classmethod
    def until(cls, day: int, kind: str, days: Mapping[int, int]) -> Self:
        """Those of a kind up to a day, by their numbers."""
        told = sorted((on, number) for number, on in days.items() if on <= day)
        numbers = [number for _, number in told]
        absent = sorted({*range(min(numbers, default=0), max(numbers, default=0))} - {*numbers})
        return cls(kind, [on for on, _ in told], [*accumulate(numbers, max)], absent)

    def since(self, day: int) -> tuple[int, ...]:
        """The numbers that are absent after those of a day."""
        before = bisect_right(self.days, day)
        first = self.highest[before - 1] if before else 0
        return tuple(self.absent[bisect_right(self.absent, first) :])
