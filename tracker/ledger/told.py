"""Told: how much the views hold, which shows when events were cut off at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tracker.errors import Damaged
from tracker.projections.rows import (
    KeptAssessment,
    KeptCorrection,
    KeptItem,
    KeptNames,
    KeptReadout,
    KeptRecording,
    KeptStatement,
)
from tracker.projections.tables import TABLES
from tracker.sql import Transaction

_COUNTED: Mapping[type, str] = {
    KeptRecording: "recordings",
    KeptReadout: "readouts",
    KeptStatement: "statements",
    KeptCorrection: "corrections",
    KeptAssessment: "judgements",
}
_NAMES = "names of items"


class Count:
    """How many there are of what only grows with the events.

    Every event that says something new adds to one of them, or is a recording of its own.
    """

    def __init__(self) -> None:
        self.counts = Counter[str]()
        self._slugs: dict[tuple[int, int], str] = {}

    def add(self, kind: type, rows: Sequence[tuple[Any, ...]]) -> None:
        """Count rows of a table; those of the items come before those of their names."""
        if kind is KeptItem:
            self._slugs.update(((whose, item), slug) for whose, item, slug, _ in rows)
        elif kind is KeptNames:
            self.counts[_NAMES] += sum(map(self._given, rows))
        elif kind in _COUNTED:
            self.counts[_COUNTED[kind]] += len(rows)

    def _given(self, row: tuple[Any, ...]) -> bool:
        """Whether somebody gave an item a name; one that nobody has named is called by its slug."""
        whose, item, _, _, title, names, part_of, *_ = row
        by_slug = str(self._slugs.get((whose, item), "")).replace("-", " ")
        return str(title).lower() != by_slug or names != "[]" or part_of is not None


def told(sql: Transaction) -> Counter[str]:
    """How many of each thing the views tell of."""
    found = Count()
    for kind, name in _COUNTED.items():
        ((found.counts[name],),) = sql.rows(f"SELECT COUNT(*) FROM {TABLES[kind].name}")
    for kind in (KeptItem, KeptNames):
        table = TABLES[kind]
        found.add(kind, sql.rows(f"SELECT {', '.join(table.names)} FROM {table.name}"))
    return found.counts


def refuse_less(kept: Mapping[str, int], given: Mapping[str, int]) -> None:
    """Refuse events that give less than the views tell of.

    Args:
        kept: what the views of the ledger tell of.
        given: what those tell of that were made anew from its events.

    Raises:
        Damaged: the events give less.
    """
    less = [
        f"{count} {name} in the views, {given[name]} by the events"
        for name, count in kept.items()
        if count > given[name]
    ]
    if less:
        raise Damaged(
            "the views tell of more than the events give, so events may have been cut off at the "
            f"end ({'; '.join(less)}): compare the ledger with a copy, or with a head noted "
            "earlier (tracker verify --head), and restore it; tracker rebuild --force makes the "
            "views of the events that are left"
        )
