"""Workbooks: the sheets of an Excel file, with what people put into them beside words."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from tracker.drafting.sheet.grids import MOST_COLUMNS, MOST_ROWS, Cell, Grid, Row, one_line
from tracker.errors import Unreadable
from tracker.extras import installing

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_UNPACKED = 200_000_000
"""Bytes that the parts of a workbook may have unpacked."""

_WHITE = frozenset(("00000000", "FFFFFFFF", "00FFFFFF"))
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def grids_of(content: bytes, name: str) -> list[Grid]:
    """The sheets of a workbook, hidden ones included.

    Args:
        content: the bytes of the file.
        name: what to call it in an error.

    Raises:
        Unreadable: it is no workbook, or holds too much.
    """
    if find_spec("openpyxl") is None:
        raise Unreadable(
            f"{name}: a workbook needs a library: {installing('xlsx')}; or save the sheet as CSV"
        )
    from openpyxl import load_workbook  # noqa: PLC0415 - an extra, which only this needs

    _check_size(content, name)
    try:
        shown = load_workbook(io.BytesIO(content), data_only=True)
        written = load_workbook(io.BytesIO(content))
        return [_grid(sheet, written, name) for sheet in shown.worksheets]
    except Unreadable:
        raise
    except Exception as error:
        # A damaged workbook fails in as many ways as there are to damage one.
        raise Unreadable(
            f"{name}: the workbook cannot be read; open it, and save it anew or as CSV"
        ) from error


def _check_size(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise Unreadable(f"{name}: is a damaged workbook; get it once more") from None
    if unpacked > _MOST_UNPACKED:
        raise Unreadable(f"{name}: unpacks to {unpacked:,} bytes; save the sheet alone as CSV")


def _grid(sheet: Worksheet, written: Workbook, name: str) -> Grid:
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise Unreadable(
            f"{name}: the sheet {sheet.title} has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} "
            "columns; take out what is empty, or divide it"
        )
    merged = {
        (row, column): (str(area.coord), area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    formulas = written[sheet.title]
    rows = []
    for number in range(1, sheet.max_row + 1):
        cells = []
        for column in range(1, sheet.max_column + 1):
            area, row_of, column_of = merged.get((number, column), ("", number, column))
            # What is merged downwards is meant for each row; what is merged across stands once.
            if area and column != column_of:
                cells.append(Cell(merged=area))
                continue
            cells.append(_cell(sheet.cell(row_of, column), formulas.cell(row_of, column), area))
        row = Row(number, tuple(cells), bool(sheet.row_dimensions[number].hidden))
        if any(cell.text or cell.note for cell in row.cells):
            rows.append(row)
    return Grid(sheet.title, tuple(rows), sheet.sheet_state != "visible")


def _cell(shown: Any, written: Any, area: str) -> Cell:  # noqa: ANN401 - openpyxl's own
    value, doubt, note = shown.value, "", shown.comment
    if shown.data_type == "e":
        doubt = f"the cell holds the error {value}"
    if isinstance(written.value, str) and written.data_type == "f":
        if value is None:
            value = written.value
            doubt = f"the cell is the formula {one_line(value)}, whose result the file lacks"
        else:
            doubt = doubt or f"the cell is computed, by the formula {one_line(written.value)}"
    day = value.date() if isinstance(value, datetime) else value
    is_day = isinstance(day, date)
    fraction = isinstance(value, float) and not value.is_integer()
    number = None if isinstance(value, bool) else value if isinstance(value, int | float) else None
    return Cell(
        text=str(day) if is_day else _words(value, fraction=fraction),
        day=day if is_day else None,
        shape=_QUOTED.sub("", shown.number_format).lower() if is_day else "",
        number=number,
        merged=area,
        note=one_line(f"{note.author}: {note.text}" if note.author else note.text) if note else "",
        link=one_line(shown.hyperlink.target or "") if shown.hyperlink else "",
        colour=_colour(shown),
        struck=bool(shown.font and shown.font.strike),
        doubt=doubt,
    )


def _words(value: object, *, fraction: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and not fraction:
        return str(int(value))
    return one_line(str(value))


def _colour(cell: Any) -> str:  # noqa: ANN401 - openpyxl's own
    """The colour that a cell was filled with, as the file names it."""
    fill = cell.fill
    if not fill or fill.patternType != "solid":
        return ""
    colour = fill.fgColor
    if colour.type == "rgb":
        return "" if colour.rgb in _WHITE else str(colour.rgb)[2:]
    return f"{colour.type} {colour.value}"
