"""The coder on the command line: the program that is asked beside the rules, and what it said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from tracker import __version__, settings
from tracker.cli.output import plural
from tracker.coding.cache import Cache
from tracker.coding.coder import Coder, asked, beside
from tracker.coding.combining import Combined
from tracker.coding.program import Program
from tracker.coding.prompt import VERSION, prompts
from tracker.domain.heading import Source
from tracker.drafting.draft import Reading
from tracker.drafting.proposals import Draft
from tracker.drafts.known import OnRecord

F = TypeVar("F", bound=Callable[..., Any])


def _command(_: click.Context, __: click.Parameter, line: str | None) -> Program | None:
    if line is None:
        return None
    try:
        return Program.parsed(line, settings.coder_seconds())
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def coder_options(command: F) -> F:
    """Give a command the options about a coder."""
    for option in reversed(
        (
            click.option(
                "--coder",
                envvar="TRACKER_CODER",
                show_envvar=True,
                callback=_command,
                metavar="COMMAND",
                help="A program to ask beside the rules: it reads a prompt and writes JSON.  "
                "[default: none]",
            ),
            click.option(
                "--ask-again", is_flag=True, help="Ask the coder also what it has answered before."
            ),
            click.option(
                "--show-prompt",
                is_flag=True,
                help="Print what a coder would be asked, and ask nobody.",
            ),
        )
    ):
        command = option(command)
    return command


def show_prompts(reading: Reading, record: OnRecord) -> None:
    """Print the prompts of a readout."""
    for prompt in prompts(reading, record.known, record.unsettled):
        if prompt.parts > 1:
            click.echo(f"===== prompt {prompt.part} of {prompt.parts} =====")
        click.echo(prompt.text, nl=False)


def with_coder(
    rules: Draft, reading: Reading, record: OnRecord, command: Program, *, ask_again: bool
) -> Draft:
    """The rules' draft with what a coder says beside it; what went wrong is told."""
    cache = Cache(settings.cache_folder() / "coder")
    if ask_again:
        cache.forget(prompts(reading, *record), command)
    answers = asked(Coder(command, cache), reading, *record)
    for warning in answers.warnings:
        what = "some sentences have" if answers.answered else "the draft has"
        click.echo(f"The coder gave no answer: {warning}. So {what} the rules alone.", err=True)
    found = beside(rules, answers, reading, *record, name=command.name)
    if isinstance(found, Combined) and found.dropped:
        click.echo(
            f"{plural(len(found.dropped), 'statement')} of the coder dropped; they are listed at "
            "the end of the draft.",
            err=True,
        )
    return found


def drafted_by(found: Draft, sha256: str) -> Source:
    """The source of a drafted readout, with who proposed what is in it."""
    source = Source(sha256=sha256, rules=__version__)
    if not isinstance(found, Combined):
        return source
    return source.model_copy(update={"coder": found.coder, "prompt": VERSION})
