"""Matters on the command line: what a draft is given to choose from, and what it leaves over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from click.core import ParameterSource

from tracker.cli.opening import asking
from tracker.cli.remedies import worded
from tracker.domain.items import ItemList
from tracker.drafting.items import Known
from tracker.drafts.known import OnRecord, on_record
from tracker.errors import NoStore, Unreadable
from tracker.files.readouts import read
from tracker.queries.parties import known_code


def party_codes(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of the parties that were given, in capitals and in order."""
    try:
        found = tuple(sorted({known_code(name) for name in given}))
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    if len(found) == 1:
        raise click.BadParameter("a readout has two parties or more; --party JP --party RU")
    return found


def known_matters(
    store: str, items_file: Path | None, parties: tuple[str, ...], on: date
) -> OnRecord:
    """The items that a draft may choose from, and what was not settled on its day.

    Args:
        store: where the record is kept.
        items_file: a file of items to choose from instead, if one is given.
        parties: those whom the readout is between.
        on: the day of its meeting.
    """
    return _from_file(items_file) if items_file else _from_record(store, parties, on)


def _from_file(items_file: Path) -> OnRecord:
    """The items that a file names."""
    listed = read(items_file)
    if not isinstance(listed, ItemList):
        raise Unreadable(f"{items_file}: holds a readout, not items")
    return OnRecord([Known(item.item, item.title, item.names) for item in listed.items], [])


def _from_record(store: str, parties: tuple[str, ...], on: date) -> OnRecord:
    """The items on record between the same parties, and what was not settled on that day.

    Whoever drafts before anything is recorded has no store yet, unless one was named.
    """
    named = click.get_current_context().get_parameter_source("store")
    try:
        with asking(store) as queries:
            return on_record(queries, parties, on)
    except NoStore as error:
        if named == ParameterSource.COMMANDLINE:
            raise
        click.echo(f"Every item is taken for a new one: {worded(error)}", err=True)
        return OnRecord([], [])
