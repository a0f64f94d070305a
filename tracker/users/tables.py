"""Tables: those of the users, beside the ledger's.

They are no views: nothing of them follows from events, and no version of the views has to do with
them. A copy of the database has them, an export has not.
"""

from __future__ import annotations

from tracker.errors import Damaged
from tracker.sql import Transaction

USERS = "tracker_users"
ROLES = "tracker_roles"
SESSIONS = "tracker_sessions"
ATTEMPTS = "tracker_attempts"
READ_LINKS = "tracker_read_links"
FORMS = "tracker_forms"

TABLES = {
    USERS: """
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        password TEXT,
        added_at BIGINT NOT NULL
    """,
    ROLES: """
        user_id TEXT NOT NULL,
        relationship TEXT NOT NULL,
        role INTEGER NOT NULL,
        PRIMARY KEY (user_id, relationship)
    """,
    SESSIONS: """
        digest TEXT NOT NULL PRIMARY KEY,
        user_id TEXT NOT NULL,
        begun_at BIGINT NOT NULL,
        ends_at BIGINT NOT NULL
    """,
    ATTEMPTS: """
        subject TEXT NOT NULL PRIMARY KEY,
        count INTEGER NOT NULL,
        last_at BIGINT NOT NULL
    """,
    READ_LINKS: """
        digest TEXT NOT NULL PRIMARY KEY,
        id TEXT NOT NULL,
        relationship TEXT NOT NULL,
        note TEXT NOT NULL,
        made_by TEXT NOT NULL,
        ends_at BIGINT NOT NULL
    """,
    FORMS: """
        form TEXT NOT NULL PRIMARY KEY,
        sent_at BIGINT NOT NULL
    """,
}
"""The tables, with their columns as `Transaction.make` takes them."""

EVERYWHERE = ""
"""What stands for every relationship where one has a name."""


def are_made(sql: Transaction) -> bool:
    """Whether the tables are there, which are all made at once.

    Raises:
        Damaged: some of them are missing, so that nobody knows who may do what.
    """
    missing = TABLES.keys() - {relation.name for relation in sql.relations()}
    if missing and missing != TABLES.keys():
        raise Damaged(
            f"{' and '.join(sorted(missing))} is missing, which says with other tables who may use "
            "the record; restore the store from a copy"
        )
    return not missing
