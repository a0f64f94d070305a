"""Writing: where a command puts what it was asked to write: a file, or the standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tracker.cli.terminal import bare
from tracker.files.replacing import replaced


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """A file to write, which takes its place when it is whole; `-` is the standard output."""
    if str(path) == "-":
        yield bare(sys.stdout)
        sys.stdout.flush()
        return
    with replaced(path) as file:
        yield file
