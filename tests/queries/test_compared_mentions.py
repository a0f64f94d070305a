"""Comparison by what is mentioned: what is dropped, or not repeated, and what is no silence."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.comparisons import changes, compare, two
from tests.support.records import Record
from tests.support.stories import (
    commitment,
    completion,
    follow_up,
    named,
    progress,
    readout,
    request,
    views,
)


def test_what_was_dropped_tells_when_it_was_mentioned_last_and_how_often_passed_over(
    record: Record,
) -> None:
    first, last = two(commitment("x"))
    between = (
        readout("c", progress("x"), on="2018-02-15"),
        readout("d", views("y"), on="2018-04-01"),
    )
    record.record(first, last, *between)
    (found,) = compare(record, "a", "b")
    assert (found.change, found.last_mentioned, found.passed_over) == (
        "dropped",
        date(2018, 2, 15),
        2,
    )
    assert found.why.endswith("last mentioned on 2018-02-15, and passed over by 2 meetings since")


def test_what_another_meeting_of_the_day_mentions_was_not_passed_over(record: Record) -> None:
    record.record(
        readout("a", commitment("x"), views("y"), on="2018-01-15"),
        readout("b", views("z"), on="2018-06-15", meeting="talks-1"),
        readout("c", views("x"), on="2018-06-15", meeting="talks-2"),
    )
    found = {one.item: one for one in compare(record, "a", "b")}
    assert found["x"].changes == found["y"].changes == ("not repeated",)
    assert found["x"].why == (
        "not mentioned at b; x@a is open; last mentioned on 2018-06-15, and passed over by no "
        "meeting since"
    )
    assert found["y"].why == "not mentioned at b"


def test_what_was_promised_earlier_and_is_only_spoken_of_at_the_first_is_dropped(
    record: Record,
) -> None:
    record.record(
        readout("earlier", commitment("x"), on="2017-06-01"),
        *two(views("x"), after=(views("y"),)),
    )
    found = {one.item: one for one in compare(record, "a", "b")}
    assert found["x"].changes == ("dropped",)
    assert found["x"].why.startswith(
        "discussed by JP, RU; unsettled at a (x@earlier) and not mentioned at b; "
    )


@pytest.mark.parametrize(
    ("sides", "says"),
    [
        (("b", "c"), "mentioned at c, by a meeting that is a round of it"),
        (
            ("2018-06-15", "2018-12-01"),
            "mentioned since, until 2018-12-01, by a meeting that is a round of it",
        ),
    ],
)
def test_a_meeting_that_is_a_round_of_an_item_mentions_it(
    record: Record, sides: tuple[str, str], says: str
) -> None:
    record.record(
        named("session", part_of="talks"),
        readout("a", follow_up("talks"), follow_up("session"), on="2018-01-15"),
        readout("b", request("talks"), request("fish"), on="2018-06-15", holds=["talks"]),
        readout("c", on="2018-08-15", holds=["session"]),
        readout("d", views("z"), on="2018-10-15"),
    )
    found = {one.item: one for one in compare(record, *sides)}
    assert (found["talks"].changes, found["talks"].why) == (("repeated",), says)
    assert found["fish"].changes == ("dropped",)
    assert changes(record, "2018-06-15", "2018-12-01")["session"] == ("fulfilled",)


def test_who_mentions_a_part_mentions_the_whole_and_not_the_other_way_round(record: Record) -> None:
    record.record(
        named("part", part_of="whole"),
        *two(
            commitment("whole"), commitment("other"), after=(request("part"), commitment("new-one"))
        ),
    )
    found = {one.item: one for one in compare(record, "a", "b")}
    assert found["whole"].changes == ("repeated",)
    assert found["whole"].parts == ("part",)
    assert found["part"].changes == ("new",)
    assert found["other"].changes == ("dropped",)


@pytest.mark.parametrize(
    ("first", "change", "why"),
    [
        ("a", "repeated", "undertaken by JP, RU; mentioned before by its part part"),
        ("2018-02-01", "repeated", "undertaken by JP, RU; mentioned before by its part part"),
        (
            "b",
            "taken up again",
            "undertaken by JP, RU; not mentioned at b, before that on 2018-01-15",
        ),
        ("2018-01-01", "new", "undertaken by JP, RU"),
    ],
)
def test_a_whole_of_whose_part_was_spoken_is_not_new(
    record: Record, first: str, change: str, why: str
) -> None:
    record.record(
        named("part", part_of="whole"),
        readout("a", commitment("part"), on="2018-01-15"),
        readout("b", views("zoo"), on="2018-03-15"),
        readout("c", commitment("whole"), on="2018-06-15"),
    )
    found = {one.item: one for one in compare(record, first, "c")}
    assert (found["whole"].changes, found["whole"].why) == ((change,), why)


def test_what_the_other_parties_say_at_the_second_side_is_no_silence(record: Record) -> None:
    record.record(
        *two(commitment("x"), commitment("y"), after=(completion("x", by=["JP"]), views("z")))
    )
    found = {one.item: one for one in compare(record, "a", "b", by="RU")}
    assert found["y"].changes == ("dropped",)
    assert found["x"].changes == ("repeated",)
    assert found["x"].why == "mentioned at b, not by RU"
    assert found["x"].passed_over == 0


def test_what_others_say_or_say_of_a_part_between_two_days_is_no_silence(record: Record) -> None:
    record.record(
        named("leaf", part_of="net"),
        *two(
            *(commitment("x"), commitment("net", by=["RU"]), commitment("left")),
            after=(commitment("x", by=["JP"], renews=["x"]), views("leaf", by=["JP"])),
        ),
        readout("c", views("talk"), on="2018-08-15"),
    )
    for sides, of_x, of_net in (
        (("a", "b"), "mentioned at b, not by RU", "its part leaf is mentioned at b, not by RU"),
        (
            ("2018-01-15", "2018-07-01"),
            "mentioned since, until 2018-07-01, not by RU",
            "its part leaf is mentioned since, until 2018-07-01, not by RU",
        ),
        (
            ("2018-01-15", "2018-09-01"),
            "mentioned since, until 2018-09-01, not by RU",
            "its part leaf is mentioned since, until 2018-09-01, not by RU",
        ),
    ):
        found = {one.item: one for one in compare(record, *sides, by="RU")}
        assert (found["x"].changes, found["x"].why) == (("repeated",), of_x)
        assert (found["net"].changes, found["net"].why) == (("repeated",), of_net)
        assert found["net"].parts == ("leaf",)
        assert found["left"].changes == ("dropped",)
