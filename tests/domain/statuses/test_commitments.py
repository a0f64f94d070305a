"""Commitments: each rule as a story, from what was promised to what is so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.support.judgements import outcome, searched, settled
from tests.support.records import Record
from tests.support.stories import FIRST, A, commitment, completion, progress, readout
from tracker.domain.items import ConditionSettled, EvidenceSought
from tracker.queries import Viewpoint


def test_a_commitment_without_a_time_stays_open(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    assert record.status(A, "2030-01-01") == "open"
    assert record.status(A, "2018-02-28") is None


def test_a_window_opens_and_closes_on_its_days(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-08/2018-09"), on=FIRST))
    assert record.status(A, "2018-07-31") == "open"
    assert record.status(A, "2018-08-01") == "due"
    assert record.status(A, "2018-09-30") == "due"
    assert record.status(A, "2018-10-01") == "overdue"


def test_by_november_is_never_due_only_open_and_then_overdue(record: Record) -> None:
    record.record(readout("a", commitment("item", due="../2018-11"), on=FIRST))
    assert record.status(A, "2018-11-30") == "open"
    assert record.status(A, "2018-12-01") == "overdue"


def test_from_september_on_is_due_and_never_overdue(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-09/.."), on=FIRST))
    assert record.status(A, "2018-08-31") == "open"
    assert record.status(A, "2040-01-01") == "due"


@pytest.mark.parametrize(
    ("due", "last", "margin"),
    [
        ("2018-23", "2018-11-30", 45),  # half of 91 days
        ("2018-05", "2018-05-31", 15),  # half of 31 days is less than the least margin
        ("../2018-03-11", "2018-03-11", 15),
        ("../2018-12-31", "2018-12-31", 153),  # half of the 306 days since it was said
    ],
)
def test_an_approximate_window_is_possibly_overdue_within_its_margin(
    record: Record, due: str, last: str, margin: int
) -> None:
    record.record(
        readout("a", commitment("item", due={"edtf": due, "approximate": True}), on=FIRST)
    )
    end = date.fromisoformat(last)
    assert record.status(A, str(end)) in ("open", "due")
    assert record.status(A, str(end + timedelta(1))) == "possibly overdue"
    assert record.status(A, str(end + timedelta(margin))) == "possibly overdue"
    assert record.status(A, str(end + timedelta(margin + 1))) == "overdue"


def test_overdue_says_that_no_record_tells_and_whether_anybody_looked(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    unreviewed = record.standings("2018-06-01")[A]
    assert unreviewed.rule == "commitment.overdue"
    assert unreviewed.evidence == (A,)
    assert "no record tells what became of it, and nobody has reviewed it" in unreviewed.why
    record.judge(EvidenceSought.model_validate({"ref": A, "through": "2018-05-20"}))
    searched = record.standings("2018-06-01")[A]
    assert searched.status == "overdue"
    assert "evidence was sought through 2018-05-20 without result" in searched.why
    record.judge(outcome("not fulfilled", "2018-05-31"))
    assert record.status(A, "2018-06-01") == "not fulfilled"


def test_progress_on_the_item_puts_a_commitment_in_progress_until_its_window_is_past(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("item", due="2018-04/2018-09"), on=FIRST),
        readout("b", progress("item"), on="2018-05-01"),
    )
    assert record.status(A, "2018-04-30") == "due"
    assert record.status(A, "2018-05-01") == "in progress"
    assert record.status(A, "2018-10-01") == "overdue"


def test_complete_progress_on_the_item_fulfils_even_what_is_overdue(record: Record) -> None:
    record.record(
        readout("a", commitment("item", due="2018-04"), on=FIRST),
        readout("b", completion("item"), on="2018-06-01"),
    )
    assert record.status(A, "2018-05-31") == "overdue"
    assert record.standings("2018-06-01")[A].evidence == ("item@b",)
    assert record.status(A, "2018-06-01") == "fulfilled"


def test_progress_said_before_the_commitment_in_one_readout_settles_nothing(
    record: Record,
) -> None:
    record.record(readout("a", completion("item"), commitment("item"), on=FIRST))
    assert record.status("item-2@a", FIRST) == "open"


def test_progress_in_the_same_readout_settles_only_what_it_names(record: Record) -> None:
    named = completion("other", fulfils=["other@a"])
    record.record(
        readout("a", *map(commitment, ("item", "other")), completion("item"), named, on=FIRST)
    )
    assert record.statuses(FIRST) == {A: "open", "other@a": "fulfilled"}


def test_two_readouts_of_one_day_stand_in_no_order(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), on=FIRST), readout("b", completion("item"), on=FIRST)
    )
    assert record.status(A, "2018-12-31") == "open"


def test_complete_progress_that_names_what_it_fulfils_settles_only_that(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), commitment("item"), on=FIRST),
        readout("b", completion("other", fulfils=["item-2@a"]), on="2018-06-01"),
    )
    assert record.statuses("2018-07-01") == {A: "open", "item-2@a": "fulfilled"}


def test_complete_progress_that_names_an_item_settles_its_latest_unfinished_statement(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("item"), commitment("item"), on=FIRST),
        readout("b", completion("other", fulfils=["item"]), on="2018-06-01"),
    )
    assert record.statuses("2018-07-01") == {A: "open", "item-2@a": "fulfilled"}


def test_complete_progress_that_fulfils_nothing_is_progress(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), on=FIRST),
        readout("b", completion("item", fulfils=[]), on="2018-06-01"),
    )
    assert record.status(A, "2018-07-01") == "in progress"


def test_a_renewed_commitment_is_superseded_and_stays_so_when_the_new_one_is_fulfilled(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("item", due="2018"), on=FIRST),
        readout("b", commitment("item", renews=[A]), on="2018-06-01"),
        readout("c", completion("item"), on="2018-09-01"),
    )
    assert record.status(A, "2018-05-31") == "due"
    assert record.statuses("2018-06-01") == {A: "superseded", "item@b": "open"}
    assert record.statuses("2018-09-01") == {A: "superseded", "item@b": "fulfilled"}


def test_renewing_an_item_renews_its_latest_unfinished_commitment(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), on="2018-01-01"),
        readout("b", commitment("item"), on="2018-02-01"),
        readout("c", commitment("other", renews=["item"]), on="2018-03-01"),
    )
    assert record.statuses("2018-03-01") == {A: "open", "item@b": "superseded", "other@c": "open"}


def test_a_commitment_with_a_lapsed_condition_has_lapsed_and_is_no_breach(record: Record) -> None:
    record.record(
        readout("a", commitment("item", due="2018-04", condition="if possible"), on=FIRST)
    )
    assert "on condition: if possible" in record.standings("2018-06-01")[A].why
    record.judge(
        ConditionSettled.model_validate({"ref": A, "result": "lapsed", "on": "2018-04-10"})
    )
    assert record.status(A, "2018-04-09") == "due"
    found = record.standings("2018-06-01")[A]
    assert (found.status, found.why) == (
        *("lapsed", "its condition lapsed, which is no breach; the condition: if possible"),
    )
    record.judge(ConditionSettled.model_validate({"ref": A, "result": "met", "on": "2018-04-20"}))
    assert record.status(A, "2018-06-01") == "overdue"


@pytest.mark.parametrize("said", ["fulfilled", "partly fulfilled", "not fulfilled", "withdrawn"])
def test_the_latest_assessment_decides_from_its_day_on(record: Record, said: str) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    record.judge(outcome("partly fulfilled", "2018-04-01"), outcome(said, "2018-05-01"))
    assert record.status(A, "2018-03-31") == "open"
    assert record.status(A, "2018-04-30") == "partly fulfilled"
    found = record.standings("2018-05-01")[A]
    assert found.status == said
    assert found.evidence == ("https://example.org/report",)


def test_a_condition_that_was_met_is_told_as_met(record: Record) -> None:
    record.record(readout("a", commitment("x", condition="if possible"), on="2018-01-15"))
    record.judge(settled("met", on="2018-03-01", ref="x@a"))
    assert record.standings("2018-02-28")["x@a"].why.endswith("on condition: if possible")
    assert record.standings("2018-03-01")["x@a"].why.endswith(
        "on condition: if possible, which was judged to be met on 2018-03-01"
    )


def test_what_is_done_before_its_time_is_progress_on_it(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="2018-06"), on="2018-01-15"),
        readout("b", completion("x"), on="2018-05-25"),
    )
    assert record.status("x@a", "2018-05-26") == "in progress"
    late = record.standings("2018-07-10")["x@a"]
    assert (late.status, late.progress) == ("overdue", "x@b")
    assert "no record tells what became of it" not in late.why


def test_shares_that_ended_differently_end_the_whole_when_the_last_does(record: Record) -> None:
    record.record(readout("a", commitment("x"), on="2018-01-15"))
    record.judge(
        outcome("withdrawn", "2018-05-01", "x@a", share="JP"),
        outcome("not fulfilled", "2018-06-01", "x@a", share="RU"),
    )
    found = record.standings("2018-06-02")["x@a"]
    assert (found.status, found.shares) == (
        *("partly fulfilled", {"JP": "withdrawn", "RU": "not fulfilled"}),
    )


def test_what_is_asked_of_one_party_has_the_shares_of_all(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="../2018-06"), on="2018-01-15"),
        readout("b", completion("x", by=["JP"]), on="2018-05-10"),
    )
    with record.queries() as queries:
        (found,) = queries.overdue(Viewpoint(date(2018, 7, 11), by="RU"))
        assert (found.status, found.shares) == ("overdue", {"JP": "fulfilled", "RU": "overdue"})


@pytest.mark.parametrize(
    ("through", "told"),
    [
        ("2018-06-29", "without result, which was before the deadline"),
        ("2018-06-30", "without result, which was the last day of its window"),
        ("2018-07-01", "without result"),
    ],
)
def test_a_search_says_how_far_it_went(record: Record, through: str, told: str) -> None:
    record.record(readout("a", commitment("x", due="../2018-06"), on="2018-01-15"))
    record.judge(searched(through, ref="x@a"))
    why = record.standings("2018-09-01")["x@a"].why
    assert why.endswith(f"evidence was sought through {through} {told}")


def test_what_was_complete_before_its_window_began_is_not_told_as_progress(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="2018-05"), on="2018-01-15"),
        readout("b", completion("x"), on="2018-03-15"),
    )
    found = record.standings("2018-06-15")["x@a"]
    assert (found.status, found.progress) == ("overdue", "x@b")
    assert found.why == (
        "its window ended on 2018-05-31; its item was reported complete, which did not settle it "
        "(x@b); no record tells that it was done since, and nobody has reviewed it"
    )
