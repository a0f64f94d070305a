"""The intake: a sheet of promises as readouts for review, with nothing of it lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from tracker.domain.readouts import Readout
from tracker.drafting.items import Known
from tracker.drafting.sheet.columns import NEEDED, MappedSheet
from tracker.drafting.sheet.days import written_day_first
from tracker.drafting.sheet.grids import Grid
from tracker.drafting.sheet.occasions import Gathering, SheetHints, gatherings
from tracker.drafting.sheet.promises import Promise, rows_of
from tracker.drafting.sheet.statements import Coded, statements_of
from tracker.drafting.sheet.vocabulary import vocabulary
from tracker.files.parties import Parties

_ADDRESS = re.compile(r"https?://[^\s@]+", re.ASCII)

KnownItems = Callable[[tuple[str, ...], date], list[Known]]
"""The items on record between some parties on a day."""


class RowsReadout(NamedTuple):
    """A readout that rows of a sheet come to, for review."""

    readout: Readout
    marks: dict[int, tuple[str, ...]]
    """Why statements are to be looked at again, by their places."""
    rows: tuple[str, ...]
    """What each row has beside its words, in a line."""


class Intake(NamedTuple):
    """What a file of sheets comes to."""

    readouts: tuple[RowsReadout, ...]
    others: tuple[str, ...]
    """What stands in it and is no promise, each row in a line."""
    heading: tuple[str, ...]
    """What is in doubt about the meetings, and not about one row."""


def taken_in(
    sheets: list[MappedSheet], left: list[Grid], known: Parties, items: KnownItems, told: SheetHints
) -> Intake:
    """The readouts that sheets come to.

    Args:
        sheets: those whose columns are known.
        left: those of which nothing is read.
        known: the parties that can be meant.
        items: finds the items on record.
        told: what a user says of the sheets.

    Raises:
        Unreadable: a row's day, or whose it is, cannot be made out.
    """
    rows = [rows_of(sheet) for sheet in sheets]
    promises = [promise for one in rows for promise in one.promises]
    mixed = any(written_day_first(promise.cell("due").text) for promise in promises)
    says = {sheet.grid.name: _says_promise(sheet) for sheet in sheets}
    found = [
        _proposed(
            one,
            statements_of(
                one,
                items(one.parties, one.day),
                order=told.order,
                mixed=mixed,
                says_promise=all(says[each.promise.sheet] for each in one.promises),
            ),
        )
        for one in gatherings(promises, known, told)
    ]
    others = [line for one in rows for line in one.others]
    heading = [line for one in rows for line in one.heading]
    return Intake(tuple(found), (*others, *_unread(left)), tuple(heading))


def _says_promise(sheet: MappedSheet) -> bool:
    """Whether the head of the words says that they are promises."""
    column = sheet.column(NEEDED)
    words = (column.head if column else "").lower()
    return any(kind == "CommitmentMade" and word in words for word, kind in _promising())


def _promising() -> list[tuple[str, str]]:
    return [(word, kind) for word, kind in vocabulary().types.items() if word != "action"]


def _proposed(gathering: Gathering, coded: list[Coded]) -> RowsReadout:
    meeting: dict[str, Any] = {
        "date": gathering.day,
        "kind": gathering.kind,
        "place": gathering.place,
    }
    addresses = {address for one in coded for address in _addresses(one.promise)}
    every = all(len(_addresses(one.promise)) == 1 for one in coded)
    source = {"url": addresses.pop()} if every and len(addresses) == 1 else None
    values = {
        "readout": gathering.readout,
        "title": gathering.title,
        "source": source,
        "parties": gathering.parties,
        "meetings": [{key: value for key, value in meeting.items() if value}],
        "statements": [one.fields for one in coded],
    }
    readout = Readout.model_validate({key: value for key, value in values.items() if value})
    return RowsReadout(
        readout,
        {place: one.doubts for place, one in enumerate(coded) if one.doubts},
        tuple(
            f"{one.promise.where}, {statement.key}: {one.promise.told or 'nothing else'}"
            for one, statement in zip(coded, readout.statements, strict=True)
        ),
    )


def _addresses(promise: Promise) -> set[str]:
    """The addresses on the web that a row gives as its source."""
    cell = promise.cell("source")
    return {found for text in (cell.text, cell.link) if _ADDRESS.fullmatch(found := text.strip())}


def _unread(left: list[Grid]) -> Iterator[str]:
    """What stands in sheets of which nothing is read."""
    for grid in left:
        hidden = ", a hidden sheet" if grid.hidden else ""
        for row in grid.rows:
            of = grid.name or "the sheet"
            yield f"row {row.number} of {of}{hidden}, not read: {row.words()}"
