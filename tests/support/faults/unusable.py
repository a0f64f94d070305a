"""Unusable stores: commands run on one, refused while it is so and carried out afterwards."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from pathlib import Path

from tests.support.commandline import tracker as called
from tests.support.faults.stores import Wrapper, recorded, tracker
from tests.support.project import PROJECT

COMMANDS = ("open", "record", "verify")

NOBODY = 65534

Ran = subprocess.CompletedProcess[str]


def run(command: str, store: Path, files: Path, within: Wrapper = ()) -> Ran:
    """Run a command, in a process of its own only where it must run within something."""
    words = [command, *([str(files)] if command == "record" else []), "--store"]
    if within:
        return tracker(*words, f"sqlite:///{store}", within=within)
    ran = called(*words, f"sqlite:///{store}", folder=PROJECT)
    return Ran(words, ran.code, ran.out, ran.err)


def assert_refused(ran: Ran) -> None:
    """The command ended with code 4 and a message in one paragraph."""
    assert ran.returncode == 4, (ran.returncode, ran.stderr)
    assert ran.stderr.startswith("tracker: ")
    assert "Traceback" not in ran.stderr
    assert "\n\n" not in ran.stderr.strip()
    assert not ran.stdout


def assert_goes_on(store: Path, files: Path) -> None:
    """With the fault gone, the store verifies, and a recording finishes."""
    ran = run("record", store, files)
    assert ran.returncode == 0, ran.stderr
    assert run("verify", store, files).returncode == 0
    assert len([name for name in recorded(f"sqlite:///{store}") if name.startswith("made")]) == 60


def as_nobody() -> Wrapper:
    """What makes a command run as somebody whom permissions hold."""
    if os.geteuid() != 0:
        return ()
    return ("setpriv", f"--reuid={NOBODY}", "--clear-groups", "--")


def change(store: Path, *statements: str) -> None:
    """Run statements on the store in a file, from outside the program."""
    connection = sqlite3.connect(store)
    try:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    finally:
        connection.close()
