"""Terminals: what a command writes on one, and what somebody sees who looks at it."""

from __future__ import annotations

import fcntl
import os
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path

import pyte

from tests.support.commandline import process_environment

_FEW = 24
"""The lines that an emulated terminal has at least."""


def on_a_terminal(
    *words: str,
    folder: Path,
    env: Mapping[str, str] | None = None,
    width: int = 60,
    keys: bytes = b"",
    code: int = 0,
) -> bytes:
    """What a command writes on a terminal of 24 lines.

    Args:
        words: the command.
        folder: where it is run.
        env: the environment, beside the usual one without a pager.
        width: how many columns the terminal has.
        keys: what is typed as soon as something is seen.
        code: what the shell is to be told.
    """
    usual = {"TERM": "xterm", "NO_COLOR": "", "TRACKER_PAGER": "cat"}
    given = process_environment({**usual, **(env or {})})
    given.pop("COLUMNS", None)  # the terminal itself says how wide it is
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", *words],
        cwd=folder,
        env=given,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
        start_new_session=True,
        preexec_fn=_controlled,  # noqa: PLW1509 - one thread
    ) as program:
        os.close(theirs)
        written = b""
        while True:
            try:
                read = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not read:
                break
            written += read
            if keys and written.count(b"\n") > 1:
                time.sleep(0.2)  # until the pager listens
                os.write(ours, keys)
                keys = b""
        if program.wait() != code:
            raise AssertionError(written.decode())
    os.close(ours)
    return written


def _controlled() -> None:
    """Make the standard input the terminal that a pager is typed into."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def seen(written: bytes, width: int) -> pyte.Screen:
    """What somebody sees of what was written on a terminal of that width.

    It has as many lines as that can take: nothing is scrolled out of sight.
    """
    screen = pyte.Screen(width, _FEW + written.count(b"\n") + len(written) // width)
    pyte.ByteStream(screen).feed(written)
    return screen


def lines_seen(written: bytes, width: int) -> list[str]:
    """The lines that somebody sees, without the empty ones at the end."""
    return "\n".join(line.rstrip() for line in seen(written, width).display).rstrip().split("\n")
