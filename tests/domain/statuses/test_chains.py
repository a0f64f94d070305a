"""Chains: what becomes of a promise and of its renewals when one of them is said to be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.judgements import outcome
from tests.support.records import Record, command
from tests.support.stories import commitment, completion, follow_up, readout

PROMISED = readout("a", commitment("x", due="../2018-06"), on="2018-01-10")
DONE = readout("b", completion("x"), on="2018-05-10")


@pytest.mark.parametrize("named", ["x", "x@a"])
@pytest.mark.parametrize("backwards", [False, True])
def test_what_was_done_is_contested_by_what_renews_it(
    record: Record, named: str, *, backwards: bool
) -> None:
    files = [PROMISED, DONE, readout("c", commitment("x", renews=[named]), on="2018-06-10")]
    for one in files[::-1] if backwards else files:
        record.record(one)
    found = record.standings("2018-06-11")
    assert (found["x@a"].status, found["x@a"].contested) == ("fulfilled", ("x@c",))
    assert (found["x@c"].status, found["x@c"].slip) == ("open", None)
    assert record.standings("2018-06-09")["x@a"].contested == ()
    assert record.by("RU", "2018-06-11")["x@a"].contested == ("x@c",)


def test_a_meeting_that_was_held_is_contested_by_a_renewal_of_the_item(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-04"), on="2018-01-10"),
        readout("b", on="2018-04-10", holds=["visit"]),
    )
    record.record(readout("c", follow_up("visit", renews=["visit"]), on="2018-06-10"))
    assert record.standings("2018-06-11")["visit@a"].contested == ("visit@c",)


def test_a_renewal_of_one_sides_share_contests_only_what_that_side_did(record: Record) -> None:
    record.record(PROMISED, readout("b", completion("x", by=["RU"]), on="2018-05-10"))
    record.record(readout("c", commitment("x", by=["JP"], renews=["x"]), on="2018-06-10"))
    found = record.standings("2018-06-11")["x@a"]
    assert found.shares == {"JP": "superseded", "RU": "fulfilled"}
    assert found.contested == ()


def test_what_was_given_up_and_is_promised_anew_contests_nothing_that_was_done_before(
    record: Record,
) -> None:
    record.record(PROMISED, DONE)
    record.record(readout("c", commitment("x"), on="2018-06-10"))
    record.judge(outcome("withdrawn", "2018-07-01", "x@c"))
    record.record(readout("d", commitment("x", renews=["x"]), on="2018-08-10"))
    assert record.standings("2018-08-11")["x@a"].contested == ()


def test_what_was_judged_is_contested_by_what_fulfils_the_item(record: Record) -> None:
    record.record(PROMISED)
    record.judge(outcome("not fulfilled", "2018-07-01", "x@a"))
    record.record(readout("b", completion("y", fulfils=["x"]), on="2018-08-10"))
    found = record.standings("2018-08-11")["x@a"]
    assert (found.status, found.contested) == ("not fulfilled", ("y@b",))


RENEWED = readout("b", commitment("x", due="../2018-12", renews=["x"]), on="2018-05-10")
LATER = readout("c", completion("x", fulfils=["x@a"]), on="2018-06-10")


@pytest.mark.parametrize("backwards", [False, True])
def test_what_names_the_first_promise_as_done_fulfils_its_renewal_and_is_one_answer(
    record: Record, tmp_path: Path, *, backwards: bool
) -> None:
    files = [PROMISED, RENEWED, LATER]
    for one in files[::-1] if backwards else files:
        record.record(one)
    assert record.statuses("2018-06-09") == {"x@a": "superseded", "x@b": "open"}
    assert record.statuses("2018-06-10") == {"x@a": "superseded", "x@b": "fulfilled"}
    assert record.standings("2018-06-10")["x@b"].evidence == ("x@c",)
    done = command(record, "fulfilled", "--as-of", "2018-07-15", folder=tmp_path).out.splitlines()
    assert done == ["fulfilled  2018-12-31  on 2018-06-10  JP RU  JP-RU  X  x@b"]
    typed = "score", "--scale", "obligations", "--by", "JP", "--as-of", "2018-07-15"
    scored = command(record, *typed, folder=tmp_path).out.splitlines()
    assert scored[0] == "JP  all  all items  2  met: 1  1 left out: 1 renewed in time"


@pytest.mark.parametrize("backwards", [False, True])
def test_it_does_so_however_often_that_was_renewed(record: Record, *, backwards: bool) -> None:
    files = [
        PROMISED,
        RENEWED,
        readout("c", commitment("x", due="../2019-03", renews=["x@b"]), on="2018-06-10"),
        readout("d", completion("x", fulfils=["x@a"]), on="2018-07-10"),
        readout("e", completion("x", fulfils=["x@a"]), on="2018-08-10"),
    ]
    receipts = [record.record(one) for one in (files[::-1] if backwards else files)]
    last = {"x@a": "superseded", "x@b": "superseded", "x@c": "fulfilled"}
    assert record.statuses("2018-08-10") == last
    if not backwards:
        assert receipts[3].idle == ()


def test_what_is_overdue_when_it_is_promised_again_and_done_then_is_carried_over(
    record: Record,
) -> None:
    record.record(
        PROMISED,
        readout("b", commitment("x", due="../2018-12", renews=["x"]), on="2018-07-10"),
        readout("c", completion("x", fulfils=["x@a"]), on="2018-10-10"),
    )
    assert record.statuses("2018-10-10") == {"x@a": "carried over", "x@b": "fulfilled"}
    assert record.standings("2018-10-10")["x@b"].days_late is None


def test_it_fulfils_only_the_share_of_those_who_did_it(record: Record) -> None:
    record.record(PROMISED, RENEWED)
    record.record(
        readout("c", completion("x", fulfils=["x@a"], done_by=["JP"]), on="2018-06-10"),
    )
    assert record.standings("2018-06-11")["x@b"].shares == {"JP": "fulfilled", "RU": "open"}


def test_a_renewal_whose_time_has_not_begun_is_another_instalment(record: Record) -> None:
    record.record(PROMISED)
    record.record(readout("b", commitment("x", due="2019-06", renews=["x"]), on="2018-05-10"))
    receipt = record.record(LATER)
    assert record.statuses("2018-06-11") == {"x@a": "fulfilled", "x@b": "in progress"}
    assert [(one.ref, one.what, one.about) for one in receipt.idle] == [
        ("x@c", "renewed", ("x@b",))
    ]


def test_what_is_promised_on_the_day_of_the_report_stands_for_itself(record: Record) -> None:
    record.record(
        PROMISED,
        readout("b", completion("x"), commitment("x", renews=["x@a"]), on="2018-05-10"),
    )
    assert record.statuses("2018-06-11") == {"x@a": "fulfilled", "x-2@b": "open"}


def test_a_meeting_that_names_the_first_date_is_that_to_which_it_was_put_off(
    record: Record,
) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-04"), on="2018-01-10"),
        readout("b", follow_up("visit", due="2018-06/2018-09", renews=["visit"]), on="2018-03-10"),
        readout("c", on="2018-07-10", holds=["visit@a"]),
    )
    assert record.statuses("2018-07-10") == {"visit@a": "superseded", "visit@b": "held"}


TWICE = (
    readout("a", follow_up("visit", due="2018-04"), on="2018-01-10"),
    readout("b", follow_up("visit", due="2018-06", renews=["visit"]), on="2018-03-10"),
    readout("c", follow_up("visit", due="2018-08/2018-09", renews=["visit"]), on="2018-05-10"),
)
"""A visit that was put off twice."""
HELD = {"visit@a": "superseded", "visit@b": "superseded", "visit@c": "held"}


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("how", ["held", "done"])
def test_it_is_so_however_often_the_meeting_was_put_off(
    record: Record, how: str, *, backwards: bool
) -> None:
    done = completion("talks", fulfils=["visit@a"])
    named = {
        "held": readout("d", on="2018-08-10", holds=["visit@a"]),
        "done": readout("d", done, on="2018-08-10"),
    }
    files = [*TWICE, named[how]]
    for one in files[::-1] if backwards else files:
        record.record(one)
    assert record.statuses("2018-08-10") == HELD


def test_a_meeting_that_was_reported_held_is_not_the_date_from_which_it_was_put_off(
    record: Record,
) -> None:
    record.record(*TWICE, readout("d", completion("visit"), on="2018-08-10"))
    record.record(readout("e", on="2018-08-20", holds=["visit@a"]))
    assert record.statuses("2018-08-20") == HELD


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("how", ["promise done", "meeting done", "meeting held"])
def test_two_that_take_the_place_of_each_other_are_done_as_one(
    record: Record, how: str, *, backwards: bool
) -> None:
    record.any_effect = False
    act = commitment if how == "promise done" else follow_up
    day = "2018-01-10"
    files = [
        readout("a", act("x", renews=["x@b"]), on=day, meeting="first"),
        readout("b", act("x"), on=day, meeting="second", publisher="JP"),
        readout("c", act("x", renews=["x@a"]), on=day, meeting="second", publisher="RU"),
    ]
    record.record(*(files[::-1] if backwards else files))
    done = completion("talks", fulfils=["x@a"])
    named = {"meeting held": readout("d", on="2018-02-10", holds=["x@a"])}
    record.record(named.get(how, readout("d", done, on="2018-02-10")))
    found = record.statuses("2018-02-10")
    assert found["x@a"] == "superseded"
    assert found["x@b"] == ("fulfilled" if how == "promise done" else "held")


@pytest.mark.parametrize("how", ["done", "held"])
def test_a_meeting_that_was_put_off_many_times_is_looked_for_once(record: Record, how: str) -> None:
    first = readout("a-0", follow_up("visit"), on="2016-01-10")
    put_off = [
        readout(f"a-{n}", follow_up("visit", renews=[f"visit@a-{n - 1}"]), on=f"2016-02-{n:02}")
        for n in range(1, 29)
    ]
    done = completion("talks", fulfils=["visit@a-0"])
    named = {
        "held": readout("b", on="2018-08-10", holds=["visit@a-0"]),
        "done": readout("b", done, on="2018-08-10"),
    }
    record.record(first, *put_off, named[how])
    found = record.statuses("2018-08-10")
    assert [ref for ref, status in found.items() if status == "held"] == ["visit@a-28"]
