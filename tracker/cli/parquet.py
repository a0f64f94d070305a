"""Parquet on the command line: the record as tables for engines that analyse it."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from tracker import __version__
from tracker.cli.opening import asking
from tracker.cli.options import view_of
from tracker.cli.output import plural
from tracker.cli.terminal import bare
from tracker.extras import installing
from tracker.files.folders import replaced_folder


def check_parquet(
    ctx: click.Context,
    param: click.Parameter,  # noqa: ARG001 - click's signature
    folder: Path | None,
) -> Path | None:
    """The folder of the tables, refused at once where they cannot be made."""
    if folder is not None and not ctx.resilient_parsing and find_spec("pyarrow") is None:
        raise click.UsageError(
            f"Parquet needs a library: {installing('parquet')}; or take "
            "tracker statements --format csv"
        )
    return folder


def write_parquet(store: str, path: Path, given: dict[str, Any]) -> None:
    """Write the record as tables below a folder."""
    from tracker.exports.parquet import write_tables  # noqa: PLC0415 - what only this needs

    view = view_of(given)
    with asking(store) as queries:
        note = {
            "export": "parquet",
            "by": f"commitment-tracker {__version__}",
            "recorded_through": queries.latest(),
            "relationship": view.relationship,
            "with": view.party,
        }
        wanted = 1 if view.relationship else len(queries.relationships())
        with (
            click.progressbar(
                length=wanted,
                label="Writing",
                file=bare(sys.stderr),
                hidden=not sys.stderr.isatty(),
            ) as bar,
            replaced_folder(path, note) as folder,
        ):
            count = write_tables(queries.transaction, view, folder, bar.update)
    click.echo(f"Wrote {plural(count, 'row')} below {path}.", err=True)
