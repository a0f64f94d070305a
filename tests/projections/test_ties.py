"""Ties: a window that moves with an occasion is laid out when it moves, and not later."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

import pytest

from tests.support.records import DAY, Record
from tests.support.stores import rows
from tests.support.stories import commitment, completion, concern, follow_up, readout
from tracker.domain.events import Recorded, readout_stream
from tracker.domain.items import ItemMerged
from tracker.domain.readouts import Readout
from tracker.projections import schema
from tracker.projections.instants import moment
from tracker.projections.projector import Projector
from tracker.projections.tables import TABLES
from tracker.sql import Transaction
from tracker.store import tables
from tracker.store.sqlite import scratch
from tracker.store.tables import RELATIONSHIPS

Story = Callable[[Record], object]

BEFORE_VISIT = {"before": "visit"}
BEFORE_TALKS = {"before": "talks"}
DONE = readout("done", completion("item"), on="2018-03-01")
"""What settles the statement whose window moves."""


def amend(record: Record, readout: Readout) -> None:
    with record.ledger() as ledger:
        ledger.amend(readout, reason="misread", day=DAY)


def earlier_under_a_former_name(record: Record) -> None:
    tied = commitment("item", due=BEFORE_VISIT)
    record.record(readout("a", follow_up("other"), tied, on="2018-01-01"))
    record.record(readout("b", completion("visit"), on="2018-03-01"))
    record.judge(ItemMerged(item="other", into="visit"))
    record.record(
        readout("c", completion("other"), on="2018-02-01"),
        readout("d", commitment("visit"), on="2018-06-01"),
    )


def taken_back_under_a_former_name(record: Record) -> None:
    tied = commitment("item", due=BEFORE_VISIT)
    record.record(readout("a", follow_up("other"), tied, concern("visit"), on="2018-01-01"))
    record.judge(ItemMerged(item="other", into="visit"))
    record.record(readout("b", completion("other"), on="2018-02-01"))
    record.record(readout("c", concern("visit"), on="2018-03-01"))
    amend(record, readout("b", concern("visit"), on="2018-04-01"))


def moved_and_spoken_of(record: Record) -> None:
    tied = follow_up("visit", due=BEFORE_TALKS), commitment("item", due=BEFORE_VISIT)
    record.record(readout("a", follow_up("talks"), *tied, on="2018-01-01"))
    record.record(DONE)
    record.record(readout("b", concern("talks"), on="2018-03-02"))
    record.record(
        readout("c", follow_up("talks", renews=["talks@a"], due="2018-05"), on="2018-02-01"),
        readout("d", commitment("visit"), on="2018-06-01"),
    )


def dated_by_a_later_account(record: Record) -> None:
    tied = commitment("item", due=BEFORE_VISIT)
    record.record(readout("a", follow_up("visit"), tied, on="2018-01-01", publisher="JP"))
    record.record(DONE)
    same = follow_up("visit", due="2018-05", same_as="visit@a")
    record.record(readout("b", same, on="2018-04-01", publisher="RU"))


def held_with_another_party(record: Record) -> None:
    tied = commitment("item", due=BEFORE_TALKS)
    record.record(readout("a", follow_up("talks"), tied, on="2018-01-01"))
    record.record(DONE)
    other = concern("other", by=["JP"])
    record.record(
        readout("b", other, on="2018-02-01", parties=["JP", "US"], holds=["talks@a"]),
        readout("c", follow_up("talks"), on="2018-06-01"),
    )


def named_on_a_later_day(record: Record) -> None:
    tied = commitment("item", due=BEFORE_TALKS)
    record.record(readout("a", follow_up("talks", due="2018-05"), tied, on="2018-01-01"))
    held = completion("other", fulfils=["talks@a"])
    record.record(readout("b", held, on="2018-02-01"))
    record.record(DONE)
    amend(record, readout("b", held, on="2018-04-01"))


def gone_round_in_a_circle(record: Record) -> None:
    tied = commitment("item", due={"at": "visit"}), follow_up("visit", due=BEFORE_TALKS)
    record.record(readout("a", *tied, on="2018-01-01"))
    record.record(readout("b", concern("visit"), on="2018-03-01", holds=["talks"]))
    record.record(readout("c", follow_up("talks", due=BEFORE_VISIT), on="2018-04-01"))


def put_off_under_another_name(record: Record) -> None:
    tied = commitment("item", due=BEFORE_VISIT)
    moved = follow_up("state-visit", due="2018-08", renews=["visit@a"])
    record.record(readout("a", follow_up("visit", due="2018-05"), tied, on="2018-01-01"))
    record.record(readout("b", moved, on="2018-03-01"))
    record.record(readout("c", concern("item"), on="2018-09-01"))
    record.record(readout("d", concern("other"), on="2018-08-10", holds=["state-visit"]))
    amend(record, readout("b", {**moved, "renews": []}, on="2018-03-01"))


def put_off_in_another_relationship(record: Record) -> None:
    tied = commitment("item", due=BEFORE_VISIT)
    moved = follow_up("tour", by=["JP"], due="2018-08", renews=["visit@a"])
    record.record(readout("a", follow_up("visit", due="2018-05"), tied, on="2018-01-01"))
    for due in ("2018-08", "2018-09"):
        told = readout("b", {**moved, "due": due}, on="2018-03-01", parties=["JP", "US"])
        record.record(told) if due == "2018-08" else amend(record, told)


def put_off_in_a_circle(record: Record) -> None:
    tied = commitment("item", due={"before": "tour"}), follow_up("visit", due="2018-05")
    record.record(readout("a", *tied, on="2018-01-01"))
    moved = follow_up("tour", due={"before": "item"}, renews=["visit@a"])
    record.record(readout("b", moved, on="2018-03-01"))
    record.record(
        readout("c", follow_up("visit", due="2018-09", renews=["tour@b"]), on="2018-04-01")
    )


STORIES: tuple[Story, ...] = (
    earlier_under_a_former_name,
    taken_back_under_a_former_name,
    moved_and_spoken_of,
    dated_by_a_later_account,
    held_with_another_party,
    named_on_a_later_day,
    gone_round_in_a_circle,
    put_off_under_another_name,
    put_off_in_another_relationship,
    put_off_in_a_circle,
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_a_rebuild_moves_a_window_when_it_was_moved(record: Record, story: Story) -> None:
    story(record)
    before = rows(record)
    with record.ledger() as ledger:
        ledger.rebuild()
    assert rows(record) == before


def test_an_occasion_that_was_read_from_its_rows_moves_windows_as_one_in_memory() -> None:
    tied = commitment("item", due=BEFORE_VISIT)
    readouts = [
        readout("a", follow_up("visit"), tied, on="2018-01-01"),
        readout("b", completion("visit"), on="2018-04-01"),
        readout("c", concern("item"), on="2018-05-01"),
        readout("d", completion("visit"), on="2018-02-01"),
    ]
    assert _projected(readouts[:2], readouts[2:]) == _projected(readouts)


def _projected(*parts: Iterable[Readout]) -> list[Any]:
    """The rows that some readouts give, the relationship read from its rows before each part."""
    moments = count(1)
    with scratch() as sql:
        tables.create(sql)
        schema.create(sql)
        sql.write(f"INSERT INTO {RELATIONSHIPS} (id, name, parties) VALUES (1, 'JP-RU', '')", [()])
        for part in parts:
            projector = Projector(sql)
            for one in part:
                projector.project(_recorded(one), moment(next(moments)))
            projector.flush()
        return _rows(sql)


def _recorded(one: Readout) -> list[Recorded]:
    stream = readout_stream(one.readout)
    return [Recorded(stream, place, said, "anna") for place, said in enumerate(one.events, 1)]


def _rows(sql: Transaction) -> list[Any]:
    return [sorted(sql.rows(f"SELECT * FROM {table.name}"), key=repr) for table in TABLES.values()]
