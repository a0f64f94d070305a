"""Receipts: what a recording changed, as of the day that it is asked for."""

from __future__ import annotations

import pytest

from tests.support.records import Record
from tests.support.stories import commitment, progress, readout


@pytest.mark.parametrize(
    ("day", "changed"),
    [
        ("2018-04-30", []),  # before what is told happened
        ("2018-05-01", [("open", "in progress")]),
        ("2018-06-30", [("open", "in progress")]),
        ("2018-07-01", []),  # overdue before and after
    ],
)
def test_what_changed_is_told_of_the_day_alone(
    record: Record, day: str, changed: list[tuple[str, str]]
) -> None:
    record.record(readout("a", commitment("item", due="../2018-06-30"), on="2018-03-01"))
    receipt = record.record(readout("b", progress("item"), on="2018-05-01"), day=day)
    assert [(one.before, one.after) for one in receipt.changes] == changed
