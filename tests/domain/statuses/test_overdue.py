"""Overdue: what the answer says is on record of it, and what no record tells."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import PARTIES, commitment, completion, progress, readout

NOBODY = "and nobody has reviewed it"
UNSETTLED = "its item was reported complete, which did not settle it"
SINCE = f"no record tells that it was done since, {NOBODY}"


def why(record: Record, ref: str = "x@a", by: str | None = None) -> str:
    """The reason of what is overdue, behind the day on which its window ended."""
    found = record.by(by, "2019-07-01") if by else record.standings("2019-07-01")
    assert found[ref].status == "overdue"
    told = found[ref].why
    assert told is not None
    return told.partition("; ")[2]


def test_what_the_same_readout_and_another_of_its_day_report_complete_is_told(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("x", due="2018-06"), completion("x"), on="2018-03-15"),
        readout("b", completion("x"), on="2018-03-15", meeting="talks"),
        readout("c", progress("x"), on="2018-04-15"),
    )
    begun = "progress on its item was reported (x@c)"
    assert why(record) == f"{begun}; {UNSETTLED} (x@b, x-2@a); {SINCE}"


def test_a_report_that_is_taken_for_another_promise_is_told(record: Record) -> None:
    record.record(
        readout(
            "a",
            commitment("x", due="2018"),
            commitment("x", due="2019", renews=[]),
            on="2018-01-15",
        ),
        readout("b", completion("x"), on="2019-02-15"),
        readout("c", completion("x"), on="2019-03-15"),
    )
    assert record.status("x-2@a", "2019-07-01") == "fulfilled"
    assert why(record) == f"{UNSETTLED} (x@b, x@c); {SINCE}"


def test_a_report_of_before_it_was_promised_is_not_told(record: Record) -> None:
    record.record(
        readout("a", completion("x"), on="2018-01-15"),
        readout("b", commitment("x", due="2018-06"), on="2018-03-15"),
        readout("c", completion("x"), on="2019-07-15"),
    )
    assert why(record, "x@b") == f"no record tells what became of it, {NOBODY}"


def test_what_two_accounts_report_complete_is_told_once(record: Record) -> None:
    record.record(readout("a", commitment("x", due="2018-06"), on="2018-03-15"))
    for publisher, name in (("RU", "c"), ("JP", "b")):
        done = completion("x", fulfils=[])
        record.record(readout(name, done, on="2018-07-15", publisher=publisher))
    told = why(record)
    assert told in (f"{UNSETTLED} (x@b); {SINCE}", f"{UNSETTLED} (x@c); {SINCE}")


@pytest.mark.parametrize("by", [None, "RU"])
def test_a_share_that_was_done_after_such_a_report_is_no_report_of_the_whole(
    record: Record, by: str | None
) -> None:
    record.record(
        readout("a", commitment("x", due="2018-06"), on="2018-03-15"),
        readout("b", completion("x", fulfils=[]), on="2018-04-15"),
        readout("c", completion("x", done_by=["JP"]), on="2018-07-15"),
    )
    assert why(record, by=by) == (
        f"{UNSETTLED} (x@b); no record tells that it was done as a whole since, "
        "and nobody has reviewed the rest; JP: fulfilled (x@c), RU: overdue"
    )


def test_where_a_share_was_judged_nobody_has_reviewed_the_rest(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="2018-06"), on="2018-03-15"),
        readout("b", completion("x", fulfils=[]), on="2018-04-15"),
    )
    record.judge(outcome("not fulfilled", "2018-07-01", "x@a", evidence="press", share="JP"))
    assert why(record) == (
        f"{UNSETTLED} (x@b); no record tells that it was done since, "
        "and nobody has reviewed the rest; JP: not fulfilled (press), RU: overdue"
    )


@pytest.mark.parametrize(
    ("whose", "told"),
    [
        ({"done_by": ["JP"]}, "what JP did on its item was reported complete (x@b); "),
        ({"by": ["JP"]}, "what JP did on its item was reported complete (x@b); "),
        ({"by": ["JP"], "done_by": ["RU"], "fulfils": []}, None),
        ({"fulfils": []}, None),
    ],
)
@pytest.mark.parametrize("by", [None, "RU"])
def test_what_another_party_did_is_told_as_that(
    record: Record, whose: dict[str, Any], told: str | None, by: str | None
) -> None:
    each = (commitment("x", by=[party], key=party.lower(), due="2018-06") for party in PARTIES)
    record.record(
        readout("a", *each, on="2018-03-15"),
        readout("b", completion("x", **whose), on="2018-07-15"),
    )
    nothing = f"no record tells what became of it, {NOBODY}"
    expected = f"{UNSETTLED} (x@b); {SINCE}" if told is None else f"{told}{nothing}"
    assert why(record, "ru@a", by) == expected


def test_what_another_party_did_is_told_of_the_shares_that_are_left(record: Record) -> None:
    three = ["AU", "JP", "RU"]
    record.record(
        readout("a", commitment("x", by=three, due="../2018-06"), on="2018-03-15", parties=three),
        readout(
            "b",
            commitment("x", by=["RU"], due="2018-09", renews=["x@a"]),
            completion("x", key="done", by=["AU"]),
            on="2018-05-15",
            parties=three,
        ),
    )
    told = why(record)
    assert told.startswith(f"no record tells that it was done as a whole, {NOBODY[:-2]}the rest; ")
    assert "AU: fulfilled (done@b), JP: overdue, RU: superseded (x@b)" in told
    assert why(record, "x@b") == (
        "what AU did on its item was reported complete (done@b); "
        f"no record tells what became of it, {NOBODY}"
    )


def test_two_shares_that_are_left_are_named_as_shares(record: Record) -> None:
    three = ["AU", "JP", "RU"]
    record.record(
        readout("a", commitment("x", by=three, due="2018-06"), on="2018-03-15", parties=three)
    )
    record.judge(
        outcome("withdrawn", "2018-05-01", "x@a", evidence="press", share="AU"),
        relationship="AU-JP-RU",
    )
    told = "no record tells what became of the shares of JP and RU, and nobody has reviewed it; "
    assert why(record).startswith(told)
