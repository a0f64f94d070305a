"""Occasions that are put off under another item's name: what is tied to them goes with them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.support.corrections import amend
from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import FIRST, commitment, follow_up, readout, views
from tracker.domain.readouts import Readout

VISIT = readout(
    "a", follow_up("visit", due="2018-05"), commitment("paper", due={"before": "visit"}), on=FIRST
)
STATE_VISIT = readout(
    "b", follow_up("state-visit", due="2018-08", renews=["visit@a"]), on="2018-04-01"
)
HELD = readout("c", views("talks"), on="2018-08-10", holds=["state-visit"])


def _due(record: Record, day: str) -> str:
    return str(record.standings(day)["paper@a"].due_to)


@pytest.mark.parametrize(
    "order",
    [(VISIT, STATE_VISIT, HELD), (HELD, STATE_VISIT, VISIT), (STATE_VISIT, VISIT, HELD)],
    ids=["in time", "backwards", "put off first"],
)
@pytest.mark.parametrize("together", [True, False], ids=["together", "one by one"])
def test_what_is_tied_to_an_occasion_goes_with_it_to_another_item(
    record: Record, order: Sequence[Readout], *, together: bool
) -> None:
    for listed in [order] if together else [[one] for one in order]:
        record.record(*listed)
    seen = [_due(record, day) for day in ("2018-03-15", "2018-04-01", "2018-09-01")]
    assert seen == ["2018-05-31", "2018-08-31", "2018-08-10"]
    assert record.status("paper@a", "2018-07-01") == "open"


def test_a_renewal_that_names_the_item_takes_what_is_tied_to_it_along(record: Record) -> None:
    by_name = follow_up("state-visit", due="2018-08", renews=["visit"])
    record.record(VISIT, readout("b", by_name, on="2018-04-01"))
    assert _due(record, "2018-07-01") == "2018-08-31"


def test_what_is_tied_goes_on_to_a_third_item_and_is_void_with_that(record: Record) -> None:
    third = follow_up("tour", due="2018-11", renews=["state-visit@b"])
    record.record(VISIT)
    record.record(STATE_VISIT)
    record.record(readout("d", third, on="2018-07-01"))
    assert _due(record, "2018-07-15") == "2018-11-30"
    record.judge(outcome("withdrawn", "2018-09-01", "tour@d"))
    found = record.standings("2018-10-01")["paper@a"]
    assert (found.due_to, found.status) == (None, "open")
    assert "cancelled or not held (tour@d)" in found.why


def test_what_is_no_longer_put_off_by_an_amended_readout_comes_back(record: Record) -> None:
    record.record(VISIT, STATE_VISIT)
    amend(record, readout("b", follow_up("state-visit", due="2018-08", renews=[]), on="2018-04-01"))
    assert _due(record, "2018-07-01") == "2018-05-31"
    assert record.status("paper@a", "2018-07-01") == "overdue"


def test_what_another_relationship_puts_off_goes_by_what_is_announced_there(record: Record) -> None:
    parties = ["JP", "RU", "US"]
    acts = follow_up("visit", due="2018-08", renews=["visit@a"])
    record.record(VISIT, readout("b", acts, on="2018-04-01", parties=parties))
    assert _due(record, "2018-07-01") == "2018-08-31"


def test_another_matter_that_renews_nothing_of_an_occasion_moves_nothing(record: Record) -> None:
    record.record(VISIT, readout("b", follow_up("state-visit", due="2018-08"), on="2018-04-01"))
    assert _due(record, "2018-07-01") == "2018-05-31"


def test_what_was_put_off_by_one_party_alone_stays_the_occasion(record: Record) -> None:
    alone = follow_up("state-visit", by=["JP"], due="2018-08", renews=["visit@a"])
    record.record(VISIT, readout("b", alone, on="2018-04-01"))
    assert _due(record, "2018-04-15") == "2018-05-31"
