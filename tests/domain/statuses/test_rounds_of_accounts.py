"""One meeting is one round: what accounts of it say that do not agree which."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.support.records import Record
from tests.support.stories import FIRST, follow_up, readout, views
from tests.support.ways import NOWHERE
from tracker.domain.readouts import Readout
from tracker.ledger.idleness import nothing_each

ON = "2018-05-10"
AFTER = "2018-06-10"

ROUNDS = readout(
    "a",
    follow_up("visit", due="2018-05"),
    follow_up("visit", due="2018-09", renews=[]),
    on=FIRST,
)


def _account(name: str, *holds: str) -> Readout:
    publisher = {"b": "JP", "c": "RU"}[name]
    return readout(name, views("talks"), on=ON, holds=holds, publisher=publisher)


@pytest.mark.parametrize("first", ["visit", "visit@a"])
@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_a_meeting_is_the_round_of_the_account_that_counts_first(
    record: Record, first: str, order: tuple[int, ...]
) -> None:
    files = (ROUNDS, _account("b", first), _account("c", "visit-2@a"))
    for place in order:
        record.record(files[place])
    found = record.standings(AFTER)
    assert (found["visit@a"].status, found["visit-2@a"].status) == ("held", "scheduled")
    assert found["visit@a"].disputed == found["visit-2@a"].disputed == ("b", "c")
    assert record.status("visit-2@a", "2018-10-01") == "overdue"


@pytest.mark.parametrize(
    ("ours", "theirs", "held"),
    [
        (["visit"], ["visit"], {"visit@a"}),
        (["visit"], ["visit@a"], {"visit@a"}),
        (["visit-2@a"], ["visit"], {"visit-2@a"}),
        (["visit"], [], {"visit@a"}),
        (["visit@a", "visit-2@a"], ["visit@a"], {"visit@a", "visit-2@a"}),
        (["visit@a"], ["visit@a", "visit-2@a"], {"visit@a", "visit-2@a"}),
    ],
)
def test_accounts_that_agree_in_a_round_are_not_disputed(
    record: Record, ours: list[str], theirs: list[str], held: set[str]
) -> None:
    record.record(ROUNDS)
    receipts = [record.record(_account("b", *ours)), record.record(_account("c", *theirs))]
    found = record.standings(AFTER)
    assert {ref for ref, one in found.items() if one.status == "held"} == held
    assert not any(one.disputed for one in found.values())
    assert not any(one.what == "apart" for receipt in receipts for one in receipt.idle)


def test_the_round_to_which_another_was_put_off_is_the_same(record: Record) -> None:
    put_off = follow_up("visit", due="2018-05", renews=["visit@a"])
    record.record(readout("a", follow_up("visit", due="2018-04"), on=FIRST))
    record.record(readout("p", put_off, on="2018-04-01"))
    record.record(_account("b", "visit"), _account("c", "visit@a"))
    found = record.standings(AFTER)
    assert found["visit@p"].status == "held"
    assert not found["visit@p"].disputed


@pytest.mark.parametrize("order", [("b", "c"), ("c", "b")])
def test_recording_tells_that_another_account_names_another_round(
    record: Record, order: tuple[str, str]
) -> None:
    accounts = {"b": _account("b", "visit"), "c": _account("c", "visit-2@a")}
    record.record(ROUNDS, accounts[order[0]])
    (told,) = nothing_each(record.record(accounts[order[1]]).idle, NOWHERE)
    assert told.startswith(
        f"The meeting of {order[1]} is another round by the account of {order[0]}:"
    )
