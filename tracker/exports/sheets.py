"""Sheets: answers as rows below the names of their columns, in CSV or as an Excel workbook.

A program for spreadsheets takes a cell of CSV that begins with `=`, `+`, `-`, `@` or certain blanks
for a formula, and carries it out. Such a text gets an apostrophe in front, by which these programs
know a text. In a workbook a text is one, whatever it begins with.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tracker.errors import Refused, Remedy

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Record = Mapping[str, Any]

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a formula may begin with, by the rule of OWASP; the last four are wide forms of others."""

_LONGEST = 32_767
"""Characters that a cell of a workbook holds."""

ROWS = 1_048_576
"""Rows that a sheet of a workbook has."""

_FIRST_DAY = date(1900, 3, 1)
"""Before it, Excel counts days wrongly or not at all."""


class _Passing:
    """A file that hands back what is written to it, as `writerow` does in turn."""

    def write(self, text: str) -> str:
        return text


def csv_lines(records: Iterable[Record], columns: Sequence[str]) -> Iterator[str]:
    """The lines of CSV, as the records come; a list is joined by spaces."""
    import csv  # noqa: PLC0415

    # With both of its characters as the end of a line, either is quoted within a text.
    writer = csv.writer(_Passing(), lineterminator="\r\n")

    def line(cells: Iterable[object]) -> str:
        return str(writer.writerow(cells)).removesuffix("\r\n") + "\n"

    yield line(columns)
    for record in records:
        yield line(_neutral(_cell(record[name])) for name in columns)


def _cell(value: object) -> object:
    """What stands in a cell: text, a number, a day, a truth, or nothing."""
    match value:
        case datetime():
            return str(value)
        case tuple() | list():
            return " ".join(map(str, value))
        case dict():
            return json.dumps(value, ensure_ascii=False, default=str)
        case _:
            return value


def _neutral(cell: object) -> object:
    """A cell of CSV that is no formula; numbers are the program's own and stay as they are."""
    match cell:
        case bool():
            return "true" if cell else "false"
        case str() if cell.startswith(_FORMULA):
            return f"'{cell}"
        case _:
            return cell


def workbook(records: Iterable[Record], columns: Sequence[str]) -> tuple[bytes, int]:
    """A workbook of the records, and how many texts had to be cut off in it.

    Raises:
        Refused: they are more than it holds.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - an extra, which only this needs

    written = io.BytesIO()
    with Workbook(written, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("answer")
        sheet.freeze_panes(1, 0)
        head, day = workbook.add_format({"bold": True}), workbook.add_format()
        day.set_num_format("yyyy-mm-dd")
        for place, name in enumerate(columns):
            sheet.write_string(0, place, name, head)
        cut = 0
        for row, record in enumerate(records, start=1):
            if row >= ROWS:
                raise Refused(
                    f"the answer has more rows than the {ROWS} that a workbook holds",
                    remedy=Remedy.NARROW_DOWN,
                )
            for place, name in enumerate(columns):
                cut += _put(sheet, (row, place), _cell(record[name]), day)
    return written.getvalue(), cut


def _put(sheet: Worksheet, place: tuple[int, int], cell: object, day: Format) -> bool:
    """Put a cell into its place; returns whether it had to be cut."""
    match cell:
        case None:
            return False
        case bool():
            sheet.write_boolean(*place, cell)
        case int() | float():
            sheet.write_number(*place, cell)
        case date() if cell >= _FIRST_DAY:
            sheet.write_datetime(*place, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001 - a day
        case _:
            text = str(cell)
            # Characters beyond the first 65,536 count as two there.
            long = len(text.encode("utf-16-le")) // 2 > _LONGEST
            sheet.write_string(*place, f"{text[: _LONGEST // 2]}…" if long else text)
            return long
    return False
