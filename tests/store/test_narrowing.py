"""Narrowing: what is asked of some relationships is answered as if there were no others."""

from __future__ import annotations

import pytest

from tests.support.records import Record
from tests.support.stories import commitment, readout
from tracker import bootstrap
from tracker.errors import Forbidden
from tracker.ledgers import Ledgers
from tracker.projections.tables import TABLES
from tracker.store.narrowing import NARROWED, narrowed

ONE = frozenset({"JP-RU"})


def test_every_table_that_tells_of_a_relationship_is_narrowed() -> None:
    assert {one.name for one in TABLES.values() if "relationship_id" in one.names} <= {*NARROWED}


def test_a_query_with_tables_of_its_own_keeps_them() -> None:
    found = narrowed("WITH RECURSIVE a AS (SELECT 1) SELECT * FROM tracker_items", "main", ())
    assert found.startswith("WITH RECURSIVE tracker_items AS NOT MATERIALIZED (SELECT * FROM main.")
    assert "IN (-1)), a AS (SELECT 1)" in found
    assert narrowed("SELECT 1", "main", (1,)) == "SELECT 1"


def test_one_sees_and_records_where_one_may(kept: Record) -> None:
    kept.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    hidden = readout(
        "2019-02-01-b", commitment("mining", by=["CN"]), on="2019-02-01", parties=("CN", "JP")
    )
    kept.record(hidden)
    readers = bootstrap.Readers(kept.store)
    with readers.queries(ONE) as queries:
        assert queries.relationships() == ["JP-RU"]
        assert queries.extent()[0] == 1
    with readers.queries(frozenset()) as queries:
        assert queries.relationships() == []
    readers.close()
    new = readout(
        "2019-03-01-c", commitment("rail", by=["CN"]), on="2019-03-01", parties=("CN", "JP")
    )
    same = readout("2019-02-01-b", commitment("fish"), on="2019-02-01")
    ledgers = Ledgers(kept.store)
    for given in (new, same):
        with pytest.raises(Forbidden), ledgers.ledger("ben", seen=ONE, taken=ONE) as ledger:
            ledger.record([given], day=given.meetings[0].date)
    ledgers.close()
    with kept.queries() as queries:
        assert queries.extent()[0] == 2
