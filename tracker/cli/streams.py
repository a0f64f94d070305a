"""Standard streams: what a command reads from and writes to, whatever the shell made of them."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

import click

from tracker.cli.terminal import guard
from tracker.errors import Unreadable

READER_GONE = 141
"""What the shell is told when nobody reads on, as with `| head`: what it is told of every program
that SIGPIPE ends. It is neither a refusal nor an error."""

_STANDARD = (0, 1, 2)

FULL = frozenset((errno.ENOSPC, errno.EFBIG, errno.EDQUOT))
"""The errors of a disk or a device that has no room left."""

_UNWRITABLE = FULL | {errno.EBADF, errno.EIO, errno.EINVAL}


class ReaderGone(Exception):  # click takes a broken pipe for a failure
    """Nobody reads on what is written."""


@contextmanager
def read_by_somebody() -> Iterator[None]:
    """Tell that nobody reads on as an error of its own."""
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderGone from error


def prepare() -> None:
    """See to it that the streams are there, and that no character fails to be written.

    Raises:
        Unreadable: there is no standard output to answer on.
    """
    answers = sys.stdout is not None
    if None in {sys.stdin, sys.stdout, sys.stderr}:
        _open_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What the terminal's encoding lacks is told in escapes rather than not at all.
            stream.reconfigure(errors="backslashreplace")
            guard(stream)
    if not answers:
        raise Unreadable(
            "the standard output is closed, so nothing can be printed and nothing was done; "
            "send it to a file, or to /dev/null"
        )


def _open_closed() -> None:
    """Give closed streams the null device, so that no file of ours takes the number of one."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= _STANDARD[-1]:
        pass
    os.close(number)
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def complain(text: str, *, nl: bool = True) -> None:
    """Write to the standard error; that nobody can read it changes nothing else."""
    try:
        click.echo(text, err=True, nl=nl)
    except OSError:
        give_up(sys.stderr)


def unwritable(error: OSError) -> str | None:
    """What to say of the standard output if that is what could not be written to."""
    if error.filename or error.errno not in _UNWRITABLE:  # a file has a name
        return None
    give_up(sys.stdout)
    return f"the standard output cannot be written to: {error.strerror}; what it has is not whole"


def give_up(stream: TextIO) -> None:
    """Throw away what a stream still holds, which Python would try to write at its very end."""
    try:
        stream.flush()
    except OSError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
