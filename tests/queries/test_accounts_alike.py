"""Accounts: what two publishers say in other words alone, and what is another thing in each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.support.comparisons import changes, compare
from tests.support.corrections import retract
from tests.support.records import Record
from tests.support.stories import (
    Act,
    commitment,
    completion,
    concern,
    follow_up,
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


def lending(theirs: Act) -> tuple[Readout, Readout]:
    """Two accounts of a promise, of which the second alone gives a deadline."""
    return (
        readout("a", commitment("paper"), on="2018-01-15", publisher="JP"),
        readout("an", commitment("paper", **theirs), on="2018-01-15", publisher="RU"),
    )


def test_a_deadline_that_only_the_other_account_gives_is_that_of_the_act(kept: Record) -> None:
    kept.record(*lending({"due": "../2018-04"}))
    view = Viewpoint(date(2018, 5, 15))
    with kept.queries() as queries:
        (item,) = queries.answer(QUESTIONS["items"], view)
        (line,) = queries.answer(QUESTIONS["show"], view, "paper").statements
        own, others = (
            queries.answer(QUESTIONS["show"], view, f"paper@{name}") for name in ("a", "an")
        )
        (overdue,) = queries.answer(QUESTIONS["overdue"], view)
    last = date(2018, 4, 30)
    assert [(one.due_to, one.days_late) for one in (overdue, item, line)] == [(last, 15)] * 3
    # By its ref an account is told as it says itself.
    assert [(one.due_to, one.status) for one in (own, others)] == [
        (None, "overdue"),
        (last, "overdue"),
    ]


def test_a_deadline_that_only_the_other_account_gives_is_compared_of_days(kept: Record) -> None:
    kept.record(
        *lending({"due": "../2018-04"}),
        readout("b", commitment("paper", due="../2018-12", renews=["paper"]), on="2018-05-20"),
    )
    (found,) = compare(kept, "2018-02-01", "2018-05-21")
    assert found.changes == ("carried over", "deadline later")
    assert (found.due_before, found.due_after) == (date(2018, 4, 30), date(2018, 12, 31))
    assert "due by 2018-04-30, then by 2018-12-31: 8 mo later" in found.why
    # A readout that gives none says none.
    assert changes(kept, "a", "b")["paper"] == ("carried over", "deadline added")
    assert changes(kept, "an", "b")["paper"] == ("carried over", "deadline later")
    assert compare(kept, "a", "an")[0].why == "deadline: none / ../2018-04"
    assert [changes(kept, name, "2018-04-01") for name in ("a", "an")] == [{}, {}]


def test_a_deadline_that_the_other_account_of_a_renewal_gives_is_not_dropped(kept: Record) -> None:
    kept.record(
        readout("a", commitment("paper", due="../2018-06"), on="2018-01-15", publisher="JP"),
        readout("b", commitment("paper", renews=["paper"]), on="2018-03-15", publisher="JP"),
        readout(
            *("bn", commitment("paper", due="../2018-12", renews=["paper"])),
            on="2018-03-15",
            publisher="RU",
        ),
    )
    (found,) = compare(kept, "2018-02-01", "2018-04-01")
    assert found.changes == ("deadline later",)
    assert found.why == "due by 2018-06-30, then by 2018-12-31: 6 mo later"
    assert changes(kept, "a", "b")["paper"] == ("deadline dropped",)


def test_a_deadline_that_another_account_ties_moves_with_its_occasion(kept: Record) -> None:
    visit = follow_up("visit", due="2018-06")
    kept.record(
        readout("v", visit, on="2018-01-10"),
        *lending({"due": {"before": "visit"}}),
        readout("w", follow_up("visit", due="2018-08", renews=["visit"]), on="2018-05-15"),
    )
    found = {one.item: one for one in compare(kept, "2018-02-01", "2018-05-16")}
    assert found["paper"].changes == ("dropped", "deadline later")
    assert found["paper"].due_after == date(2018, 8, 31)


def test_an_account_that_is_recorded_later_moves_no_deadline_to_the_act(kept: Record) -> None:
    ours, theirs = lending({"due": "../2018-09"})
    kept.record(ours)
    first = kept.moment.isoformat()
    kept.record(theirs)
    second = kept.moment.isoformat()
    assert changes(kept, f"known-on:{first}", second, as_of=date(2018, 7, 1)) == {}


@pytest.mark.parametrize("named", [None, ["pact@a"]])
def test_accounts_that_tell_both_that_it_is_done_and_goes_on_do_not_differ(
    kept: Record, named: list[str] | None
) -> None:
    done = completion("pact" if named is None else "signing", fulfils=named)
    if named is None:
        del done["fulfils"]
    goes_on = progress("pact")
    kept.record(readout("a", commitment("pact", due="../2018-12"), on="2018-01-15"))
    both = [
        readout(name, done, goes_on, on="2018-05-15", publisher=publisher)
        for name, publisher in (("b", "JP"), ("bn", "RU"))
    ]
    assert told(kept.record(*both)) == {}
    stands = kept.standings("2018-06-15")["pact@a"]
    assert (stands.status, stands.evidence[0].partition("@")[2]) == ("fulfilled", "b")
    assert "another account" not in stands.why
    assert {one.change for one in compare(kept, "b", "bn")} == {"in both"}


def test_an_account_that_calls_its_own_part_done_alone_differs(record: Record) -> None:
    record.record(
        readout("a", commitment("pact", due="../2018-12"), on="2018-01-15"),
        readout("b", completion("pact", done_by=["JP", "RU"]), on="2018-05-15", publisher="JP"),
        readout(
            "bn",
            completion("pact", done_by=["RU"]),
            progress("pact", done_by=["JP"]),
            on="2018-05-15",
            publisher="RU",
        ),
    )
    stands = record.standings("2018-06-15")["pact@a"]
    assert "another account differs in whether it is complete (pact-2@bn)" in stands.why


def test_several_accounts_that_give_a_deadline_are_told_as_they_are(kept: Record) -> None:
    """That of the first is none; the second and the third give one, or each another one."""

    def why(third: Act) -> dict[str, str]:
        said = {"a": ("CN", {}), "b": ("JP", {"due": "../2018-05"}), "c": ("RU", third)}
        kept.record(
            *(
                readout(name, commitment("pact", **terms), on="2018-01-15", publisher=publisher)
                for name, (publisher, terms) in said.items()
            )
        )
        with kept.queries() as queries:
            view = Viewpoint(date(2018, 2, 15))
            found = {
                ref: queries.answer(QUESTIONS["show"], view, ref).why
                for ref in ("pact@a", "pact@b", "pact@c")
            }
        for name in said:
            retract(kept, name)
        return {ref: said.partition("2018-05-31; ")[2] for ref, said in found.items()}

    assert why({}) == {
        "pact@a": "its deadline is given by another account alone (pact@b)",
        "pact@b": "another account gives no deadline (pact@a)",
        "pact@c": "its deadline is given by another account alone (pact@b)",
    }
    assert why({"due": "../2018-05"}) == {
        "pact@a": "its deadline is given by other accounts alone (pact@b, pact@c)",
        "pact@b": "another account gives no deadline (pact@a)",
        "pact@c": "another account gives no deadline (pact@a)",
    }
    assert why({"due": "../2018-07"})["pact@a"] == (
        "its deadline is given by another account (pact@b); "
        "another account differs in its deadline (pact@c)"
    )
