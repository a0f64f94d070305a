"""Deadlines in words: what a file's came to, told to the user, and put into the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from tracker.cli.output import plural
from tracker.cli.terminal import line
from tracker.errors import TrackerError
from tracker.files.canonical import due_text
from tracker.files.deadlines import Understood
from tracker.files.writing_back import write_back

Words = Mapping[Path, Sequence[Understood]]
"""What was understood of each file that has a deadline in words."""

_SHOWN = 40


def tell_understood(words: Words, *, way: str = "") -> None:
    """Print what the deadlines in words came to.

    Args:
        words: the deadlines.
        way: what to type to have them put into their files.
    """
    told = [(file, one) for file, found in words.items() for one in found]
    for file, one in told[:_SHOWN]:
        line(f"{file}:{one.line}: “{one.words}” of {one.said_on} is read as {due_text(one.due)}.")
    if len(told) > _SHOWN:
        click.echo(f"{len(told) - _SHOWN} more deadlines are in words.")
    if told and way:
        line(f"To have that in the {_files(words)}: {way}")


def put_into_files(words: Words) -> list[TrackerError]:
    """Put what the deadlines in words came to into their files, and tell it; or why not."""
    failed: list[TrackerError] = []
    for file, found in words.items():
        try:
            write_back(file, found)
        except TrackerError as error:
            failed.append(error)
            continue
        for one in found:
            line(f"{file}:{one.line}: due: {due_text(one.due)}, for “{one.words}”.")
    if not words:
        click.echo("No deadline is in words; no file was changed.")
    return failed


def _files(words: Iterable[Path]) -> str:
    count = len([*words])
    return "file" if count == 1 else plural(count, "file")
