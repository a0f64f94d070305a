"""Schema: the tables of the views made, looked over, emptied and thrown away.

It is in the SQL that SQLite and PostgreSQL share.
"""

from __future__ import annotations

from tracker.domain.verdicts import VERDICTS
from tracker.projections import texts
from tracker.projections.rows import KeptVerdict
from tracker.projections.tables import TABLES
from tracker.sql import Transaction

OTHER_TABLES = ("tracker_links", "tracker_words")
"""One that earlier versions made, and one that SQLite keeps words in."""

INDEXES: dict[str, str] = {
    "tracker_recordings_by_time": "tracker_recordings (recorded_at)",
    "tracker_recordings_by_command": "tracker_recordings (command)",
    "tracker_readouts_by_slug": "tracker_readouts (slug)",
    "tracker_meetings_by_name": "tracker_meetings (meeting)",
    "tracker_spans_of_twins": (
        "tracker_spans (relationship_id, statement_id) WHERE twin_of IS NOT NULL"
    ),
    "tracker_spans_of_others": (
        "tracker_spans (relationship_id, statement_id) WHERE by_parties IS NOT NULL"
    ),
}


def create(transaction: Transaction, partitions: int = 0) -> None:
    """Make whatever table or index is not there yet.

    What is there is not asked for again: who may only write rows may not even ask for tables.

    Args:
        transaction: the transaction to make them in.
        partitions: into how many parts to divide them by relationship, as the events are; 0 for
            none.
    """
    there = {relation.name for relation in transaction.relations()}
    for table in TABLES.values():
        if table.name not in there:
            parts = partitions if table.divided else 0
            transaction.make(table.name, table.declared, partitions=parts)
    if TABLES[KeptVerdict].name not in there:
        transaction.insert(TABLES[KeptVerdict].name, verdicts())
    indexes = transaction.indexes()
    for name, columns in INDEXES.items():
        if name not in indexes:
            transaction.rows(f"CREATE INDEX {name} ON {columns}")
    transaction.make_index(texts.tables())


def verdicts() -> list[KeptVerdict]:
    """The rows that say what the number of a verdict means."""
    return [KeptVerdict(number, *verdict) for number, verdict in enumerate(VERDICTS)]


def faults(transaction: Transaction) -> list[str]:
    """What the tables lack of that form, or have beside it."""
    found = []
    for table in TABLES.values():
        columns = transaction.columns(table.name)
        if not columns:
            found.append(f"the table {table.name} is missing")
        elif columns != table.names:
            differ = sorted({*columns} ^ {*table.names}) or columns
            found.append(f"the table {table.name} has other columns ({', '.join(differ)})")
    indexes = transaction.indexes()
    found += [
        f"the index {name} is missing or not where it belongs"
        for name, columns in INDEXES.items()
        if indexes.get(name) != columns.partition(" ")[0]
    ]
    return found


def clear(transaction: Transaction) -> None:
    """Take every row out of the views; the events stay."""
    for table in TABLES.values():
        transaction.rows(f"DELETE FROM {table.name}")
    transaction.insert(TABLES[KeptVerdict].name, verdicts())


def drop(transaction: Transaction) -> None:
    """Throw every view away; the events stay."""
    for name in {*OTHER_TABLES, *(table.name for table in TABLES.values())}:
        transaction.rows(f"DROP TABLE IF EXISTS {name}")
