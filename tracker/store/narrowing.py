"""Narrowing: queries that see of every table only what is of some relationships.

It is done to the text of a query, before the database is given it, so that no question can forget
it: each table that a query names is put before it once more, under the same name, with the rows
that may be seen. Whatever is asked then has the answer that it would have in a store that holds no
other relationships.
"""

from __future__ import annotations

import re
from functools import lru_cache

NARROWED = {
    "tracker_relationships": "id",
    "tracker_names": "relationship_id",
    "tracker_events": "relationship_id",
    "tracker_recordings": "relationship_id",
    "tracker_readouts": "relationship_id",
    "tracker_meetings": "relationship_id",
    "tracker_corrections": "relationship_id",
    "tracker_items": "relationship_id",
    "tracker_item_names": "relationship_id",
    "tracker_statements": "relationship_id",
    "tracker_assessments": "relationship_id",
    "tracker_spans": "relationship_id",
    "tracker_crossings": "relationship_id",
}
"""The tables that tell of relationships, each with the column that says of which."""

_NAMED = re.compile(rf"\b(?:{'|'.join(NARROWED)})\b")
_BEGUN = re.compile(r"\s*WITH\s+(RECURSIVE\s+)?", re.IGNORECASE)
_NONE = -1
"""The number of no relationship."""


@lru_cache(maxsize=512)
def narrowed(sql: str, schema: str, numbers: tuple[int, ...]) -> str:
    """A query that sees only what is of some relationships.

    Args:
        sql: the query.
        schema: where the tables are.
        numbers: the relationships, by their numbers.
    """
    named = sorted(set(_NAMED.findall(sql)))
    if not named:
        return sql
    allowed = ", ".join(map(str, numbers or (_NONE,)))
    seen = ", ".join(
        f"{table} AS NOT MATERIALIZED"
        f" (SELECT * FROM {schema}.{table} WHERE {NARROWED[table]} IN ({allowed}))"
        for table in named
    )
    if begun := _BEGUN.match(sql):
        return f"WITH {begun[1] or ''}{seen}, {sql[begun.end() :]}"
    return f"WITH {seen} {sql}"
