"""Slips: how a deadline moved along a chain of renewals, and what else changed on the way."""

from __future__ import annotations

from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import commitment, follow_up, readout
from tracker.queries.beside import Slip


def slip(record: Record, ref: str) -> Slip:
    found = record.standings("2019-01-01")[ref].slip
    assert found is not None
    return found


def test_a_deadline_that_is_said_again_has_not_moved(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="2018-09"), on="2018-01-15"),
        readout("b", commitment("x", due="2018-09", renews=["x"]), on="2018-02-15"),
        readout("c", commitment("x", due="2018-09", renews=["x"]), on="2018-03-15"),
    )
    found = slip(record, "x@c")
    assert (found.times, found.days, found.refs) == (0, 0, ("x@a", "x@b"))


def test_what_changed_on_the_way_is_told_though_it_was_restored(record: Record) -> None:
    strong, weak = "agreed", "intends"
    record.record(
        readout("a", commitment("x", due="2018-03", wording=strong), on="2018-01-15"),
        readout(
            "b",
            commitment("x", wording=weak, condition="if possible", renews=["x"]),
            on="2018-02-15",
        ),
        readout("c", commitment("x", due="2018-09", wording=strong, renews=["x"]), on="2018-04-15"),
    )
    found = slip(record, "x@c")
    assert (found.dropped, found.conditional, found.weaker) == (True, True, True)
    assert found.days == 183


def test_a_renewal_of_what_was_renewed_already_has_no_slip(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="2018-03"), on="2018-01-15"),
        readout("b", commitment("x", due="2018-06", renews=["x@a"]), on="2018-02-15"),
        readout("c", commitment("x", due="2018-12", renews=["x@a"]), on="2018-03-15"),
    )
    assert record.standings("2018-04-01")["x@c"].slip is None


def test_a_deadline_that_went_with_its_occasion_is_void_and_not_dropped(record: Record) -> None:
    record.record(
        readout(
            "a", commitment("x", due="2018-03"), follow_up("visit", due="2018-06"), on="2018-01-15"
        ),
        readout("b", commitment("x", due={"before": "visit"}, renews=["x"]), on="2018-02-15"),
    )
    assert (slip(record, "x@b").dropped, slip(record, "x@b").void) == (False, False)
    record.judge(outcome("withdrawn", "2018-04-15", "visit@a"))
    assert (slip(record, "x@b").dropped, slip(record, "x@b").void) == (False, True)
    record.record(readout("c", commitment("x", renews=["x"]), on="2018-05-15"))
    assert (slip(record, "x@c").dropped, slip(record, "x@c").void) == (False, True)
    why = "its time was tied to an occasion that was cancelled or not held (visit@a)"
    assert why in record.standings("2019-01-01")["x@b"].why


def test_a_deadline_before_an_occasion_without_a_day_is_not_dropped(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="2018-03"), follow_up("visit"), on="2018-01-15"),
        readout("b", commitment("x", due={"before": "visit"}, renews=["x"]), on="2018-02-15"),
    )
    assert (slip(record, "x@b").dropped, slip(record, "x@b").void) == (False, False)
