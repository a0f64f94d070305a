"""Grids: what a file of rows and columns holds, cell by cell, whatever wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tracker import characters

MOST_ROWS = 20_000
"""Rows that a sheet may have; whoever keeps promises by hand has fewer."""

MOST_COLUMNS = 200
"""Columns that a sheet may have."""

_LETTERS = 26


class Cell(NamedTuple):
    """One cell: what it shows, and what else the file says of it."""

    text: str = ""
    """Its words in one line; of a day, the day as it is kept."""
    day: date | None = None
    """The day that it is, where the file says that it is one."""
    shape: str = ""
    """How a day is shown, as the file puts it: `dd/mm/yyyy`."""
    number: float | None = None
    """The number that it is, where it is one."""
    merged: str = ""
    """The cells that it was merged with: `B4:B7`."""
    note: str = ""
    """A note that somebody fixed to it."""
    link: str = ""
    """The address that it leads to."""
    colour: str = ""
    """The colour that it was given."""
    struck: bool = False
    """Whether its words are struck out."""
    doubt: str = ""
    """Why what it shows may not be what it holds."""


EMPTY = Cell()


class Row(NamedTuple):
    """A row with its number, counted from 1 as in the sheet."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False

    def at(self, column: int) -> Cell:
        """The cell of a column, counted from 0; an empty one where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else EMPTY

    def filled(self) -> Iterator[tuple[int, Cell]]:
        """The cells that hold something, with their columns."""
        return ((place, cell) for place, cell in enumerate(self.cells) if cell.text or cell.note)

    def words(self) -> str:
        """All that it holds, in one line."""
        return "; ".join(
            cell.text + (f" (note: {cell.note})" if cell.note else "") for _, cell in self.filled()
        )


class Grid(NamedTuple):
    """A sheet: its rows without those that hold nothing."""

    name: str
    """Its name in the file; empty where the file has one only."""
    rows: tuple[Row, ...]
    hidden: bool = False


def letter(column: int) -> str:
    """What a column is called, counted from 0: A, B, …, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def one_line(text: str) -> str:
    """The words of a cell in one line, without what commands a terminal or hides."""
    return characters.in_one_line(characters.cleaned(text))
