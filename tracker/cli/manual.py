"""The manual: a man page of all commands, made from their help.

`python -m tracker.cli.manual` writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from pathlib import Path

import click

from tracker import __version__
from tracker.cli.main import COMMANDS, main

PAGE = Path(__file__).parents[2] / "docs" / "tracker.1"
"""Where it is kept."""

_EXITS = (
    ("0", "Done."),
    ("1", "Refused by a rule of the domain, or a check that failed."),
    ("2", "A file or an argument that cannot be understood."),
    ("3", "Somebody else changed it first."),
    ("4", "The store is missing, damaged or cannot be reached."),
)
_VARIABLES = (
    ("TRACKER_STORE", "Where the record is kept, as --store says it."),
    ("TRACKER_USER", "Under which name is recorded; otherwise that of the login."),
    ("TRACKER_PARTIES", "A file with parties of one's own."),
    ("TRACKER_TRANSLATIONS", "A folder with translations of the page."),
    ("TRACKER_DRAFT_SECONDS", "The seconds of the processor that a draft may take."),
    ("NO_COLOR", "Set to anything, for no colours."),
)


def manual() -> str:
    """The text of the man page."""
    context = click.Context(main, info_name="tracker", color=False, **main.context_settings)
    about, _, more = (main.help or "").partition("\n")
    lines = [
        f'.TH TRACKER 1 "" "tracker {__version__}" "User Commands"',
        ".SH NAME",
        f"tracker \\- {_text(f'{about[:1].lower()}{about[1:]}'.rstrip('.'))}",
        ".SH SYNOPSIS",
        "\\fBtracker\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]",
        ".SH DESCRIPTION",
        *_paragraphs(more),
        ".PP",
        _text(main.epilog or ""),
        ".SH COMMANDS",
    ]
    for name in COMMANDS:
        if command := main.get_command(context, name):
            lines += _command(command, click.Context(command, context, name))
    lines += [".SH ENVIRONMENT", *_listed(_VARIABLES), ".SH EXIT STATUS", *_listed(_EXITS)]
    return "\n".join(lines) + "\n"


def write() -> None:
    """Write it."""
    PAGE.write_text(manual(), encoding="utf-8")


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    """A command: how it is called, what it does, and its options."""
    usage = " ".join(command.collect_usage_pieces(context))
    yield f".SS {_text(f'tracker {context.info_name} {usage}')}"
    yield from _paragraphs(command.help or "")
    for one in command.get_params(context):
        record = one.get_help_record(context) if isinstance(one, click.Option) else None
        if record and one.name != "help":
            yield from _listed([record])
    if isinstance(command, click.Group):
        for name, part in command.commands.items():
            yield from _command(part, click.Context(part, context, f"{context.info_name} {name}"))


def _listed(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, says in entries:
        yield from (".TP", f"\\fB{_text(name)}\\fR", _text(says))


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a help text; those marked as they stand keep their lines."""
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = cleandoc(part).splitlines()
        if lines[0] == "\b":
            yield from (".PP", ".nf", *map(_line, lines[1:]), ".fi")
        else:
            yield from (".PP", _text(" ".join(lines)))


def _line(line: str) -> str:
    """A line as it stands, with what it is set in by."""
    return " " * (len(line) - len(line.lstrip())) + _text(line)


def _text(text: str) -> str:
    """A text with what would command the formatter made plain."""
    plain = re.sub(r"\s+", " ", text.strip()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


if __name__ == "__main__":
    write()
