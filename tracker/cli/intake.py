"""The intake on the command line: a sheet of promises written as readout files for review."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from tracker.cli.matters import known_matters
from tracker.cli.output import plural
from tracker.domain.names import file_name, folded
from tracker.drafting.items import Known
from tracker.drafting.remarks import comment
from tracker.drafting.sheet.columns import NEEDED, MappedSheet, fields, mapped, strangers
from tracker.drafting.sheet.days import Order
from tracker.drafting.sheet.grids import Grid, letter
from tracker.drafting.sheet.intake import Intake, RowsReadout, taken_in
from tracker.drafting.sheet.occasions import SheetHints
from tracker.drafting.sheet.opened import opened
from tracker.errors import Refused, Unreadable
from tracker.files.canonical import readout_text
from tracker.files.parties import known_parties
from tracker.suggestions import did_you_mean, near

_SHOWN = 12


class Wanted(NamedTuple):
    """How a sheet is to be read, where that does not follow from it."""

    columns: dict[str, str]
    """Fields, by the heads of their columns."""
    sheets: tuple[str, ...]
    """The sheets of a workbook; all that have heads when empty."""
    head: int | None
    """The number of the row of heads; looked for when None."""
    on: date | None
    parties: tuple[str, ...]
    order: Order | None


def take_in(
    file: Path,
    wanted: Wanted,
    *,
    items_file: Path | None,
    to: Path | None,
    dry_run: bool,
    store: str,
) -> None:
    """Write the readout files that a sheet comes to, or show what its columns are read as."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Unreadable(f"{file}: cannot be read: {error.strerror or error}") from None
    grids = _chosen(opened(content, str(file)), wanted.sheets, file)
    sheets, left = _mapped(grids, wanted, file)
    if dry_run:
        _show(sheets, left)
        return
    found: dict[tuple[tuple[str, ...], date], list[Known]] = {}

    def items(parties: tuple[str, ...], on: date) -> list[Known]:
        key = (parties, on)
        if key not in found:
            found[key] = known_matters(store, items_file, parties, on).known
        return found[key]

    hints = SheetHints(str(file), wanted.on, wanted.parties, wanted.order)
    taken = taken_in(sheets, left, known_parties(file), items, hints)
    _write(taken, _origin(file, content), to)
    _report(sheets, taken)


def _chosen(grids: list[Grid], names: tuple[str, ...], file: Path) -> list[Grid]:
    """The sheets with those that were not asked for hidden, so that they are told and not read."""
    there = {folded(grid.name): grid.name for grid in grids}
    for name in names:
        if folded(name) not in there:
            have = ", ".join(repr(one) for one in there.values() if one) or "one, without a name"
            raise Unreadable(f"{file}: has no sheet {name!r}; choose from {have}")
    if not names:
        return grids
    wanted = {folded(name) for name in names}
    return [grid._replace(hidden=folded(grid.name) not in wanted) for grid in grids]


def _mapped(grids: list[Grid], wanted: Wanted, file: Path) -> tuple[list[MappedSheet], list[Grid]]:
    """The sheets whose columns are known, and those of which nothing is read."""
    sheets, left = [], []
    for grid in grids:
        sheet = None if grid.hidden else mapped(grid, wanted.columns, wanted.head)
        if sheet:
            sheets.append(sheet)
        elif grid.rows:
            left.append(grid)
    if not sheets:
        raise Unreadable(f"{file}: {_no_heads(left, wanted)}")
    if strange := strangers(wanted.columns, sheets):
        heads = [column.head for sheet in sheets for column in sheet.columns if column.head]
        close = [repr(one) for one in near(strange[0], heads)]
        raise Unreadable(f"{file}: has no column {strange[0]!r}{did_you_mean(close)}")
    return sheets, left


def _no_heads(left: list[Grid], wanted: Wanted) -> str:
    if not any(grid.rows for grid in left):
        return "is empty"
    number = wanted.head or left[0].rows[0].number
    row = next((row for row in left[0].rows if row.number == number), left[0].rows[0])
    there = ", ".join(
        f"{letter(place)} {cell.text!r}" for place, cell in list(row.filled())[:_SHOWN] if cell.text
    )
    known = ", ".join(fields()[NEEDED][:6:2])
    return (
        f"no column of promises is known by its head (such as {known}); say which it is: --column "
        f"'HEAD={NEEDED}', and with --head-row N in which row the heads are; row {row.number} has "
        f"{there}"
    )


def _show(sheets: list[MappedSheet], left: list[Grid]) -> None:
    """Show what each column is read as."""
    for sheet in sheets:
        name = f"{sheet.grid.name}: " if sheet.grid.name else ""
        below = plural(len(sheet.below), "row")
        click.echo(f"{name}heads in row {sheet.head}, {below} below")
        for column in sheet.columns:
            if column.head or column.field:
                read = column.field or "not read: kept as a comment"
                why = f" ({column.why})" if column.why else ""
                click.echo(f"  {letter(column.place)}  {column.name}  ->  {read}{why}")
    for grid in left:
        why = "hidden, or not asked for" if grid.hidden else "without heads that are known"
        click.echo(f"{grid.name or 'the sheet'}: not read, {why}; kept as a comment")


def _origin(file: Path, content: bytes) -> str:
    return f"# From {file.name}, a sheet (SHA-256 {hashlib.sha256(content).hexdigest()[:16]}…)."


def _write(taken: Intake, origin: str, to: Path | None) -> None:
    texts = [
        (one.readout.readout, _text(one, taken, origin, first=number == 0))
        for number, one in enumerate(taken.readouts)
    ]
    if to is None:
        if len(texts) > 1:
            names = ", ".join(name for name, _ in texts[:_SHOWN])
            raise click.UsageError(
                f"the sheet tells of {len(texts)} meetings ({names}); give a folder for their "
                "files: --to drafts/"
            )
        click.echo("".join(text for _, text in texts), nl=False)
        return
    to.mkdir(parents=True, exist_ok=True)
    paths = [(to / file_name(name), text) for name, text in texts]
    if there := [path for path, _ in paths if path.exists()]:
        raise Refused(f"{there[0]} exists, and is not overwritten; give another folder")
    for path, text in paths:
        path.write_text(text, encoding="utf-8")
        click.echo(str(path))


def _text(one: RowsReadout, taken: Intake, origin: str, *, first: bool) -> str:
    """The file of a readout, with the rest of the sheet as comments below it."""
    lines = [
        *(f"# Look at the heading again: {doubt}" for doubt in taken.heading),
        "# What the sheet has beside the words of each promise:",
        *(comment(row) for row in one.rows),
    ]
    if first and taken.others:
        lines += ["# What else stands in it:", *(comment(row) for row in taken.others)]
    below = "".join(f"{line}\n" for line in lines)
    return f"{origin}\n{readout_text(one.readout, one.marks)}{below}"


def _report(sheets: list[MappedSheet], taken: Intake) -> None:
    count = sum(len(one.readout.statements) for one in taken.readouts)
    marked = sum(len(one.marks) for one in taken.readouts)
    click.echo(
        f"{plural(count, 'statement')} from {plural(len(taken.readouts), 'meeting')}, {marked} "
        f"marked for review; {plural(len(taken.others), 'other row')} kept as comments.",
        err=True,
    )
    for sheet in sheets:
        of = f" of {sheet.grid.name}" if sheet.grid.name else ""
        for column in sheet.columns:
            if column.head and column.field is None:
                why = f"; {column.why}" if column.why else ""
                click.echo(f"{column.name}{of}: not read, kept as a comment{why}", err=True)
