"""Launches a command with a small batch, and says when it is about to run.

The program takes a while to start; who wants to kill it at work waits for the word first.
"""

from __future__ import annotations

import sys
from importlib import import_module

from tracker import cli

READY = "ready"


def main() -> None:
    """Run `BATCH WORDS…`: the command, with as many files in each transaction."""
    module = import_module("tracker.cli.record")
    module.BATCH = int(sys.argv.pop(1))  # type: ignore[attr-defined]
    print(READY, flush=True)  # noqa: T201 - told to the process that waits for it
    cli.run()


if __name__ == "__main__":
    main()
