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
from tracker.domain.readouts import Readout


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
        "overdue since 2018-04-01 for RU: x@a; "
        "fulfilled on 2018-06-15 for JP: x@a, by x@b, overdue for RU"
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


def renewing(*later: str, **terms: str) -> list[Readout]:
    """A promise of two, which one of them alone says anew on certain days, each later than due."""
    plan = {"due": "../2018-06", "wording": "agreed"}
    first = readout("a", commitment("plan", **{**plan, **terms}), on="2018-01-15")
    again = [
        readout(
            f"r-{on}",
            commitment("plan", by=["JP"], due=due, renews=["plan"], wording="agreed"),
            on=on,
        )
        for on, due in zip(later, ("../2018-09", "../2019-03"), strict=False)
    ]
    return [first, *again]


def test_a_deadline_moves_from_where_it_was_for_the_party_that_renews_again(kept: Record) -> None:
    kept.record(*renewing("2018-03-15", "2018-08-15"))
    late = "overdue since 2018-07-01"
    later = "due by 2018-09-30, then by 2019-03-31: 6 mo later"
    (both,) = compare(kept, "2018-04-01", "2018-08-20")
    assert both.changes == ("deadline later", "overdue")
    assert both.why == f"{later}; {late} for RU: plan@a"
    (ours,) = compare(kept, "2018-04-01", "2018-08-20", by="JP")
    assert (ours.changes, ours.why, ours.days_moved) == (("deadline later",), later, 182)
    assert changes(kept, "2018-04-01", "2018-08-20", by="RU") == {"plan": ("overdue",)}
    # From before the first renewal on, it is that of the promise itself.
    (whole,) = compare(kept, "2018-02-01", "2018-08-20")
    assert "due by 2018-06-30, then by 2019-03-31: 9 mo later" in whole.why


def test_what_one_party_alone_says_anew_is_told_of_it_with_what_others_owe(kept: Record) -> None:
    kept.record(*renewing("2018-03-15", condition="if funded"))
    (found,) = compare(kept, "2018-02-01", "2018-04-15")
    alone = "for JP alone (still open for RU): "
    assert found.changes == ("deadline later", "condition dropped")
    assert found.why == (
        f"{alone}due by 2018-06-30, then by 2018-09-30: 3 mo later; "
        f"{alone}does not depend any more on: if funded"
    )
    (ours,) = compare(kept, "2018-02-01", "2018-04-15", by="JP")
    assert ours.why == found.why.replace(alone, "")


def test_weaker_words_of_one_party_leave_those_of_the_others(record: Record) -> None:
    record.record(
        readout("a", commitment("road", wording="agreed"), on="2018-01-15"),
        readout(
            "b",
            commitment("road", by=["JP"], wording="intends", renews=["road"]),
            on="2018-03-15",
        ),
    )
    (found,) = compare(record, "2018-02-01", "2018-04-15")
    assert found.changes == ("weakened",)
    assert found.why == "agreed by JP, RU, then intended by JP (still open for RU)"


def test_words_of_each_party_are_told_where_one_puts_it_more_strongly_than_before(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("road", wording="confirmed"), on="2018-01-15"),
        readout(
            "b",
            commitment("road", by=["RU"], wording="agreed", renews=["road"]),
            commitment("road", key="ours", by=["JP"], wording="discussed", renews=["road"]),
            on="2018-03-15",
        ),
    )
    (found,) = compare(record, "a", "b")
    assert found.changes == ("weakened", "strengthened")
    assert found.why == (
        "for JP alone: confirmed by JP, RU, then discussed by JP: ours@b; "
        "confirmed by JP, RU, then agreed by RU"
    )
    assert changes(record, "a", "b", by="JP") == {"road": ("weakened",)}
    assert changes(record, "a", "b", by="RU") == {"road": ("strengthened",)}


def test_words_that_both_put_alike_are_told_once(record: Record) -> None:
    each = [
        commitment("road", key=party.lower(), by=[party], wording="intends", renews=["road"])
        for party in ("JP", "RU")
    ]
    record.record(
        readout("a", commitment("road", wording="agreed"), on="2018-01-15"),
        readout("b", *each, on="2018-03-15"),
    )
    (found,) = compare(record, "a", "b")
    assert found.why == "agreed by JP, RU, then intended by JP, RU"


def test_the_words_of_each_promise_of_an_item_are_told(record: Record) -> None:
    record.record(
        readout(
            "a",
            commitment("road", wording="confirmed"),
            commitment("road", key="bridge", wording="agreed"),
            on="2018-01-15",
        ),
        readout(
            "b",
            commitment("road", wording="agreed", renews=["road@a"]),
            commitment("road", key="bridge", wording="intends", renews=["bridge@a"]),
            on="2018-03-15",
        ),
    )
    (found,) = compare(record, "a", "b")
    assert found.changes == ("weakened", "strengthened")
    assert "agreed by JP, RU, then intended by JP, RU: bridge@a → bridge@b" in found.why


def test_words_that_one_party_put_in_between_are_told(record: Record) -> None:
    weaker = commitment("road", by=["JP"], wording="intends", renews=["road"])
    record.record(
        readout("a", commitment("road", wording="agreed"), on="2018-01-15"),
        readout("b", weaker, on="2018-03-15"),
        readout("c", commitment("road", by=["RU"], renews=["road@a"]), on="2018-06-15"),
    )
    (found,) = compare(record, "a", "c")
    assert found.changes == ("weakened",)
    assert found.why == "for JP alone: agreed by JP, RU, then intended by JP: road@b"


def test_what_is_carried_over_for_one_party_is_told_of_it_alone(kept: Record) -> None:
    kept.record(
        readout("a", commitment("link", due="../2018-06"), on="2018-03-15"),
        readout("c", completion("ferry", done_by=["RU"], fulfils=["link@a"]), on="2018-08-15"),
        readout(
            "d", commitment("link", by=["JP"], due="2019-21", renews=["link@a"]), on="2018-11-05"
        ),
    )
    found = {one.item: one for one in compare(kept, "2018-05-20", "2019-02-01")}["link"]
    assert found.changes == ("carried over", "deadline later", "fulfilled")
    told = found.why.split("; ")
    assert told[0] == "carried over on 2018-11-05 for JP: link@a, by link@d"
    assert told[1].startswith("for JP alone: due by 2018-06-30, then by ")
    assert told[2] == "fulfilled on 2018-08-15 for RU: link@a, by ferry@c"
