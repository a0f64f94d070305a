"""Rows: what a query reads is a column of the table that it is said to be of."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from tests.support.records import Record
from tracker.queries import history, rows
from tracker.store.database import open_database

TABLES = {
    "i": "tracker_items",
    "l": "tracker_relationships",
    "m": "tracker_meetings",
    "n": "tracker_item_names",
    "p": "tracker_spans",
    "r": "tracker_readouts",
    "s": "tracker_statements",
}
KINDS = [
    kind
    for module in (rows, history)
    for name, kind in vars(module).items()
    if name.endswith("Row")
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_is_one_of_its_table(kind: type[NamedTuple], record: Record) -> None:
    record.record()
    database = open_database(record.store)
    with database.reading() as sql:
        there = {(letter, name) for letter in TABLES for name in sql.columns(TABLES[letter])}
    database.close()
    asked = re.findall(r"\b([a-z])\.(\w+)", rows.select(kind))
    assert len(asked) >= len(kind._fields)
    assert set(asked) <= there


def test_rows_of_every_kind_are_looked_at() -> None:
    assert {kind.__name__ for kind in KINDS} == {
        *("StandingRow", "StatementRow", "StatusRow", "MeetingRow", "TitleRow"),
        *("VersionRow", "PeriodRow"),
    }
