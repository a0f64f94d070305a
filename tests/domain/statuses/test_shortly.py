"""Shortly, before an occasion: the occasion gives the time, and "shortly" where it gives none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import FIRST, Act, commitment, follow_up, readout, views

SHORTLY = "2018-09-01"
"""Six months from the day on which it was said."""


def _tied(tie: str) -> Act:
    return commitment("paper", due={"soon": True, tie: "visit"})


def _seen(record: Record, day: str) -> tuple[Any, ...]:
    found = record.standings(day)["paper@a"]
    return found.due_from and str(found.due_from), str(found.due_to), found.approximate


@pytest.mark.parametrize(("tie", "first"), [("before", None), ("at", "2018-05-01")])
@pytest.mark.parametrize("together", [True, False], ids=["together", "one by one"])
def test_shortly_is_left_when_the_occasion_is_cancelled(
    record: Record, tie: str, first: str | None, *, together: bool
) -> None:
    visit = follow_up("visit", due="2018-05")
    if together:
        record.record(readout("a", _tied(tie), visit, on=FIRST))
    else:
        record.record(readout("v", visit, on="2018-02-01"))
        record.record(readout("a", _tied(tie), on=FIRST))
    assert _seen(record, FIRST) == (first, "2018-05-31", False)
    record.judge(outcome("withdrawn", "2018-04-01", "visit@a" if together else "visit@v"))
    assert _seen(record, "2018-03-31") == (first, "2018-05-31", False)
    assert _seen(record, "2018-04-01") == (None, SHORTLY, True)
    assert "cancelled or not held" in record.standings("2018-04-01")["paper@a"].why
    assert record.status("paper@a", "2018-09-02") == "possibly overdue"


def test_shortly_counts_until_the_occasion_is_announced_and_held(record: Record) -> None:
    record.record(
        readout("a", _tied("before"), on=FIRST),
        readout("b", follow_up("visit", due="2018-12"), on="2018-04-01"),
        readout("c", views("talks"), on="2018-11-10", holds=["visit"]),
    )
    assert _seen(record, FIRST) == (None, SHORTLY, True)
    assert _seen(record, "2018-04-01") == (None, "2018-12-31", False)
    assert _seen(record, "2018-11-10") == (None, "2018-11-10", False)
