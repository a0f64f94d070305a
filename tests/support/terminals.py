"""Terminals: what a command writes on one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support.commandline import process_environment


def on_a_terminal(*words: str, folder: Path, env: Mapping[str, str] | None = None) -> bytes:
    """What a command writes on a terminal that is 60 columns wide."""
    size = {"TERM": "xterm", "COLUMNS": "60", "LINES": "24"}
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", *words],
        cwd=folder,
        env=process_environment({**size, "NO_COLOR": "", **(env or {})}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
    ):
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
    os.close(ours)
    return written
