"""Tables of the log: the events, the relationships that they are of, and who names a readout.

Each relationship is a chain of its own: its events are numbered from 1 and follow each other by
their digests. A readout has one name among all relationships, so the names are in a small table of
their own, with those that a statement refers to before they are on record.
"""

from __future__ import annotations

from tracker.sql import Transaction
from tracker.store.ownership import EVENTS, FORMAT_TABLE

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
"""The tables, with their columns as `Transaction.make` takes them."""

_EMPTY = f"id NOT IN (SELECT DISTINCT relationship_id FROM {EVENTS})"
_CLUSTERED = frozenset({NAMES, EVENTS})
_DIVIDED = frozenset({EVENTS})


def create(sql: Transaction, partitions: int = 0) -> None:
    """Make the tables.

    Args:
        sql: the transaction to make them in.
        partitions: into how many parts to divide the events by their relationship, and with them
            the views (`projections.schema`); 0 for none.
    """
    for name, columns in COLUMNS.items():
        sql.make(
            name,
            columns,
            clustered=name in _CLUSTERED,
            partitions=partitions if name in _DIVIDED else 0,
        )


def faults(sql: Transaction) -> list[str]:
    """What the tables of the log and of the format have beside, or lack of, what they should."""
    expected = {FORMAT_TABLE: {"version"}}
    for table, declared in COLUMNS.items():
        words = (line.split()[0] for line in declared.strip().splitlines())
        expected[table] = {word for word in words if word.islower()}
    found = []
    for table, columns in expected.items():
        differ = sorted(columns ^ {*sql.columns(table)})
        if differ:
            found.append(f"the table {table} has other columns ({', '.join(differ)})")
    return found


def name_relationships(sql: Transaction) -> None:
    """Give every relationship the parties that its name tells of, and keep none without events."""
    sql.rows(f"UPDATE {RELATIONSHIPS} SET parties = REPLACE(name, '-', ' ')")
    sql.rows(f"DELETE FROM {RELATIONSHIPS} WHERE {_EMPTY}")


def name_readouts(sql: Transaction) -> None:
    """Give every readout in the views its name in the table of names, and no other one.

    What is referred to and not on record has its name there, too.
    """
    sql.rows(f"UPDATE {NAMES} SET relationship_id = NULL")
    found = sql.rows("SELECT DISTINCT slug, relationship_id FROM tracker_readouts ORDER BY slug")
    referred = sql.rows("SELECT DISTINCT readout FROM tracker_crossings ORDER BY readout")
    sql.write(
        f"INSERT INTO {NAMES} (readout) VALUES (?) ON CONFLICT DO NOTHING",
        [*((slug,) for slug, _ in found), *referred],
    )
    sql.write(
        f"UPDATE {NAMES} SET relationship_id = ? WHERE readout = ?",
        [(whose, slug) for slug, whose in found],
    )


def misnamed(sql: Transaction) -> bool:
    """Whether the names are others than the events and the readouts in the views have."""
    wrong = f"SELECT 1 FROM {RELATIONSHIPS} WHERE parties <> REPLACE(name, '-', ' ') OR {_EMPTY}"
    if sql.rows(wrong):
        return True
    named = f"SELECT readout, relationship_id FROM {NAMES} WHERE relationship_id IS NOT NULL"
    told = "SELECT DISTINCT slug, relationship_id FROM tracker_readouts"
    return bool(sql.rows(f"{named} EXCEPT {told}") or sql.rows(f"{told} EXCEPT {named}"))
