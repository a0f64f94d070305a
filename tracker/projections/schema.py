"""The tables of the views, in the SQL that SQLite and PostgreSQL share.

Days are stored as Python's ordinals and moments as recordings, which are counted from 1: both
sort, compare and index as small integers. An end that has not come is `STILL`. A list of codes,
slugs or refs is text, joined by single spaces. A span without evidence rests on its own statement.

Recording writes to these tables a row or more for each statement, and an answer reads the spans of
a relationship: so spans lie together by relationship and need no other index, and what is kept of
an item for the next recording (`underway`) is one text that is read and written as a whole.
"""

from __future__ import annotations

from datetime import date

from tracker.sql import Transaction

STILL = date.max.toordinal() + 1
"""The end of what is still so, on either clock."""

TABLES: dict[str, str] = {
    "tracker_recordings": """
        id INTEGER PRIMARY KEY,
        recorded_at BIGINT NOT NULL,
        recorded_by TEXT NOT NULL,
        command TEXT
    """,
    "tracker_relationships": """
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        parties TEXT NOT NULL
    """,
    "tracker_readouts": """
        id INTEGER PRIMARY KEY,
        slug TEXT NOT NULL,
        relationship_id INTEGER NOT NULL,
        date INTEGER NOT NULL,
        title TEXT,
        publisher TEXT,
        known_from INTEGER NOT NULL,
        known_to INTEGER NOT NULL
    """,
    "tracker_meetings": """
        id INTEGER PRIMARY KEY,
        readout_id INTEGER NOT NULL,
        meeting TEXT NOT NULL,
        date INTEGER NOT NULL,
        kind TEXT,
        place TEXT,
        ordinal INTEGER,
        participants TEXT NOT NULL,
        holds TEXT NOT NULL,
        known_from INTEGER NOT NULL,
        known_to INTEGER NOT NULL
    """,
    "tracker_corrections": """
        readout TEXT NOT NULL,
        key TEXT,
        type TEXT NOT NULL,
        reason TEXT NOT NULL,
        recording_id INTEGER NOT NULL
    """,
    "tracker_items": """
        id INTEGER PRIMARY KEY,
        relationship_id INTEGER NOT NULL,
        slug TEXT NOT NULL,
        canonical_id INTEGER NOT NULL,
        last_day INTEGER NOT NULL,
        held_on INTEGER NOT NULL,
        underway TEXT,
        UNIQUE (relationship_id, slug)
    """,
    "tracker_item_names": """
        item_id INTEGER NOT NULL,
        title TEXT NOT NULL,
        names TEXT NOT NULL,
        part_of TEXT,
        merged_into TEXT,
        known_from INTEGER NOT NULL,
        known_to INTEGER NOT NULL,
        PRIMARY KEY (item_id, known_from)
    """,
    "tracker_statements": """
        id INTEGER PRIMARY KEY,
        readout_id INTEGER NOT NULL,
        meeting_id INTEGER NOT NULL,
        item_id INTEGER NOT NULL,
        key TEXT NOT NULL,
        number INTEGER NOT NULL,
        type TEXT NOT NULL,
        date INTEGER NOT NULL,
        by_parties TEXT NOT NULL,
        to_parties TEXT NOT NULL,
        summary TEXT NOT NULL,
        quote TEXT,
        wording TEXT,
        condition TEXT,
        due TEXT,
        due_words TEXT,
        due_first INTEGER,
        due_last INTEGER,
        approximate INTEGER NOT NULL,
        tied_before TEXT,
        tied_at TEXT,
        complete INTEGER NOT NULL,
        targets TEXT NOT NULL,
        known_from INTEGER NOT NULL,
        known_to INTEGER NOT NULL
    """,
    "tracker_links": """
        target TEXT NOT NULL,
        relationship_id INTEGER NOT NULL,
        statement_id INTEGER,
        meeting_id INTEGER,
        tie INTEGER NOT NULL
    """,
    "tracker_assessments": """
        id INTEGER PRIMARY KEY,
        item_id INTEGER NOT NULL,
        place INTEGER NOT NULL,
        ref TEXT NOT NULL,
        type TEXT NOT NULL,
        body TEXT NOT NULL,
        reason TEXT,
        known_from INTEGER NOT NULL,
        known_to INTEGER NOT NULL
    """,
    "tracker_spans": """
        relationship_id INTEGER NOT NULL,
        statement_id INTEGER NOT NULL,
        valid_from INTEGER NOT NULL,
        known_from INTEGER NOT NULL,
        valid_to INTEGER NOT NULL,
        known_to INTEGER NOT NULL,
        item_id INTEGER NOT NULL,
        status TEXT NOT NULL,
        rule TEXT NOT NULL,
        evidence TEXT,
        due_first INTEGER,
        due_last INTEGER,
        sought INTEGER,
        PRIMARY KEY (relationship_id, statement_id, valid_from, known_from)
    """,
}

CLUSTERED = frozenset({"tracker_spans"})
"""The tables whose rows lie in the order of their key, where a database can do that."""

INDEXES: dict[str, str] = {
    "tracker_readouts_by_slug": "tracker_readouts (slug)",
    "tracker_readouts_by_date": "tracker_readouts (relationship_id, date)",
    "tracker_meetings_by_readout": "tracker_meetings (readout_id)",
    "tracker_meetings_by_name": "tracker_meetings (meeting)",
    "tracker_corrections_by_readout": "tracker_corrections (readout)",
    "tracker_items_by_canonical": "tracker_items (canonical_id)",
    "tracker_statements_by_readout": "tracker_statements (readout_id)",
    "tracker_statements_by_item": "tracker_statements (item_id)",
    "tracker_links_by_target": "tracker_links (target, relationship_id)",
    "tracker_assessments_by_item": "tracker_assessments (item_id)",
    "tracker_assessments_by_ref": "tracker_assessments (ref)",
    "tracker_recordings_by_time": "tracker_recordings (recorded_at)",
    "tracker_recordings_by_command": "tracker_recordings (command)",
}


def create(transaction: Transaction) -> None:
    """Make whatever table or index is not there yet.

    What is there is not asked for again: who may only write rows may not even ask for tables.
    """
    tables = {relation.name for relation in transaction.relations()}
    for name, shared in TABLES.items():
        if name not in tables:
            columns = shared.replace("TEXT", transaction.text_type)
            clustered = transaction.clustered if name in CLUSTERED else ""
            transaction.rows(f"CREATE TABLE {name} ({columns}) {clustered}")
    indexes = transaction.indexes()
    for name, columns in INDEXES.items():
        if name not in indexes:
            transaction.rows(f"CREATE INDEX {name} ON {columns}")


def faults(transaction: Transaction) -> list[str]:
    """What the tables lack of that form, or have beside it."""
    found = []
    for name, declared in TABLES.items():
        # A column begins a line of the declaration; a key over several is in capitals.
        lines = [line.split()[0] for line in declared.strip().splitlines()]
        expected = tuple(word for word in lines if word.islower())
        columns = transaction.columns(name)
        if not columns:
            found.append(f"the table {name} is missing")
        elif columns != expected:
            differ = sorted({*columns} ^ {*expected}) or columns
            found.append(f"the table {name} has other columns ({', '.join(differ)})")
    indexes = transaction.indexes()
    found += [
        f"the index {name} is missing or not where it belongs"
        for name, columns in INDEXES.items()
        if indexes.get(name) != columns.partition(" ")[0]
    ]
    return found


def clear(transaction: Transaction) -> None:
    """Take every row out of the views; the events stay."""
    for name in TABLES:
        transaction.rows(f"DELETE FROM {name}")


def drop(transaction: Transaction) -> None:
    """Throw every view away; the events stay."""
    for name in TABLES:
        transaction.rows(f"DROP TABLE IF EXISTS {name}")
