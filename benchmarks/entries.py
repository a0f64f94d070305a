"""Entries: what is recorded in the world to measure on, each on its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain.items import Assessment, ItemList, ItemMerged
from tracker.domain.readouts import Readout


@dataclass(frozen=True, slots=True)
class Amended:
    """A readout on record that is mended."""

    given: Readout
    reason: str


@dataclass(frozen=True, slots=True)
class Merged:
    """An item that turned out to be another of its relationship."""

    relationship: str
    event: ItemMerged


What = Readout | ItemList | Amended | Merged | Assessment


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is recorded, and on which day it is."""

    on: date
    what: What
