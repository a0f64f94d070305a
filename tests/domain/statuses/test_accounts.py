"""Accounts: what two publishers say of one act, told once."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from tests.support.judgements import judge, searched, settled
from tests.support.records import Record
from tests.support.stories import Act, commitment, completion, follow_up, progress, readout
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.story import StoryStatement


@pytest.mark.parametrize("order", list(permutations(["a", "b", "m"])))
def test_two_accounts_of_a_meeting_are_one(record: Record, order: tuple[str, ...]) -> None:
    told = {
        "a": readout("a", follow_up("visit", due="2018-03"), on="2018-01-15", publisher="JP"),
        "b": readout("b", follow_up("visit", due="2018-03"), on="2018-01-15", publisher="RU"),
        "m": readout("m", progress("talks"), on="2018-06-10", holds=["visit"], publisher="JP"),
    }
    for name in order:
        record.record(told[name])
    assert record.statuses("2018-04-15") == {"visit@a": "overdue"}
    found = record.standings("2018-07-01")
    assert {ref: one.status for ref, one in found.items()} == {"visit@a": "held"}
    assert found["visit@a"].refs == ("visit@a", "visit@b")
    assert found["visit@a"].told_by == ("JP", "RU")
    assert found["visit@a"].days_late == 71


def test_accounts_that_contradict_each_other_are_disputed(record: Record) -> None:
    record.record(
        readout("a", commitment("pact"), on="2018-01-15", publisher="JP"),
        readout("b", completion("pact"), on="2018-06-10", publisher="JP"),
        readout("c", commitment("pact", renews=["pact"]), on="2018-06-10", publisher="RU"),
    )
    found = record.standings("2018-07-01")
    assert found["pact@a"].disputed == ("pact@b", "pact@c")
    assert found["pact@c"].disputed == ("pact@b", "pact@c")
    assert "pact@b" in found["pact@a"].why
    assert "pact@c" in found["pact@a"].why


def twins(record: Record, on: str = "2018-01-15") -> None:
    """One promise in the readouts of two publishers, who may give different days of the meeting."""
    pact = commitment("pact", due="../2018-06")
    record.record(
        readout("a", pact, on="2018-01-15", publisher="JP", meeting="m1"),
        readout("b", pact, on=on, publisher="RU", meeting="m1"),
    )


def test_an_item_and_its_story_tell_twins_once(record: Record) -> None:
    twins(record)
    record.record(readout("c", completion("pact", by=["RU"]), on="2018-03-15"))
    shares = {"JP": "overdue", "RU": "fulfilled"}
    assert record.standings("2018-08-01")["pact@a"].shares == shares
    with record.queries() as queries:
        (item,) = queries.items(Viewpoint(date(2018, 8, 1)))
    assert (item.ref, item.refs, item.told_by) == ("pact@a", ("pact@a", "pact@b"), ("JP", "RU"))
    assert item.shares == shares
    told = record.story("pact", "2018-08-01").statements
    assert [one.ref for one in told] == ["pact@a", "pact@c"]
    assert told[0].refs == ("pact@a", "pact@b")


def test_a_twin_of_a_later_day_is_told_from_that_day_on(record: Record) -> None:
    twins(record, on="2018-01-16")
    assert record.standings("2018-01-15")["pact@a"].refs == ("pact@a",)
    found = record.standings("2018-05-01")["pact@a"]
    assert (found.refs, found.told_by) == (("pact@a", "pact@b"), ("JP", "RU"))


def test_a_meeting_of_which_two_days_are_given_is_one(record: Record) -> None:
    twins(record, on="2018-01-16")
    with record.queries() as queries:
        (found,) = queries.meetings(Viewpoint(date(2018, 2, 1)))
    assert (str(found.date), found.readouts) == ("2018-01-15", ("a", "b"))


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ({"due": "2018-06"}, {"due": "2018-09"}, "its deadline"),
        ({"due": "2018-06"}, {}, "its deadline"),
        ({"condition": "if it snows"}, {}, "its condition"),
        ({"wording": "agreed"}, {"wording": "intends"}, "its wording"),
        ({"wording": "agreed"}, {}, None),
        ({"continuing": True}, {}, "whether it goes on"),
        ({"by": ["RU"], "same_as": "pact@b"}, {}, "by whom it is"),
        ({"due": "2018-06"}, {"due": "2018-06"}, None),
        (
            {"due": "2018-06", "condition": "if it snows"},
            {"due": "2018-09"},
            "its deadline and its condition",
        ),
    ],
)
def test_in_what_the_other_account_differs_is_named(
    record: Record, ours: Act, theirs: Act, told: str | None, *, turned: bool
) -> None:
    both = [
        readout("a", commitment("pact", **ours), on="2018-01-15", publisher="JP"),
        readout("b", commitment("pact", **theirs), on="2018-01-15", publisher="RU"),
    ]
    for one in both[::-1] if turned else both:
        record.record(one)
    found = record.standings("2018-07-15")
    assert [one.refs for one in found.values()] == [("pact@a", "pact@b")]
    why = found["pact@a"].why
    if told is None:
        assert "another account" not in why
    else:
        assert f"another account differs in {told} (pact@b)" in why


@pytest.mark.parametrize("order", [("b", "c"), ("c", "b")])
def test_what_one_account_tells_as_complete_and_the_other_as_begun_is_told(
    record: Record, order: tuple[str, ...]
) -> None:
    told = {
        "b": readout("b", completion("pact"), on="2018-05-15", publisher="JP"),
        "c": readout("c", progress("pact"), on="2018-05-15", publisher="RU"),
    }
    record.record(readout("a", commitment("pact", due="../2018-06"), on="2018-01-15"))
    for name in order:
        record.record(told[name])
    found = record.standings("2018-06-01")["pact@a"]
    assert (found.status, found.evidence) == ("fulfilled", ("pact@b",))
    assert "another account differs in whether it is complete (pact@c)" in found.why


def _shown(record: Record, ref: str, on: str) -> StoryStatement:
    with record.queries() as queries:
        found = queries.answer(QUESTIONS["show"], Viewpoint(date.fromisoformat(on)), ref)
    assert isinstance(found, StoryStatement)
    return found


def test_each_account_of_an_act_tells_what_became_of_its_shares(record: Record) -> None:
    record.record(
        readout("a", commitment("port", by=["JP"], due="../2018-05"), on="2018-01-15"),
        readout("b", commitment("port", due="../2018-05", same_as="port@a"), on="2018-01-15"),
        readout("c", completion("port", by=["JP"]), on="2018-04-20"),
    )
    first, second = (_shown(record, ref, "2018-07-20") for ref in ("port@a", "port@b"))
    assert first.shares == second.shares == {"JP": "fulfilled", "RU": "overdue"}
    assert first.by == second.by == ("JP", "RU")
    assert (first.own_by, second.own_by) == (("JP",), ("JP", "RU"))
    assert "no record tells that it was done as a whole" in str(second.why)
    assert second.why == str(first.why).replace("port@b", "port@a")


def test_the_reason_of_an_account_says_by_whose_deadline_the_status_goes(record: Record) -> None:
    record.record(
        readout("a", commitment("rail", due="../2018-03"), on="2018-01-15", publisher="JP"),
        readout("b", commitment("rail", due="../2018-04"), on="2018-01-15", publisher="RU"),
    )
    overdue = _shown(record, "rail@b", "2018-04-10")
    assert overdue.due_to == date(2018, 4, 30)
    assert str(overdue.why).startswith("the window of rail@a ended on 2018-03-31; ")
    assert "the last day of rail@a is 2018-03-31" in str(_shown(record, "rail@b", "2018-02-10").why)
    judge(record, searched("2018-03-31", ref="rail@a"))
    assert (
        "through 2018-03-31 without result, which was the last day of the window of rail@a"
        in str(_shown(record, "rail@b", "2018-04-10").why)
    )
    record.record(readout("c", commitment("rail", renews=["rail@b"]), on="2018-04-21"))
    first, second = (_shown(record, ref, "2018-07-20") for ref in ("rail@a", "rail@b"))
    assert ", before the window of rail@b had ended (rail@c)" in str(first.why)
    assert ", before its window had ended (rail@c)" in str(second.why)


def test_a_deadline_that_one_account_gives_is_not_told_as_the_others(record: Record) -> None:
    record.record(
        readout("a", commitment("keep", continuing=True), on="2018-01-15", publisher="JP"),
        readout(
            "b",
            commitment("keep", due="2018-12", continuing=True),
            on="2018-01-15",
            publisher="RU",
        ),
    )
    first, second = (_shown(record, ref, "2019-01-01") for ref in ("keep@a", "keep@b"))
    assert first.status == second.status == "expired"
    assert (first.due_from, first.due_to) == (None, None)
    assert (second.due_from, second.due_to) == (date(2018, 12, 1), date(2018, 12, 31))
    assert "its deadline is given by another account alone (keep@b)" in str(first.why)
    assert "another account gives no deadline (keep@a)" in str(second.why)
    assert record.standings("2018-06-01")["keep@a"].due_to == date(2018, 12, 31)


def test_a_condition_that_another_account_gives_is_named_as_that(record: Record) -> None:
    record.record(
        readout("a", commitment("dam", due="../2018-06"), on="2018-01-15", publisher="JP"),
        readout(
            "b",
            commitment("dam", due="../2018-06", condition="if ice"),
            on="2018-01-15",
            publisher="RU",
        ),
    )
    record.judge(settled("met", on="2018-02-01", ref="dam@b"))
    first, second = (_shown(record, ref, "2018-03-01") for ref in ("dam@a", "dam@b"))
    met = "if ice, which was judged to be met on 2018-02-01; another account"
    assert f"; on the condition of dam@b: {met}" in str(first.why)
    assert f"; on condition: {met}" in str(second.why)
    record.judge(settled(on="2018-04-01", ref="dam@b"))
    first, second = (_shown(record, ref, "2018-05-01") for ref in ("dam@a", "dam@b"))
    lapsed = "condition{} lapsed, which is no breach; the condition: if ice; another account"
    assert str(first.why).startswith(f"the {lapsed.format(' of dam@b')}")
    assert str(second.why).startswith(f"its {lapsed.format('')}")
