"""Items: what is said of one counts for which statements, under all of its names."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import (
    FIRST,
    A,
    commitment,
    completion,
    concern,
    follow_up,
    named,
    readout,
    request,
    views,
)
from tracker.domain.items import ItemList, ItemMerged
from tracker.domain.readouts import Readout
from tracker.projections.projected import Named
from tracker.queries import Viewpoint
from tracker.queries.answers import ItemStanding
from tracker.queries.catalogue import QUESTIONS


def test_items_of_one_status_are_in_the_order_in_which_they_are_due(record: Record) -> None:
    record.record(named("whole"), named("leaf", part_of="whole"))
    record.record(
        readout(
            "a",
            commitment("late", due="../2018-05"),
            commitment("later", due="../2018-04"),
            commitment("a-plan", due="../2018-12"),
            commitment("leaf", due="../2018-11"),
            commitment("b-plan"),
            commitment("mixed", due="../2019-01"),
            commitment("mixed", due="../2018-10", renews=[]),
            views("talks"),
            on="2018-03-01",
        )
    )
    with record.queries() as queries:
        view = Viewpoint(date(2018, 8, 1))
        listed = [one.item for one in queries.answer(QUESTIONS["items"], view)]
        part = [one.item for one in queries.answer(QUESTIONS["items"], view, limit=3, skip=2)]
    overdue, unsettled = ["later", "late"], ["mixed", "leaf", "whole", "a-plan", "b-plan"]
    assert listed == [*overdue, *unsettled, "talks"]
    assert part == unsettled[:3]


def test_an_item_names_the_statement_that_decides(record: Record) -> None:
    record.record(
        readout("a", commitment("item", due="2018-04"), commitment("item"), on=FIRST),
        readout("b", views("talks"), on="2018-04-10"),
    )
    assert record.story("item", "2018-04-10").why == (
        "its most pressing unsettled statement decides (item@a): the day is inside its window"
    )
    assert record.story("talks", "2018-04-10").why == (
        "mentioned, with nothing undertaken, asked or completed (talks@b)"
    )


def test_the_same_slug_in_two_relationships_is_two_matters(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), on=FIRST),
        readout("b", completion("item", by=["US"]), on="2018-04-01", parties=("JP", "US")),
    )
    assert record.status(A, "2018-05-01") == "open"


def test_a_ref_reaches_across_relationships(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), on=FIRST),
        readout(
            "b",
            completion("item", by=["US"], fulfils=[A]),
            on="2018-04-01",
            parties=("JP", "US"),
        ),
    )
    assert record.status(A, "2018-05-01") == "fulfilled"


def test_what_is_said_of_a_merged_item_is_said_of_the_other(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), on=FIRST),
        readout("b", completion("matter"), on="2018-04-01"),
    )
    before = record.clock()
    assert record.status(A, "2018-05-01") == "open"
    record.judge(ItemMerged(item="matter", into="item"))
    assert record.status(A, "2018-05-01") == "fulfilled"
    assert record.status(A, "2018-05-01", known_on=before) == "open"
    assert [one.ref for one in record.story("matter").statements] == [A, "matter@b"]


def test_another_relationships_item_of_that_name_settles_nothing_beside_the_ref(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("item", key="one"), commitment("item", key="two"), on=FIRST)
    )
    record.record(
        readout(
            "b",
            completion("item", by=["JP"], fulfils=["item", "one@a"]),
            on="2018-04-01",
            parties=("JP", "US"),
        )
    )
    assert record.statuses("2018-05-01") == {"one@a": "fulfilled", "two@a": "open"}


def test_a_judgement_holds_for_a_ref_that_comes_back_on_another_item(record: Record) -> None:
    first = readout("a", commitment("item", key="one"), views("talks"), on=FIRST)
    record.record(first)
    record.judge(outcome("withdrawn", "2018-04-01", "one@a"))
    day = date(2018, 6, 1)
    with record.ledger() as ledger:
        ledger.amend(readout("a", views("talks"), on=FIRST), reason="not said", day=day)
        again = readout("a", views("talks"), commitment("other", key="one"), on=FIRST)
        ledger.amend(again, reason="said of another matter", day=day)
    assert record.status("one@a", "2018-06-01") == "withdrawn"


def test_a_part_that_was_merged_is_a_part_under_the_name_it_has_now(record: Record) -> None:
    record.record(
        ItemList.model_validate(
            {
                "parties": ["JP", "RU"],
                "items": [
                    {"item": "whole", "title": "Whole"},
                    {"item": "part", "title": "Part", "part_of": "whole"},
                    {"item": "same", "title": "Same"},
                ],
            }
        ),
        readout(
            "a", commitment("whole"), commitment("part", due="2018"), commitment("same"), on=FIRST
        ),
    )
    record.judge(ItemMerged(item="part", into="same"))
    assert [part.item for part in record.story("whole").parts] == ["same"]
    record.record(readout("b", commitment("wider"), on=FIRST))
    record.judge(ItemMerged(item="whole", into="wider"))
    assert [part.item for part in record.story("wider").parts] == ["same"]


def test_a_meeting_has_whom_any_of_its_readouts_names(record: Record) -> None:
    silent = readout("a", views("talks"), on=FIRST)
    named = silent.model_dump(mode="json") | {"readout": "b"}
    named["meetings"][0]["participants"] = {"JP": ["Shinzo Abe"]}
    record.record(silent, Readout.model_validate(named))
    with record.queries() as queries:
        (meeting,) = queries.meetings(Viewpoint(date(2018, 6, 1)))
    assert meeting.participants == {"JP": ["Shinzo Abe"]}
    assert meeting.readouts == ("a", "b")


def test_a_ref_that_is_not_on_record_is_told(record: Record) -> None:
    first = record.record(readout("b", commitment("item", renews=["item@a"]), on="2018-04-01"))
    assert first.awaited == (Named("JP-RU", "item@a"),)
    second = record.record(readout("a", commitment("item"), on=FIRST))
    assert second.awaited == ()
    assert record.status("item@a", "2018-05-01") == "superseded"
    with record.ledger() as ledger:
        assert list(ledger.doubts([first]).awaited) == ["item@a"]
        assert ledger.doubts([first, second]).awaited == {}


def test_an_item_of_which_nothing_is_on_record_is_told(record: Record) -> None:
    named = commitment("item", renews=["tour"], due={"before": "visit"})
    first = record.record(readout("a", named, on=FIRST, holds=["item"]))
    assert first.awaited == (Named("JP-RU", "tour"), Named("JP-RU", "visit"))
    assert first.new == (Named("JP-RU", "item"),)
    second = record.record(readout("b", follow_up("visit"), views("tour"), on="2018-04-01"))
    assert (second.awaited, second.new) == ((), (Named("JP-RU", "visit"),))
    with record.ledger() as ledger:
        assert ledger.doubts([first, second]).awaited == {}


def test_a_whole_of_which_nothing_was_said_stands_as_its_parts_do(record: Record) -> None:
    record.record(
        named("islands"),
        named("south", part_of="islands"),
        named("north", part_of="islands"),
        readout("a", completion("south"), on=FIRST),
        readout("b", request("north"), on="2018-04-01"),
    )
    assert listed(record, FIRST) == {"islands": "progressing", "south": "completed"}
    assert listed(record, "2018-04-01") == {
        "islands": "raised",
        "north": "raised",
        "south": "completed",
    }
    assert record.story("islands", "2018-04-01").status == "raised"


def test_a_request_that_stands_is_not_hidden_by_what_was_fulfilled(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), on=FIRST),
        readout("b", completion("item"), on="2018-04-01"),
        readout("c", request("item"), on="2018-05-01"),
    )
    assert listed(record, "2018-04-01") == {"item": "fulfilled"}
    assert listed(record, "2018-05-01") == {"item": "raised"}


def test_an_item_with_a_request_that_is_only_taken_up_is_not_fulfilled_by_talks_of_it(
    record: Record,
) -> None:
    record.record(
        readout("a", request("visa"), on=FIRST),
        readout("b", follow_up("visa"), on="2018-04-01"),
        readout("c", on="2018-05-01", holds=["visa"]),
        readout("d", completion("visa"), on="2018-06-01"),
    )
    told = {on: listed(record, on)["visa"] for on in (FIRST, "2018-04-01", "2018-05-01")}
    assert [*told.values()] == ["raised", "scheduled", "taken up"]
    assert record.story("visa", "2018-05-01").rule == "item.taken-up"
    assert listed(record, "2018-06-01") == {"visa": "fulfilled"}


@pytest.mark.parametrize("other", [concern("visa"), views("visa")])
def test_an_item_with_a_request_that_is_met_in_part_is_told_so(
    record: Record, other: dict[str, Any]
) -> None:
    record.record(readout("a", other, request("visa", key="asked"), on=FIRST))
    record.judge(outcome("partly fulfilled", "2018-04-01", "asked@a"))
    assert listed(record, FIRST) == {"visa": "raised"}
    assert listed(record, "2018-04-01") == {"visa": "partly met"}
    told = record.story("visa", "2018-04-01")
    assert (told.status, told.rule) == ("partly met", "item.partly-met")


def listed(record: Record, on: str) -> dict[str, str]:
    """The status of every item."""
    with record.queries() as queries:
        return {one.item: one.status for one in queries.items(Viewpoint(date.fromisoformat(on)))}


def test_an_item_is_fulfilled_on_the_day_of_what_was_settled_last(record: Record) -> None:
    record.record(
        readout("a", commitment("item", due="../2018-03"), on="2018-01-10"),
        readout("b", commitment("item", due="../2018-06", renews=[]), on="2018-02-01"),
        readout("c", completion("item", fulfils=["item@b"]), on="2018-04-01"),
        readout("d", completion("item", fulfils=["item@a"]), on="2018-05-10"),
    )
    assert _standing(record, "item", "2018-05-09").status == "overdue"
    for view in (_standing(record, "item", "2018-06-01"), record.story("item", "2018-06-01")):
        assert view.status == "fulfilled"
    found = _standing(record, "item", "2018-06-01")
    assert (found.ref, str(found.since), found.days_late) == ("item@a", "2018-05-10", 40)


def test_of_several_statements_of_one_status_that_of_the_first_deadline_decides(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("item", due="../2018-06"), on="2018-01-10"),
        readout("b", commitment("item", due="../2019-12", renews=[]), on="2018-02-01"),
        readout("c", commitment("item", renews=[]), on="2018-02-02"),
    )
    found = {day: _standing(record, "item", day) for day in ("2018-05-01", "2020-02-01")}
    assert {day: (one.status, one.ref) for day, one in found.items()} == {
        "2018-05-01": ("open", "item@a"),
        "2020-02-01": ("overdue", "item@a"),
    }
    assert found["2020-02-01"].days_late == (date(2020, 2, 1) - date(2018, 6, 30)).days


def _standing(record: Record, item: str, on: str) -> ItemStanding:
    with record.queries() as queries:
        (found,) = queries.items(Viewpoint(date.fromisoformat(on), items=(item,)))
        return found
