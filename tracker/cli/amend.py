"""The command that amends a readout on record."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.effects import in_file, tell_idle, tell_new_items, tell_twins
from tracker.cli.opening import effect_option, force_option, recording
from tracker.cli.options import GivenPath, store_option
from tracker.cli.output import paragraph
from tracker.cli.receipts import (
    tell_changes,
    tell_days,
    tell_differing,
    tell_doubts,
    tell_overruled,
    tell_ungrounded,
)
from tracker.errors import Ineffective
from tracker.files.readouts import read_readout
from tracker.queries.moments import today


@click.command()
@click.argument("file", type=GivenPath())
@click.option("--reason", required=True, metavar="TEXT", help="Why the coding is corrected.")
@click.option("--dry-run", is_flag=True, help="Say what would be amended, and record nothing.")
@effect_option
@force_option
@store_option
def amend(
    file: Path, *, reason: str, dry_run: bool, any_effect: bool, any_moment: bool, store: str
) -> None:
    r"""Record how FILE differs from the readout on record, and why.

    Statements are matched by their keys. What was on record before stays reachable with
    --known-on.

    \b
    Example:
      tracker amend events/jp-ru/2019-06-29-osaka.yaml --reason "wrong month"
    """
    given = read_readout(file)
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
    for line in receipt.corrections:
        paragraph(line)
    tell_days([given], today())
    tell_doubts(doubts)
    tell_differing(receipt.differing)
    tell_twins(receipt.twins)
    tell_overruled(receipt.overruled)
    tell_idle(receipt.idle)
    tell_new_items(one.name for one in receipt.spoken_of)
    tell_ungrounded(receipt.ungrounded)
    tell_changes(receipt.changes)
