"""Occasions: windows that are tied to one, and what was settled before it moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.support.judgements import outcome
from tests.support.records import DAY, LATER, Record, history
from tests.support.stories import FIRST, Act, commitment, completion, follow_up, readout, views
from tracker.domain.items import ItemMerged


def test_a_window_tied_to_an_occasion_ends_on_its_day_once_that_is_known(record: Record) -> None:
    tied = {"edtf": "../2018-09", "approximate": True, "before": "visit"}
    record.record(
        readout(
            "a",
            follow_up("talks", due=tied),
            follow_up("visit", due={"edtf": "2018-07/2018-09", "approximate": True}),
            on=FIRST,
        )
    )
    assert str(record.standings("2018-08-01")["talks@a"].due_to) == "2018-09-30"
    record.record(readout("b", follow_up("visit", due="2018-08"), on="2018-06-01"))
    assert str(record.standings("2018-05-31")["talks@a"].due_to) == "2018-09-30"
    assert str(record.standings("2018-06-01")["talks@a"].due_to) == "2018-08-31"
    record.record(readout("c", views("item"), on="2018-08-10", holds=["visit"]))
    assert str(record.standings("2018-08-10")["talks@a"].due_to) == "2018-08-10"
    assert record.status("talks@a", "2018-08-11") == "overdue"


def test_a_window_at_an_occasion_is_the_occasions_own(record: Record) -> None:
    record.record(
        readout("a", commitment("paper", due={"at": "visit"}), on=FIRST),
        readout("b", follow_up("visit", due="2018-08"), on="2018-03-02"),
    )
    assert record.standings("2018-03-01")["paper@a"].due_to is None
    found = record.standings("2018-03-02")["paper@a"]
    assert (str(found.due_from), str(found.due_to)) == ("2018-08-01", "2018-08-31")


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("held_by", ["its meeting", "what it reports"])
def test_what_is_promised_at_a_visit_is_tied_to_the_next_one(
    record: Record, held_by: str, *, together: bool
) -> None:
    report = [completion("visit")] if held_by == "what it reports" else []
    readouts = (
        readout("a", follow_up("visit", due="2018-04"), on=FIRST),
        readout(
            "b",
            commitment("paper", due={"before": "visit"}),
            commitment("show", due={"at": "visit"}),
            *report,
            on="2018-04-08",
            holds=() if report else ["visit"],
        ),
        readout("c", follow_up("visit", due="2019-04", renews=[]), on="2018-06-08"),
    )
    for listed in [readouts] if together else zip(readouts, strict=True):
        record.record(*listed)
    for day, due in [("2018-04-09", None), ("2018-06-08", date(2019, 4, 30))]:
        found = record.standings(day)
        assert (found["visit@a"].status, found["paper@b"].status) == ("held", "open")
        assert (found["paper@b"].due_to, found["show@b"].due_to) == (due, due)


def test_what_another_meeting_of_its_day_says_may_be_meant_of_that_visit(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-04"), on=FIRST),
        readout("b", views("item"), on="2018-04-08", holds=["visit"], meeting="at-the-summit"),
        readout(
            "c", commitment("paper", due={"before": "visit"}), on="2018-04-08", meeting="talks"
        ),
        readout(
            "d",
            commitment("map", due={"before": "visit"}),
            on="2018-04-08",
            publisher="RU",
            meeting="at-the-summit",
        ),
    )
    assert record.standings("2018-04-08")["paper@c"].due_to == date(2018, 4, 8)
    assert record.standings("2018-04-08")["map@d"].due_to is None


@pytest.mark.parametrize("together", [True, False])
def test_a_settled_statement_keeps_its_window(record: Record, *, together: bool) -> None:
    readouts = (
        readout("a", commitment("paper", due={"before": "visit"}), on=FIRST),
        readout("b", follow_up("visit", due="2018-08"), on="2018-04-01"),
        readout("c", completion("paper"), on="2018-05-01"),
        readout("d", follow_up("visit", due="2018-12"), on="2018-06-01"),
    )
    for listed in [readouts] if together else zip(readouts, strict=True):
        record.record(*listed)
    assert record.status("paper@a", "2018-07-01") == "fulfilled"
    assert str(record.standings("2018-07-01")["paper@a"].due_to) == "2018-08-31"


@pytest.mark.parametrize(
    ("act", "settling", "status"),
    [
        (commitment, {"acts": [completion("item", fulfils=["item@b"])]}, "fulfilled"),
        (commitment, {"acts": [commitment("item", renews=["item@b"])]}, "superseded"),
        (follow_up, {"acts": [views("talks")], "holds": ["item@b"]}, "held"),
        (follow_up, {"acts": [completion("item", fulfils=["item@b"])]}, "held"),
    ],
)
def test_what_was_settled_that_day_is_not_renewed_that_day(
    record: Record, act: Callable[..., Act], settling: dict[str, Any], status: str
) -> None:
    record.record(
        readout("a", act("item", due="2018-06"), on="2018-01-01"),
        readout("b", act("item", due="2018-07"), on="2018-02-01"),
        readout("c", *settling["acts"], on="2018-05-01", holds=settling.get("holds", ())),
        readout("d", act("item", due="2018-09", renews=["item"]), on="2018-05-01"),
    )
    statuses = record.statuses("2018-06-15")
    assert (statuses["item@a"], statuses["item@b"]) == ("superseded", status)


def test_a_tie_to_what_is_void_is_void_itself(record: Record) -> None:
    chain = {"signing": "talks", "talks": "round", "round": "visit"}
    record.record(
        readout(
            "a",
            follow_up("visit", due="2018-10"),
            *(follow_up(item, due={"before": other}) for item, other in chain.items()),
            commitment("paper", due={"edtf": "../2018-08", "before": "talks"}),
            on=FIRST,
        ),
        readout("b", follow_up("visit", due="2018-09", renews=["visit"]), on="2018-04-01"),
    )
    record.judge(outcome("withdrawn", "2018-07-01", "visit@b"))
    before, after = record.standings("2018-06-30"), record.standings("2019-06-01")
    assert {str(before[f"{item}@a"].due_to) for item in chain} == {"2018-09-30"}
    for item in chain:
        found = after[f"{item}@a"]
        assert (found.status, found.due_to, found.days_late) == ("scheduled", None, None)
        assert "cancelled or not held (visit@b)" in found.why
    assert str(after["paper@a"].due_to) == "2018-08-31"


def test_a_tie_that_was_void_closes_once_the_occasion_was_held_after_all(record: Record) -> None:
    record.record(
        readout(
            "a",
            follow_up("visit", due="2018-06"),
            follow_up("talks", due={"before": "visit"}),
            commitment("paper", due={"before": "talks"}),
            on=FIRST,
        )
    )
    record.judge(outcome("withdrawn", "2018-05-01", "visit@a"))
    record.judge(outcome("fulfilled", "2018-06-20", "visit@a"))
    assert record.standings("2018-06-19")["paper@a"].due_to is None
    assert str(record.standings("2018-07-31")["paper@a"].due_to) == "2018-06-20"


@pytest.mark.parametrize("kept", [True, False], ids=["at once", "one by one"])
def test_what_was_tied_to_a_round_that_was_held_and_judged_not_to_be_is_void(
    record: Record, *, kept: bool
) -> None:
    readouts = [
        readout(
            "a",
            follow_up("visit", due="2018-04"),
            follow_up("visit", due="2018-10"),
            commitment("paper", due={"before": "visit"}),
            on=FIRST,
        ),
        readout("b", completion("visit"), on="2018-04-10"),
    ]
    for listed in [readouts] if kept else [[one] for one in readouts]:
        record.record(*listed)
    assert record.status("paper@a", "2018-04-11") == "overdue"
    record.judge(outcome("not fulfilled", "2018-05-01", "visit@a"))
    found = record.standings("2019-06-01")["paper@a"]
    assert (found.status, found.due_to) == ("open", None)
    assert "cancelled or not held (visit@a)" in found.why
    assert record.status("paper@a", "2018-04-30") == "overdue"


def test_what_is_tied_to_an_approximate_occasion_is_due_about_then(record: Record) -> None:
    record.record(
        readout(
            "a",
            follow_up("visit", due={"edtf": "2018-06", "approximate": True}),
            commitment("paper", due={"before": "visit"}),
            commitment("plan", due={"edtf": "../2018-05", "approximate": True, "before": "visit"}),
            on=FIRST,
        ),
        readout("b", views("talks"), on="2018-07-20", holds=["visit"]),
    )
    for day, told in (("2018-05-01", True), ("2018-07-10", True), ("2018-08-01", False)):
        found = record.standings(day)["paper@a"]
        assert (day, found.approximate) == (day, told)
        (same,) = (one for one in record.story("paper", day).statements if one.ref == "paper@a")
        assert same.approximate is told
    assert record.standings("2018-07-10")["paper@a"].status == "possibly overdue"
    assert [record.standings(day)["plan@a"].approximate for day in (FIRST, LATER)] == [True, False]
    assert [one.approximate for one in history(record, "paper@a").statuses][:1] == [True]


def test_the_reason_of_what_is_unsettled_names_the_occasion_that_it_is_tied_to(
    record: Record,
) -> None:
    record.record(
        readout(
            "a",
            commitment("paper", due={"before": "visit"}),
            follow_up("visit", due="2018-05-10"),
            follow_up("talks", due={"at": "fair"}),
            on="2018-01-15",
        )
    )
    paper, talks = "paper@a", "talks@a"
    before, after = record.standings("2018-02-01"), record.standings("2018-06-01")
    assert before[paper].why == (
        "nothing on record settles it; its last day is 2018-05-10; its time is tied to visit"
    )
    assert before[talks].why.endswith("it has no deadline; its time is tied to fair")
    assert after[paper].why.endswith("its time is tied to visit")
    record.judge(outcome("withdrawn", "2018-03-01", "visit@a"))
    assert "is tied to" not in record.standings("2018-06-01")[paper].why


@pytest.mark.parametrize("tie", ["before", "at"])
def test_what_is_tied_to_an_item_keeps_its_deadline_when_another_is_merged_into_that(
    record: Record, tie: str
) -> None:
    record.record(
        readout(
            "a",
            follow_up("visit", due="2018-06"),
            follow_up("tour", due="2018-03"),
            commitment("paper", due={tie: "visit"}),
            on="2018-01-10",
        ),
        readout("b", views("talks"), on="2018-03-15", holds=["tour"]),
    )
    before = record.standings("2018-07-15")["paper@a"]
    assert (before.status, str(before.due_to)) == ("overdue", "2018-06-30")
    record.judge(ItemMerged(item="tour", into="visit"))
    assert record.standings("2018-07-15")["paper@a"].why == before.why
    with record.ledger() as ledger:
        ledger.rename("visit", "abe-visit", relationship="JP-RU", day=DAY)
    found = record.standings("2018-07-15")["paper@a"]
    assert (found.status, found.due_to) == ("overdue", before.due_to)


def test_what_is_tied_to_an_item_follows_what_that_is_merged_into_where_it_has_no_round(
    record: Record,
) -> None:
    record.record(
        readout(
            "a",
            follow_up("tour", due="2018-03"),
            commitment("paper", due={"before": "visit"}),
            views("visit"),
            on="2018-01-10",
        )
    )
    assert record.standings("2018-07-15")["paper@a"].due_to is None
    record.judge(ItemMerged(item="visit", into="tour"))
    assert record.standings("2018-07-15")["paper@a"].due_to == date(2018, 3, 31)
