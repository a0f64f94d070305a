"""Durability: what is acknowledged is on the disk before it is, whoever set what beforehand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support import bulk
from tests.support.records import Record
from tests.support.servers import database
from tracker import bootstrap
from tracker.domain.events import Recorded, readout_stream
from tracker.sql import Row, Transaction


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A store of each kind, with a readout on record."""
    store = f"sqlite:///{tmp_path}/tracker.db"
    if request.param == "postgresql":
        store = database(request.getfixturevalue("server"))
    Record(store).record(*bulk.readouts(1))
    return store


def test_a_recording_waits_for_the_disk(store: str) -> None:
    assert _while_recording(store, _waits(store)) == [_SAFE[store.partition(":")[0]]]


def test_views_that_are_made_anew_wait_for_the_disk(store: str) -> None:
    with bootstrap.event_log(store) as log, log.writing() as sql:
        assert _waits(store)(sql) == [_SAFE[store.partition(":")[0]]]


_SAFE: dict[str, Row] = {"sqlite": (2, "wal"), "postgresql": ("on",)}
"""SQLite syncs its log with each commit only when `synchronous` is FULL, which is 2."""


def _waits(store: str) -> Callable[[Transaction], list[Row]]:
    if store.startswith("sqlite:"):
        return lambda sql: [
            (*sql.rows("PRAGMA synchronous")[0], *sql.rows("PRAGMA journal_mode")[0])
        ]
    return lambda sql: sql.rows("SHOW synchronous_commit")


def _while_recording(store: str, ask: Callable[[Transaction], list[Row]]) -> list[Row]:
    """What a store says in the transaction that records something."""
    (given,) = bulk.readouts(1, prefix="further")
    said: list[Row] = []
    with bootstrap.event_log(store) as log:
        log.append(
            [
                Recorded(readout_stream(given.readout), place, event, "anna")
                for place, event in enumerate(given.events, start=1)
            ],
            clock=lambda: datetime(2027, 1, 1, tzinfo=UTC),
            project=lambda sql, _: said.extend(ask(sql)),
        )
    return said
