"""Comparison of shares: what one party has done, or owes, of what several promised."""

from __future__ import annotations

import pytest

from tests.support.comparisons import changes, compare, two
from tests.support.judgements import outcome, take_back
from tests.support.records import Record
from tests.support.stories import (
    commitment,
    completion,
    concern,
    readout,
    request,
    views,
)
from tracker.domain.items import OutcomeAssessed


@pytest.mark.parametrize("sides", [("a", "b"), ("2018-03-31", "2018-06-30")])
def test_what_one_party_has_done_of_what_two_promised_is_fulfilled(
    kept: Record, sides: tuple[str, str]
) -> None:
    done = completion("x", by=["JP"])
    kept.record(*two(commitment("x", due="../2018-12"), after=(done,)))
    (found,) = compare(kept, *sides)
    assert found.changes == ("fulfilled",)
    assert found.why == "fulfilled on 2018-06-15 for JP: x@a, by x@b, open for RU"
    assert changes(kept, *sides, by="JP") == {"x": ("fulfilled",)}
    assert "fulfilled" not in changes(kept, *sides, by="RU").get("x", ())


def test_what_one_party_has_done_is_told_beside_what_the_other_owes(kept: Record) -> None:
    kept.record(*two(commitment("x", due="../2018-03"), after=(completion("x", by=["JP"]),)))
    (found,) = compare(kept, "a", "b")
    assert found.changes == ("overdue", "fulfilled")
    assert found.why == (
        "overdue since 2018-04-01: x@a; fulfilled on 2018-06-15 for JP: x@a, by x@b, overdue for RU"
    )


def test_what_ended_for_one_party_or_is_owed_by_it_again_is_told(kept: Record) -> None:
    kept.record(
        readout(
            "a",
            commitment("x"),
            commitment("y", due="../2018-06"),
            commitment("z", due="../2018-06"),
            on="2018-01-15",
        )
    )
    kept.judge(
        outcome("withdrawn", "2018-03-01", "x@a", share="JP"),
        outcome("fulfilled", "2018-03-01", "y@a", share="JP"),
        outcome("fulfilled", "2018-03-01", "z@a"),
    )
    first = kept.moment.isoformat()
    found = {one.item: one for one in compare(kept, "2018-02-01", "2018-04-01")}
    assert found["x"].changes == ("ended",)
    assert found["x"].why.startswith("withdrawn on 2018-03-01 for JP: x@a, by ")
    take_back(kept, OutcomeAssessed, "y@a")
    (found["y"],) = compare(kept, first, kept.moment.isoformat())
    assert found["y"].changes == ("unsettled again",)
    assert found["y"].why.endswith(" for JP: y@a (fulfilled before)")


def test_of_two_meetings_of_one_day_the_second_settles_what_rests_on_it(record: Record) -> None:
    record.record(
        readout("m1", concern("noise"), request("visa"), on="2018-03-01", meeting="first"),
        readout(
            "m2",
            completion("noise", fulfils=["noise@m1"]),
            views("talk"),
            on="2018-03-01",
            meeting="second",
        ),
    )
    found = {one.item: one for one in compare(record, "m1", "m2")}
    assert found["noise"].changes == ("fulfilled",)
    assert found["noise"].why == "resolved on 2018-03-01: noise@m1, by noise@m2"
    assert found["talk"].changes == ("new",)
    assert changes(record, "first", "second")["noise"] == ("fulfilled",)
    assert changes(record, "m2", "m1")["noise"] != ("fulfilled",)


def test_what_settled_the_share_of_each_is_told_of_what_all_have_done(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="../2018-06"), on="2018-01-15"),
        readout("b", completion("x", by=["JP"]), on="2018-03-15"),
        readout("c", completion("x", by=["RU"]), on="2018-08-15"),
    )
    (found,) = compare(record, "2018-02-01", "2018-10-01")
    assert found.changes == ("fulfilled",)
    assert found.why == "fulfilled on 2018-08-15: x@a, by x@b, x@c"
