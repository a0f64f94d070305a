"""Follow-ups: each rule as a story, from what was planned to what was held."""

from __future__ import annotations

from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import FIRST, completion, follow_up, readout, views
from tracker.domain.items import ConditionSettled


def test_a_follow_up_is_held_by_the_meeting_that_says_so(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-04"), on=FIRST),
        readout("b", views("talks"), on="2018-04-10", holds=["visit"]),
    )
    assert record.status("visit@a", "2018-03-31") == "scheduled"
    assert record.status("visit@a", "2018-04-09") == "due"
    assert record.standings("2018-04-10")["visit@a"].evidence == ("b",)
    assert record.status("visit@a", "2018-04-10") == "held"


def test_a_meeting_is_the_round_that_was_due_and_not_also_the_one_long_overdue(
    record: Record,
) -> None:
    record.record(
        readout("a", follow_up("group", due="../2017-12-31"), on="2017-11-10"),
        readout("b", follow_up("group", due="2018-04"), on=FIRST),
        readout("c", views("talks"), on="2018-04-15", holds=["group"]),
    )
    assert record.statuses("2018-05-01") == {"group@a": "overdue", "group@b": "held"}


def test_a_visit_announced_twice_is_held_once_for_both(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-04"), on="2018-01-10"),
        readout("b", follow_up("visit", due="2018-04-10"), on=FIRST),
        readout("c", views("talks"), on="2018-04-10", holds=["visit"]),
    )
    assert record.statuses("2018-05-01") == {"visit@a": "held", "visit@b": "held"}


def test_a_visit_that_comes_late_is_still_the_visit_announced(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-04"), on=FIRST),
        readout("b", views("talks"), on="2018-09-10", holds=["visit"]),
    )
    assert record.status("visit@a", "2018-09-09") == "overdue"
    assert record.status("visit@a", "2018-09-10") == "held"


def test_a_meeting_holds_a_follow_up_named_by_its_ref(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit"), follow_up("visit"), on=FIRST),
        readout("b", views("talks"), on="2018-04-10", holds=["visit@a"]),
    )
    assert record.statuses("2018-05-01") == {"visit@a": "held", "visit-2@a": "scheduled"}


def test_a_follow_up_is_held_by_complete_progress_and_cancelled_by_assessment(
    record: Record,
) -> None:
    record.record(
        readout("a", follow_up("visit"), follow_up("tour"), follow_up("forum"), on=FIRST),
        readout("b", completion("visit"), on="2018-06-01"),
    )
    record.judge(
        outcome("withdrawn", "2018-06-01", "tour@a"),
        outcome("fulfilled", "2018-06-01", "forum@a"),
    )
    assert record.statuses("2018-06-01") == {
        "visit@a": "held",
        "tour@a": "cancelled",
        "forum@a": "held",
    }


def test_a_follow_up_that_was_called_off_is_told_from_one_that_was_not_held(
    record: Record,
) -> None:
    record.record(readout("a", follow_up("tour"), follow_up("forum"), on=FIRST))
    record.judge(
        outcome("withdrawn", "2018-06-01", "tour@a"),
        outcome("not fulfilled", "2018-06-01", "forum@a"),
    )
    found = record.standings("2018-06-01")
    assert {ref: (one.status, one.rule) for ref, one in found.items()} == {
        "tour@a": ("cancelled", "follow-up.cancelled"),
        "forum@a": ("not held", "follow-up.not-held"),
    }
    assert found["tour@a"].why.startswith("the latest assessment says that it was withdrawn (")
    assert found["forum@a"].why.startswith("the latest assessment says that it was not held (")


def test_a_follow_up_put_off_is_superseded(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-04"), on=FIRST),
        readout("b", follow_up("visit", due="2018-09", renews=["visit@a"]), on="2018-03-20"),
    )
    assert record.statuses("2018-05-01") == {"visit@a": "superseded", "visit@b": "scheduled"}


def test_a_follow_up_lapses_with_its_condition(record: Record) -> None:
    record.record(readout("a", follow_up("visit", condition="if possible"), on=FIRST))
    record.judge(
        ConditionSettled.model_validate({"ref": "visit@a", "result": "lapsed", "on": "2018-04-01"})
    )
    found = record.standings("2018-04-01")["visit@a"]
    assert (found.status, found.why) == (
        *("cancelled", "its condition lapsed; the condition: if possible"),
    )


def test_what_one_side_put_off_is_held_for_all(record: Record) -> None:
    record.record(
        readout("a", follow_up("talks", due="2018-06"), on="2018-01-15"),
        readout(
            "b", follow_up("talks", by=["JP"], due="2018-09", renews=["talks"]), on="2018-05-15"
        ),
        readout("c", views("peace"), on="2018-09-10", holds=["talks"]),
    )
    assert record.statuses("2018-09-11") == {"talks@a": "held", "talks@b": "held"}
