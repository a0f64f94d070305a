"""Conditions: what was judged of conditions that only another account of an act gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.conditions import ConditionOf
from tracker.domain.names import key_of, readout_of
from tracker.queries.beside import marked
from tracker.queries.rows import REF, SAID
from tracker.queries.scope import Scope
from tracker.queries.spanned import Spanned
from tracker.sql import Transaction, chunks, marks


def conditions_of(
    sql: Transaction, where: Scope, rows: Sequence[Spanned]
) -> Mapping[str, ConditionOf]:
    """The conditions that were judged, by the refs of other accounts which do not give the same.

    Args:
        sql: where to look them up.
        where: the moment.
        rows: the statements.
    """
    judged = {one.ref: other for one in rows for other in marked(one).get("condition", ())}
    elsewhere = {ref: other for ref, other in judged.items() if other != ref}
    given: dict[str, str] = {}
    for part in chunks(sorted({*elsewhere.values()})):
        given |= sql.rows(
            f"SELECT {REF}, s.condition FROM {SAID} WHERE s.condition IS NOT NULL"
            f" AND r.slug IN ({marks(part)}) AND s.key IN ({marks(part)})"
            " AND s.known_from <= ? AND s.known_to > ?",
            (*map(readout_of, part), *map(key_of, part), where.known, where.known),
        )
    own = {one.ref: one.condition for one in rows}
    return {
        ref: ConditionOf(other, given[other])
        for ref, other in elsewhere.items()
        if other in given and given[other] != own[ref]
    }
