"""Absent: that a readout or a statement is not on record, with what is called nearly so."""

from __future__ import annotations

from tracker.errors import NotFound, Remedy
from tracker.projections.instants import STILL
from tracker.projections.near import near_refs
from tracker.projections.retracted import retracted
from tracker.sql import Transaction
from tracker.suggestions import did_you_mean, near


def no_readout(sql: Transaction, name: str) -> NotFound:
    """That no readout of a name is on record, with those of names like it."""
    slugs = sql.rows(f"SELECT slug FROM tracker_readouts WHERE known_to = {STILL} ORDER BY slug")
    close = near(name, [slug for (slug,) in slugs])
    return NotFound(
        f"no readout {name!r} is on record{did_you_mean(close)}",
        remedy=None if close else Remedy.LIST_MEETINGS,
    )


def no_statement(sql: Transaction, ref: str) -> NotFound:
    """That no statement of a ref is on record: it was taken back, or there are refs like it."""
    if gone := retracted(sql, ref):
        return gone
    close = near_refs(sql, ref)
    return NotFound(
        f"no statement {ref!r} is on record{did_you_mean(close)}",
        remedy=None if close else Remedy.LIST_REFS,
    )
