"""Tables of the log: the events, the relationships that they are of, and who names a readout.

Each relationship is a chain of its own: its events are numbered from 1 and follow each other by
their digests. A readout has one name among all relationships, so the names are in a small table of
their own, with those that a statement refers to before they are on record.
"""

from __future__ import annotations

from tracker.sql import Transaction
from tracker.store.ownership import EVENTS

RELATIONSHIPS = "tracker_relationships"
NAMES = "tracker_names"

COLUMNS: dict[str, str] = {
    RELATIONSHIPS: """
        id IDENTITY,
        name TEXT NOT NULL UNIQUE,
        parties TEXT NOT NULL
    """,
    NAMES: """
        readout TEXT NOT NULL PRIMARY KEY,
        relationship_id BIGINT
    """,
    EVENTS: """
        relationship_id BIGINT NOT NULL,
        position BIGINT NOT NULL,
        originator_id STREAM NOT NULL,
        originator_version BIGINT NOT NULL,
        topic TEXT NOT NULL,
        state BYTES NOT NULL,
        PRIMARY KEY (relationship_id, position),
        UNIQUE (relationship_id, originator_id, originator_version)
    """,
}
"""The tables, with their columns; a word in capitals that no database knows is the type of ours."""

_CLUSTERED = frozenset({NAMES, EVENTS})


def create(sql: Transaction) -> None:
    """Make the tables."""
    for name, columns in COLUMNS.items():
        declared = columns
        for word, kind in sql.types.items():
            declared = declared.replace(word, kind)
        clustered = sql.clustered if name in _CLUSTERED else ""
        sql.rows(f"CREATE TABLE {name} ({declared}) {clustered}")
