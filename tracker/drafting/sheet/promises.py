"""Promises: the rows of a sheet that tell one, each with its cells by their fields."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from tracker.domain.names import folded
from tracker.drafting.sheet.columns import NEEDED, MappedSheet, SheetColumn
from tracker.drafting.sheet.grids import EMPTY, Cell, Row, letter
from tracker.drafting.sheet.vocabulary import vocabulary

_FROM_ABOVE = ("by", "with", "to", "due", "date", "meeting", "place", "kind", "item", "source")
"""Fields in which "ditto" means the row above."""

_WRITTEN_ONCE = ("date", "meeting", "place", "kind")
"""Fields that tell of the meeting, and are often written once for the rows below."""

_HEADS_AGAIN = 2

MOST_WORDS = 2000
"""Characters of a promise from which on it is cut, and told whole below."""


class Promise(NamedTuple):
    """A row that tells a promise."""

    sheet: str
    row: int
    cells: dict[str, Cell]
    """What it has, by the fields of its columns."""
    told: str
    """All that it has but the words of the promise itself, in one line."""
    doubts: tuple[str, ...]

    def cell(self, field: str) -> Cell:
        """Its cell of a field; an empty one where it has none."""
        return self.cells.get(field, EMPTY)

    def text(self, field: str) -> str:
        """The words of a cell; none where they say that nothing is known."""
        words = self.cell(field).text
        return "" if folded(words) in vocabulary().nothing else words

    @property
    def where(self) -> str:
        """The row, for whoever has the sheet before him."""
        return f"row {self.row}" + (f" of {self.sheet}" if self.sheet else "")


class SheetRows(NamedTuple):
    """The rows of a sheet: those that tell a promise, and what the others say."""

    promises: tuple[Promise, ...]
    others: tuple[str, ...]
    """Each in a line: what stands above the heads, a heading between rows, a row without words."""
    heading: tuple[str, ...]
    """What is in doubt about the meeting, and not about one row."""


def rows_of(sheet: MappedSheet) -> SheetRows:
    """The promises of a sheet, and what else stands in it."""
    promises: list[Promise] = []
    first: dict[str, Promise] = {}
    others = [_told(sheet, row, "above the heads") for row in sheet.above]
    others += [
        _told(sheet, row, "the heads") for row in sheet.grid.rows if row.number == sheet.head
    ]
    alone = {field for field in _WRITTEN_ONCE if len(_values(sheet, field)) == 1}
    usual = Counter(_colour(row) for row in sheet.below).most_common(1)
    for row in sheet.below:
        cells = {column.field: row.at(column.place) for column in sheet.columns if column.field}
        if why := _no_promise(sheet, row, cells):
            others.append(_told(sheet, row, why))
            continue
        before = promises[-1] if promises else None
        cells, doubts = _completed(sheet, cells, before, alone)
        doubts += _looks(row, usual[0][0])
        words = folded(cells[NEEDED].text)
        if words in first:
            doubts.append(f"the same words as in {first[words].where}")
        told = "; ".join(_cells_told(sheet, row))
        promises.append(Promise(sheet.grid.name, row.number, cells, told, tuple(doubts)))
        first.setdefault(words, promises[-1])
    return SheetRows(tuple(promises), tuple(others), tuple(_of_the_meeting(sheet, alone)))


def _of_the_meeting(sheet: MappedSheet, alone: Collection[str]) -> Iterator[str]:
    """What the sheet says of the meeting once, for all of its rows."""
    for column in sheet.columns:
        if column.field in alone:
            cells = [row.at(column.place) for row in sheet.below]
            own = sum(bool(cell.text and not cell.merged) for cell in cells)
            if own < len(cells):
                text = next(cell.text for cell in cells if cell.text)
                yield f"{column.name}: ‘{text}’ is not written for each row, and taken for all"


def _no_promise(sheet: MappedSheet, row: Row, cells: dict[str, Cell]) -> str:
    """Why a row tells no promise; empty where it may tell one."""
    filled = [(place, cell) for place, cell in row.filled() if cell.text]
    heads = {column.place: folded(column.head) for column in sheet.columns if column.head}
    if sum(heads.get(place) == folded(cell.text) for place, cell in filled) >= _HEADS_AGAIN:
        return "the heads once more"
    if len(filled) == 1 and _across(filled[0][1].merged):
        return "a heading between the rows"
    if not cells[NEEDED].text:
        return "no words of a promise"
    return ""


def _across(merged: str) -> bool:
    """Whether cells are merged across columns."""
    columns = re.findall(r"[A-Z]+", merged)
    return len(set(columns)) > 1


def _completed(
    sheet: MappedSheet, cells: dict[str, Cell], before: Promise | None, alone: Collection[str]
) -> tuple[dict[str, Cell], list[str]]:
    """The cells with what those above are meant to say for them as well, and the doubts of it."""
    doubts = []
    names = {column.field: column.name for column in sheet.columns}
    for field, cell in cells.items():
        name = names[field]
        if cell.doubt:
            doubts.append(f"{name}: {cell.doubt}")
        if cell.merged and cell.text and field not in alone:
            doubts.append(f"{name}: ‘{cell.text}’ stands in cells that are merged ({cell.merged})")
        ditto = field in _FROM_ABOVE and cell.text in vocabulary().same_as_above and cell.text
        blank = field in _WRITTEN_ONCE and not cell.text
        if before and (ditto or blank) and (above := before.cell(field)).text:
            cells = {**cells, field: above}
            what = f"‘{cell.text}’" if ditto else "nothing is written"
            if field not in alone:
                doubts.append(f"{name}: {what}; ‘{above.text}’ is taken from {before.where}")
    return cells, doubts


def _values(sheet: MappedSheet, field: str) -> set[str]:
    """What stands in the column of a field."""
    column = sheet.column(field)
    texts = (row.at(column.place).text for row in sheet.below) if column else ()
    return {text for text in texts if text}


def _looks(row: Row, usual: str) -> list[str]:
    """What a row looks like that may mean something."""
    colour = _colour(row)
    struck = [letter(place) for place, cell in row.filled() if cell.struck]
    return [
        *(
            [f"coloured ({colour}); what that means is not read"]
            if colour not in ("", usual)
            else []
        ),
        *([f"struck out in the sheet (column {', '.join(struck)})"] if struck else []),
        *(["hidden in the sheet"] if row.hidden else []),
    ]


def _colour(row: Row) -> str:
    return ", ".join(dict.fromkeys(cell.colour for _, cell in row.filled() if cell.colour))


def _cells_told(sheet: MappedSheet, row: Row) -> list[str]:
    """What a row has beside the words of the promise, each cell with the head of its column."""
    names = {column.place: column for column in sheet.columns}
    told = []
    for place, cell in row.filled():
        column = names.get(place) or SheetColumn(place, "")
        if cell.text and (column.field != NEEDED or len(cell.text) > MOST_WORDS):
            told.append(f"{column.name}: {cell.text}")
        if cell.link and cell.link != cell.text:
            told.append(f"{column.name} leads to {cell.link}")
        if cell.note:
            told.append(f"note on {letter(place)}{row.number}: {cell.note}")
    return told


def _told(sheet: MappedSheet, row: Row, why: str) -> str:
    of = f" of {sheet.grid.name}" if sheet.grid.name else ""
    return f"row {row.number}{of}, {why}: {row.words()}"
