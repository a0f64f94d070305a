"""Late news: that an occasion was held, reported or judged after its time, moves nothing away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import FIRST, commitment, completion, follow_up, readout, views

LATE = "2018-09-10"


def _visit(record: Record, due: dict[str, Any], occasion: str | None = "2018-05") -> None:
    when = {"due": occasion} if occasion else {}
    record.record(
        readout("a", follow_up("visit", **when), commitment("paper", due=due), on=FIRST),
    )


def _news(record: Record, how: str, on: str) -> None:
    if how == "judged":
        record.judge(outcome("fulfilled", on, "visit@a"))
    else:
        record.record(readout("b", completion("visit"), on=on))


@pytest.mark.parametrize("how", ["judged", "reported"])
@pytest.mark.parametrize(
    ("due", "first", "last"),
    [
        ({"before": "visit"}, None, "2018-05-31"),
        ({"at": "visit"}, "2018-05-01", "2018-05-31"),
        ({"before": "visit", "edtf": "2018-03/2018-08"}, "2018-03-01", "2018-08-31"),
    ],
)
def test_late_news_of_an_occasion_moves_no_deadline_away(
    record: Record, how: str, due: dict[str, Any], first: str | None, last: str
) -> None:
    _visit(record, due)
    _news(record, how, LATE)
    for day in ("2018-09-01", LATE, "2018-12-01"):
        found = record.standings(day)["paper@a"]
        assert (found.status, str(found.due_to)) == ("overdue", last)
        assert found.due_from == (date.fromisoformat(first) if first else None)
    assert record.status("visit@a", LATE) == "held"


@pytest.mark.parametrize("how", ["judged", "reported"])
@pytest.mark.parametrize(
    ("occasion", "on"), [("2018-05", "2018-05-10"), (None, LATE), ("../2018-05", "2018-04-10")]
)
def test_news_within_the_time_or_of_what_had_none_brings_the_end_forward(
    record: Record, how: str, occasion: str | None, on: str
) -> None:
    _visit(record, {"before": "visit"}, occasion)
    _news(record, how, on)
    assert str(record.standings("2018-12-01")["paper@a"].due_to) == on


def test_a_meeting_after_the_time_that_was_announced_gives_its_date(record: Record) -> None:
    _visit(record, {"before": "visit"})
    record.record(readout("b", views("talks"), on=LATE, holds=["visit"]))
    assert str(record.standings("2018-12-01")["paper@a"].due_to) == LATE


def test_late_news_leaves_what_is_tied_through_another_occasion_where_it_was(
    record: Record,
) -> None:
    record.record(
        readout(
            "a",
            follow_up("visit", due="2018-05"),
            follow_up("talks", due={"before": "visit"}),
            commitment("paper", due={"before": "talks"}),
            on=FIRST,
        ),
        readout("b", completion("visit"), completion("talks"), on=LATE),
    )
    assert str(record.standings("2018-12-01")["paper@a"].due_to) == "2018-05-31"
