"""Tables: those of the views, with their columns and keys.

Days are stored as Python's ordinals and moments as microseconds since 1970 in UTC: both sort,
compare and index as integers. An end that has not come is `STILL` or `ENDLESS`. A list of codes,
slugs or refs is text, joined by single spaces.

Every table but that of the relationships themselves has the relationship, and every key begins with
it; numbers are counted within it. So the rows of a relationship lie together, and relationships can
be parted among tables or machines. What one relationship names of another is in a small table of
its own.
"""

from __future__ import annotations

from typing import NamedTuple

from tracker.projections.rows import (
    KeptAssessment,
    KeptCorrection,
    KeptCrossing,
    KeptItem,
    KeptMeeting,
    KeptNames,
    KeptReadout,
    KeptRecording,
    KeptSpan,
    KeptStatement,
    KeptVerdict,
)


class ViewTable(NamedTuple):
    """A table of the views."""

    name: str
    columns: str
    """Its columns as they are declared, a line each."""
    key: int
    """How many columns, from the first on, are its key."""
    changes: tuple[str, ...] = ("known_to",)
    """The columns whose values may change once a row is written."""
    unique: tuple[str, ...] = ()
    """Other columns of which no two rows have the same values."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(line.split()[0] for line in self.columns.strip().splitlines())

    @property
    def divided(self) -> bool:
        """Whether it is divided where the events are: all are but the small ones."""
        return self.names[0] == "relationship_id"

    @property
    def declared(self) -> str:
        """The columns and keys as a table is made of them."""
        lines = [line.strip() for line in self.columns.strip().splitlines()]
        lines.append(f"PRIMARY KEY ({', '.join(self.names[: self.key])})")
        if self.unique:
            lines.append(f"UNIQUE ({', '.join(self.unique)})")
        return ", ".join(lines)


TABLES: dict[type[tuple[object, ...]], ViewTable] = {
    KeptRecording: ViewTable(
        "tracker_recordings",
        """
        relationship_id BIGINT NOT NULL
        recorded_at BIGINT NOT NULL
        recorded_by TEXT NOT NULL
        command TEXT
        """,
        key=2,
        changes=(),
    ),
    KeptReadout: ViewTable(
        "tracker_readouts",
        """
        relationship_id BIGINT NOT NULL
        id INTEGER NOT NULL
        known_from BIGINT NOT NULL
        known_to BIGINT NOT NULL
        slug TEXT NOT NULL
        date INTEGER NOT NULL
        title TEXT
        publisher TEXT
        url TEXT
        """,
        key=2,
    ),
    KeptMeeting: ViewTable(
        "tracker_meetings",
        """
        relationship_id BIGINT NOT NULL
        id INTEGER NOT NULL
        known_from BIGINT NOT NULL
        known_to BIGINT NOT NULL
        readout_id INTEGER NOT NULL
        meeting TEXT NOT NULL
        date INTEGER NOT NULL
        kind TEXT
        place TEXT
        ordinal INTEGER
        participants TEXT NOT NULL
        holds TEXT NOT NULL
        """,
        key=2,
    ),
    KeptCorrection: ViewTable(
        "tracker_corrections",
        """
        relationship_id BIGINT NOT NULL
        recorded_at BIGINT NOT NULL
        number INTEGER NOT NULL
        readout TEXT NOT NULL
        key TEXT
        type TEXT NOT NULL
        reason TEXT NOT NULL
        """,
        key=3,
        changes=(),
    ),
    KeptItem: ViewTable(
        "tracker_items",
        """
        relationship_id BIGINT NOT NULL
        id INTEGER NOT NULL
        slug TEXT NOT NULL
        canonical_id INTEGER NOT NULL
        """,
        key=2,
        changes=("canonical_id",),
        unique=("relationship_id", "slug"),
    ),
    KeptNames: ViewTable(
        "tracker_item_names",
        """
        relationship_id BIGINT NOT NULL
        item_id INTEGER NOT NULL
        known_from BIGINT NOT NULL
        known_to BIGINT NOT NULL
        title TEXT NOT NULL
        names TEXT NOT NULL
        part_of TEXT
        merged_into TEXT
        reason TEXT
        """,
        key=3,
    ),
    KeptStatement: ViewTable(
        "tracker_statements",
        """
        relationship_id BIGINT NOT NULL
        id INTEGER NOT NULL
        known_from BIGINT NOT NULL
        known_to BIGINT NOT NULL
        readout_id INTEGER NOT NULL
        meeting_id INTEGER NOT NULL
        item_id INTEGER NOT NULL
        key TEXT NOT NULL
        number INTEGER NOT NULL
        type TEXT NOT NULL
        date INTEGER NOT NULL
        by_parties TEXT NOT NULL
        to_parties TEXT NOT NULL
        summary TEXT NOT NULL
        quote TEXT
        wording TEXT
        condition TEXT
        due TEXT
        due_words TEXT
        due_first INTEGER
        due_last INTEGER
        approximate INTEGER NOT NULL
        tied_before TEXT
        tied_at TEXT
        complete INTEGER NOT NULL
        targets TEXT
        done_by TEXT NOT NULL
        continuing INTEGER NOT NULL
        same_as TEXT
        """,
        key=2,
    ),
    KeptAssessment: ViewTable(
        "tracker_assessments",
        """
        relationship_id BIGINT NOT NULL
        id INTEGER NOT NULL
        known_from BIGINT NOT NULL
        known_to BIGINT NOT NULL
        item_id INTEGER NOT NULL
        place INTEGER NOT NULL
        ref TEXT NOT NULL
        type TEXT NOT NULL
        body TEXT NOT NULL
        reason TEXT
        """,
        key=2,
        changes=("known_to", "reason"),
    ),
    KeptSpan: ViewTable(
        "tracker_spans",
        """
        relationship_id BIGINT NOT NULL
        statement_id INTEGER NOT NULL
        share TEXT NOT NULL
        valid_from INTEGER NOT NULL
        known_from BIGINT NOT NULL
        known_to BIGINT NOT NULL
        valid_to INTEGER NOT NULL
        since INTEGER NOT NULL
        item_id INTEGER NOT NULL
        verdict SMALLINT NOT NULL
        evidence TEXT
        due_first INTEGER
        due_last INTEGER
        sought INTEGER
        marks TEXT
        divided SMALLINT NOT NULL
        twin_of INTEGER
        by_parties TEXT
        """,
        key=5,
    ),
    KeptVerdict: ViewTable(
        "tracker_verdicts",
        """
        id SMALLINT NOT NULL
        rule TEXT NOT NULL
        status TEXT NOT NULL
        """,
        key=1,
        changes=(),
    ),
    KeptCrossing: ViewTable(
        "tracker_crossings",
        """
        readout TEXT NOT NULL
        relationship_id BIGINT NOT NULL
        """,
        key=2,
        changes=(),
    ),
}
"""The tables by the rows that they hold."""

NAMES = tuple(table.name for table in TABLES.values())
"""The names of the tables."""
