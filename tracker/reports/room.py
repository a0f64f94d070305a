"""Room: how many lines of each part fit on the pages that a briefing may have.

It is reckoned in rows of the page as it is set, with a few too many rather than too few, so that
every form of a briefing tells the same and the printed one keeps to its pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from unicodedata import east_asian_width

ROWS = 62
"""How many rows a page has."""

HEADING = 4
"""How many rows a part takes beside its lines: its title, its head and what is told below it."""

_ACROSS = {"what": 74, "who": 14, "when": 20, "ref": 38}
"""How many letters each column of a line holds in a row."""

_WHOLE = 120
"""How many letters a row across the page holds."""


def rows_of(what: str, who: str, when: str, ref: str) -> int:
    """How many rows a line takes."""
    cells = {"what": what, "who": who, "when": when, "ref": ref}
    return max(_rows(text, _ACROSS[name]) for name, text in cells.items())


def rows_across(*texts: str) -> int:
    """How many rows some texts take, each across the page."""
    return sum(_rows(text, _WHOLE) for text in texts)


def _rows(text: str, across: int) -> int:
    wide = sum(2 if east_asian_width(one) in "WF" else 1 for one in text)
    return max(1, ceil(wide / across))


def shares(parts: Sequence[Sequence[int]], room: int) -> list[int]:
    """How many lines each part gets: one each in turn, as long as there is room.

    Args:
        parts: the rows that each line of each part takes, the parts in the order in which they
            are served.
        room: the rows that there are.
    """
    given = [0] * len(parts)
    full = [not lines for lines in parts]
    while not all(full):
        for place, lines in enumerate(parts):
            if full[place]:
                continue
            cost = lines[given[place]] + (0 if given[place] else HEADING)
            if cost > room:
                full[place] = True
                continue
            room -= cost
            given[place] += 1
            full[place] = given[place] == len(lines)
    return given
