"""Commands that say which items are one, and what an item is called: merge, rename."""

from __future__ import annotations

import click

from tracker.cli.completion import offered
from tracker.cli.given import (
    command_id_option,
    dry_run_option,
    reason_option,
    required,
    take_back_option,
    valid,
)
from tracker.cli.opening import force_option, recording
from tracker.cli.options import store_option
from tracker.cli.output import paragraph
from tracker.cli.receipts import tell_changes, tell_judged
from tracker.cli.words import Word
from tracker.domain.items import ItemMerged, ItemOpened, ItemSeparated
from tracker.ledger.notes import done
from tracker.queries.moments import today
from tracker.queries.words import RELATIONSHIP


@click.command()
@click.argument("item", shell_complete=offered("item"))
@click.option("--into", metavar="ITEM", help="The item that it turned out to be.")
@click.option(
    "--relationship",
    type=Word(RELATIONSHIP),
    metavar="JP-RU",
    help="The relationship that they belong to, where its slug is in several.",
)
@take_back_option
@reason_option
@dry_run_option
@command_id_option
@force_option
@store_option
def merge(
    item: str,
    *,
    into: str | None,
    relationship: str | None,
    take_back: bool,
    reason: str | None,
    dry_run: bool,
    key: str | None,
    any_moment: bool,
    store: str,
) -> None:
    r"""Record that ITEM is another item: what is said of the one is said of the other.

    \b
    Examples:
      tracker merge garbage-disposal-expert-visits --into joint-economic-activities-pilot-projects
      tracker merge garbage-disposal-expert-visits \
        --take-back --reason "two projects after all"
    """
    with recording(store, key=key, any_moment=any_moment) as ledger:
        if take_back:
            separated = valid(ItemSeparated, {"item": item, "reason": required(reason, "reason")})
            receipt = ledger.separate(relationship, separated, day=today(), dry_run=dry_run)
        else:
            merged = valid(ItemMerged, {"item": item, "into": required(into, "into")})
            receipt = ledger.merge(relationship, merged, day=today(), dry_run=dry_run)
    tell_judged(receipt, dry_run=dry_run)


@click.command()
@click.argument("item", shell_complete=offered("item"))
@click.argument("new")
@click.option(
    "--relationship",
    type=Word(RELATIONSHIP),
    metavar="JP-RU",
    help="The relationship that it belongs to, where its slug is in several.",
)
@click.option("--title", metavar="TEXT", help="Its title from now on.")
@dry_run_option
@force_option
@store_option
def rename(
    item: str,
    new: str,
    *,
    relationship: str | None,
    title: str | None,
    dry_run: bool,
    any_moment: bool,
    store: str,
) -> None:
    r"""Give ITEM another slug, NEW; the old one stays a name by which it is found.

    No ref changes, and what was a part of it still is. Its title, its other names and the item that
    it is part of are carried over.

    \b
    Examples:
      tracker rename pilot-tours joint-pilot-tours
      tracker rename pilot-tours joint-pilot-tours --title "Pilot tours to the islands" --dry-run
    """
    valid(ItemOpened, {"item": new, "title": title or new})
    with recording(store, any_moment=any_moment) as ledger:
        receipt = ledger.rename(
            item, new, relationship=relationship, title=title, day=today(), dry_run=dry_run
        )
    if receipt.renamed is None:
        click.echo(f"Already on record, unchanged: {item} is called {new}.")
        if title is not None:
            click.echo("Its title is as it was; record an items file to change it.")
        return
    home, _, opened = receipt.renamed
    click.echo(done(receipt, dry_run=dry_run))
    paragraph(f"title: {opened.title}")
    paragraph(f"other names: {', '.join(opened.names)}")
    click.echo(
        f"To go back: tracker merge {item} --relationship {home} --take-back --reason TEXT; {new} "
        "then is an item of which nothing is said."
    )
    tell_changes([receipt])
