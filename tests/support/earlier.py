"""Earlier: stores as earlier versions of the program made them."""

from __future__ import annotations

from tests.support.records import Record
from tests.support.stores import outside
from tracker import bootstrap
from tracker.projections.tables import NAMES
from tracker.store import runs
from tracker.store.ownership import EARLIER
from tracker.store.packing import body_of, digest_of
from tracker.store.stamp import GENESIS, chained_anew
from tracker.store.tables import COLUMNS


def in_full(state: bytes) -> bytes:
    """A state as it was stored up to format 9."""
    return b'{"digest":"%s",%s' % (digest_of(state).encode(), body_of(state))


def as_format_9(record: Record) -> None:
    """Give the states of a store the form that they had up to format 9, and it that format."""
    with bootstrap.event_log(record.store) as log, log.writing() as sql:
        found = sql.rows("SELECT state, relationship_id, position FROM tracker_events")
        sql.write(
            "UPDATE tracker_events SET state = ? WHERE relationship_id = ? AND position = ?",
            [(in_full(state), *place) for state, *place in found],
        )
        sql.rows("UPDATE tracker_format SET version = 9")


def as_version_0_1(record: Record) -> None:
    """Give a store the names, the place, the one chain and the format that version 0.1 gave it."""
    sqlite = record.store.startswith("sqlite")
    with bootstrap.event_log(record.store) as log, log.reading() as sql:
        stored = [event for _, event in runs.in_order(sql)]
    chained = [one._replace(state=in_full(one.state)) for _, one in chained_anew(stored, GENESIS)]
    own = "" if sqlite else "commitment_tracker."
    with outside(record) as run:
        for name in (*NAMES, *COLUMNS, "tracker_format"):
            run(f"DROP TABLE {own}{name}")
        if not sqlite:
            run("DROP SCHEMA commitment_tracker CASCADE")
        for name, columns in EARLIER.items():
            if name not in {"store_format", "stored_events"}:
                run(f"CREATE TABLE {name} ({', '.join(f'{column} TEXT' for column in columns)})")
        run("CREATE TABLE store_format (version INTEGER NOT NULL)")
        run("INSERT INTO store_format VALUES (4)")
        number = "" if sqlite else ", notification_id SERIAL"
        of, state = ("TEXT", "BLOB") if sqlite else ("UUID", "BYTEA")
        run(
            f"CREATE TABLE stored_events (originator_id {of} NOT NULL, originator_version BIGINT"
            f" NOT NULL, topic TEXT, state {state}{number},"
            " PRIMARY KEY (originator_id, originator_version))"
        )
        for one in chained:
            stream = one.originator_id.replace("-", "") if sqlite else one.originator_id
            written = f"x'{one.state.hex()}'" if sqlite else f"'\\x{one.state.hex()}'"
            run(
                "INSERT INTO stored_events (originator_id, originator_version, topic, state)"
                f" VALUES ('{stream}', {one.originator_version}, '{one.topic}', {written})"
            )
