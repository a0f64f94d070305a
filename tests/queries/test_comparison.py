"""Comparison: what came of each item between two meetings, days or moments of recording."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.comparisons import FAR, changes, compare, two
from tests.support.corrections import amend
from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import (
    commitment,
    completion,
    concern,
    follow_up,
    progress,
    readout,
    request,
    views,
)
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, commitment("x"), ("new",)),
        (commitment("x", wording="confirmed"), commitment("x", wording="confirmed"), ("repeated",)),
        (
            commitment("x", wording="confirmed"),
            commitment("x", wording="agreed"),
            ("strengthened",),
        ),
        (commitment("x", wording="agreed"), commitment("x", wording="signed"), ("repeated",)),
        (commitment("x", wording="decided"), commitment("x", wording="intends"), ("weakened",)),
        (commitment("x"), commitment("x", wording="intends"), ("repeated",)),
        (commitment("x"), request("x"), ("weakened",)),
        (follow_up("x"), views("x"), ("weakened",)),
        (views("x"), commitment("x"), ("strengthened",)),
        (request("x"), concern("x"), ("repeated",)),
        (commitment("x"), progress("x"), ("progress",)),
        (commitment("x"), completion("x"), ("fulfilled",)),
        (completion("x"), commitment("x"), ("repeated",)),
        (progress("x"), commitment("x"), ("repeated",)),
        (commitment("x"), None, ("dropped",)),
        (request("x"), None, ("dropped",)),
        (follow_up("x", due="2018-03"), None, ("dropped", "overdue")),
        (commitment("x", due="2018", continuing=True), None, ("dropped",)),
        (views("x"), None, ("not repeated",)),
        (completion("x"), None, ("not repeated",)),
        (concern("x"), completion("x"), ("progress",)),
        (views("x"), completion("x"), ("progress",)),
        (completion("x"), completion("x"), ("repeated",)),
    ],
)
def test_what_came_of_an_item(
    record: Record, before: Any, after: Any, expected: tuple[str, ...]
) -> None:
    record.record(*two(*filter(None, [before]), after=tuple(filter(None, [after]))))
    assert changes(record, "a", "b") == {"x": expected}


@pytest.mark.parametrize(
    ("first", "second", "expected", "days"),
    [
        ({"due": "2018-09"}, {"due": "2018-12"}, ("deadline later",), 92),
        ({"due": "2018-12"}, {"due": "2018-09"}, ("deadline earlier",), -92),
        ({"due": "2018-09"}, {}, ("deadline dropped",), None),
        ({}, {"due": "2018-09"}, ("deadline added",), None),
        ({}, {"condition": "if it can be"}, ("condition added",), None),
        ({"condition": "if it can be"}, {}, ("condition dropped",), None),
        ({"due": "2018-03"}, {"due": "2018-12"}, ("carried over", "deadline later"), 275),
        (
            {"due": "2018-09", "wording": "agreed"},
            {"due": "2018-12", "wording": "intends", "condition": "if it can be"},
            ("weakened", "deadline later", "condition added"),
            92,
        ),
    ],
)
def test_the_terms_of_what_is_renewed(
    record: Record,
    first: dict[str, str],
    second: dict[str, str],
    expected: tuple[str, ...],
    days: int | None,
) -> None:
    record.record(*two(commitment("x", **first), after=(commitment("x", renews=["x"], **second),)))
    (found,) = compare(record, "a", "b")
    assert (found.changes, found.days_moved) == (expected, days)
    assert (found.before, found.after) == ("x@a", "x@b")


def test_a_promise_that_stands_is_not_weakened_by_what_is_said_beside_it(record: Record) -> None:
    """Of a day all counts that had been said by then, of a readout what it says itself."""
    promised = commitment("x", wording="confirmed", due="2019")
    record.record(*two(promised, after=(request("x"),)))
    assert changes(record, "a", "b") == {"x": ("weakened",)}
    (found,) = compare(record, "2018-03-31", "2018-12-31")
    assert (found.changes, found.before, found.after) == (("repeated",), "x@a", "x@a")
    assert found.put_after == "confirmed by JP, RU"


def test_a_promise_that_ended_stands_for_nothing_any_more(record: Record) -> None:
    record.record(*two(commitment("x", wording="confirmed"), after=(request("x"),)))
    record.judge(outcome("withdrawn", "2018-04-01", "x@a"))
    (found,) = compare(record, "2018-03-31", "2018-12-31")
    assert "weakened" in found.changes
    assert found.after == "x@b"


def test_an_instalment_of_its_own_moves_no_deadline(record: Record) -> None:
    record.record(
        *two(commitment("x", due="2018"), after=(commitment("x", due="2019", renews=[]),))
    )
    (found,) = compare(record, "a", "b")
    assert (found.changes, found.days_moved) == (("repeated",), None)


def test_what_is_reported_complete_and_settles_nothing_is_told(record: Record) -> None:
    record.record(*two(concern("x"), after=(completion("x", by=["RU"]),)))
    (found,) = compare(record, "a", "b")
    assert found.why == "completion reported by RU, which settled nothing of it (x@b)"


@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("2018-02-01", "2018-06-20")])
def test_what_is_complete_settles_nothing_of_what_is_in_progress_by_it(
    record: Record, first: str, second: str
) -> None:
    kept = commitment("road", due="../2018-09"), commitment("dam", due="../2018-09")
    record.record(*two(*kept, after=(completion("dam", fulfils=["road"]),)))
    assert record.status("dam@a", "2018-06-20") == "in progress"
    found = {one.item: one for one in compare(record, first, second)}
    assert found["road"].changes == ("fulfilled",)
    assert found["dam"].changes == ("progress",)
    assert found["dam"].why.endswith("which settled nothing of it (dam@b)")


def test_what_stands_and_is_spoken_of_again_is_told_as_it_was_put(record: Record) -> None:
    record.record(*two(commitment("x", due="2018-06-10/2018-09-30"), after=(views("x"),)))
    (found,) = compare(record, "2018-06-01", "2018-06-15")
    assert (found.changes, found.why) == (("repeated",), "undertaken by JP, RU")


def test_what_was_said_before_the_first_side_is_taken_up_again(record: Record) -> None:
    record.record(
        readout("earlier", commitment("x"), on="2017-06-01"),
        *two(views("y"), after=(commitment("x"),)),
    )
    found = {one.item: one for one in compare(record, "a", "b")}
    assert found["x"].changes == ("taken up again",)
    assert "2017-06-01" in found["x"].why


def test_what_was_judged_between_is_told(record: Record) -> None:
    record.record(*two(commitment("done"), commitment("undone"), follow_up("off")))
    record.judge(
        outcome("fulfilled", "2018-03-01", "done@a"),
        outcome("not fulfilled", "2018-03-01", "undone@a"),
        outcome("withdrawn", "2018-03-01", "off@a"),
    )
    assert changes(record, "a", "b") == {
        "done": ("fulfilled",),
        "undone": ("ended",),
        "off": ("ended",),
    }


def test_days_are_compared_by_all_that_is_on_record(kept: Record) -> None:
    kept.record(
        readout("a", commitment("kept"), commitment("left"), views("talk"), on="2018-01-15"),
        readout("b", commitment("old"), on="2017-01-15"),
        readout("c", commitment("kept"), completion("old"), commitment("late"), on="2018-06-15"),
    )
    assert changes(kept, "2018-03-01", "2018-07") == {
        "left": ("dropped",),
        "kept": ("repeated",),
        "late": ("new",),
        "old": ("fulfilled",),
    }
    assert changes(kept, "2018-03-01", "2018-05-01") == {}
    assert changes(kept, "2017", "2018", by="JP")["old"] == ("fulfilled",)
    assert changes(kept, "a", "2018-07")["left"] == ("dropped",)
    assert changes(kept, "2018-03-01", "c")["left"] == ("dropped",)


def test_moments_are_compared_by_what_was_known_then(kept: Record) -> None:
    kept.record(readout("a", commitment("x", due="2018-09"), commitment("y"), on="2018-01-15"))
    first = kept.moments[-1]
    amend(kept, readout("a", commitment("x", due="2018-12"), on="2018-01-15"))
    kept.record(readout("b", commitment("z"), on="2018-06-15"))
    second = kept.moments[-1]
    found = changes(kept, f"known-on:{first.isoformat()}", second.isoformat())
    again = changes(kept, f"known-on:{first.isoformat()}", second.isoformat(), items=("z",))
    assert again == {"z": ("new",)}
    assert found == {
        "x": ("deadline later", "amended"),
        "y": ("taken back",),
        "z": ("new",),
    }


def test_what_was_judged_between_two_moments_is_told(kept: Record) -> None:
    kept.record(readout("a", commitment("x"), commitment("y"), on="2018-01-15"))
    kept.judge(outcome("fulfilled", "2018-03-01", "x@a"))
    first, second = (moment.isoformat() for moment in kept.moments)
    assert changes(kept, first, second) == {"x": ("fulfilled",)}


def test_only_one_change_can_be_asked_for(record: Record) -> None:
    record.record(*two(commitment("x"), commitment("y"), after=(commitment("x"),)))
    with record.queries() as queries:
        found = queries.answer(QUESTIONS["compare"], Viewpoint(FAR), "a", "b", change="dropped")
        assert [one.item for one in found.changes] == ["y"]


def test_a_party_and_an_item_narrow_a_comparison_down(record: Record) -> None:
    record.record(*two(commitment("x", by=["JP"]), commitment("y", by=["RU"]), request("z")))
    assert set(changes(record, "a", "b", by="JP")) == {"x", "z"}
    with record.queries() as queries:
        view = Viewpoint(FAR, items=("y",))
        found = queries.answer(QUESTIONS["compare"], view, "a", "b").changes
        assert [one.item for one in found] == ["y"]


def test_the_shipped_readouts_of_da_nang_and_buenos_aires(shipped: Record) -> None:
    found = {
        one.item: one for one in compare(shipped, "2017-11-10-da-nang", "2018-12-01-buenos-aires")
    }
    dropped = {item for item, one in found.items() if one.change == "dropped"}
    assert dropped >= {
        "working-group-movement-of-people",
        "working-group-project-details",
        "eight-point-cooperation-plan",
        "north-korea-denuclearization",
    }
    visits = found["airplane-grave-visits"]
    assert (visits.change, visits.put_before, visits.put_after) == (
        "weakened",
        "confirmed by JP, RU",
        "requested by JP",
    )
    assert found["peace-treaty"].changes == ("strengthened",)
