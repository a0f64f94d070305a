"""Occasions of accounts: what is tied to an occasion whose day two accounts give differently."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.support.records import Record
from tests.support.stories import commitment, completion, follow_up, readout, views
from tracker.domain.readouts import Readout

VISIT = (
    readout("a", follow_up("visit", due="2018-05"), on="2018-01-05", publisher="JP"),
    readout("b", follow_up("visit", due="2018-07"), on="2018-01-05", publisher="RU"),
)
PAPER = readout("c", commitment("paper", due={"before": "visit"}), on="2018-01-10")
OTHERWISE = "tied to visit, whose time is another by another account (visit@b)"


@pytest.mark.parametrize("order", [*permutations((*VISIT, PAPER))])
def test_what_is_overdue_by_the_one_tells_that_the_other_gives_another_time(
    record: Record, order: tuple[Readout, ...]
) -> None:
    for one in order:
        record.record(one)
    found = record.standings("2018-06-10")["paper@c"]
    assert (found.status, str(found.due_to)) == ("overdue", "2018-05-31")
    assert found.why.endswith(f"; its time is {OTHERWISE}")
    assert OTHERWISE in record.standings("2018-02-10")["paper@c"].why


def test_what_was_done_late_by_the_one_alone_tells_it_as_well(record: Record) -> None:
    record.record(*VISIT, PAPER, readout("d", completion("paper"), on="2018-06-10"))
    found = record.standings("2018-06-12")["paper@c"]
    assert (found.status, found.days_late) == ("fulfilled", 10)
    assert found.why.endswith(f"; its time was {OTHERWISE}")


def test_it_is_told_of_what_is_tied_to_what_is_tied(record: Record) -> None:
    record.record(
        *VISIT,
        readout("c", follow_up("talks", due={"before": "visit"}), on="2018-01-10"),
        readout("d", commitment("paper", due={"before": "talks"}), on="2018-01-12"),
    )
    found = record.standings("2018-06-10")["paper@d"].why
    assert "tied to talks, whose time is another by another account (visit@b)" in found


def test_it_is_told_no_more_once_the_occasion_was_held(record: Record) -> None:
    record.record(*VISIT, PAPER, readout("d", views("talk"), on="2018-05-10", holds=["visit"]))
    found = record.standings("2018-06-10")["paper@c"]
    assert (found.status, str(found.due_to)) == ("overdue", "2018-05-10")
    assert found.why.endswith("its time is tied to visit")


def test_accounts_that_agree_or_leave_it_out_differ_in_nothing(record: Record) -> None:
    record.record(
        VISIT[0], readout("b", follow_up("visit"), on="2018-01-05", publisher="RU"), PAPER
    )
    assert record.standings("2018-06-10")["paper@c"].why.endswith("its time is tied to visit")
