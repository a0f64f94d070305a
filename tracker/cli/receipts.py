"""Receipts in words: what a recording changed, and what in it may be a mistake."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from tracker.cli.colours import coloured
from tracker.cli.effects import tell_judgement, ways
from tracker.cli.output import paragraph
from tracker.cli.terminal import line, styled
from tracker.domain.due import Due
from tracker.domain.readouts import Readout
from tracker.files.places import places
from tracker.ledger.doubts import Doubts
from tracker.ledger.notes import done, shares
from tracker.ledger.receipt import Receipt
from tracker.ledger.turns import counted, turns
from tracker.projections.changes import Change
from tracker.queries.moments import shown

_SHOWN = 40

_CORRECTED = (
    "; then tracker amend FILE --reason TEXT. Where two items are one: "
    "tracker merge ITEM --into ITEM."
)
"""How what is on record already is corrected."""

_GONE = {True: "no status any more", False: "taken back"}
"""What is said of what has no status since, by whether it is on record still."""


def tell_changes(receipts: Sequence[Receipt], *, whole: bool = True) -> None:
    """Print what was opened, renewed, fulfilled, is newly overdue, asked, or changed otherwise.

    Before it stand the shares of single parties that changed.

    Args:
        receipts: what the recordings tell.
        whole: whether all is told; otherwise what was not on record before is counted.
    """
    for share in shares(receipts):
        line(share)
    changed = turns(one for receipt in receipts for one in receipt.changes)
    if whole:
        for kind, found in changed.items():
            click.echo(f"\n{kind}: {len(found)}")
            _tell_each(found[:_SHOWN], more=len(found) - _SHOWN)
        return
    new = {kind: sum(one.before is None for one in found) for kind, found in changed.items()}
    if told := [counted(kind, count) for kind, count in new.items() if count]:
        line(f"What is new, as of today: {', '.join(told)}. -v names each.")
    before = {kind: [one for one in found if one.before] for kind, found in changed.items()}
    for kind, found in before.items():
        if found:
            click.echo(f"\n{kind}, of what was on record: {len(found)}")
            _tell_each(found[:_SHOWN], more=len(found) - _SHOWN)


def _tell_each(found: Iterable[Change], *, more: int) -> None:
    for change in found:
        before = f"{change.before} → " if change.before else ""
        status = coloured(change.after or _GONE[change.recoded])
        line(f"  {before}{status}  {styled(change.ref, bold=True)}")
        paragraph(change.summary)
    if more > 0:
        line(f"  and {more} more")


def tell_doubts(doubts: Doubts, files: Iterable[Path], *, dry_run: bool) -> None:
    """Print the names that may be mistyped, and what may mean something between others.

    Args:
        doubts: the names.
        files: where they stand.
        dry_run: whether nothing was recorded, so that it is enough to change the files.
    """
    if found := [_with_hint(*one) for one in sorted(doubts.awaited.items())]:
        click.echo(f"Referred to, but not on record: {_listed(found)}.")
    if found := [_with_hint(*one) for one in sorted(doubts.new.items())]:
        click.echo(f"New, and a letter apart from an item on record: {_listed(found)}.")
    near = [name for one in (doubts.awaited, doubts.new) for name in one if one[name]]
    if near and (where := places(near, files)):
        told = ", ".join(f"{name} ({place})" for name, place in sorted(where.items()))
        line(f"If one is mistyped, correct it: {told}{'.' if dry_run else _CORRECTED}")
    for one in doubts.namesakes:
        line(one.told(ways(dry_run=dry_run)))


def tell_days(readouts: Collection[Readout], today: date) -> None:
    """Print the days that are odd, since a year may be mistyped.

    These are readouts of a day still to come, and deadlines that were past when they were set.
    """
    days = ((max(meeting.date for meeting in given.meetings), given.readout) for given in readouts)
    if found := [f"{name} ({day})" for day, name in sorted(days) if day > today]:
        click.echo(f"Dated after today, and so from then on: {_listed(found)}.")
    if found := [told for given in readouts for told in _past_when_said(given)]:
        click.echo(f"Past when it was said; is the year right? {_listed(found)}.")


def tell_judged(receipt: Receipt, *, dry_run: bool) -> None:
    """Print what became of a judgement, a merging, or what takes one back."""
    if tell_repeated(receipt):
        return
    if receipt.unchanged:
        click.echo(f"Already on record, unchanged: {receipt.unchanged[0]}.")
        return
    click.echo(done(receipt, dry_run=dry_run))
    tell_judgement(receipt)
    turned = any(one.before != one.after for one in receipt.changes)
    if dry_run and not (turned or receipt.shares):
        click.echo("No status would be another today.")
    tell_changes([receipt])


def tell_repeated(receipt: Receipt) -> bool:
    """Print that a command was recorded before it was given, and say whether it was."""
    if receipt.repeated is None:
        return False
    click.echo(
        f"Already on record: this command was recorded at {shown(receipt.repeated)}, "
        "and is not recorded again."
    )
    return True


def _with_hint(name: str, near: list[str]) -> str:
    return f"{name} (did you mean {' or '.join(near)}?)" if near else name


def _listed(found: list[str]) -> str:
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"{', '.join(found[:_SHOWN])}{more}"


def _past_when_said(given: Readout) -> Iterator[str]:
    """The statements of a readout whose time was over on the day of their meeting."""
    for statement in given.statements:
        due: Due | None = vars(statement).get("due")
        said_on = given.meetings[statement.meeting].date
        window = due.window(said_on) if due else None
        if due and window and window.last and window.last < said_on:
            yield f"{statement.key}@{given.readout} ({due.edtf})"
