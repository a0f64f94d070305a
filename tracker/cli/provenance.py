"""Provenance on the command line: who recorded what of which source, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tracker.cli.opening import asking
from tracker.cli.options import view_of
from tracker.cli.writing import written
from tracker.exports.provenance import provenance


def write_provenance(store: str, path: Path, given: dict[str, Any]) -> None:
    """Write where everything on record comes from into a file."""
    view = view_of(given)
    with asking(store) as queries, written(path) as file:
        file.writelines(provenance(queries.transaction, view))
    if str(path) != "-":
        click.echo(f"Wrote {path}.", err=True)
