"""Missing: the meetings of a numbered row that are not on record, in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

_IN_A_ROW = 2
"""How many ordinals that follow each other are named one by one."""


class Missing(NamedTuple):
    """Meetings of a row that are not on record."""

    kind: str
    ordinals: tuple[int, ...]


@lru_cache(maxsize=1024)
def numbered(row: Missing) -> str:
    """Which meetings of a row are meant: the 21st to 23rd and 25th summit."""
    *others, last = _runs(row.ordinals)
    numbers = f"{', '.join(others)} and {last}" if others else last
    return f"{numbers} {row.kind}"


def _runs(ordinals: tuple[int, ...]) -> Iterator[str]:
    """Ordinals in words, those that follow each other from the first to the last."""
    for _, numbered in groupby(enumerate(ordinals), key=lambda pair: pair[1] - pair[0]):
        run = [ordinal for _, ordinal in numbered]
        if len(run) > _IN_A_ROW:
            yield f"{_nth(run[0])} to {_nth(run[-1])}"
        else:
            yield " and ".join(map(_nth, run))


@cache
def _nth(number: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if 10 < number % 100 < 14 else ends.get(number % 10, 'th')}"  # noqa: PLR2004 - eleventh to thirteenth
