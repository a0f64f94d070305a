"""Shares: how the parts of several parties in one statement stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tracker.domain.verdicts import VERDICTS
from tracker.queries.clauses import HOLDS, keyed
from tracker.queries.scope import Scope, holding
from tracker.sql import Transaction, chunks


class Share(NamedTuple):
    """How the share of a party stands."""

    status: str
    evidence: str | None
    """What that rests on; `None` if on the statement itself."""


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
            found[relationship_id, statement_id][party] = Share(VERDICTS[verdict][1], evidence)
    return found
