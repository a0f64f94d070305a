"""Conditions: what was judged of the conditions of statements, and whose account gives them."""

from __future__ import annotations

import json
from collections import defaultdict
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


def shown_to_be_met(
    sql: Transaction, where: Scope, rows: Sequence[Spanned]
) -> Mapping[tuple[int, str], str]:
    """What shows that conditions were met, where that was said with the judgement.

    Args:
        sql: where to look it up.
        where: the moment.
        rows: the statements.

    Returns:
        The evidence by the relationships and the refs of the statements.
    """
    asked = {(one.known_in, one.ref): one for one in rows if "met" in marked(one)}
    accounts: dict[int, dict[str, str]] = defaultdict(dict)
    for (relationship_id, statement), one in asked.items():
        refs = (statement, *marked(one).get("twin", ()))
        accounts[relationship_id].update(dict.fromkeys(refs, statement))
    found: dict[tuple[int, str], str] = {}
    for relationship_id, refs_of in accounts.items():
        for ref, body in sql.rows(
            "SELECT a.ref, a.body FROM tracker_assessments a WHERE a.relationship_id = ?"
            f" AND a.ref IN ({marks(refs_of)}) AND a.type = 'ConditionSettled'"
            " AND a.known_from <= ? AND a.known_to > ? ORDER BY a.id",
            (relationship_id, *sorted(refs_of), where.known, where.known),
        ):
            judged, key = json.loads(body), (relationship_id, refs_of[ref])
            met = judged["result"] == "met" and judged["on"] == marked(asked[key])["met"][0]
            if met and "evidence" in judged:
                found[key] = judged["evidence"]
    return found
