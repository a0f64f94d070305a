"""Delimited text: CSV as programs write it, divided by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections import Counter

from tracker.drafting.sheet.grids import MOST_COLUMNS, MOST_ROWS, Cell, Grid, Row, one_line
from tracker.drafting.sources import text_of
from tracker.errors import Unreadable

_DIVIDERS = ",;\t|"
_LOOKED_AT = 50
"""Lines by which the divider is told."""

_LONGEST_CELL = 1_000_000


def grid_of(content: bytes, name: str) -> Grid:
    """The sheet that a text is.

    Args:
        content: the bytes of the file.
        name: what to call it in an error.

    Raises:
        Unreadable: it holds no text, no columns, or too much.
    """
    text = text_of(content, name)
    divider = divider_of(text)
    if divider is None:
        raise Unreadable(
            f"{name}: has no columns; a sheet is divided by commas, semicolons or tabs, "
            "the same number in each line"
        )
    csv.field_size_limit(_LONGEST_CELL)
    rows = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=divider), start=1):
            if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
                raise Unreadable(
                    f"{name}: has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns; divide it"
                )
            row = Row(number, tuple(Cell(one_line(cell)) for cell in cells))
            if any(cell.text for cell in row.cells):
                rows.append(row)
    except csv.Error as error:
        raise Unreadable(f"{name}: cannot be read as a sheet: {error}") from None
    return Grid("", tuple(rows))


def divider_of(text: str) -> str | None:
    """The character that divides the lines of a text into columns; None where none does."""
    best: tuple[int, int] = (0, 0)
    found = None
    for divider in _DIVIDERS:
        lines = csv.reader(io.StringIO(text), delimiter=divider)
        counts: Counter[int] = Counter()
        try:
            for _, cells in zip(range(_LOOKED_AT), lines, strict=False):
                counts[len(cells)] += bool(cells)
        except csv.Error:
            continue
        width, often = max(counts.items(), key=lambda one: (one[1] * (one[0] > 1), one[0]))
        if width > 1 and (often, width) > best:
            best, found = (often, width), divider
    return found
