"""Shares: how the parts of several parties in one statement stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tracker.domain.rules import JUDGED, UNSETTLED_RULES
from tracker.domain.verdicts import VERDICTS
from tracker.queries.clauses import HOLDS, keyed
from tracker.queries.scope import Scope, holding
from tracker.queries.spanned import Spanned
from tracker.sql import Transaction, chunks


class Share(NamedTuple):
    """How the share of a party stands."""

    rule: str
    status: str
    evidence: str | None
    """What that rests on; `None` if on the statement itself."""


def ended_apart(row: Spanned, shares: Mapping[str, Share], by: str | None) -> Mapping[str, Any]:
    """What the reason of a statement names of its shares, by the fields of `Known`.

    Args:
        row: the statement.
        shares: how each of its shares stands, if they differ or what ended them does.
        by: the party whose share alone is asked about; None for the whole.
    """
    over = {party: one for party, one in shares.items() if one.rule not in UNSETTLED_RULES}
    divided = len({one.status for one in shares.values()}) > 1
    apart = len(over) == len(shares) and len({one[::2] for one in over.values()}) > 1
    told = divided or (apart and by is None)
    return {
        "divided": divided,
        "shares": {party: one.status for party, one in shares.items()} if told else {},
        "grounds": {party: one.evidence or row.ref for party, one in over.items()}
        if told and (by is None or row.rule in UNSETTLED_RULES)
        else {},
        "by_rules": told and not divided and len({one.rule for one in over.values()}) > 1,
        "judged": any(one.rule in JUDGED for one in over.values()),
    }


def shares_of(
    sql: Transaction, where: Scope, statements: Iterable[tuple[int, int]]
) -> Mapping[tuple[int, int], Mapping[str, Share]]:
    """The shares of some statements, by their parties.

    Args:
        sql: where to look them up.
        where: the day and the moment.
        statements: each by its relationship and its number there.
    """
    found: dict[tuple[int, int], dict[str, Share]] = defaultdict(dict)
    for part in chunks(statements):
        first, joined, numbers = keyed("p.statement_id", part)
        for relationship_id, statement_id, party, verdict, evidence in sql.rows(
            "SELECT p.relationship_id, p.statement_id, p.share, p.verdict, p.evidence"
            f" FROM {first} tracker_spans p WHERE {joined} AND {HOLDS} AND p.share <> ''"
            " ORDER BY p.share",
            (*numbers, *holding(where)),
        ):
            found[relationship_id, statement_id][party] = Share(*VERDICTS[verdict], evidence)
    return found
