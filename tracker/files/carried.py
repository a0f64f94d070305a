"""Carried: what files hold, on its way from a process that has read them to one that records."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tracker.domain.items import ItemList
from tracker.domain.readouts import Readout
from tracker.errors import Unreadable
from tracker.files.readouts import read

Held = Readout | ItemList
"""What a file holds."""


class Carried(NamedTuple):
    """What a file holds, written as JSON, which is taken up faster than anything else."""

    kind: type[Held]
    written: bytes

    def held(self) -> Held:
        """What the file holds."""
        return self.kind.model_validate_json(self.written)


Carriable = Held | Carried | Unreadable
"""What a file holds, here or elsewhere, or why it cannot be read."""


def read_all(files: Iterable[Path], *, reviewed: bool = False) -> list[Carriable]:
    """What files hold, in their order; or why one cannot be read.

    Args:
        files: the files.
        reviewed: whether to pass over the marks that drafting left for review.
    """
    return [_read(file, reviewed=reviewed) for file in files]


def carry_all(files: Iterable[Path], *, reviewed: bool = False) -> list[Carriable]:
    """The same, to be handed to another process."""
    found = (_read(file, reviewed=reviewed) for file in files)
    return [one if isinstance(one, Unreadable) else _carried(one) for one in found]


def _read(file: Path, *, reviewed: bool) -> Held | Unreadable:
    try:
        return read(file, reviewed=reviewed)
    except Unreadable as error:
        return error


def _carried(held: Held) -> Carried:
    # What was not given is left out, so that it is not given there either.
    return Carried(type(held), held.model_dump_json(exclude_unset=True).encode())
