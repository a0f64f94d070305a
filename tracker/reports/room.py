"""Room: how many lines of each part fit on the pages that a briefing may have.

It is reckoned in points of the page as it is set, so that every form of a briefing tells the same.
What a page really holds is only known when it is set: `paper.printed` leaves lines out where it is
less.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from unicodedata import east_asian_width

PAGE = 790
"""How much of what is reckoned so goes on a page, which is a little less high."""

HEADING = 46
"""What a part takes beside its lines: its title, its head, and what is told below it."""

_ROW, _BETWEEN = 10, 1
"""How high a row is, and what is left between lines."""

_ACROSS = {"what": 62, "who": 11, "when": 17, "ref": 29}
"""How many letters each column of a line holds in a row."""

_WHOLE = 115
"""How many letters a row across the page holds."""


def height(what: str, who: str, when: str, ref: str) -> float:
    """How high a line is."""
    cells = {"what": what, "who": who, "when": when, "ref": ref}
    return max(_rows(text, _ACROSS[name]) for name, text in cells.items()) * _ROW + _BETWEEN


def height_across(*texts: str) -> float:
    """How high some texts are, each across the page."""
    return sum(_rows(text, _WHOLE) * _ROW + _BETWEEN for text in texts)


def _rows(text: str, across: int) -> int:
    wide = sum(2 if east_asian_width(one) in "WF" else 1 for one in text)
    return max(1, ceil(wide / across))


def shares(parts: Sequence[Sequence[float]], room: float, *, turns: Sequence[int]) -> list[int]:
    """How many lines each part gets: some in each of its turns, as long as there is room.

    Args:
        parts: how high each line of each part is, the parts in the order in which they are served.
        room: how much there is.
        turns: how many lines each part gets in a turn.
    """
    given = [0] * len(parts)
    full = [not lines for lines in parts]
    while not all(full):
        for place, lines in enumerate(parts):
            for _ in range(turns[place]):
                if full[place]:
                    break
                cost = lines[given[place]] + (0 if given[place] else HEADING)
                if cost > room:
                    full[place] = True
                    break
                room -= cost
                given[place] += 1
                full[place] = given[place] == len(lines)
    return given
