"""Since: the day from which a status holds, whatever else is said of it later."""

from __future__ import annotations

import pytest

from tests.support.judgements import outcome, searched
from tests.support.records import Record
from tests.support.stories import commitment, completion, follow_up, progress, readout, views


def test_what_is_said_later_to_the_contrary_makes_nothing_late(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="../2018-06"), on="2018-01-10"),
        readout("b", completion("x"), on="2018-05-10"),
        readout("c", commitment("x", renews=["x@a"]), on="2018-08-10"),
    )
    found = record.standings("2018-08-11")["x@a"]
    assert (found.status, str(found.since), found.days_late) == ("fulfilled", "2018-05-10", None)
    assert found.contested == ("x@c",)
    assert "after its last day" not in found.why


def test_what_was_not_held_stays_so_from_the_day_of_the_judgement(record: Record) -> None:
    record.record(readout("a", follow_up("visit", due="2018-06"), on="2018-01-10"))
    record.judge(outcome("not fulfilled", "2018-07-15", "visit@a"))
    record.record(readout("b", views("talks"), on="2018-08-10", holds=["visit"]))
    found = record.standings("2018-08-11")["visit@a"]
    assert (found.status, str(found.since)) == ("not held", "2018-07-15")
    assert found.contested == ("b",)


def test_what_is_overdue_is_so_from_the_day_after_its_last(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="../2018-06"), on="2018-01-10"),
        readout("b", progress("x"), on="2018-07-10"),
        readout("c", completion("x", by=["JP"]), on="2018-07-20"),
    )
    record.judge(searched("2018-07-25", ref="x@a"))
    found = record.standings("2018-08-01")["x@a"]
    assert (found.status, str(found.since), found.days_late) == ("overdue", "2018-07-01", 32)


def test_of_shares_that_ended_alike_the_last_is_told(record: Record) -> None:
    record.record(readout("a", commitment("x", due="../2018-06"), on="2018-01-10"))
    record.judge(
        outcome("fulfilled", "2018-05-01", "x@a", evidence="press", share="JP"),
        outcome("fulfilled", "2018-08-01", "x@a", evidence="later press", share="RU"),
    )
    found = record.standings("2018-08-02")["x@a"]
    assert (found.status, str(found.since), found.days_late) == ("fulfilled", "2018-08-01", 32)
    assert found.evidence == ("press", "later press")


def test_what_has_no_end_is_not_late_when_it_is_reported_done(record: Record) -> None:
    record.record(
        readout("a", commitment("x", continuing=True, due="../2018-06"), on="2018-01-10"),
        readout("b", completion("x"), on="2018-07-30"),
    )
    assert record.status("x@a", "2018-07-29") == "expired"
    found = record.standings("2018-08-01")["x@a"]
    assert (found.status, str(found.since), found.days_late) == ("fulfilled", "2018-07-30", None)
    assert found.why == "complete progress settles it (x@b)"


@pytest.mark.parametrize("due", ["2018-04~", {"before": "visit"}])
@pytest.mark.parametrize(("on", "late"), [("2018-05-15", None), ("2018-05-16", 16)])
def test_what_is_done_within_the_margin_of_an_approximate_deadline_is_not_late(
    record: Record, due: object, on: str, late: int | None
) -> None:
    record.record(
        readout("a", commitment("x", due=due), follow_up("visit", due="2018-04~"), on="2018-01-10"),
        readout("b", completion("x"), on=on),
    )
    found = record.standings("2018-08-01")["x@a"]
    assert (found.status, found.days_late) == ("fulfilled", late)
    margin = ", by less than the margin of an approximate one"
    assert found.why == (
        f"complete progress settles it (x@b), reported {late or 15} days after its last day "
        f"(2018-04-30)"
        f"{'' if late else margin}"
    )


def test_what_was_held_or_judged_late_was_not_reported_late(record: Record) -> None:
    record.record(
        readout(
            "a", commitment("x", due="2018-05"), follow_up("visit", due="2018-05"), on="2018-01-10"
        ),
        readout("b", views("talks"), on="2018-07-10", holds=["visit"]),
    )
    record.judge(outcome("fulfilled", "2018-07-10", "x@a", evidence="press"))
    found = record.standings("2018-08-01")
    assert {one.days_late for one in found.values() if one.settled} == {40}
    assert found["visit@a"].why == (
        "a recorded meeting is this occasion (b), held 5 weeks after its last day (2018-05-31)"
    )
    assert found["x@a"].why == (
        "the latest assessment says so (press), from a day 5 weeks after its last day (2018-05-31)"
    )
