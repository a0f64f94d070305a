"""Loading: a relationship that is read while somebody else records in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import pytest

from tests.support.records import DAY, Record
from tests.support.stories import FIRST, commitment, completion, readout, views
from tracker import bootstrap
from tracker.projections.loading import load
from tracker.projections.relationship import Relationship
from tracker.projections.writes import Writes
from tracker.sql import Row
from tracker.store.postgresql_factory import PostgreSQLLedgerFactory

QUERIES = 7
"""How many queries read a relationship."""


class Interrupted:
    """A transaction in which somebody else is faster, before a query."""

    def __init__(self, sql: Any, at: int, meanwhile: Callable[[], object]) -> None:
        self._sql, self._at, self._meanwhile = sql, at, meanwhile
        self.queries = 0

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        if self.queries == self._at:
            self._meanwhile()
        self.queries += 1
        found: list[Row] = self._sql.rows(sql, parameters)
        return found


@pytest.mark.parametrize("at", range(QUERIES))
def test_what_others_record_meanwhile_is_not_named_before_it_is_there(
    emptied: Callable[[], str], at: int
) -> None:
    record = Record(emptied())
    record.record(readout("a", commitment("item"), views("talks"), on=FIRST))

    def meanwhile() -> None:
        record.record(readout("b", commitment("other", renews=["item@a"]), on="2018-04-01"))
        with record.ledger() as ledger:
            moved = readout("a", completion("new"), on="2018-03-02", holds=["newer"])
            ledger.amend(moved, reason="misread", day=DAY)

    with (
        bootstrap.event_log(record.store) as log,
        cast("PostgreSQLLedgerFactory", log.factory).recording() as sql,
    ):
        ((number,),) = sql.rows("SELECT id FROM tracker_relationships")
        interrupted = Interrupted(sql, at, meanwhile)
        load(interrupted, Relationship(number, "JP-RU", Writes()))  # type: ignore[arg-type]
    assert interrupted.queries == QUERIES
