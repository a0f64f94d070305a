"""Sheets: answers as rows below the names of their columns, in CSV or as an Excel workbook.

A program for spreadsheets takes a cell of CSV that begins with `=`, `+`, `-`, `@` or certain blanks
for a formula, and carries it out. Such a text gets an apostrophe in front, by which these programs
know a text. In a workbook a text is one, whatever it begins with.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.streams import complain
from tracker.cli.terminal import bare
from tracker.errors import Refused

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Record = Mapping[str, Any]

SHEETS = ("csv", "csv-bom", "xlsx")
"""The forms of an answer that are rows and columns."""

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a formula may begin with, by the rule of OWASP; the last four are wide forms of others."""

_AT_ONCE = 50_000
"""How many characters are gathered before they are printed."""

_LONGEST = 32_767
"""Characters that a cell of a workbook holds."""

ROWS = 1_048_576
"""Rows that a sheet of a workbook has."""

_FIRST_DAY = date(1900, 3, 1)
"""Before it, Excel counts days wrongly or not at all."""


def print_sheet(form: str, records: Iterable[Record], columns: Sequence[str]) -> None:
    """Print records below the names of the columns; a list is joined by spaces.

    They are printed as they come, but for a workbook, which is packed as a whole.

    Args:
        form: one of `SHEETS`.
        records: what each row holds.
        columns: what of it, in order.

    Raises:
        Refused: they are more than a workbook holds.
    """
    if form == "xlsx":
        click.echo(_workbook(records, columns), nl=False)
        return
    if form == "csv-bom":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # which the mark says that it is
        click.echo("\ufeff", nl=False, file=bare(sys.stdout))
    print_pieces(_csv_lines(records, columns))


def check_form(ctx: click.Context, param: click.Parameter, form: str) -> str:  # noqa: ARG001 - click's signature
    """The form that is asked for, refused at once where it cannot be had."""
    if form != "xlsx" or ctx.resilient_parsing:
        return form
    if find_spec("xlsxwriter") is None:
        raise click.UsageError(
            "a workbook needs a library: pip install 'commitment-tracker[xlsx]'; or give "
            "--format csv-bom, which Excel opens as well"
        )
    if sys.stdout.isatty():
        raise click.UsageError(
            f"a workbook is no text for a terminal; write it to a file: tracker {ctx.info_name} "
            "--format xlsx > answer.xlsx"
        )
    return form


def print_pieces(texts: Iterable[str], at_once: int = _AT_ONCE) -> None:
    """Print texts in pieces: one by one each would cost a write, and all at once their memory."""
    piece: list[str] = []
    gathered = 0
    for text in texts:
        piece.append(text)
        gathered += len(text)
        if gathered >= at_once:
            click.echo("".join(piece), nl=False)
            piece, gathered = [], 0
    click.echo("".join(piece), nl=False)


class _Passing:
    """A file that hands back what is written to it, as `writerow` does in turn."""

    def write(self, text: str) -> str:
        return text


def _csv_lines(records: Iterable[Record], columns: Sequence[str]) -> Iterator[str]:
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


def _workbook(records: Iterable[Record], columns: Sequence[str]) -> bytes:
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
                    f"the answer has more rows than the {ROWS} that a workbook holds; ask for a "
                    "part of it, such as --relationship or --item, or give --format csv"
                )
            for place, name in enumerate(columns):
                cut += _put(sheet, (row, place), _cell(record[name]), day)
    if cut:
        complain(
            f"tracker: {cut} texts are longer than a cell of a workbook may be, and are cut off "
            "there; --format csv gives them whole"
        )
    return written.getvalue()


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
