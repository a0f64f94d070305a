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
from tracker.ledger import Ledger
from tracker.ledger.notes import done
from tracker.ledger.receipt import Receipt
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
    tell_doubts(doubts, [file], dry_run=dry_run)
    tell_notes([receipt], dry_run=dry_run)
    tell_changes([receipt])


@click.command()
@click.argument("name", metavar="NAME", shell_complete=offered("cited"))
@click.option("--reason", metavar="TEXT", help="Why it should not be on record.")
@click.option(
    "--take-back",
    is_flag=True,
    help="Record again, as it was, what was retracted; of a statement it needs --reason.",
)
@dry_run_option
@command_id_option
@force_option
@store_option
def retract(
    name: str,
    *,
    reason: str | None,
    take_back: bool,
    dry_run: bool,
    key: str | None,
    any_moment: bool,
    store: str,
) -> None:
    r"""Take back that NAME was ever recorded, and say why.

    NAME is a readout, or a statement by its ref, that should not be on record at all, such as a
    file recorded by mistake; amend corrects one that should. It then counts nowhere, and what it
    renewed, fulfilled or held is as it was without it. With --known-on, answers of before stay as
    they were. With --take-back it is on record again; a readout also by recording its file again.

    \b
    Examples:
      tracker retract 2019-06-29-osaka --reason "a draft, recorded by mistake" --dry-run
      tracker retract pilot-tours@2019-06-29-osaka --reason "said by the press alone"
      tracker retract 2019-06-29-osaka --take-back
    """
    of_statement = "@" in name
    if reason is None and (of_statement or not take_back):
        raise click.UsageError("say why with --reason")
    if reason is not None and take_back and not of_statement:
        raise click.UsageError("a readout is recorded again without --reason")
    with recording(store, key=key, any_moment=any_moment) as ledger:
        receipt = _retract(ledger, name, reason or "", take_back=take_back, dry_run=dry_run)
    if tell_repeated(receipt):
        return
    if earlier := receipt.retraction:
        at = f" at {shown(earlier.at)}" if earlier.at else ""
        line(f"{name} was retracted before,{at} by {earlier.by}: {earlier.reason}")
        click.echo("Nothing was changed.")
        return
    if of_statement or take_back:
        did = "record again" if take_back else "retract"
        past = "Recorded again" if take_back else "Retracted"
        line(f"{f'Would {did}' if dry_run else past} {name}.")
        tell_notes([receipt])
    else:
        click.echo(done(receipt, dry_run=dry_run))
        tell_lost(receipt)
    tell_changes([receipt])
    if not take_back:
        why = " --reason TEXT" if of_statement else ""
        click.echo(
            f"\nTo go back: tracker retract {name} --take-back{why}; what was judged of it then "
            "applies again."
        )


def _retract(ledger: Ledger, name: str, reason: str, *, take_back: bool, dry_run: bool) -> Receipt:
    """A readout or a statement retracted, or recorded again."""
    day = today()
    if "@" in name:
        do = ledger.restore_statement if take_back else ledger.retract_statement
        return do(name, reason=reason, day=day, dry_run=dry_run)
    if take_back:
        return ledger.record_again(name, day=day, dry_run=dry_run)
    return ledger.retract(name, reason=reason, day=day, dry_run=dry_run)
