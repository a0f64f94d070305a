"""Writing: where a command puts what it was asked to write: a file, or the standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tracker.cli.terminal import bare
from tracker.errors import Refused
from tracker.files.replacing import replaced


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """A file to write, which takes its place when it is whole; `-` is the standard output.

    Raises:
        Refused: it is there already, and holds readouts or a database.
    """
    if str(path) == "-":
        yield bare(sys.stdout)
        sys.stdout.flush()
        return
    refuse_readouts(path)
    with replaced(path) as file:
        yield file


def refuse_readouts(path: Path) -> None:
    """Refuse to put what is made of the record in the place of a file of readouts or items.

    Raises:
        Refused: such a file is there, by its ending.
    """
    if path.suffix.lower() in (".yaml", ".yml") and path.exists():
        raise Refused(
            f"{path}: is there already, and what is exported here is no YAML; nothing was written: "
            "name another file"
        )
