"""Shares: what is so of each party's part in a statement that several made."""

from __future__ import annotations

import pytest

from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import (
    commitment,
    completion,
    concern,
    follow_up,
    named,
    progress,
    readout,
    request,
)
from tracker.domain.items import ItemMerged


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_complete_is_fulfilled_and_not_superseded(record: Record, *, turned: bool) -> None:
    acts = [completion("v"), commitment("v", due="2019", renews=["v@a"])]
    record.record(
        readout("a", commitment("v", due="2018"), on="2018-01-15"),
        readout("b", *(acts[::-1] if turned else acts), on="2018-09-01"),
    )
    found = record.standings("2018-10-01")
    assert found["v@a"].status == "fulfilled"
    assert (found["v@a"].contested, found["v@a"].disputed) == ((), ())
    renewed = {ref for ref in found if ref.endswith("@b")}
    assert [record.status(ref, "2020-01-01") for ref in renewed] == ["overdue"]


def test_a_renewal_replaces_the_share_of_those_who_renew(record: Record) -> None:
    record.record(
        readout("a", commitment("visas", due="2018-06"), on="2018-01-15"),
        readout(
            "b", commitment("visas", by=["JP"], due="2019-06", renews=["visas@a"]), on="2018-05-01"
        ),
    )
    found = record.standings("2018-07-15")["visas@a"]
    assert (found.status, found.rule) == ("overdue", "commitment.overdue")
    assert found.shares == {"JP": "superseded", "RU": "overdue"}
    assert record.by("RU", "2018-07-15")["visas@a"].status == "overdue"
    assert record.by("JP", "2018-07-15")["visas@a"].status == "superseded"


def test_complete_progress_settles_the_share_of_those_whose_deed_it_is(record: Record) -> None:
    record.record(
        readout(
            "a",
            commitment("rep", by=["RU"]),
            commitment("rep", by=["JP"]),
            commitment("both"),
            on="2018-01-15",
        ),
        readout(
            "b",
            completion("rep", by=["RU"]),
            completion("both", by=["JP"], done_by=["RU"]),
            on="2018-05-01",
        ),
    )
    found = record.standings("2018-06-01")
    assert (found["rep@a"].status, found["rep-2@a"].status) == ("fulfilled", "open")
    assert found["both@a"].status == "open"
    assert found["both@a"].shares == {"JP": "open", "RU": "fulfilled"}


def test_what_is_named_as_fulfilled_is_fulfilled_for_all(record: Record) -> None:
    record.record(
        readout("a", commitment("v"), on="2018-01-15"),
        readout("b", completion("w", by=["RU"], fulfils=["v@a"]), on="2018-05-01"),
    )
    assert record.standings("2018-06-01")["v@a"].shares == {"JP": "fulfilled", "RU": "fulfilled"}


def test_shares_that_ended_differently_are_partly_fulfilled(record: Record) -> None:
    record.record(readout("a", commitment("v"), on="2018-01-15"))
    record.judge(
        outcome("fulfilled", "2018-05-01", "v@a", share="JP"),
        outcome("not fulfilled", "2018-06-01", "v@a", share="RU"),
    )
    assert record.status("v@a", "2018-05-15") == "open"
    found = record.standings("2018-06-01")["v@a"]
    assert (found.status, found.rule) == ("partly fulfilled", "commitment.shares")
    assert found.shares == {"JP": "fulfilled", "RU": "not fulfilled"}


def test_what_was_partly_fulfilled_is_unsettled_then_overdue_then_fulfilled(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("x", due="2018-06"), on="2018-01-15"),
        readout("b", completion("x"), on="2018-09-01"),
    )
    record.judge(outcome("partly fulfilled", "2018-03-05", "x@a"))
    found = record.standings("2018-04-01")["x@a"]
    assert (found.status, found.settled) == ("partly fulfilled", False)
    late = record.standings("2018-07-15")["x@a"]
    assert late.status == "overdue"
    assert "judged to be done in part on 2018-03-05" in late.why
    assert "https://example.org/report" in late.why
    done = record.standings("2018-09-15")["x@a"]
    assert (done.status, done.days_late) == ("fulfilled", 63)


def test_progress_of_before_in_the_same_readout_counts_and_renewals_inherit_it(
    record: Record,
) -> None:
    record.record(
        readout("a", progress("pilots"), commitment("pilots"), on="2018-01-15"),
        readout("b", commitment("pilots", renews=["pilots"]), on="2018-05-01"),
    )
    assert record.status("pilots-2@a", "2018-01-15") == "in progress"
    assert record.statuses("2018-06-01") == {"pilots-2@a": "superseded", "pilots@b": "in progress"}


def test_a_request_is_taken_up_by_a_part_until_that_ended_unfulfilled(record: Record) -> None:
    record.record(named("p", part_of="w"))
    record.record(
        readout("a", request("w", to=["RU"]), on="2018-01-15"),
        readout("b", commitment("p", by=["RU"], due="2018-06"), on="2018-03-01"),
    )
    record.judge(outcome("not fulfilled", "2018-08-01", "p@b"))
    assert record.status("w@a", "2018-02-01") == "standing"
    assert record.status("w@a", "2018-07-15") == "taken up"
    assert record.status("w@a", "2018-08-01") == "standing"


def test_a_request_is_not_taken_up_by_what_stood_before(record: Record) -> None:
    record.record(
        readout("a", commitment("w", by=["RU"]), on="2018-01-15"),
        readout("b", request("w", to=["RU"]), on="2018-03-01"),
        readout("c", commitment("w", by=["RU"], renews=["w"]), on="2018-05-01"),
    )
    assert record.status("w@b", "2018-06-01") == "standing"
    record.record(
        readout("d", commitment("w", by=["RU"], due="2018-12", renews=["w"]), on="2018-07-01")
    )
    assert record.status("w@b", "2018-08-01") == "taken up"


def test_a_concern_is_not_resolved_by_the_report_of_the_one_it_is_about(record: Record) -> None:
    record.record(
        readout("a", concern("deployment"), on="2018-01-15"),
        readout("b", completion("deployment", by=["RU"]), on="2018-05-01"),
    )
    assert record.status("deployment@a", "2018-06-01") == "standing"


def test_what_is_undertaken_without_an_end_stands_and_expires(record: Record) -> None:
    record.record(
        readout(
            "a",
            commitment("cooperation", continuing=True),
            commitment("year", continuing=True, due="2018"),
            on="2016-12-15",
        ),
        readout("b", commitment("cooperation", continuing=True), on="2019-06-29"),
    )
    found = record.standings("2026-01-01")
    assert (found["cooperation@a"].status, found["year@a"].status) == ("standing", "expired")
    assert str(found["cooperation@a"].last_reaffirmed) == "2019-06-29"
    assert found["cooperation@a"].why.endswith(
        "last reaffirmed on 2019-06-29; "
        "nobody has reaffirmed it for two years or more (since 2019-06-29)"
    )
    assert [found[ref].quiet for ref in ("cooperation@a", "year@a")] == [True, False]
    assert not record.standings("2021-06-28")["cooperation@a"].quiet
    assert record.standings("2019-01-01")["cooperation@a"].last_reaffirmed is None


def test_shortly_is_about_six_months(record: Record) -> None:
    record.record(readout("a", commitment("x", due={"soon": True}), on="2018-01-15"))
    assert record.status("x@a", "2018-07-15") == "open"
    assert record.status("x@a", "2018-07-16") == "possibly overdue"
    assert record.status("x@a", "2018-12-01") == "overdue"


def test_a_slip_before_and_one_after_the_deadline(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="2018-03"), on="2018-01-15"),
        readout("b", commitment("x", due="2018-09", renews=["x"]), on="2018-02-15"),
        readout("c", commitment("x", due="2019-06", renews=["x"]), on="2019-01-15"),
    )
    assert record.statuses("2019-02-01") == {
        "x@a": "superseded",
        "x@b": "carried over",
        "x@c": "open",
    }
    slip = record.standings("2019-02-01")["x@c"].slip
    assert slip is not None
    assert (str(slip.first_due), str(slip.now_due)) == ("2018-03-31", "2019-06-30")
    assert (slip.times, slip.days) == (2, 456)


def test_each_instalment_stands_on_its_own(record: Record) -> None:
    record.record(
        readout("a", commitment("visit", due="2018-07"), on="2018-01-15"),
        readout("b", commitment("visit", due="2019-08", renews=[]), on="2019-01-15"),
        readout("c", completion("visit"), on="2019-09-10"),
    )
    assert record.statuses("2019-09-15") == {"visit@a": "overdue", "visit@b": "fulfilled"}


def test_a_meeting_holds_the_round_of_its_day(record: Record) -> None:
    record.record(
        readout(
            "a", follow_up("wg", due="2018-04"), follow_up("wg", due="2018-12"), on="2018-01-15"
        ),
        readout("b", progress("talks"), on="2018-04-15", holds=["wg"]),
    )
    assert record.statuses("2018-05-01") == {"wg@a": "held", "wg-2@a": "scheduled"}


def test_a_round_named_with_its_time_and_without_is_one(record: Record) -> None:
    record.record(
        readout("a", follow_up("wg"), on="2018-01-10"),
        readout("b", follow_up("wg", by=["JP"]), follow_up("wg", due="2018-04"), on="2018-01-15"),
        readout("c", progress("talks"), on="2018-04-15", holds=["wg"]),
    )
    assert record.statuses("2018-05-01") == {
        "wg@a": "scheduled",
        "wg@b": "held",
        "wg-2@b": "held",
    }


def test_a_tie_is_void_when_the_occasion_is_cancelled(record: Record) -> None:
    record.record(
        readout(
            "a",
            follow_up("visit", due="2018-06"),
            commitment("paper", due={"before": "visit"}),
            on="2018-01-15",
        )
    )
    record.judge(outcome("withdrawn", "2018-05-01", "visit@a"))
    assert str(record.standings("2018-04-30")["paper@a"].due_to) == "2018-06-30"
    found = record.standings("2018-08-01")["paper@a"]
    assert (found.status, found.due_to) == ("open", None)
    assert "visit@a" in found.why
    assert "cancelled" in found.why


def test_a_merging_rewires_nothing(record: Record) -> None:
    record.record(
        readout("a", commitment("one"), commitment("two"), on="2018-01-15"),
        readout("b", commitment("one"), on="2018-03-15"),
        readout("c", commitment("other", renews=["two"]), on="2018-05-15"),
    )
    before = record.statuses("2018-06-01")
    assert before["two@a"] == "superseded"
    record.judge(ItemMerged(item="one", into="two"))
    assert record.statuses("2018-06-01") == before


def test_what_is_renewed_after_it_was_fulfilled_is_contested(record: Record) -> None:
    record.record(
        readout("a", commitment("v", due="2018"), on="2018-01-15"),
        readout("b", completion("v"), on="2018-05-01"),
        readout("c", commitment("v", renews=["v@a"]), on="2018-09-01"),
    )
    assert record.standings("2018-08-31")["v@a"].contested == ()
    found = record.standings("2018-09-01")["v@a"]
    assert (found.status, found.contested) == ("fulfilled", ("v@c",))
    assert "v@c" in found.why


@pytest.mark.parametrize("given_up", [False, True])
def test_where_none_of_the_shares_was_done_it_is_not_told_as_if_a_part_was(
    record: Record, *, given_up: bool
) -> None:
    record.record(readout("a", commitment("visas", due="../2018-06"), on="2018-01-15"))
    if given_up:
        record.judge(outcome("withdrawn", "2018-05-01", "visas@a", share="JP"))
    else:
        renewed = commitment("visas", by=["JP"], due="../2019-06", renews=["visas@a"])
        record.record(readout("b", renewed, on="2018-05-01"))
    why = record.standings("2018-07-15")["visas@a"].why
    assert "; no record tells what became of the share of RU, and nobody has reviewed it; " in why
