"""The main command: which commands there are, and how errors end them."""

from __future__ import annotations

import io
import sys
from copy import copy
from importlib import import_module
from typing import Any

import click

from tracker import __version__
from tracker.cli import streams
from tracker.cli.arguments import legible, masked
from tracker.cli.errors import EXIT_CODES, INTERRUPTED, exit_code
from tracker.cli.overview import GROUPS
from tracker.errors import TrackerError, Unreadable
from tracker.queries.catalogue import CATALOGUE
from tracker.suggestions import near

_PLACES = {
    "search": "search:search",
    "show": "show:show",
    "meetings": "meetings:meetings",
    "readouts": "readouts:readouts",
    "stats": "stats:stats",
    "log": "recorded:log",
    "replay": "replay:replay",
    "compare": "compare:compare",
    "cite": "cite:cite",
    "history": "history:history",
}
"""Where the commands are of the questions that are answered with more than a list."""

COMMANDS: dict[str, str] = {
    "draft": "draft:draft",
    "review": "review:review",
    "new": "new:new",
    "agree": "agree:agree",
    "coverage": "coverage:coverage_",
    "record": "record:record",
    **{question.name: _PLACES.get(question.name, "lists:") for question in CATALOGUE},
    "brief": "brief:brief",
    "score": "score:score",
    "serve": "serve:serve",
    "users": "users:users",
    "amend": "amend:amend",
    "retract": "amend:retract",
    "assess": "judging:assess",
    "condition": "judging:condition",
    "sought": "judging:sought",
    "merge": "merging:merge",
    "rename": "merging:rename",
    "export": "export:export",
    "import": "importing:import_",
    "verify": "copies:verify",
    "rebuild": "copies:rebuild",
    "init": "stores:init",
}
"""Where each command is: a module, and its name there or none where it is made by its question.

It is imported when it is called, so that an answer need not wait for what only recording needs."""


class Commands(click.Group):
    """The commands, in the order in which one needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """A command by its name."""
        if cmd_name not in COMMANDS:
            return None
        place, _, name = COMMANDS[cmd_name].partition(":")
        module = import_module(f"tracker.cli.{place}")
        found: click.Command = copy(getattr(module, name) if name else module.listing(cmd_name))
        # Docstrings are raw, and click asks for the character itself before what it is not to fold.
        found.help = (found.help or "").replace("\\b\n", "\b\n")
        if found.callback:
            found.callback = legible(found.callback)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands in groups, each in a few words, without looking at any of them."""
        widest = max(map(len, COMMANDS))
        for heading, commands in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(widest), told) for name, told in commands.items()])

    def make_context(self, *given: Any, **more: Any) -> click.Context:  # noqa: ANN401 - click's own
        """The context of a call; help may be printed on the way."""
        with streams.read_by_somebody():
            return super().make_context(*given, **more)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Carry the command out."""
        with streams.read_by_somebody():
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words begin with; one that is not known may be misspelt."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            found = [repr(other) for other in near(name, COMMANDS)]
            hint = f" (Did you mean {' or '.join(found)}?)" if found else ""
            ctx.fail(f"No such command {name!r}.{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: tracker record events/   then: tracker overdue, tracker overdue --help",
)
@click.version_option(__version__, prog_name="tracker")
@click.pass_context
def main(context: click.Context) -> None:
    """Follow diplomatic commitments from readout to readout.

    Records what ministries publish after their meetings, and answers what was promised, by whom,
    by when, and what came of it, as of any day and as known on any other. With -v every answer
    names its rule and its evidence.
    """
    # What is styled is decided where it is; click is to take nothing out of what is said.
    context.color = True


def run() -> None:
    """Run the command line; an error becomes a message and an exit code."""
    try:
        streams.prepare()
        left = main(standalone_mode=False)
        sys.stdout.flush()
    except (streams.ReaderGone, BrokenPipeError):
        streams.give_up(sys.stdout)
        sys.exit(streams.READER_GONE)
    except click.ClickException as error:
        shown = io.StringIO()
        _with_form(error).show(shown)
        streams.complain(masked(shown.getvalue()), nl=False)
        sys.exit(error.exit_code)
    except click.Abort as error:
        streams.complain("Aborted!")
        sys.exit(INTERRUPTED if isinstance(error.__cause__, KeyboardInterrupt) else 1)
    except TrackerError as error:
        from tracker.cli.remedies import worded  # noqa: PLC0415 - what only errors need

        streams.complain(masked(f"tracker: {worded(error)}"))
        sys.exit(exit_code(error))
    except OSError as error:
        streams.complain(masked(f"tracker: {_told(error)}"))
        sys.exit(EXIT_CODES[Unreadable])
    if left:  # the code of a context that was left early, such as after its help
        sys.exit(left)


def _with_form(error: click.ClickException) -> click.ClickException:
    """An error, of which one about an option such as --json names the form that is meant."""
    if isinstance(error, click.NoSuchOption) and error.ctx:
        form = error.option_name.lstrip("-")
        for option in error.ctx.command.params:
            if option.name == "form" and form in getattr(option.type, "choices", ()):
                meant = [f"--format {form}"]
                return click.NoSuchOption(error.option_name, possibilities=meant, ctx=error.ctx)
    return error


def _told(error: OSError) -> str:
    if told := streams.unwritable(error):
        return told
    said = error.strerror or str(error)
    where = f"{error.filename}: " if error.filename else ""
    way = "free some space and try again" if error.errno in streams.FULL else "check the name"
    return f"{where}{said}; {way}"
