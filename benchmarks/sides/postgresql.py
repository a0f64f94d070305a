"""PostgreSQL: asking and recording there, on a server of its own that is thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from uuid import UUID

from eventsourcing.application import Application
from psycopg.conninfo import conninfo_to_dict

from benchmarks import world
from benchmarks.sides import plain, querying, recording, writers
from benchmarks.sides.measuring import Goal, Row, in_turns, seconds, spread, tell
from benchmarks.sides.servers import postgresql
from benchmarks.sides.worlds import batches
from tracker import bootstrap
from tracker.queries import Viewpoint

_ROUNDS = 3


def rows(statements: int) -> Iterator[Row]:
    """The rows that are to hold there as well."""
    with postgresql("large", "small", "plainly") as (large, small, plainly):
        with opened(plainly) as app:
            with bootstrap.ledger(large, create=True, recorded_by="anna") as ledger:
                took = recording.taken_in_bulk(
                    ledger,
                    lambda given: plain.save(app, given),
                    world.folders(statements),
                    statements,
                )
            what = "recording in bulk, views and digests included, a folder after the other"
            yield _there(recording.bulk_row("record", what, took, 0))
            what = "the same, processor time of the client alone"
            yield _there(recording.bulk_row("record-cpu", what, took, 1, goal=None))
            tell("making a small ledger on PostgreSQL")
            with bootstrap.ledger(small, create=True, recorded_by="anna") as ledger:
                readouts = world.readouts(querying.SMALL)
                for batch in batches(readouts, recording.BATCH):
                    ledger.record(batch, day=date(2025, 6, 30))
            with bootstrap.queries(large) as queries:
                turns = in_turns(
                    lambda: querying.asked(queries),
                    lambda: seconds(lambda: plain.unsettled(app, querying.names()[0], world.AS_OF)),
                    _ROUNDS,
                )
            yield _there(
                Row(
                    "query",
                    "open commitments of one relationship as of a date",
                    "ms",
                    spread([1000 * took for took in turns.ours]),
                    "plain library, full replay",
                    spread([1000 * took for took in turns.other]),
                    turns.faster(),
                    "times faster",
                    Goal("at least", 3000),
                )
            )
        yield _there(writers.side_by_side())
        with bootstrap.queries(large) as here, bootstrap.queries(small) as there:
            yield _there(
                querying.compared(
                    "as of a date",
                    here,
                    there,
                    lambda name: Viewpoint(world.AS_OF, relationship=name),
                    statements,
                )
            )


@contextmanager
def opened(store: str) -> Iterator[Application[UUID]]:
    """The library's application on a database, used plainly."""
    parts = conninfo_to_dict(store)
    env = {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": str(parts.get("dbname", "")),
        "POSTGRES_HOST": str(parts.get("host", "")),
        "POSTGRES_PORT": str(parts.get("port", "") or "5432"),
        "POSTGRES_USER": str(parts.get("user", "")),
        "POSTGRES_PASSWORD": str(parts.get("password", "")),
    }
    with Application[UUID](env=env) as app:
        yield app


def _there(row: Row) -> Row:
    return replace(row, key=f"postgresql-{row.key}", what=f"PostgreSQL: {row.what}")
