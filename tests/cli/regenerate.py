"""Rewrites the golden transcripts with what the commands print now: read the difference.

`python -m tests.cli.regenerate`
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cli.commandline import tracker
from tests.cli.transcripts import rewritten
from tests.conftest import EVENTS

GOLDEN = Path(__file__).parent / "golden"
RECORDING = ("record", "keep")
"""The transcripts that begin with nothing on record."""


def regenerate() -> None:
    """Rewrite every transcript."""
    for path in sorted(GOLDEN.glob("*.txt")):
        with TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copytree(EVENTS, folder / "events")
            if path.stem not in RECORDING:
                tracker("record", "events/", folder=folder)
            path.write_text(rewritten(path.read_text("utf-8"), folder), "utf-8")


if __name__ == "__main__":
    regenerate()
