"""What is gone: what named it and means nothing any more is told, amended or taken back."""

from __future__ import annotations

import pytest

from tests.support.corrections import amend, retract
from tests.support.records import Record
from tests.support.stories import commitment, completion, follow_up, readout
from tracker.domain.readouts import Readout

WHAT = ("visit", "talk", "plan", "road", "fee")


def first(suffix: str = "", *, by: tuple[str, ...] = ("JP", "RU")) -> Readout:
    """The first readout, its items under other names where there is a suffix."""
    visit, talk, plan, road, fee = ({"item": one + suffix, "key": one} for one in WHAT)
    return readout(
        "a",
        follow_up(**visit, due="2018-06"),
        follow_up(**talk, due="2018-05"),
        commitment(**plan, due="../2018-06"),
        commitment(**road, due="../2018-06"),
        commitment("fee", key=fee["key"], due="../2018-06", by=[*by]),
        on="2018-01-15",
    )


@pytest.fixture
def named(record: Record) -> Record:
    record.record(first())
    record.record(
        readout(
            "b",
            commitment("paper", due={"before": "visit"}),
            commitment("plan", due="../2018-09", renews=["plan"]),
            completion("works", fulfils=["road"]),
            commitment("fee", by=["JP"], due="../2018-09", renews=["fee@a"]),
            on="2018-05-10",
            holds=["talk"],
        )
    )
    return record


NOTHING = {
    ("paper@b", "before", ("visit",)),
    ("b", "holds", ("talk",)),
    ("plan@b", "renews", ("plan",)),
    ("works@b", "fulfils", ("road",)),
}


def test_of_items_that_are_coded_otherwise(named: Record) -> None:
    receipt = amend(named, first("-2"))
    assert {one[:3] for one in receipt.idle} == NOTHING


def test_of_a_statement_that_is_of_others_now(named: Record) -> None:
    receipt = amend(named, first(by=("RU",)))
    assert {one[:3] for one in receipt.idle} == {("fee@b", "renews", ("fee@a",))}


def test_of_a_readout_that_is_taken_back(named: Record) -> None:
    receipt = retract(named, "a")
    assert {one[:3] for one in receipt.idle} == NOTHING
    assert [one.ref for one in receipt.orphaned] == ["fee@a"]


def test_nothing_is_told_where_it_means_what_it_meant(named: Record) -> None:
    told = first()
    again = told.model_copy(update={"title": "Another title"})
    assert amend(named, again).idle == ()
