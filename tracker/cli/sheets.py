"""Sheets: answers printed as rows below the names of their columns."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from importlib.util import find_spec

import click

from tracker.cli.streams import complain
from tracker.cli.terminal import bare
from tracker.exports.sheets import Record, csv_lines, workbook
from tracker.extras import installing

_AT_ONCE = 50_000
"""How many characters are gathered before they are printed."""


def print_sheet(form: str, records: Iterable[Record], columns: Sequence[str]) -> None:
    """Print records below the names of the columns; a list is joined by spaces.

    They are printed as they come, but for a workbook, which is packed as a whole.

    Args:
        form: one of `forms.SHEETS`.
        records: what each row holds.
        columns: what of it, in order.

    Raises:
        Refused: they are more than a workbook holds.
    """
    if form == "xlsx":
        written, cut = workbook(records, columns)
        if cut:
            complain(
                f"tracker: {cut} texts are longer than a cell of a workbook may be, and are cut "
                "off there; --format csv gives them whole"
            )
        click.echo(written, nl=False)
        return
    if form == "csv-bom":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # which the mark says that it is
        click.echo("\ufeff", nl=False, file=bare(sys.stdout))
    print_pieces(csv_lines(records, columns))


def check_form(ctx: click.Context, param: click.Parameter, form: str) -> str:  # noqa: ARG001 - click's signature
    """The form that is asked for, refused at once where it cannot be had."""
    if form != "xlsx" or ctx.resilient_parsing:
        return form
    if find_spec("xlsxwriter") is None:
        raise click.UsageError(
            f"a workbook needs a library: {installing('xlsx')}; or give "
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
