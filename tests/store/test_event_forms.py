"""Forms of events: one of an earlier version is read in the present one, and kept as it is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.support.records import DAY, LATER, Record, exported
from tests.support.stores import rows
from tests.support.stories import FIRST, commitment, readout, views
from tracker.errors import Damaged
from tracker.ledger.backup import Backup
from tracker.store.mapper import UPCASTS
from tracker.store.packing import digest_of
from tracker.store.stamp import Stored, genesis, head_of, opened, stamp


@pytest.fixture
def renamed() -> Iterator[None]:
    """A program that once wrote commitments as promises, and called the summary their words."""
    UPCASTS["PromiseMade.1"] = ("PromiseMade.2", _said_as_words)
    UPCASTS["PromiseMade.2"] = ("CommitmentMade.1", _typed)
    yield
    del UPCASTS["PromiseMade.1"], UPCASTS["PromiseMade.2"]


def _said_as_words(event: dict[str, Any]) -> dict[str, Any]:
    return {"summary" if name == "words" else name: value for name, value in event.items()}


def _typed(event: dict[str, Any]) -> dict[str, Any]:
    return {**event, "wording": "agreed"}


def of_earlier_form(path: Path) -> None:
    """Write a store's commitments as an earlier program would have, with digests that fit."""
    with closing(sqlite3.connect(path)) as connection, connection:
        found = connection.execute(
            "SELECT position, originator_id, originator_version, topic, state"
            " FROM tracker_events ORDER BY position"
        ).fetchall()
        digest = genesis("JP-RU")
        for row_id, stream, place, topic, state in found:
            read = opened(state)
            name, event = topic, read["event"]
            if topic == "CommitmentMade.2":
                name, event = "PromiseMade.1", {**event, "words": event["summary"]}
                del event["summary"]
            body: dict[str, Any] = {
                name: read[name] for name in ("recorded_by", "stream", "command") if name in read
            }
            body["event"] = event
            plain = Stored(
                str(UUID(bytes=stream)),
                place,
                name,
                json.dumps(body, separators=(",", ":")).encode(),
            )
            recorded_at = head_of(state).recorded_at
            assert recorded_at
            (stamped,) = stamp([plain], digest, recorded_at)
            digest = digest_of(stamped.state)
            connection.execute(
                "UPDATE tracker_events SET topic = ?, state = ? WHERE position = ?",
                (name, stamped.state, row_id),
            )


@pytest.fixture
def promised(record: Record, renamed: None) -> Record:  # noqa: ARG001
    """A store whose commitment has a form of long ago."""
    told = readout("a", commitment("item", due="2018-04", wording="agreed"), views("x"), on=FIRST)
    record.record(told)
    of_earlier_form(Path(record.store.removeprefix("sqlite:///")))
    return record


def test_an_event_of_an_earlier_form_is_read_in_the_present_one(promised: Record) -> None:
    before = rows(promised)
    with promised.ledger() as ledger:
        (made, _) = ledger.readout("a").statements
        assert (made.summary, made.model_dump()["wording"]) == ("On item.", "agreed")
        ledger.rebuild()
        ledger.verify()
        assert '"type": "PromiseMade.1"' in list(ledger.export())[1]
    assert rows(promised) == before
    assert promised.status("item@a", LATER) == "overdue"


def test_an_event_of_an_earlier_form_is_followed_by_those_of_the_present_one(
    promised: Record,
) -> None:
    told = readout("a", commitment("item", due="2018-05", wording="agreed"), views("x"), on=FIRST)
    with promised.ledger() as ledger:
        ledger.amend(told, reason="a month later", day=DAY)
        assert ledger.record([told], day=DAY).unchanged == ("a",)
        ledger.verify()
    assert promised.status("item@a", "2018-05-15", promised.moments[0]) == "overdue"
    assert promised.status("item@a", "2018-05-15") == "due"


def test_an_event_of_an_earlier_form_keeps_it_in_another_store(
    promised: Record, tmp_path: Path
) -> None:
    copy = Record(f"sqlite:///{tmp_path}/copy.db")
    given_lines = exported(promised)
    with copy.ledger() as ledger:
        backup = Backup(lambda: given_lines, "backup.jsonl")
        assert ledger.restore(backup) == len(given_lines)
    assert exported(copy) == given_lines
    assert rows(copy) == rows(promised)


def test_a_name_that_no_version_knows_is_told(promised: Record) -> None:
    forgotten: Mapping[str, Any] = {name: UPCASTS.pop(name) for name in list(UPCASTS)}
    try:
        with promised.ledger() as ledger, pytest.raises(Damaged, match="no event of that name"):
            ledger.verify()
    finally:
        UPCASTS.update(forgotten)
