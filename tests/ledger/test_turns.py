"""Turns: what recordings changed, counted in words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.records import Record
from tests.support.stories import commitment, completion, readout
from tracker.ledger.turns import counted, turns


@pytest.mark.parametrize(
    ("kind", "count", "said"),
    [
        ("requests", 1, "1 request"),
        ("concerns", 1, "1 concern"),
        ("concerns", 2, "2 concerns"),
        ("opened", 1, "1 opened"),
        ("newly overdue", 3, "3 newly overdue"),
    ],
)
def test_what_there_is_one_of_is_told_in_the_singular(kind: str, count: int, said: str) -> None:
    assert counted(kind, count) == said


@pytest.mark.parametrize(
    ("second", "third", "told"),
    [
        (
            commitment("item", by=["JP"], due="2018-12", renews=["item@a"]),
            completion("item", done_by=["RU"], fulfils=["item@a"]),
            "otherwise changed",
        ),
        (
            completion("item", done_by=["RU"], fulfils=["item@a"]),
            commitment("item", by=["JP"], due="2018-12", renews=["item@a"]),
            "renewed",
        ),
        (
            commitment("item", by=["JP"], due="2018-12", renews=["item@a"]),
            commitment("item", by=["RU"], due="2018-12", renews=["item@a"]),
            "renewed",
        ),
    ],
)
def test_what_ends_by_the_last_of_its_shares_was_renewed_only_if_that_was(
    record: Record, second: dict[str, object], third: dict[str, object], told: str
) -> None:
    first = readout("a", commitment("item", due="../2018-12"), on="2018-03-01")
    record.record(first, readout("b", second, on="2018-06-01"))
    with record.ledger() as ledger:
        found = ledger.record([readout("c", third, on="2018-09-01")], day=date(2018, 9, 1))
    of = {kind for kind, all_ in turns(found.changes).items() if "item@a" in {o.ref for o in all_}}
    assert of == {told}
    assert {one.ref: one.after for one in found.changes}["item@a"] == "superseded"
