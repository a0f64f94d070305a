"""Transcripts: commands behind `$ `, each with what it prints below it, run and compared."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.support.commandline import process_environment, tracker

_SHELL = re.compile(r"[|<>;&$`]")


@dataclass(frozen=True)
class Exchange:
    """A command and what it is said to print."""

    command: str
    printed: str


def exchanges(text: str) -> Iterator[Exchange]:
    """The commands of a transcript, each with the lines that follow it."""
    found: Exchange | None = None
    for line in text.splitlines():
        if line.startswith("$ "):
            if found:
                yield found
            found = Exchange(line.removeprefix("$ "), "")
        elif found:
            found = replace(found, printed=f"{found.printed}{line}\n")
    if found:
        yield found


def carried_out(command: str, folder: Path) -> str:
    """What a command prints in a folder; what it tells the shell, too, unless it is 0."""
    words = shlex.split(command)
    if words[0] == "tracker" and not _SHELL.search(command):
        ran = tracker(*words[1:], folder=folder)
        return ran.both + (f"[exit {ran.code}]\n" if ran.code else "")
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=process_environment({"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode() + (f"[exit {done.returncode}]\n" if done.returncode else "")


def agrees(printed: str, told: str) -> bool:
    """Whether something printed is what was told of it; a line `...` stands for any lines."""
    parts = re.split(r"^\.\.\.\n", told, flags=re.MULTILINE)
    return re.fullmatch("(?:.*\n)*?".join(map(re.escape, parts)), printed) is not None


def rewritten(text: str, folder: Path, *, codes: bool = True) -> str:
    """A transcript with what its commands print now, where that is not what it says.

    Args:
        text: the transcript.
        folder: where its commands are run, one after the other.
        codes: whether to say what they tell the shell.
    """
    found = []
    for one in exchanges(text):
        printed = carried_out(one.command, folder)
        printed = printed if codes else without_code(printed)
        told = one.printed if agrees(printed, one.printed) else printed
        found.append(f"$ {one.command}\n{told}")
    return "".join(found)


def without_code(printed: str) -> str:
    """What was printed, without what the shell is told."""
    return re.sub(r"^\[exit \d\]\n\Z", "", printed, flags=re.MULTILINE)
