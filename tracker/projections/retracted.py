"""Retracted: that what goes by a name was on record, and was taken back."""

from __future__ import annotations

from collections.abc import Collection

from tracker.domain.names import key_of, readout_of
from tracker.errors import NotFound, Remedy
from tracker.projections.instants import STILL
from tracker.sql import Transaction, marks

_STATEMENTS = """
    tracker_readouts r
    JOIN tracker_statements s ON s.relationship_id = r.relationship_id AND s.readout_id = r.id
    WHERE r.slug = ? AND s.key = ? AND s"""
_READOUTS = "tracker_readouts r WHERE r.slug = ? AND r"
_MEETINGS = "tracker_meetings r WHERE r.meeting = ? AND r"
"""Where statements, readouts and meetings are found by their names, up to when they were known."""


def retracted(
    sql: Transaction,
    name: str,
    *,
    known: int | None = None,
    relationships: Collection[int] | None = None,
) -> NotFound | None:
    """That a statement, a readout or a meeting was taken back; None for what never was on record.

    To be asked before other names are proposed: what was cited or judged by this one is not meant
    by any of them.

    Args:
        sql: where to look.
        name: a ref or the name of a readout or a meeting, of which nothing is on record.
        known: the moment by which it was to be on record; None for now.
        relationships: where alone to look; None for all.
    """
    by = STILL - 1 if known is None else known
    if not _ever(sql, name, "known_to <= ?", by, relationships):
        return None
    if known is None:
        remedy = Remedy.HISTORY if "@" in name else Remedy.LOG
        return NotFound(f"{name} was taken back", remedy=remedy, about=name)
    kind = "statement" if "@" in name else "readout"
    later = _ever(sql, name, "known_to > ?", STILL - 1, relationships)
    again = "; it was recorded again later" if later else ""
    return NotFound(
        f"no {kind} {name!r} was on record by then; it was on record before, and had been "
        f"retracted{again}"
    )


def _ever(
    sql: Transaction, name: str, when: str, moment: int, relationships: Collection[int] | None
) -> bool:
    """Whether there was something of a name that stood on record at some time."""
    within = "" if relationships is None else f" AND r.relationship_id IN ({marks(relationships)})"
    found: tuple[str, ...]
    names: tuple[str, ...]
    if "@" in name:
        found, names = (_STATEMENTS,), (readout_of(name), key_of(name))
    else:
        found, names = (_READOUTS, _MEETINGS), (name,)
    given = (*names, moment, *(relationships or ()))
    return any(sql.rows(f"SELECT 1 FROM {one}.{when}{within} LIMIT 1", given) for one in found)
