"""Acts: which of the statements that others name are accounts of one act."""

from __future__ import annotations

from collections.abc import Collection

from tracker.domain.names import key_of
from tracker.queries.clauses import HOLDS
from tracker.queries.rows import REF
from tracker.queries.scope import Scope, holding, readouts_of
from tracker.sql import Transaction, chunks, marks


def acts_named(sql: Transaction, where: Scope, refs: Collection[str]) -> dict[str, str]:
    """The act that each of some refs names, by whatever is the same for all accounts of it.

    Args:
        sql: where to read it.
        where: the day and the moment.
        refs: the refs; what is not on record is left out.
    """
    found: dict[str, str] = {}
    keys = sorted({key_of(ref) for ref in refs})
    for relationship_id, slugs in readouts_of(sql, where, refs).items():
        for part in chunks(keys):
            for ref, act in sql.rows(
                f"SELECT {REF}, COALESCE(p.twin_of, s.id) FROM tracker_statements s"
                " JOIN tracker_readouts r"
                "   ON r.relationship_id = s.relationship_id AND r.id = s.readout_id"
                " LEFT JOIN tracker_spans p"
                "   ON p.relationship_id = s.relationship_id AND p.statement_id = s.id"
                f"   AND p.share = '' AND {HOLDS}"
                f" WHERE s.relationship_id = ? AND s.readout_id IN ({marks(slugs)})"
                f" AND s.key IN ({marks(part)}) AND s.known_from <= ? AND s.known_to > ?",
                (*holding(where), relationship_id, *slugs, *part, where.known, where.known),
            ):
                found[ref] = f"{relationship_id}/{act}"
    return found
