"""Comparison of statuses: what was settled between two sides, in another way, or no more."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.comparisons import changes, compare
from tests.support.corrections import amend, retract
from tests.support.judgements import judge, outcome, settled, take_back
from tests.support.records import Record
from tests.support.stories import commitment, completion, concern, named, readout, request, views
from tracker.domain.items import OutcomeAssessed


def test_what_was_settled_in_another_way_is_told(kept: Record) -> None:
    kept.record(readout("a", commitment("x"), commitment("y"), request("z"), on="2018-01-15"))
    kept.judge(
        outcome("fulfilled", "2018-03-01", "x@a"),
        outcome("not fulfilled", "2018-03-01", "y@a"),
        outcome("refused", "2018-03-01", "z@a"),
    )
    first = kept.moment.isoformat()
    kept.judge(
        outcome("not fulfilled", "2018-06-01", "x@a"),
        outcome("fulfilled", "2018-06-01", "y@a"),
        outcome("withdrawn", "2018-06-01", "z@a"),
    )
    expected = {"x": ("ended",), "y": ("fulfilled",), "z": ("ended",)}
    assert changes(kept, "2018-04-01", "2018-07-01") == expected
    assert changes(kept, f"known-on:{first}", kept.moment.isoformat()) == expected
    (found,) = compare(kept, "2018-04-01", "2018-07-01", items=("x",))
    assert found.why.startswith("not fulfilled on 2018-06-01: x@a, by ")
    assert found.why.endswith(" (fulfilled before)")


def test_what_ended_and_was_undertaken_again_is_told_as_both(kept: Record) -> None:
    for name, on, due in (("a", "2018-01-15", "2018-05"), ("b", "2018-04-15", "2018-11")):
        kept.record(readout(name, commitment("x", due=due), request("z"), on=on))
        if name == "a":
            kept.judge(
                outcome("not fulfilled", "2018-03-01", "x@a"),
                outcome("refused", "2018-03-01", "z@a"),
            )
    found = {one.item: one for one in compare(kept, "2018-02-20", "2018-04-20")}
    assert {item: one.changes for item, one in found.items()} == {"x": ("ended",), "z": ("ended",)}
    assert found["x"].why.endswith("; unsettled: undertaken by JP, RU")
    assert found["z"].why.endswith("; unsettled: requested by JP")


def test_what_is_unsettled_again_is_told(kept: Record) -> None:
    kept.record(
        readout(
            "a",
            commitment("x", due="../2018-06"),
            commitment("y", due="../2018-06"),
            commitment("z", condition="if so"),
            commitment("w", due="../2018-06"),
            on="2018-01-15",
        ),
        readout("b", completion("x"), commitment("y", renews=["y"]), on="2018-02-15"),
    )
    kept.judge(
        settled("lapsed", on="2018-03-01", ref="z@a"), outcome("fulfilled", "2018-03-01", "w@a")
    )
    first = kept.moment.isoformat()
    retract(kept, "b")
    take_back(kept, OutcomeAssessed, "w@a")
    kept.judge(settled("met", on="2018-05-01", ref="z@a"))
    found = compare(kept, f"known-on:{first}", kept.moment.isoformat(), as_of=date(2018, 7, 1))
    assert {one.item: one.changes for one in found} == dict.fromkeys("wxyz", ("unsettled again",))
    assert {one.item: one.why for one in found} == {
        "w": "overdue since 2018-07-01: w@a (fulfilled before)",
        "x": "overdue since 2018-07-01: x@a (fulfilled before)",
        "y": "overdue since 2018-07-01: y@a (superseded before)",
        "z": "open since 2018-05-01: z@a (lapsed before)",
    }
    assert changes(kept, "2018-04-01", "2018-05-15") == {"z": ("unsettled again",)}


def test_what_days_made_of_a_statement_is_told(kept: Record) -> None:
    kept.record(
        readout(
            "a",
            commitment("late", due="../2018-06"),
            commitment("soon", due="2018-06~"),
            commitment("over", due="2018-06", continuing=True),
            commitment("half", due="../2018-12"),
            on="2018-01-15",
        )
    )
    kept.judge(outcome("partly fulfilled", "2018-07-01", "half@a"))
    found = {one.item: one for one in compare(kept, "2018-06-30", "2018-07-01")}
    assert {item: one.changes for item, one in found.items()} == {
        "late": ("overdue",),
        "soon": ("overdue",),
        "over": ("expired",),
        "half": ("partly fulfilled",),
    }
    assert found["soon"].why == "possibly overdue since 2018-07-01: soon@a"
    assert changes(kept, "2018-07-01", "2018-08-31") == {"soon": ("overdue",)}
    assert changes(kept, "2018-09-01", "2018-10-01") == {}


def test_what_was_done_is_not_weakened_by_what_is_said_after_it(record: Record) -> None:
    record.record(
        readout("a", commitment("x"), concern("y"), on="2018-01-15"),
        readout("b", completion("x"), completion("y", fulfils=["y@a"]), on="2018-03-15"),
        readout("c", concern("x"), concern("y"), on="2018-06-15"),
    )
    found = {one.item: one for one in compare(record, "2018-02-01", "2018-07-01")}
    assert {item: one.changes for item, one in found.items()} == {
        "x": ("fulfilled",),
        "y": ("fulfilled",),
    }
    assert found["x"].why == "fulfilled on 2018-03-15: x@a, by x@b; unsettled: a concern of JP"
    (found["y"],) = (one for one in compare(record, "a", "c") if one.item == "y")
    assert found["y"].why == "resolved on 2018-03-15: y@a, by y@b; unsettled: a concern of JP"


def test_what_accounts_contradict_is_told_of_what_was_done(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="../2018-06"), on="2018-01-15"),
        readout("b", completion("x"), on="2018-03-15", publisher="JP"),
        readout(
            "c",
            commitment("x", due="../2018-12", renews=["x"]),
            on="2018-03-15",
            publisher="RU",
        ),
    )
    (found,) = compare(record, "2018-02-01", "2018-04-01")
    told = "fulfilled on 2018-03-15: x@a, by x@b (accounts contradict each other: x@b, x@c)"
    assert told in found.why


def test_what_was_coded_as_a_promise_later_was_not_settled_before(kept: Record) -> None:
    kept.record(readout("a", views("x"), commitment("y"), on="2018-01-15"))
    first = kept.moment.isoformat()
    amend(kept, readout("a", commitment("x", due="../2018-03"), views("y"), on="2018-01-15"))
    found = changes(kept, f"known-on:{first}", kept.moment.isoformat(), as_of=date(2018, 5, 1))
    assert found == {"x": ("overdue", "amended"), "y": ("amended",)}


def test_what_was_promised_between_two_days_and_ran_out_or_was_put_off_is_told(
    kept: Record,
) -> None:
    kept.record(
        readout("a", views("coop"), views("paper"), on="2018-01-15"),
        readout(
            "b",
            commitment("coop", due="2018-03/2018-06", continuing=True),
            commitment("paper", due="../2018-04"),
            on="2018-03-15",
        ),
        readout("c", commitment("paper", due="../2018-12", renews=["paper"]), on="2018-05-15"),
    )
    first = kept.moment.isoformat()
    found = {one.item: one for one in compare(kept, "2018-02-01", "2018-09-01")}
    assert {item: one.changes for item, one in found.items()} == {
        "coop": ("expired", "strengthened"),
        "paper": ("carried over", "strengthened"),
    }
    assert found["coop"].why.startswith("expired on 2018-07-01: coop@b; ")
    assert found["paper"].why.startswith("carried over on 2018-05-15: paper@b, by paper@c; ")
    # What ran out before the first day, and is only recorded later, did not run out since.
    kept.record(readout("z", commitment("zoo", due="2018-01", continuing=True), on="2018-01-01"))
    second = kept.moment.isoformat()
    assert changes(kept, f"known-on:{first}", second, as_of=date(2018, 9, 1)) == {"zoo": ("new",)}


def test_what_parts_still_owe_is_told_behind_what_was_done(record: Record) -> None:
    record.record(
        readout("a", commitment("top"), commitment("low", due="../2018-12"), on="2018-01-15"),
        named("low", part_of="top"),
        readout("b", completion("top"), on="2018-03-15"),
    )
    done = "fulfilled on 2018-03-15: top@a, by top@b"
    found = {one.item: one for one in compare(record, "2018-02-01", "2018-04-01")}
    assert found["top"].changes == ("fulfilled",)
    assert found["top"].why == f"{done}; unsettled: its part low"
    judge(record, outcome("fulfilled", "2018-04-15", "low@a"))
    found = {one.item: one for one in compare(record, "2018-02-01", "2018-05-01")}
    assert found["top"].why == done


@pytest.mark.parametrize("sides", [("a", "c"), ("b", "c"), ("2018-03-31", "2018-06-30")])
def test_what_the_other_still_owes_is_told_of_readouts_as_of_days(
    record: Record, sides: tuple[str, str]
) -> None:
    ours, theirs = commitment("own", by=["JP"]), commitment("own", by=["RU"], due="../2018-12")
    record.record(
        readout("a", commitment("x", due="../2018-08"), ours, theirs, on="2018-01-15"),
        readout("b", commitment("x", by=["RU"], due="../2018-12", renews=["x"]), on="2018-03-15"),
        readout("c", *(completion(one, by=["JP"]) for one in ("x", "own")), on="2018-06-15"),
    )
    found = {one.item: one.why.split("; ") for one in compare(record, *sides)}
    left = "unsettled: undertaken by RU"
    done = "fulfilled on 2018-06-15 for JP: x@a, by x@c"
    assert found["x"][found["x"].index(done) + 1 :] == [left]
    done = "fulfilled on 2018-06-15: own@a, by own@c"
    again = ["completion reported by JP", "not mentioned at b, before that on 2018-01-15"]
    assert found["own"] == [done, left, *(again if sides[0] == "b" else ())]


@pytest.mark.parametrize("sides", [("a", "b"), ("2018-03-31", "2018-06-30")])
def test_all_that_is_unsettled_is_told_behind_what_was_done(
    record: Record, sides: tuple[str, str]
) -> None:
    asked, deplored = request("x"), concern("x", by=["RU"])
    own = commitment("x", key="own", by=["RU"], due="../2018-12")
    record.record(
        readout("a", commitment("x"), own, asked, deplored, on="2018-01-15"),
        readout("b", completion("x", fulfils=["x@a"]), on="2018-06-15"),
    )
    (found,) = compare(record, *sides)
    left = "undertaken by RU and requested by JP and a concern of RU"
    assert found.why == f"fulfilled on 2018-06-15: x@a, by x@b; unsettled: {left}"


def test_what_is_unsettled_and_taken_up_again_is_told_once(record: Record) -> None:
    record.record(
        readout("a", commitment("x", by=["JP"]), commitment("x", by=["RU"]), on="2018-01-15"),
        readout("b", commitment("y"), on="2018-03-15"),
        readout("c", completion("x", by=["JP"]), on="2018-06-15"),
    )
    found = {one.item: one.why for one in compare(record, "b", "2018-06-30")}
    assert found["x"] == (
        "fulfilled on 2018-06-15: x@a, by x@c; unsettled: undertaken by RU; "
        "not mentioned at b, before that on 2018-01-15"
    )
