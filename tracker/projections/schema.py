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
    "recordings": """
        id INTEGER PRIMARY KEY,
        recorded_at BIGINT NOT NULL,
        recorded_by TEXT NOT NULL
    """,
    "relationships": """
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        parties TEXT NOT NULL
    """,
    "readouts": """
        id INTEGER PRIMARY KEY,
        slug TEXT NOT NULL,
        relationship_id INTEGER NOT NULL,
        date INTEGER NOT NULL,
        title TEXT,
        publisher TEXT,
        known_from INTEGER NOT NULL,
        known_to INTEGER NOT NULL
    """,
    "meetings": """
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
    "corrections": """
        readout TEXT NOT NULL,
        key TEXT,
        type TEXT NOT NULL,
        reason TEXT NOT NULL,
        recording_id INTEGER NOT NULL
    """,
    "items": """
        id INTEGER PRIMARY KEY,
        relationship_id INTEGER NOT NULL,
        slug TEXT NOT NULL,
        canonical_id INTEGER NOT NULL,
        last_day INTEGER NOT NULL,
        held_on INTEGER NOT NULL,
        underway TEXT,
        UNIQUE (relationship_id, slug)
    """,
    "item_names": """
        item_id INTEGER NOT NULL,
        title TEXT NOT NULL,
        names TEXT NOT NULL,
        part_of TEXT,
        merged_into TEXT,
        known_from INTEGER NOT NULL,
        known_to INTEGER NOT NULL,
        PRIMARY KEY (item_id, known_from)
    """,
    "statements": """
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
    "links": """
        target TEXT NOT NULL,
        relationship_id INTEGER NOT NULL,
        statement_id INTEGER,
        meeting_id INTEGER,
        tie INTEGER NOT NULL
    """,
    "assessments": """
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
    "spans": """
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

CLUSTERED = frozenset({"spans"})
"""The tables whose rows lie in the order of their key, where a database can do that."""

INDEXES: dict[str, str] = {
    "readouts_by_slug": "readouts (slug)",
    "readouts_by_date": "readouts (relationship_id, date)",
    "meetings_by_readout": "meetings (readout_id)",
    "corrections_by_readout": "corrections (readout)",
    "items_by_canonical": "items (canonical_id)",
    "statements_by_readout": "statements (readout_id)",
    "statements_by_item": "statements (item_id)",
    "links_by_target": "links (target, relationship_id)",
    "assessments_by_item": "assessments (item_id)",
    "assessments_by_ref": "assessments (ref)",
    "recordings_by_time": "recordings (recorded_at)",
}


def create(transaction: Transaction) -> None:
    """Make whatever table or index is not there yet."""
    for name, shared in TABLES.items():
        columns = shared.replace("TEXT", transaction.text_type)
        clustered = transaction.clustered if name in CLUSTERED else ""
        transaction.rows(f"CREATE TABLE IF NOT EXISTS {name} ({columns}) {clustered}")
    for name, columns in INDEXES.items():
        transaction.rows(f"CREATE INDEX IF NOT EXISTS {name} ON {columns}")


def clear(transaction: Transaction) -> None:
    """Take every row out of the views; the events stay."""
    for name in TABLES:
        transaction.rows(f"DELETE FROM {name}")


def drop(transaction: Transaction) -> None:
    """Throw every view away; the events stay."""
    for name in TABLES:
        transaction.rows(f"DROP TABLE IF EXISTS {name}")
