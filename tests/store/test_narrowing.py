"""Narrowing: what is asked of some relationships is answered as if there were no others."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.records import Record
from tests.support.stories import (
    commitment,
    completion,
    follow_up,
    progress,
    readout,
    request,
)
from tracker import bootstrap
from tracker.errors import Forbidden
from tracker.ledgers import Ledgers
from tracker.projections.rows import KeptSpan
from tracker.projections.tables import TABLES
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.plain import as_dict
from tracker.sql import ELSEWHERE
from tracker.store.narrowing import NARROWED, SPANS, narrowed

ONE = frozenset({"JP-RU"})


def test_every_table_that_tells_of_a_relationship_is_narrowed() -> None:
    assert {one.name for one in TABLES.values() if "relationship_id" in one.names} <= {*NARROWED}


def test_every_column_of_the_spans_is_seen() -> None:
    assert TABLES[KeptSpan].names == SPANS


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


def test_what_follows_from_another_relationship_is_told_without_its_names(kept: Record) -> None:
    kept.record(
        readout(
            "2019-01-01-a",
            *(follow_up("talks", due="2019-03"), request("fee", by=["RU"], to=["JP"])),
            *(commitment("dam"), commitment("road", due="2019-06")),
            on="2019-01-01",
        )
    )
    ours = "talks", "fee", "dam", "road"
    kept.record(
        readout(
            "2019-03-01-secret",
            *(completion("pearl", by=["CN", "JP"], fulfils=["fee@2019-01-01-a"]),),
            commitment("pearl", by=["CN"], renews=["dam@2019-01-01-a"]),
            progress("pearl", by=["CN"], complete=True, fulfils=["road@2019-01-01-a"]),
            on="2019-03-01",
            holds=["talks@2019-01-01-a"],
            parties=("CN", "JP"),
        )
    )
    kept.record(readout("2019-04-01-b", commitment("road"), on="2019-04-01"))
    view = Viewpoint(date(2019, 5, 1), None)
    readers = bootstrap.Readers(kept.store)
    with readers.queries(ONE) as queries:
        told = [
            as_dict(one)
            for name in ("statements", "items", "replay", "log", "meetings", "slipped")
            for one in queries.answer(QUESTIONS[name], view)
        ]
        told += [as_dict(queries.history(f"{key}@2019-01-01-a")) for key in ours]
        told += [as_dict(queries.answer(QUESTIONS["show"], view, key)) for key in ours]
        told += [as_dict(queries.comparison(view, "2019-02-01", "2019-05-01"))]
        fulfilled = [*queries.answer(QUESTIONS["fulfilled"], view)]
        steps = queries.replay(view)
    readers.close()
    assert not [one for one in told if "secret" in str(one) or "pearl" in str(one)]
    assert {one.why for one in fulfilled} >= {
        "a recorded meeting is this occasion (another-relationship)",
        "complete progress settles it (another-relationship)",
    }
    assert {one.evidence for one in fulfilled} == {(ELSEWHERE,)}
    by = {one.readout: {change.ref for change in one.changes} for one in steps if one.is_elsewhere}
    assert {"talks@2019-01-01-a", "fee@2019-01-01-a"} <= by[ELSEWHERE]
    with kept.queries() as queries:
        assert "2019-03-01-secret" in str([*queries.answer(QUESTIONS["fulfilled"], view)])
