"""Rows: what a query reads is a column of the table that it is said to be of."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

import pytest

from tests.support.records import Record
from tracker import queries
from tracker.queries import rows
from tracker.store.database import open_database

TABLES = {
    "a": "tracker_assessments",
    "c": "tracker_corrections",
    "b": "tracker_spans",
    "i": "tracker_items",
    "l": "tracker_relationships",
    "m": "tracker_meetings",
    "n": "tracker_item_names",
    "p": "tracker_spans",
    "r": "tracker_readouts",
    "s": "tracker_statements",
    "f": "tracker_verdicts",
    "v": "tracker_verdicts",
}
MODULES = [f"{queries.__name__}.{module.name}" for module in iter_modules(queries.__path__)]
KINDS = [
    kind
    for module in map(import_module, MODULES)
    for name, kind in vars(module).items()
    if name.endswith("Row") and kind.__module__ == module.__name__
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_is_one_of_its_table(kind: type[NamedTuple], record: Record) -> None:
    record.record()
    database = open_database(record.store)
    with database.reading() as sql:
        there = {(letter, name) for letter in TABLES for name in sql.columns(TABLES[letter])}
    database.close()
    asked = re.findall(r"\b([a-z])\.(\w+)", rows.select(kind))
    assert len(asked) >= len([name for name in kind._fields if name != "beside"])
    assert set(asked) <= there


def test_rows_of_every_kind_are_looked_at() -> None:
    assert {kind.__name__ for kind in KINDS} == {
        *("StandingRow", "StatementRow", "StatusRow", "MeetingRow", "TitleRow"),
        *("VersionRow", "PeriodRow", "CorrectionRow", "AssessmentRow", "ItemRow", "StandRow"),
        *("HeadingRow", "QuotedRow"),
    }
