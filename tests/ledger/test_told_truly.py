"""What recording tells to do nothing, beside what it does."""

from __future__ import annotations

from datetime import date

from tests.support.judgements import settled
from tests.support.records import Record
from tests.support.stories import Act, commitment, completion, follow_up, readout, request
from tests.support.ways import NOWHERE
from tracker.ledger.idleness import nothing_each

PROMISED = commitment("fees", by=["RU"], due="../2018-12")


def _told(record: Record, *acts: Act, on: str, holds: tuple[str, ...] = ()) -> list[str]:
    """What recording a readout tells to do nothing for now, in words."""
    receipt = record.record(readout("z", *acts, on=on, holds=holds))
    return [*nothing_each(receipt.idle, NOWHERE)]


def test_a_meeting_that_holds_what_was_put_off_is_told_to_hold_it(record: Record) -> None:
    put_off = follow_up("visit", due="2018-08", renews=["visit"])
    record.record(
        readout("a", follow_up("visit", due="2018-05"), on="2018-01-10"),
        readout("b", put_off, on="2018-03-10"),
        readout("c", follow_up("visit", due="2018-09", renews=["visit"]), on="2018-04-10"),
    )
    assert _told(record, on="2018-09-05", holds=("visit@a",)) == []
    assert record.status("visit@c", "2018-10-01") == "held"


def test_a_report_that_meets_a_request_is_not_told_to_settle_nothing(record: Record) -> None:
    asked = request("fees", to=["RU"])
    record.record(readout("a", asked, PROMISED, on="2018-01-10"))
    (told,) = _told(record, completion("fees", by=["JP"]), on="2018-04-10")
    assert "it settles nothing of that for now" in told
    assert told.endswith(" It meets fees@a all the same.")
    assert record.status("fees@a", "2018-05-01") == "met"


def test_a_report_before_the_time_names_the_request_that_it_meets(record: Record) -> None:
    later = commitment("fees", by=["RU"], due="2018-10")
    record.record(readout("a", request("fees", to=["RU"]), later, on="2018-01-10"))
    (told,) = _told(record, completion("fees", by=["RU"]), on="2018-04-10")
    assert "the time of fees-2@a has not begun: it settles nothing of that for now" in told
    assert told.endswith(" It meets fees@a all the same.")


def test_a_report_that_meets_no_request_names_none(record: Record) -> None:
    record.record(readout("a", PROMISED, on="2018-01-10"))
    (told,) = _told(record, completion("fees", by=["JP"]), on="2018-04-10")
    assert "It meets" not in told


def _renewed_elsewhere(record: Record, due: str = "../2018-09") -> None:
    record.record(
        readout("a", commitment("report", due="../2018-05"), on="2018-01-10"),
        readout("b", commitment("paper", due=due, renews=["report@a"]), on="2018-03-10"),
    )


def test_what_settles_a_renewal_on_another_item_is_not_told_to_do_nothing(record: Record) -> None:
    _renewed_elsewhere(record)
    assert _told(record, completion("other", fulfils=["report"]), on="2018-06-10") == []
    assert record.status("paper@b", "2018-06-11") == "fulfilled"


def test_what_renews_what_goes_on_on_another_item_is_not_told_to_do_nothing(
    record: Record,
) -> None:
    _renewed_elsewhere(record)
    again = commitment("report", due="../2018-12", renews=["report"])
    assert _told(record, again, on="2018-06-10") == []
    assert record.status("paper@b", "2018-06-11") == "superseded"


def test_a_report_before_the_time_of_a_renewal_on_another_item_is_told(record: Record) -> None:
    _renewed_elsewhere(record, due="2018-09")
    (told,) = _told(record, completion("report"), on="2018-04-10")
    assert "the time of paper@b has not begun: it settles nothing of that for now" in told


def test_a_promise_beside_one_that_goes_on_on_another_item_is_told(record: Record) -> None:
    _renewed_elsewhere(record)
    (told,) = _told(record, commitment("report"), on="2018-04-10")
    assert "on which paper@b is unfinished, and does not say whether it renews that" in told


def test_that_a_condition_lapsed_of_something_renewed_tells_of_the_renewal(record: Record) -> None:
    conditional = {"condition": "if funded"}
    record.record(
        readout("a", commitment("report", due="../2018-05", **conditional), on="2018-01-10"),
        readout(
            "b",
            commitment("paper", due="../2018-09", renews=["report@a"], **conditional),
            on="2018-03-10",
        ),
    )
    with record.ledger() as ledger:
        receipt = ledger.judge(settled(on="2018-04-01", ref="report@a"), day=date(2018, 6, 1))
    (told,) = nothing_each(receipt.idle, NOWHERE)
    assert told == (
        "report@a was renewed before its condition was judged lapsed, and paper@b is unfinished: "
        "it is one promise under two dates. If its condition lapsed as well, judge that of paper@b "
        "too."
    )
