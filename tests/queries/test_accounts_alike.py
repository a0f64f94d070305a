"""Accounts: what two publishers say in other words alone, and what is another thing in each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.support.comparisons import changes, compare
from tests.support.records import Record
from tests.support.stories import (
    Act,
    commitment,
    completion,
    concern,
    progress,
    readout,
    request,
    views,
)
from tracker.domain.readouts import Readout
from tracker.ledger.receipt import Receipt
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS

THREE = ("CN", "JP", "RU")


def accounts(ours: Act, theirs: Act) -> tuple[Readout, Readout]:
    """What two publishers tell of a meeting of three parties."""
    return (
        readout("a", ours, on="2018-01-15", publisher="JP", parties=THREE),
        readout("b", theirs, on="2018-01-15", publisher="RU", parties=THREE),
    )


def listed(record: Record, **filters: str) -> list[str]:
    """The statements of a list, each act once."""
    with record.queries() as queries:
        found = queries.answer(QUESTIONS["statements"], Viewpoint(date(2018, 2, 15)), **filters)
        return [one.ref for one in found]


def told(receipt: Receipt) -> dict[str, tuple[str, ...]]:
    """In what the accounts of an act differ, as recording reports it."""
    return {one.what: tuple(said for _, said in one.said) for one in receipt.twins}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"due": "../2018-06"}, {"due": "../2018-06-30"}),
        ({"due": "2018-06-01/2018-06-30"}, {"due": "2018-06"}),
        ({"due": "2018-06~"}, {"due": {"edtf": "2018-06", "approximate": True}}),
        ({"condition": "si Zürich"}, {"condition": "Si  Zürich"}),
        ({"condition": "si Zürich"}, {"condition": "si\u00a0Zu\u0308rich"}),
        ({"to": ["RU"]}, {}),
    ],
)
def test_one_thing_in_other_words_is_no_difference(record: Record, ours: Act, theirs: Act) -> None:
    pact = {"by": ["JP"]}
    receipt = record.record(
        *accounts(commitment("pact", **pact, **ours), commitment("pact", **pact, **theirs))
    )
    assert told(receipt) == {}
    assert changes(record, "a", "b") == {"pact": ("in both",)}
    assert "another account" not in record.standings("2018-02-15")["pact@a"].why


def test_a_deadline_that_is_about_a_day_differs_from_one_that_is_not(record: Record) -> None:
    about = commitment("pact", due={"edtf": "2018-06", "approximate": True})
    receipt = record.record(*accounts(about, commitment("pact", due="2018-06")))
    assert told(receipt) == {"deadline": ("about 2018-06", "2018-06")}
    (found,) = compare(record, "a", "b")
    assert found.why == "deadline: about 2018-06 / 2018-06"


def test_a_promise_to_different_parties_is_told_and_found_by_each(kept: Record) -> None:
    receipt = kept.record(
        *accounts(
            commitment("visa", by=["JP"], to=["RU"]), commitment("visa", by=["JP"], to=["CN"])
        )
    )
    assert told(receipt) == {"to": ("RU", "CN")}
    (found,) = compare(kept, "a", "b")
    assert (found.changes, found.why) == (("told differently", "to"), "to: RU / CN")
    stands = kept.standings("2018-02-15")["visa@a"]
    assert stands.why.endswith("another account differs in to whom it is addressed (visa@b)")
    by_addressee = {party: listed(kept, to=party) for party in THREE}
    assert by_addressee == {"CN": ["visa@a"], "JP": [], "RU": ["visa@a"]}


@pytest.mark.parametrize("act", [request, concern])
def test_what_is_asked_of_different_parties_is_not_told_alike(
    record: Record, act: Callable[..., Act]
) -> None:
    record.record(*accounts(act("fee", to=["RU"]), act("fee")))
    (found,) = compare(record, "a", "b")
    assert (found.changes, found.why) == (("told differently", "to"), "to: RU / CN, RU")


def test_progress_that_is_told_as_the_deed_of_others_counts_once(record: Record) -> None:
    receipt = record.record(
        *accounts(progress("road", done_by=["RU"]), completion("road", done_by=["CN"]))
    )
    assert told(receipt) == {"completion": ("begun", "complete"), "deed": ("RU", "CN")}
    (found,) = compare(record, "a", "b")
    assert found.changes == ("told differently", "deed", "completion")
    assert listed(record) == ["road@b"]


def test_two_deeds_of_one_readout_are_each_the_other_account_of_the_same(record: Record) -> None:
    mine, yours = completion("dam", done_by=["JP"]), completion("dam", done_by=["RU"])
    record.record(
        readout("a", mine, views("zoo"), on="2018-01-15", publisher="JP"),
        readout("b", yours, mine, views("zoo"), on="2018-01-15", publisher="RU"),
    )
    found = {(one.change, one.before, one.after) for one in compare(record, "a", "b")}
    assert found == {
        ("in both", "dam@a", "dam-2@b"),
        ("only in the second", None, "dam@b"),
        ("in both", "zoo@a", "zoo@b"),
    }
    assert sorted(listed(record)) == ["dam@a", "dam@b", "zoo@a"]
