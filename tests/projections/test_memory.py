"""Memory: what is known from one recording to the next is what is on record, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from tests.support.records import DAY, Record
from tests.support.stores import rows
from tests.support.stories import FIRST, commitment, completion, concern, readout
from tracker import bootstrap
from tracker.domain.events import Recorded, readout_stream
from tracker.domain.items import OutcomeAssessed
from tracker.domain.readouts import Readout
from tracker.errors import NotFound
from tracker.ledger import Ledger
from tracker.projections.latest import latest
from tracker.projections.memory import Memory
from tracker.projections.relationship import Relationship
from tracker.sql import Transaction
from tracker.store.event_log import EventLog

BEFORE = readout("a", commitment("item"), on=FIRST)
TRIED = readout("b", commitment("item", renews=["item@a"]), on="2018-05-01")
AFTER = readout("c", completion("item", fulfils=["item@a"]), on="2018-09-01")


@pytest.fixture
def ledger(kept: Record) -> Iterator[Ledger]:
    kept.any_effect = False
    with kept.ledger() as ledger:
        ledger.record([BEFORE], day=DAY)
        yield ledger


def _tried(_: Record, ledger: Ledger) -> None:
    ledger.record([TRIED], day=DAY, dry_run=True)


def _futile(_: Record, ledger: Ledger) -> None:
    told = ledger.record(
        [readout("b", concern("item"), commitment("item", renews=["item@b"]), on="2018-05-01")],
        day=DAY,
    )
    assert told.ineffective


def _refused(_: Record, ledger: Ledger) -> None:
    judged = OutcomeAssessed.model_validate(
        {"ref": "item@b", "outcome": "withdrawn", "on": DAY, "evidence": "a report"}
    )
    with pytest.raises(NotFound):
        ledger.judge(judged, day=DAY)


def _broken(_: Record, ledger: Ledger) -> None:
    def broken(_: Transaction) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ledger.record([TRIED], day=DAY, look=broken)


def _recorded_by_another(record: Record, _: Ledger) -> None:
    record.record(TRIED)


def _rebuilt(_: Record, ledger: Ledger) -> None:
    ledger.rebuild()


@pytest.mark.parametrize(
    "meanwhile", [_tried, _futile, _refused, _broken, _recorded_by_another, _rebuilt]
)
def test_only_what_is_on_record_is_known(
    kept: Record, ledger: Ledger, meanwhile: Callable[[Record, Ledger], None]
) -> None:
    meanwhile(kept, ledger)
    ledger.record([AFTER], day=DAY)
    # What is said of it fulfils its renewal, where that is on record.
    renewed = {"item@a": "superseded", "item@b": "fulfilled"}
    found = kept.statuses("2018-12-31")
    assert found == (renewed if "item@b" in found else {"item@a": "fulfilled"})
    assert ("item@b" in found) is (meanwhile is _recorded_by_another)
    before = rows(kept)
    ledger.rebuild()
    assert rows(kept) == before


def test_nothing_is_read_again_while_nobody_else_records(record: Record) -> None:
    with record.ledger():
        pass
    memory = Memory()
    with bootstrap.event_log(record.store) as log:
        known = [_recorded(record, log, one, memory) for one in (BEFORE, TRIED)]
        record.record(readout("d", concern("item"), on="2018-10-01"))
        known.append(_recorded(record, log, AFTER, memory))
    assert known[0] is known[1] is not known[2]


def _recorded(record: Record, log: EventLog, told: Readout, memory: Memory) -> Relationship:
    """What is in memory while a readout is recorded by one who keeps it."""
    known: list[Relationship] = []

    def project(sql: Transaction, moment: datetime) -> None:
        projector = memory.begin(sql)
        projector.project(entries, moment)
        projector.flush()
        known.append(projector.relationship(told.relationship))

    stream = readout_stream(told.readout)
    entries = [Recorded(stream, place, event, "anna") for place, event in enumerate(told.events, 1)]
    log.append(entries, clock=record.clock, project=project, latest=latest)
    memory.keep()
    return known[0]
