"""The command line: commands that record, ask and replay."""

from __future__ import annotations

import errno
import io
import os
import sys
from importlib import import_module
from typing import TextIO

import click

from tracker import __version__, settings
from tracker.cli.errors import EXIT_CODES, exit_code
from tracker.errors import TrackerError, Unanswered, Unreadable

COMMANDS: dict[str, str] = {
    "draft": "draft:draft",
    "review": "review:review",
    "record": "record:record",
    "open": "standing:open_",
    "overdue": "standing:overdue",
    "fulfilled": "standing:fulfilled",
    "unfulfilled": "standing:unfulfilled",
    "items": "standing:items",
    "show": "story:show",
    "meetings": "story:meetings",
    "replay": "story:replay",
    "history": "history:history",
    "amend": "correct:amend",
    "assess": "correct:assess",
    "condition": "correct:condition",
    "sought": "correct:sought",
    "merge": "correct:merge",
    "export": "keep:export",
    "import": "keep:import_",
    "verify": "keep:verify",
    "rebuild": "keep:rebuild",
    "init": "keep:init",
}
"""Where each command is. It is imported when it is called, so that an answer need not wait for
what only recording needs."""


class Commands(click.Group):
    """The commands, in the order in which one comes to need them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """A command by its name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        found: click.Command = getattr(import_module(f"tracker.cli.{module}"), name)
        # Docstrings are raw, and click asks for the character itself before what it is not to fold.
        found.help = (found.help or "").replace("\\b\n", "\b\n")
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words begin with; one that there is not may be a misspelt one."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - what only a wrong name needs

            near = [repr(other) for other in get_close_matches(name, COMMANDS)]
            hint = f" (Did you mean {' or '.join(near)}?)" if near else ""
            ctx.fail(f"No such command {name!r}.{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: tracker record events/   then: tracker overdue",
)
@click.version_option(__version__, prog_name="tracker")
@click.pass_context
def main(context: click.Context) -> None:
    """Follow diplomatic commitments from readout to readout.

    Records what ministries publish after their meetings, and answers what was promised, by whom,
    by when, and what came of it, as of any day and as known on any other. Every answer names its
    rule and its evidence.
    """
    if settings.colourless():
        context.color = False


def run() -> None:
    """Run the command line; what the tracker has to say becomes a message and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What the terminal's encoding lacks is told in escapes rather than not at all.
            stream.reconfigure(errors="backslashreplace")
    try:
        main()
    except TrackerError as error:
        click.echo(f"tracker: {error}{_way_out(error)}", err=True)
        sys.exit(exit_code(error))
    except OSError as error:
        click.echo(f"tracker: {_told(error)}", err=True)
        sys.exit(EXIT_CODES[Unreadable])


def _way_out(error: TrackerError) -> str:
    """What is to be done about an error, where only the command line knows."""
    if not isinstance(error, Unanswered):
        return ""
    if error.key is None:
        return "; run the command again: what is on record already is left alone"
    return f"; run the command again with --command-id {error.key}, and it is recorded once"


def _told(error: OSError) -> str:
    said = error.strerror or str(error)
    full = error.errno in {errno.ENOSPC, errno.EFBIG}
    if full and not error.filename:  # which only the standard output has not
        _give_up(sys.stdout)
        return f"the standard output cannot be written to: {said}; what it has is not whole"
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{said}; {'make room for it' if full else 'check the name'}"


def _give_up(stream: TextIO) -> None:
    """Throw away what a stream still holds, which Python would try to write at its very end."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
