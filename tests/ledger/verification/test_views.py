"""Views: rows, indexes and schemas that are not what the events give."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from eventsourcing.persistence import JSONTranscoder

from tests.support.commandline import tracker
from tests.support.tampering import rebuilt, verified, write
from tracker.errors import Damaged
from tracker.projections.tables import NAMES
from tracker.store.mapper import EventMapper
from tracker.store.stamp import Stored

# Rebuilding


# Views


CHANGES: dict[str, str] = {
    "tracker_recordings": (
        "UPDATE tracker_recordings SET recorded_by = 'eve'"
        " WHERE recorded_at = (SELECT MIN(recorded_at) FROM tracker_recordings)"
    ),
    "tracker_relationships": "UPDATE tracker_relationships SET parties = 'JP US'",
    "tracker_readouts": "UPDATE tracker_readouts SET title = 'Another' WHERE id = 2",
    "tracker_meetings": "UPDATE tracker_meetings SET ordinal = 12 WHERE id = 3",
    "tracker_corrections": "DELETE FROM tracker_corrections WHERE number = 1",
    "tracker_items": "UPDATE tracker_items SET canonical_id = 1 WHERE id = 2",
    "tracker_item_names": "UPDATE tracker_item_names SET title = 'Another' WHERE names <> '[]'",
    "tracker_statements": "UPDATE tracker_statements SET summary = summary || '.' WHERE id = 20",
    "tracker_assessments": "UPDATE tracker_assessments SET known_to = 1 WHERE id = 1",
    "tracker_verdicts": "UPDATE tracker_verdicts SET status = 'fulfilled' WHERE id = 3",
    "tracker_crossings": "INSERT INTO tracker_crossings VALUES ('2019-06-29-osaka', 7)",
    "tracker_spans": "UPDATE tracker_spans SET verdict = verdict + 1 WHERE statement_id = 5",
}


@pytest.mark.parametrize("table", NAMES)
def test_a_changed_view_is_found_and_made_right_again(path: Path, table: str) -> None:
    write(path, CHANGES[table])
    ran = verified(path)
    assert ran.code == 4
    assert ran.err == (
        f"tracker: the view {table} is not what the events give; "
        "make the views again with tracker rebuild\n"
    )
    assert rebuilt(path).code == 0
    assert verified(path).code == 0


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM tracker_spans WHERE statement_id = 5",
        (
            "INSERT INTO tracker_spans"
            " SELECT relationship_id, statement_id, share, valid_from, known_from + 1, known_to,"
            " valid_to, since, item_id, verdict, evidence, due_first, due_last, sought, marks,"
            " divided, twin_of, by_parties FROM tracker_spans WHERE statement_id = 5"
        ),
        "UPDATE tracker_spans SET evidence = '' WHERE evidence IS NULL AND statement_id < 20",
        "UPDATE tracker_spans SET verdict = iif(verdict = 1, 2, 1)",
    ],
)
def test_rows_taken_out_doubled_or_exchanged_are_found(path: Path, change: str) -> None:
    write(path, change)
    assert verified(path).err.startswith(
        "tracker: the view tracker_spans is not what the events give"
    )


def test_events_alone_are_verified_without_a_look_at_the_views(path: Path) -> None:
    write(path, CHANGES["tracker_spans"])
    ran = verified(path, "--events-only")
    assert ran.code == 0
    assert ran.out.splitlines()[0].endswith("events verified; the views were not compared.")
    write(path, "UPDATE tracker_events SET state = CAST(state || ' ' AS BLOB) WHERE position = 7")
    assert verified(path, "--events-only").err.startswith("tracker: event 7 of JP-RU")


# What the database itself can tell


EVENTS_INDEX = "sqlite_autoindex_tracker_events_2"


def hollow_out(path: Path, index: str, columns: str) -> None:
    """Let an index lead to nothing, though every row is as it was."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"CREATE INDEX hollow ON {columns} WHERE FALSE")
        connection.commit()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master"
            f" WHERE name = 'hollow') WHERE name = '{index}'"
        )
        connection.execute("DELETE FROM sqlite_master WHERE name = 'hollow'")
        connection.commit()


def test_an_index_that_leads_to_nothing_is_found(path: Path) -> None:
    """Answers that look for a row by it find nothing; whoever looks at events alone looks past."""
    hollow_out(path, "tracker_readouts_by_slug", "tracker_readouts (slug)")
    ran = verified(path)
    assert (ran.code, ran.out) == (4, "")
    assert "the database is damaged (" in ran.err
    assert "tracker_readouts_by_slug" in ran.err
    assert verified(path, "--events-only").code == 0


def test_an_index_of_the_events_that_leads_to_nothing_is_found_with_them_alone(path: Path) -> None:
    unique = "tracker_events (relationship_id, originator_id, originator_version)"
    hollow_out(path, EVENTS_INDEX, unique)
    ran = verified(path, "--events-only")
    assert (ran.code, ran.out) == (4, "")
    assert "the database is damaged (" in ran.err
    assert EVENTS_INDEX in ran.err


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE tracker_relationships SET parties = 'DE FR'",
        "INSERT INTO tracker_relationships (name, parties) VALUES ('DE-FR', 'DE FR')",
        "UPDATE tracker_names SET relationship_id = NULL",
        "UPDATE tracker_names SET relationship_id = relationship_id + 1",
        "UPDATE tracker_names SET readout = readout || 'x'",
        "DELETE FROM tracker_names",
        "INSERT INTO tracker_names VALUES ('other', 1)",
    ],
)
def test_names_that_are_not_what_the_events_give_are_found_and_made_right_again(
    path: Path, change: str
) -> None:
    write(path, change)
    ran = verified(path)
    assert (ran.code, ran.out) == (4, "")
    assert "the names of relationships and readouts are not what the events give" in ran.err
    assert tracker("rebuild", folder=path.parent).code == 0
    assert verified(path).code == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "DROP INDEX tracker_meetings_by_name",
            "the index tracker_meetings_by_name is missing or not where it belongs",
        ),
        (
            "ALTER TABLE tracker_spans ADD COLUMN remark TEXT",
            "the table tracker_spans has other columns (remark)",
        ),
        ("DROP TABLE tracker_corrections", "the table tracker_corrections is missing"),
    ],
)
def test_a_schema_that_is_not_ours_any_more_is_told_and_mended(
    path: Path, change: str, said: str
) -> None:
    write(path, change)
    ran = verified(path)
    assert (ran.code, ran.out) == (4, "")
    assert said in ran.err
    assert tracker("rebuild", folder=path.parent).code == 0
    assert verified(path).code == 0


def test_a_state_that_holds_no_event_is_told_as_such() -> None:
    state = b'{"digest":"%s","recorded_by":"anna"}' % (b"0" * 64)
    stored = Stored("an-id", 1, "CommitmentMade.1", state)
    with pytest.raises(Damaged, match=r"CommitmentMade\.1.*cannot be read: it has no event;"):
        EventMapper(JSONTranscoder()).to_domain_event(stored)
