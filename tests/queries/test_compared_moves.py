"""Comparison of terms: deadlines that move with an occasion, and what is recorded, not said."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.comparisons import changes, compare
from tests.support.corrections import amend, retract
from tests.support.judgements import merge, outcome
from tests.support.records import Record
from tests.support.stories import (
    commitment,
    completion,
    concern,
    follow_up,
    readout,
    request,
    views,
)


def test_a_deadline_goes_with_the_occasion_that_it_is_tied_to(kept: Record) -> None:
    kept.record(
        readout(
            "a",
            follow_up("visit", due="2018-06"),
            commitment("paper", due={"before": "visit"}),
            follow_up("prep", due={"before": "visit"}),
            commitment("memo", due={"before": "prep"}),
            on="2018-01-15",
        )
    )
    kept.judge(outcome("withdrawn", "2018-07-15", "visit@a"))
    found = {one.item: one for one in compare(kept, "2018-07-14", "2018-07-16")}
    assert {item: one.changes for item, one in found.items()} == {
        "visit": ("ended",),
        "paper": ("deadline dropped",),
        "prep": ("deadline dropped",),
        "memo": ("deadline dropped",),
    }
    paper = found["paper"]
    assert paper.why == "due by 2018-06-30, then without a last day, tied to visit"
    assert (paper.before, paper.after) == ("paper@a", "paper@a")
    assert (paper.due_before, paper.due_after) == (date(2018, 6, 30), None)


def test_a_deadline_that_moves_with_its_occasion_is_told_of_what_is_not_mentioned(
    record: Record,
) -> None:
    record.record(
        readout(
            "a",
            follow_up("visit", due="2018-06"),
            commitment("paper", due={"before": "visit"}),
            on="2018-01-15",
        ),
        readout("b", follow_up("visit", due="2018-08", renews=["visit"]), on="2018-05-31"),
    )
    for sides in (("2018-05-30", "2018-06-01"), ("a", "b")):
        found = {one.item: one for one in compare(record, *sides)}
        assert found["paper"].changes == ("dropped", "deadline later")
        assert found["paper"].due_after == date(2018, 8, 31)
        assert found["paper"].days_moved == 62


def test_every_promise_on_an_item_that_moved_is_told(record: Record) -> None:
    record.record(
        readout(
            "a",
            commitment("x", due="../2018-09"),
            commitment("x", due="../2018-12", renews=[]),
            on="2018-01-15",
        ),
        readout(
            "b",
            commitment("x", due="../2018-10", renews=["x@a"]),
            commitment("x", due="../2019-03", renews=["x-2@a"]),
            on="2018-05-15",
        ),
    )
    (found,) = compare(record, "a", "b")
    assert found.changes == ("deadline later",)
    assert "due by 2018-09-30, then by 2018-10-31" in found.why
    assert "due by 2018-12-31, then by 2019-03-31" in found.why


def test_another_account_of_an_act_moves_no_deadline(kept: Record) -> None:
    kept.record(readout("b", commitment("x", due="../2018-09"), on="2018-01-15", publisher="RU"))
    first = kept.moment.isoformat()
    kept.record(readout("a", commitment("x", due="../2018-12"), on="2018-01-15", publisher="JP"))
    second = kept.moment.isoformat()
    assert changes(kept, f"known-on:{first}", second, as_of=date(2018, 7, 1)) == {}
    retract(kept, "a")
    third = kept.moment.isoformat()
    assert changes(kept, f"known-on:{second}", third, as_of=date(2018, 7, 1)) == {}
    assert changes(kept, f"known-on:{first}", second, as_of=date(2019, 7, 1)) == {}


def test_what_was_settled_is_not_settled_anew_by_a_second_account(kept: Record) -> None:
    kept.record(
        readout("b", commitment("x"), on="2018-01-15", publisher="RU"),
        readout("c", completion("x"), on="2018-03-15"),
    )
    first = kept.moment.isoformat()
    kept.record(readout("a", commitment("x"), on="2018-01-15", publisher="JP"))
    assert changes(kept, f"known-on:{first}", kept.moment.isoformat()) == {}


def test_an_item_that_is_called_otherwise_or_merged_is_the_same_item(kept: Record) -> None:
    kept.record(
        readout("a", commitment("road"), commitment("bus"), on="2018-01-15"),
        readout("b", commitment("highway"), commitment("bus", renews=["bus"]), on="2018-03-15"),
    )
    first = kept.moment.isoformat()
    merge(kept, "road", "highway")
    second = kept.moment.isoformat()
    merge(kept, "bus", "highway")
    third = kept.moment.isoformat()
    assert changes(kept, f"known-on:{first}", second) == {}
    assert changes(kept, f"known-on:{second}", third) == {}
    assert changes(kept, f"known-on:{first}", third) == {}
    amend(
        kept,
        readout("a", commitment("road", due="2018-12"), commitment("bus"), on="2018-01-15"),
    )
    assert changes(kept, f"known-on:{first}", kept.moment.isoformat()) == {
        "highway": ("overdue", "deadline added", "amended")
    }


def test_what_is_recorded_later_is_not_said_later(kept: Record) -> None:
    kept.record(readout("b", views("x"), on="2018-03-15"))
    first = kept.moment.isoformat()
    kept.record(readout("a", commitment("x"), on="2018-01-15"))
    (found,) = compare(kept, f"known-on:{first}", kept.moment.isoformat())
    assert found.changes == ("repeated",)
    assert found.why == "discussed by JP, RU, and on 2018-01-15 undertaken by JP, RU"


def test_a_step_between_that_is_recorded_later_moves_no_deadline(kept: Record) -> None:
    kept.record(
        readout("a", commitment("x", due="../2018-03"), on="2018-01-15"),
        readout("c", commitment("x", due="../2019-03", renews=["x"]), on="2018-09-15"),
    )
    first = kept.moment.isoformat()
    kept.record(readout("b", commitment("x", due="../2018-08", renews=["x"]), on="2018-05-15"))
    found = changes(kept, f"known-on:{first}", kept.moment.isoformat())
    assert found == {"x": ("repeated",)}


def test_what_is_passed_over_between_two_moments_was_not_mentioned_since(kept: Record) -> None:
    kept.record(readout("a", commitment("x"), on="2018-01-15"))
    first = kept.moment.isoformat()
    kept.record(readout("b", views("y"), on="2018-03-15"))
    found = {one.item: one for one in compare(kept, f"known-on:{first}", kept.moment.isoformat())}
    assert found["x"].changes == ("dropped",)
    assert "and not mentioned in what was recorded since, until " in found["x"].why


def test_what_became_overdue_is_told_of_what_was_promised_between(record: Record) -> None:
    record.record(
        readout("a", request("x"), on="2018-01-15"),
        readout(
            "b", follow_up("x", due="2018-05"), commitment("y", due="../2018-05"), on="2018-03-15"
        ),
    )
    found = {one.item: one for one in compare(record, "2018-02-01", "2018-07-01")}
    assert found["x"].changes == ("overdue", "strengthened")
    assert found["y"].changes == ("overdue", "new")
    assert found["y"].why == "overdue since 2018-06-01: y@b; new: undertaken by JP, RU"


def test_how_it_ended_comes_before_what_is_said_after_it(record: Record) -> None:
    record.record(
        readout("a", commitment("x", wording="confirmed"), on="2018-01-15"),
        readout("b", request("x"), on="2018-06-15"),
    )
    record.judge(outcome("withdrawn", "2018-04-01", "x@a"))
    (found,) = compare(record, "2018-03-31", "2018-12-31")
    assert found.changes == ("ended", "weakened")


def test_a_deadline_that_moved_twice_between_two_days_is_told_once(record: Record) -> None:
    record.record(
        readout("a", commitment("dam", due="../2018-06"), on="2018-01-15"),
        readout("b", commitment("pier", due="../2018-12", renews=["dam@a"]), on="2018-03-15"),
        readout("c", commitment("pier", due="../2019-03", renews=["pier"]), on="2018-05-15"),
        readout("d", views("zoo"), on="2018-07-15"),
    )
    merge(record, "dam", into="pier")
    (found,) = compare(record, "2018-02-01", "2018-07-01")
    assert found.changes == ("deadline later",)
    assert found.why == "due by 2018-06-30, then by 2019-03-31: 9 mo later: pier@c"


def test_what_goes_on_has_no_deadline_that_is_dropped_when_it_is_prolonged(record: Record) -> None:
    record.record(
        readout("a", commitment("keep", continuing=True, due="2018"), on="2018-01-15"),
        readout("b", commitment("keep", continuing=True, renews=["keep"]), on="2018-05-31"),
    )
    assert changes(record, "a", "b") == {"keep": ("repeated",)}


@pytest.mark.parametrize("by", [["RU"], ["JP", "RU"]])
@pytest.mark.parametrize("sides", [("a", "b"), ("2018-01-31", "2018-11-30")])
def test_what_goes_on_and_is_prolonged_has_no_deadline_that_moved(
    record: Record, by: list[str], sides: tuple[str, str]
) -> None:
    again = commitment("keep", by=by, continuing=True, due="2019", renews=["keep"])
    record.record(
        readout("a", commitment("keep", continuing=True, due="2018"), on="2018-01-15"),
        readout("b", again, on="2018-11-10"),
    )
    (found,) = compare(record, *sides)
    assert (found.changes, found.days_moved) == (("repeated",), None)


def test_what_was_amended_is_told_beside_how_the_item_is_put(kept: Record) -> None:
    promise = commitment("road", by=["RU"], due="../2018-12")
    kept.record(readout("a", promise, request("road"), on="2018-01-15"))
    first = f"known-on:{kept.moment.isoformat()}"
    amend(kept, readout("a", promise, concern("road"), on="2018-01-15"))
    (found,) = compare(kept, first, kept.moment.isoformat(), as_of=date(2018, 3, 1))
    put = "requested by JP, then a concern of JP"
    assert (found.changes, found.why) == (("amended",), f"undertaken by RU; road-2@a: {put}")
    asked = request("road", summary="Asks for it.")
    amend(kept, readout("a", promise, asked, on="2018-01-15"))
    (found,) = compare(kept, first, kept.moment.isoformat(), as_of=date(2018, 3, 1))
    assert found.why == "undertaken by RU; road-2@a differs in its summary"
    due = commitment("road", by=["RU"], due="../2018-11")
    amend(kept, readout("a", due, request("road"), on="2018-01-15"))
    (found,) = compare(kept, first, kept.moment.isoformat(), as_of=date(2018, 3, 1))
    assert found.why == (
        "due by 2018-12-31, then by 2018-11-30: 4 weeks earlier; amended: undertaken by RU"
    )


@pytest.mark.parametrize("named", ["x@a", "x@b", "x"])
@pytest.mark.parametrize(
    ("ours", "theirs"), [("2018-03", "2018-09"), ("2018-06", "2018-09"), ("2018-09", "2018-03")]
)
def test_a_renewal_puts_off_the_deadline_of_the_account_that_it_names(
    kept: Record, ours: str, theirs: str, named: str
) -> None:
    kept.record(
        readout("a", commitment("x", due=f"../{ours}"), on="2018-01-15", publisher="JP"),
        readout("b", commitment("x", due=f"../{theirs}"), on="2018-01-15", publisher="RU"),
        readout("c", commitment("x", due="../2018-12", renews=[named]), on="2018-04-15"),
    )
    months, account = (theirs, "x@b") if named == "x@b" else (ours, "x@a")
    late = months == "2018-03"
    found = kept.standings("2018-05-01")
    assert found["x@a"].status == ("carried over" if late else "superseded")
    window = "its window" if account == "x@a" else "the window of x@b"
    told = f", after {window} had ended" if late else ""
    in_time = f", before {window} had ended" if account == "x@b" and not late else ""
    assert str(found["x@a"].why).startswith(f"a later commitment renews it{told}{in_time} (x@c)")
    slip = found["x@c"].slip
    assert slip is not None
    assert (slip.first, slip.carried_over, str(slip.first_due)[:7]) == (account, int(late), months)
    for sides in (("2018-02-01", "2018-05-01"), ("2018-02-01", "c")):
        (moved,) = compare(kept, *sides)
        assert ("carried over" in moved.changes) is late
        assert "deadline later" in moved.changes
        assert (moved.days_moved, str(moved.due_before)[:7]) == (slip.days, months)
        assert f"due by {moved.due_before}, then by 2018-12-31" in moved.why
