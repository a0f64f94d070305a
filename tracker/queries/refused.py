"""Refused: the requests for the same that were refused before one was made that stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracker.domain.verdicts import numbers
from tracker.queries.clauses import HOLDS
from tracker.queries.merged import Merged
from tracker.queries.rows import REF, SPANS
from tracker.queries.scope import Scope, holding
from tracker.queries.spanned import Spanned
from tracker.sql import Transaction, chunks, marks

STANDING = "request.standing"


class _Asked(NamedTuple):
    """A request that was refused."""

    made: int
    ref: str
    by: frozenset[str]


def refused_before(
    sql: Transaction, where: Scope, rows: Sequence[Spanned], merged: Merged
) -> Mapping[str, str]:
    """The last request that was refused of each item, before those of some that stand.

    Args:
        sql: where to look it up.
        where: the day and the moment.
        rows: the statements.
        merged: the items that stand for others.

    Returns:
        by the refs of the requests that stand, that of the one before, by one of the same parties.
    """
    standing = [row for row in rows if row.rule == STANDING]
    refused: dict[tuple[int, str], list[_Asked]] = defaultdict(list)
    verdicts = numbers(("refused",))
    for part in chunks(sorted({row.known_in for row in standing})):
        for relationship_id, item, made, ref, by in sql.rows(
            f"SELECT s.relationship_id, i.slug, s.date, {REF}, s.by_parties FROM {SPANS}"
            " JOIN tracker_items i ON i.relationship_id = p.relationship_id AND i.id = p.item_id"
            f" WHERE p.relationship_id IN ({marks(part)}) AND p.verdict IN ({marks(verdicts)})"
            f" AND {HOLDS} ORDER BY s.date, s.id",
            (*part, *verdicts, *holding(where)),
        ):
            refused[relationship_id, item].append(_Asked(made, ref, frozenset(by.split())))
    found = {}
    for row in standing if refused else ():
        last = merged.get((row.known_in, row.item))
        for asked in refused.get((row.known_in, last.slug if last else row.item), ()):
            if asked.made < row.made and not asked.by.isdisjoint(row.by_parties.split()):
                found[row.ref] = asked.ref
    return found
