"""The command that makes a store."""

from __future__ import annotations

import click

from tracker import bootstrap
from tracker.cli.options import store_option


@click.command()
@store_option
def init(store: str) -> None:
    r"""Make an empty store, so that others can record in it.

    Recording makes a store by itself. On PostgreSQL that takes the right to make tables, which not
    everybody needs who records: an owner makes them once, and grants the others rights to rows.

    \b
    Example:
      tracker init --store postgresql://owner@db.example/ministry
    """
    with bootstrap.ledger(store, create=True):
        click.echo("The store is there, and ready to record in.")
