"""The command that takes in what others keep: an export of events, or a sheet of promises."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker import bootstrap
from tracker.cli.given import DATE_BY_EITHER_NAME
from tracker.cli.matters import party_codes
from tracker.cli.opening import force_option
from tracker.cli.options import GivenPath, is_given, store_option
from tracker.cli.output import plural
from tracker.cli.words import Word
from tracker.drafting.sheet.opened import is_sheet
from tracker.files.lines import lines
from tracker.queries.words import DAY

if TYPE_CHECKING:
    from tracker.drafting.sheet.days import Order

_OF_A_SHEET = ("columns", "sheets", "head_row", "on", "parties", "order", "items_file", "to")


def _columns(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """The fields that were given to columns, by their heads."""
    from tracker.drafting.sheet.columns import fields  # noqa: PLC0415 - what only a sheet needs

    found = {}
    for text in given:
        head, equals, field = text.rpartition("=")
        if not equals or not head.strip():
            raise click.BadParameter(f"{text!r} names no field; write 'HEAD=FIELD'")
        if field not in (*fields(), "skip"):
            raise click.BadParameter(
                f"{field!r} is no field of a sheet; choose from {', '.join(fields())}, skip"
            )
        found[head] = field
    return found


@click.command("import", context_settings=DATE_BY_EITHER_NAME)
@click.argument("file", type=GivenPath(exists=True, dir_okay=False))
@click.option(
    "--column",
    "columns",
    multiple=True,
    callback=_columns,
    metavar="HEAD=FIELD",
    help="Of a sheet: read the column of that head, or letter, as that field; `skip` as none.",
)
@click.option(
    "--sheet", "sheets", multiple=True, metavar="NAME", help="Of a workbook: read only this sheet."
)
@click.option(
    "--head-row", type=click.IntRange(min=1), metavar="N", help="Of a sheet: its row of heads."
)
@click.option(
    "--date",
    "on",
    type=Word(DAY),
    metavar="DATE",
    help="Of a sheet: the day of the meeting, where it has no column of days.",
)
@click.option(
    "--party",
    "parties",
    multiple=True,
    callback=party_codes,
    metavar="JP",
    help="Of a sheet: a party to it; give each: --party JP --party RU.",
)
@click.option(
    "--order",
    type=click.Choice(["day-first", "month-first"]),
    help="Of a sheet: how days such as 03/04/2019 are to be read.  [default: not at all]",
)
@click.option(
    "--items",
    "items_file",
    type=GivenPath(exists=True, dir_okay=False),
    help="Of a sheet: an items file to choose items from, instead of the record.",
)
@click.option(
    "--to",
    type=GivenPath(file_okay=False),
    metavar="DIR",
    help="Of a sheet: write a file for each readout into this folder.",
)
@click.option("--dry-run", is_flag=True, help="Of a sheet: show what each column is read as.")
@force_option
@store_option
def import_(
    file: Path,
    *,
    columns: dict[str, str],
    sheets: tuple[str, ...],
    head_row: int | None,
    on: date | None,
    parties: tuple[str, ...],
    order: Order | None,
    items_file: Path | None,
    to: Path | None,
    dry_run: bool,
    any_moment: bool,
    store: str,
) -> None:
    r"""Take in FILE: an export of events, or a sheet of promises (.csv, .xlsx).

    Which of them it is follows from what is in it. Events that tracker export --events gave are
    recorded, into an empty store. Each keeps the moment, the author and the digest that it had. A
    store that already holds the beginning of the same events is brought up to the end of them, so
    an import that was interrupted is done again in the same way. Before anything is recorded the
    whole file is checked by the rules of recording, event by event, and the first line that could
    not have been recorded is named. The head that is printed is the one that tracker verify prints
    for the store that the file came from.

    Of a sheet nothing is recorded. It becomes a readout file for review, one for each meeting, in
    which everything that is in doubt is marked; settle it with tracker review, and record it.

    \b
    Examples:
      tracker import backup.jsonl --store sqlite:///copy.db
      tracker import promises.xlsx --dry-run
      tracker import promises.xlsx --date 2019-06-29 --party JP --party RU > draft.yaml
      tracker import promises.csv --column 'Lead ministry=by' --to drafts/
    """
    if not file.is_file():
        raise click.UsageError(
            f"{file} can be read only once; write what it gives to a file, which is checked first"
        )

    if is_sheet(file):
        from tracker.cli.intake import Wanted, take_in  # noqa: PLC0415 - not for an export

        wanted = Wanted(columns, sheets, head_row, on, parties, order)
        take_in(file, wanted, items_file=items_file, to=to, dry_run=dry_run, store=store)
        return
    if given := [name for name in (*_OF_A_SHEET, "dry_run") if is_given(name)]:
        names = {"columns": "column", "sheets": "sheet", "on": "date", "parties": "party"}
        option = names.get(given[0], given[0]).replace("_", "-").removesuffix("-file")
        raise click.UsageError(
            f"--{option} is of a sheet, and {file} is taken for an export of events; a sheet is "
            "a .csv or an .xlsx"
        )
    _record(file, store, any_moment=any_moment)


def _record(file: Path, store: str, *, any_moment: bool) -> None:
    from tracker.ledger.backup import Backup  # noqa: PLC0415 - the other commands need it not

    backup = Backup(partial(lines, file), str(file), any_moment=any_moment)
    with bootstrap.ledger(store, create=True) as ledger:
        count = ledger.restore(backup)
    there = backup.size - count
    already = f"; {there} {'was' if there == 1 else 'were'} there already"
    if count:
        click.echo(f"Imported {plural(count, 'event')} from {file}{already if there else ''}.")
    else:
        click.echo(f"All {plural(there, 'event')} of {file} are there already.")
    click.echo(f"head {backup.head}")
