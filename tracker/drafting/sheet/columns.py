"""Columns: which of a sheet's columns holds what, told by their heads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from tracker.domain.names import folded
from tracker.drafting.sheet.grids import Grid, Row, letter
from tracker.suggestions import near

NEEDED = "summary"
"""The field without which a row says nothing."""

_LOOKED_AT = 40
"""Rows among which the heads are looked for."""

_FEWEST = 2
"""Heads that are known, from which on a row is one of heads."""

_LIKE = 0.8
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_MARKS = re.compile(r"[^\w\s-]|_")


class SheetColumn(NamedTuple):
    """A column: its place, its head, and the field that it is read as."""

    place: int
    head: str
    field: str | None = None
    why: str = ""
    """Why it is read as none, where something can be said of that."""

    @property
    def name(self) -> str:
        """What it is called in what is told of it."""
        return self.head or f"column {letter(self.place)}"


class MappedSheet(NamedTuple):
    """A sheet whose columns are known."""

    grid: Grid
    head: int
    """The number of the row of heads."""
    columns: tuple[SheetColumn, ...]

    @property
    def above(self) -> list[Row]:
        """The rows above the heads."""
        return [row for row in self.grid.rows if row.number < self.head]

    @property
    def heads(self) -> list[Row]:
        """The row of heads."""
        return [row for row in self.grid.rows if row.number == self.head]

    @property
    def below(self) -> list[Row]:
        """The rows below the heads."""
        return [row for row in self.grid.rows if row.number > self.head]

    def column(self, field: str) -> SheetColumn | None:
        """The column of a field."""
        return next((column for column in self.columns if column.field == field), None)


@lru_cache(maxsize=1)
def fields() -> dict[str, tuple[str, ...]]:
    """The fields that a column can be, each with the heads that it is known by."""
    source = files("tracker.drafting.sheet").joinpath("columns.yaml").read_text(encoding="utf-8")
    return {field: tuple(heads) for field, heads in yaml.safe_load(source).items()}


def mapped(grid: Grid, given: Mapping[str, str], head: int | None = None) -> MappedSheet | None:
    """A sheet with its columns, or None where no row has heads that are known.

    Args:
        grid: the sheet.
        given: fields by the heads, or the letters, of their columns; `skip` reads one as none.
        head: the number of the row of heads, where it is not to be looked for.
    """
    wanted = {_bare(name): field for name, field in given.items()}
    rows = [row for row in grid.rows if head in (None, row.number)][:_LOOKED_AT]
    best: MappedSheet | None = None
    for row in rows:
        found = MappedSheet(grid, row.number, _columns(row, wanted))
        if _known(found) > (_known(best) if best else 0):
            best = found
    if best and (head or _known(best) >= min(_FEWEST, len(best.columns))) and best.column(NEEDED):
        return best
    return None


def strangers(given: Mapping[str, str], sheets: list[MappedSheet]) -> list[str]:
    """The columns that are spoken of and that no sheet has."""
    there = {_bare(column.head) for sheet in sheets for column in sheet.columns} | {
        _bare(letter(column.place)) for sheet in sheets for column in sheet.columns
    }
    return [name for name in given if _bare(name) not in there]


def _columns(row: Row, wanted: Mapping[str, str]) -> tuple[SheetColumn, ...]:
    known = {_bare(head): field for field, heads in fields().items() for head in heads}
    columns: list[SheetColumn] = []
    asked = {
        wanted[name]
        for place, cell in enumerate(row.cells)
        for name in (_bare(cell.text), _bare(letter(place)))
        if name in wanted
    }
    taken: dict[str, str] = {}
    for place, cell in enumerate(row.cells):
        bare = _bare(cell.text)
        field = wanted.get(bare) or wanted.get(_bare(letter(place)))
        if field is None and (guess := known.get(bare)) and guess not in asked:
            field = guess
        why = ""
        if field == "skip":
            field = None
        elif field and field in taken:
            why = f"{taken[field]!r} is read as {field} already"
            field = None
        elif field is None and bare and (close := near(bare, known, most=1, like=_LIKE)):
            why = f"perhaps {known[close[0]]}: --column '{cell.text}={known[close[0]]}'"
        if field:
            taken[field] = cell.text or letter(place)
        columns.append(SheetColumn(place, cell.text, field, why))
    return tuple(columns)


def _known(sheet: MappedSheet) -> int:
    return sum(column.field is not None for column in sheet.columns)


def _bare(head: str) -> str:
    """A head as it is compared: without marks, and without what stands in brackets."""
    inner = _BRACKETS.sub(" ", head)
    return folded(_MARKS.sub(" ", inner if inner.strip() else head))
