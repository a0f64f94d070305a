"""The command line: commands that record, ask and replay."""

from __future__ import annotations

import io
import sys

import click

from tracker import __version__
from tracker.cli.correct import amend, assess, condition, history, merge, sought
from tracker.cli.errors import EXIT_CODES, exit_code
from tracker.cli.keep import export, import_, rebuild, verify
from tracker.cli.record import record
from tracker.cli.standing import fulfilled, items, open_, overdue
from tracker.cli.story import meetings, replay, show
from tracker.errors import TrackerError, Unreadable


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: tracker record events/   then: tracker overdue",
)
@click.version_option(__version__, prog_name="tracker")
def main() -> None:
    """Follow diplomatic commitments from readout to readout.

    Records what ministries publish after their meetings, and answers what was promised, by whom,
    by when, and what came of it, as of any day and as known on any other. Every answer names its
    rule and its evidence.
    """


for command in (
    record,
    open_,
    overdue,
    fulfilled,
    items,
    show,
    meetings,
    replay,
    history,
    amend,
    assess,
    condition,
    sought,
    merge,
    export,
    import_,
    verify,
    rebuild,
):
    main.add_command(command)


def run() -> None:
    """Run the command line; what the tracker has to say becomes a message and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What the terminal's encoding lacks is told in escapes rather than not at all.
            stream.reconfigure(errors="backslashreplace")
    try:
        main()
    except TrackerError as error:
        click.echo(f"tracker: {error}", err=True)
        sys.exit(exit_code(error))
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"tracker: {where}{error.strerror or error}; check the name", err=True)
        sys.exit(EXIT_CODES[Unreadable])
