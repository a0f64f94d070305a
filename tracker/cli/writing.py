"""Writing: files that take their place only when they are whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def replaced(path: Path) -> Iterator[TextIO]:
    """A file to write that takes its place only when it is whole; `-` is the standard output.

    A link stays, and its target is replaced. What is no file, such as a pipe or a device, is
    written to as it is.
    """
    if str(path) == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="\n") as file:
                yield file
            return
        target = Path(os.path.realpath(path))
        # Of a name of its own, so that two who write at once do not write to one file.
        partial = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with partial.open("w", encoding="utf-8", newline="\n") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        # A write that fails does not say to what, and nobody knows the partial file's name.
        error.filename = str(path)
        raise
