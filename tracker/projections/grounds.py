"""Grounds of judgements in the views: what amendments of the judged statements take from them."""

from __future__ import annotations

from tracker.domain.grounds import Ground, Ungrounded, ended_by, loss
from tracker.domain.kinds import KINDS
from tracker.domain.names import key_of, readout_of
from tracker.projections.instants import day_of, maybe_day
from tracker.projections.schema import STILL
from tracker.projections.tables import Tables
from tracker.projections.underway import ASSESSMENTS
from tracker.sql import Row, chunks, marks

COLUMNS = "type, date, condition, due_last"
"""The columns of a statement that are its ground."""


def ground(row: Row) -> Ground:
    """The ground in a row of `COLUMNS`."""
    kind, made, condition, last = row
    return Ground(KINDS[kind], day_of(made), condition, maybe_day(last))


def settle(tables: Tables) -> tuple[Ungrounded, ...]:
    """End the judgements that have lost their ground by what the recording amends.

    They end as they would be taken back, but without a reason of their own. What was judged before
    judgements without ground were refused, and has lost nothing, holds as it did.

    Args:
        tables: the views with all that the recording says written to them.

    Returns:
        What was taken from which judgement, also where it still holds.
    """
    found: list[Ungrounded] = []
    ended: list[int] = []
    for part in chunks(sorted(tables.amended)):
        rows = tables.sql.rows(
            "SELECT id, ref, type, body FROM tracker_assessments"
            f" WHERE known_to = {STILL} AND ref IN ({marks(part)}) ORDER BY id",
            part,
        )
        for row_id, ref, kind, body in rows:
            judged = ASSESSMENTS[kind].model_validate_json(body)
            after = _now(tables, ref)
            lost = loss(judged, tables.amended[ref], after)
            if lost:
                found.append(Ungrounded(ref, judged, lost, after))
            if lost and ended_by(lost):
                ended.append(row_id)
    if ended:
        tables.sql.write(
            "UPDATE tracker_assessments SET known_to = ? WHERE id = ?",
            [(tables.recording, row_id) for row_id in ended],
        )
    return tuple(found)


def before(tables: Tables, ref: str) -> Ground | None:
    """The ground that a statement gave before a recording puts it on record, if it ever did."""
    return _latest(tables, ref, "s.known_to DESC, s.id DESC")


def _now(tables: Tables, ref: str) -> Ground | None:
    return _latest(tables, ref, "s.id", f" AND s.known_to = {STILL}")


def _latest(tables: Tables, ref: str, order: str, only: str = "") -> Ground | None:
    columns = ", ".join(f"s.{name}" for name in COLUMNS.split(", "))
    rows = tables.written().rows(
        f"SELECT {columns} FROM tracker_readouts r"
        " JOIN tracker_statements s ON s.readout_id = r.id"
        f" WHERE r.slug = ? AND s.key = ?{only} ORDER BY {order} LIMIT 1",
        (readout_of(ref), key_of(ref)),
    )
    return ground(rows[0]) if rows else None
