"""Carried: what files hold, on its way from a process that has read them to one that records."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tracker.domain.items import ItemList
from tracker.domain.readouts import Readout
from tracker.errors import Unreadable
from tracker.files.deadlines import Reads, Understood
from tracker.files.readouts import FileRead, read_file

Held = Readout | ItemList
"""What a file holds."""


class Carried(NamedTuple):
    """What a file holds, written as JSON, which is taken up faster than anything else."""

    kind: type[Held]
    written: bytes
    understood: tuple[Understood, ...] = ()
    """The deadlines that it gives in words."""

    def taken_up(self) -> FileRead:
        """The same, as this process has it."""
        return FileRead(self.kind.model_validate_json(self.written), self.understood)


Carriable = FileRead | Carried | Unreadable
"""What a file holds, here or elsewhere, or why it cannot be read."""


def read_all(
    files: Iterable[Path], *, reviewed: bool = False, reads: Reads | None = None
) -> list[Carriable]:
    """What files hold, in their order; or why one cannot be read.

    Args:
        files: the files.
        reviewed: whether to pass over the marks that drafting left for review.
        reads: reads deadlines that are put in words; None where they are refused.
    """
    return [_read(file, reviewed=reviewed, reads=reads) for file in files]


def carry_all(
    files: Iterable[Path], *, reviewed: bool = False, reads: Reads | None = None
) -> list[Carriable]:
    """The same, to be handed to another process."""
    found = (_read(file, reviewed=reviewed, reads=reads) for file in files)
    return [one if isinstance(one, Unreadable) else _carried(one) for one in found]


def _read(file: Path, *, reviewed: bool, reads: Reads | None) -> FileRead | Unreadable:
    try:
        return read_file(file, reviewed=reviewed, reads=reads)
    except Unreadable as error:
        return error


def _carried(one: FileRead) -> Carried:
    # What was not given is left out, so that it is not given there either.
    written = one.held.model_dump_json(exclude_unset=True).encode()
    return Carried(type(one.held), written, one.understood)
