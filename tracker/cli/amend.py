"""The commands that amend a readout on record, or retract it."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.completion import offered
from tracker.cli.deadlines import tell_understood
from tracker.cli.effects import in_file, tell_lost, tell_notes
from tracker.cli.given import command_id_option, dry_run_option
from tracker.cli.opening import effect_option, force_option, recording, reviewed_option
from tracker.cli.options import GivenPath, store_option
from tracker.cli.output import paragraph
from tracker.cli.receipts import (
    tell_changes,
    tell_days,
    tell_doubts,
    tell_repeated,
)
from tracker.cli.terminal import line
from tracker.drafting.deadlines import deadline
from tracker.errors import Ineffective
from tracker.files.readouts import read_file, readout_of
from tracker.ledger.notes import done
from tracker.queries.moments import shown, today


@click.command()
@click.argument("file", type=GivenPath())
@click.option("--reason", required=True, metavar="TEXT", help="Why the coding is corrected.")
@click.option("--dry-run", is_flag=True, help="Say what would be amended, and record nothing.")
@reviewed_option
@effect_option
@force_option
@store_option
def amend(
    file: Path,
    *,
    reason: str,
    dry_run: bool,
    reviewed: bool,
    any_effect: bool,
    any_moment: bool,
    store: str,
) -> None:
    r"""Record how FILE differs from the readout on record, and why.

    Statements are matched by their keys. What was on record before stays reachable with
    --known-on.

    \b
    Example:
      tracker amend events/jp-ru/2019-06-29-osaka.yaml --reason "wrong month"
    """
    found = read_file(file, reviewed=reviewed, reads=deadline)
    given = readout_of(found, file)
    with recording(store, any_moment=any_moment, any_effect=any_effect) as ledger:
        try:
            receipt = ledger.amend(given, reason=reason, day=today(), dry_run=dry_run)
        except Ineffective as error:
            raise in_file(error, file) from None
        doubts = ledger.doubts([receipt])
    if receipt.unchanged:
        click.echo(f"Already on record, unchanged: {given.readout}.")
        return
    click.echo(f"{'Would amend' if dry_run else 'Amended'} {given.readout}:")
    for correction in receipt.corrections:
        paragraph(correction)
    tell_understood({file: found.understood})
    tell_days([given], today())
    tell_doubts(doubts)
    tell_notes([receipt])
    tell_changes([receipt])


@click.command()
@click.argument("readout", shell_complete=offered("readout"))
@click.option("--reason", required=True, metavar="TEXT", help="Why it should not be on record.")
@dry_run_option
@command_id_option
@force_option
@store_option
def retract(
    readout: str, *, reason: str, dry_run: bool, key: str | None, any_moment: bool, store: str
) -> None:
    r"""Take back that READOUT was ever recorded, and say why.

    For one that should not be on record at all, such as a file recorded by mistake; amend corrects
    one that should, also by leaving out a statement. Its statements and its meetings then count
    nowhere, and what they renewed, fulfilled or held is as it was without them. With --known-on,
    answers of before stay as they were. Recording its file again brings it back; without one,
    export it first (tracker export).

    \b
    Examples:
      tracker retract 2019-06-29-osaka --reason "a draft, recorded by mistake" --dry-run
      tracker retract 2019-06-29-osaka --reason "a draft, recorded by mistake"
    """
    with recording(store, key=key, any_moment=any_moment) as ledger:
        receipt = ledger.retract(readout, reason=reason, day=today(), dry_run=dry_run)
    if tell_repeated(receipt):
        return
    if earlier := receipt.retraction:
        at = f" at {shown(earlier.at)}" if earlier.at else ""
        line(f"{readout} was retracted before,{at} by {earlier.by}: {earlier.reason}")
        click.echo("Nothing was changed.")
        return
    click.echo(done(receipt, dry_run=dry_run))
    tell_lost(receipt)
    tell_changes([receipt])
    click.echo(
        "\nTo go back, record its file again (tracker record FILE); what was judged of its "
        "statements then applies again."
    )
