"""An edition on the command line: the pages as files that need no server."""

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

NEEDED = ("argon2", "jinja2", "python_multipart", "starlette", "uvicorn")
"""What the extra `page` installs."""


def check_pages(
    ctx: click.Context,
    param: click.Parameter,  # noqa: ARG001 - click's signature
    folder: Path | None,
) -> Path | None:
    """The folder of the pages, refused at once where they cannot be made."""
    missing = any(find_spec(name) is None for name in NEEDED)
    if folder is not None and not ctx.resilient_parsing and missing:
        raise click.UsageError(f"the page needs a few libraries: {installing('page')}")
    return folder


def write_site(store: str, path: Path, given: dict[str, Any]) -> None:
    """Write the pages of the record below a folder."""
    from tracker.web.edition import write_edition  # noqa: PLC0415 - what only this needs

    view = view_of(given)
    with asking(store) as queries:
        queries.meeting_days(view)  # what is not on record is told before anything is written
        # What is recorded meanwhile is in none of the pages.
        known_on = view.known_on or queries.latest()
    carried = {
        "as_of": view.as_of.isoformat(),
        "known_on": known_on.isoformat() if known_on else "",
        "relationship": view.relationship or "",
        "with": view.party or "",
    }
    carried = {name: value for name, value in carried.items() if value}
    note = {"export": "site", "by": f"commitment-tracker {__version__}", **carried}
    with (
        click.progressbar(
            length=1, label="Writing", file=bare(sys.stderr), hidden=not sys.stderr.isatty()
        ) as bar,
        replaced_folder(path, note) as folder,
    ):

        def progress(_: int, known: int) -> None:
            bar.length = known
            bar.update(1)

        count = write_edition(store, folder, carried, progress)
    click.echo(f"Wrote {plural(count, 'file')} below {path}; open {path / 'index.html'}.", err=True)
