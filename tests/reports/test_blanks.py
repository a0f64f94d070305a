"""Blanks: what a briefing tells that the record does not hold."""

from __future__ import annotations

import pytest

from tests.support.briefings import briefed, in_form
from tests.support.judgements import outcome, searched
from tests.support.records import Record
from tests.support.stories import (
    commitment,
    readout,
)

DAY = "2019-08-01"


def test_what_the_record_does_not_hold_is_told(shipped: Record) -> None:
    told = [one.told for one in briefed(shipped, DAY).blanks]
    assert told == [
        (
            "The 21st to 23rd summit meetings are not on record: between 10 November 2017 and "
            "1 December 2018."
        ),
        "The 25th summit meeting is not on record: between 1 December 2018 and 29 June 2019.",
        "Russia published none of the 5 readouts on record: 5 are by Japan.",
        "Of 23 overdue, 23 were never looked for outside the readouts: they may have been done.",
    ]


def test_what_was_looked_for_is_not_among_what_nobody_looked_for(record: Record) -> None:
    record.record(
        readout(
            "a",
            commitment("item", due="2018-06"),
            commitment("two", due="2018-06"),
            on="2018-03-01",
        )
    )
    record.judge(searched("2018-09-01", ref="two@a"), outcome("not fulfilled", ref="item@a"))
    assert [one.told for one in briefed(record, "2018-10-01").blanks] == [
        "Japan and Russia did not publish the one readout on record: it is by nobody named."
    ]


@pytest.mark.parametrize("said", ["withdrawn", "partly fulfilled"])
def test_a_judgement_of_one_share_is_no_search_for_the_other(record: Record, said: str) -> None:
    record.record(readout("a", commitment("x", due="2018-06"), on="2018-03-01"))
    record.judge(outcome(said, ref="x@a", share="JP"))
    assert briefed(record, "2018-10-01").blanks[-1].told == (
        "Of 1 overdue, 1 was never looked for outside the readouts: it may have been done."
    )
    record.judge(outcome("partly fulfilled", ref="x@a", share="RU"))
    assert all("overdue" not in one.told for one in briefed(record, "2018-10-01").blanks)


def test_what_the_record_does_not_hold_names_what_that_shows_by(record: Record) -> None:
    items = [commitment(f"item-{n}", due="2018-06") for n in range(4)]
    record.record(readout("a", *items, on="2018-03-01"))
    blank = briefed(record, "2018-10-01").blanks[-1]
    assert blank.refs == tuple(f"item-{n}@a" for n in range(4))
    told = in_form(record, "markdown", "2018-10-01").decode()
    assert "it. | `item-0@a` `item-1@a` `item-2@a` and 1 more |" in told.replace("done.", "it.")
