"""Acts: the accounts of one act that are on record now, by their refs."""

from __future__ import annotations

from tracker.domain.names import key_of, readout_of
from tracker.projections.instants import STILL
from tracker.sql import Transaction


def accounts_of(sql: Transaction, ref: str) -> list[str]:
    """A statement and the other accounts of its act, which are judged as one.

    Args:
        sql: where to look.
        ref: the statement; it need not be on record.
    """
    firsts = sql.rows(
        "SELECT DISTINCT p.relationship_id, COALESCE(p.twin_of, p.statement_id)"
        " FROM tracker_readouts r JOIN tracker_statements s"
        " ON s.relationship_id = r.relationship_id AND s.readout_id = r.id"
        " JOIN tracker_spans p ON p.relationship_id = s.relationship_id AND p.statement_id = s.id"
        f" WHERE r.slug = ? AND s.key = ? AND s.known_to = {STILL} AND p.known_to = {STILL}",
        (readout_of(ref), key_of(ref)),
    )
    found = {ref}
    for relationship_id, first in firsts:
        rows = sql.rows(
            "SELECT s.key || '@' || r.slug FROM tracker_statements s JOIN tracker_readouts r"
            " ON r.relationship_id = s.relationship_id AND r.id = s.readout_id"
            f" WHERE s.relationship_id = ? AND s.known_to = {STILL} AND r.known_to = {STILL}"
            " AND (s.id = ? OR s.id IN (SELECT p.statement_id FROM tracker_spans p"
            f" WHERE p.relationship_id = ? AND p.twin_of = ? AND p.known_to = {STILL}))",
            (relationship_id, first, relationship_id, first),
        )
        found.update(account for (account,) in rows)
    return sorted(found)
