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
        Unreadable: it holds no text, no columns, or too much; or a quotation mark is not closed.
    """
    text = text_of(content, name, has_rows=True)
    divider = divider_of(text)
    if divider is None:
        raise Unreadable(
            f"{name}: has no columns; a sheet is divided by commas, semicolons or tabs, "
            "the same number in each line"
        )
    csv.field_size_limit(_LONGEST_CELL)
    lines = io.StringIO(text).readlines()
    reader = csv.reader(lines, delimiter=divider)
    rows = []
    first = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if not _is_closed(lines[first : reader.line_num], divider):
                raise Unreadable(
                    f"{name}:{first + 1}: a quotation mark that begins a cell of this row is not "
                    "closed at the end of a cell, so that rows would be taken for one; close it, "
                    "or take it out"
                )
            first = reader.line_num
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


def _is_closed(lines: list[str], divider: str) -> bool:
    """Whether the cells of a row end in it, and those that go over several lines at their marks."""
    several = len(lines) > 1
    try:
        rows = csv.reader([*lines, "the next"], delimiter=divider, strict=several)
        return sum(1 for _ in rows) == 2  # noqa: PLR2004 - the row, and the next
    except csv.Error:
        return False


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
