"""The command that makes a store."""

from __future__ import annotations

import click

from tracker import bootstrap
from tracker.cli.options import store_option


@click.command()
@click.option(
    "--partitions",
    type=click.IntRange(2, 128),
    metavar="N",
    help="On PostgreSQL: divide the tables by relationship, into so many parts.",
)
@store_option
def init(*, partitions: int | None, store: str) -> None:
    r"""Make an empty store, so that others can record in it.

    Recording makes a store by itself. On PostgreSQL that takes the right to make tables, which not
    everybody needs who records: an owner makes them once, and grants the others rights to rows.
    With --partitions the tables of a large archive are made in parts, each relationship in one of
    them; how many there are cannot be changed later. A store that is there already is left as it
    is.

    \b
    Examples:
      tracker init --store postgresql://owner@db.example/ministry
      tracker init --store postgresql://owner@db.example/ministry --partitions 16
    """
    made = bootstrap.make(store, partitions=partitions)
    parts = f", its tables divided into {partitions} partitions" if partitions else ""
    what = "An empty store was made" if made else "The store is there already"
    click.echo(f"{what}{parts}; it is ready to record in.")
