"""Tables for engines: what they hold, and that engines find in them what the program answers."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from pyarrow import parquet

from tests.support.bulk import readouts
from tests.support.corrections import amend
from tests.support.engines import answered, unsettled
from tests.support.records import Record
from tests.support.stories import FIRST, commitment, readout
from tracker.exports.parquet import write_tables
from tracker.exports.tables import TABLES, TYPES
from tracker.queries import Viewpoint

ENGINES = ("duckdb", "polars")
ENDLESS = date(9999, 12, 31)


def _written(record: Record, folder: Path) -> Path:
    with record.queries() as queries:
        view = Viewpoint(as_of=date(2019, 7, 1))
        write_tables(queries.transaction, view, folder / "record", lambda _: None)
    return folder


@pytest.mark.parametrize("engine", ENGINES)
def test_engines_find_what_is_unsettled(engine: str, shipped: Record, tmp_path: Path) -> None:
    _written(shipped, tmp_path)
    for day in "2016-12-31", "2018-12-31", "2019-07-01", "2026-11-28":
        view = Viewpoint(as_of=date.fromisoformat(day))
        with shipped.queries() as queries:
            answers = answered(queries, view)
        assert answers
        assert unsettled(engine, tmp_path, view) == answers


def test_engines_find_what_was_known_at_a_moment(record: Record, tmp_path: Path) -> None:
    for one in readouts(16):
        record.record(one)
    amended = readout("a", commitment("item", due="2018-04"), on=FIRST)
    record.record(amended)
    amend(record, readout("a", commitment("item", due="2018-09"), on=FIRST))
    _written(record, tmp_path)
    chosen = random.Random(1)
    for moment in (*chosen.sample(record.moments, 3), *record.moments[-2:]):
        day = date(2018, 1, 1) + timedelta(chosen.randrange(900))
        view = Viewpoint(as_of=day, known_on=moment)
        with record.queries() as queries:
            answers = answered(queries, view)
        for engine in ENGINES:
            assert unsettled(engine, tmp_path, view) == answers


def test_every_table_has_its_columns_with_their_types(shipped: Record, tmp_path: Path) -> None:
    folder = _written(shipped, tmp_path) / "record"
    types = {
        "text": "string",
        "words": "list<element: string>",
        "texts": "list<element: string>",
        "day": "date32[day]",
        "moment": "timestamp[us, tz=UTC]",
        "number": "int64",
        "truth": "bool",
    }
    assert types.keys() == TYPES.keys()
    for table in TABLES:
        place = folder / (table.name if table.divided else f"{table.name}.parquet")
        found = parquet.read_table(place)
        told = {
            name: str(kind)
            for name, kind in zip(found.schema.names, found.schema.types, strict=True)
        }
        if table.divided:
            assert "string" in told.pop("relationship")
        declared = {one.name: types[one.kind] for one in table.columns}
        declared.pop("relationship" if table.divided else "", None)
        assert told == declared
    spans = parquet.read_table(folder / "spans").to_pylist()
    assert {one["valid_to"] for one in spans} >= {ENDLESS, date(2019, 6, 29)}
    assert {one["known_to"].year for one in spans} == {9999}
    (pilot,) = (
        one
        for one in parquet.read_table(folder / "statements").to_pylist()
        if one["ref"] == "pilot-tours@2019-06-29-osaka"
    )
    assert (pilot["by_parties"], pilot["made_on"]) == (["JP", "RU"], date(2019, 6, 29))
