"""Shown: whatever has a name is shown by it, or by its beginning where that is enough."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.support.records import Record
from tracker.domain.items import ItemList
from tracker.domain.readouts import Readout
from tracker.errors import NotFound, Refused, Remedy
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.shown import MeetingTold, ReadoutTold, Shown
from tracker.queries.story import Story, StoryStatement

DAY = date(2020, 1, 1)


def told(slug: str, on: str, *items: str, meeting: str | None = None, other: str = "RU") -> Readout:
    return Readout.model_validate(
        {
            "readout": slug,
            "parties": ["JP", other],
            "meetings": [{"date": on, "id": meeting, "kind": "summit"}],
            "statements": [
                {"type": "CommitmentMade", "item": item, "by": ["JP"], "summary": f"Do {item}."}
                for item in items
            ],
        }
    )


@pytest.fixture
def both_told(kept: Record) -> Record:
    kept.record(
        told("2019-osaka", "2019-06-29", "visas", "visits", meeting="summit-26"),
        told("2019-osaka-russia", "2019-06-29", "trade", meeting="summit-26"),
        told("2018-moscow", "2018-06-29", "trade"),
    )
    return kept


def shown(
    record: Record, name: str, on: date = DAY, known: datetime | None = None, **more: Any
) -> Shown:
    with record.queries() as queries:
        found: Shown = queries.answer(QUESTIONS["show"], Viewpoint(on, known, **more), name)
        return found


def test_each_kind_of_thing_is_shown_by_its_name(both_told: Record) -> None:
    item = shown(both_told, "visas")
    assert isinstance(item, Story)
    statement = shown(both_told, "visas@2019-osaka")
    assert isinstance(statement, StoryStatement)
    assert (statement.ref, statement.status) == ("visas@2019-osaka", "open")
    readout = shown(both_told, "2019-osaka")
    assert isinstance(readout, ReadoutTold)
    assert [one.ref for one in readout.statements] == ["visas@2019-osaka", "visits@2019-osaka"]
    assert [one.meeting for one in readout.meetings] == ["summit-26"]
    meeting = shown(both_told, "summit-26")
    assert isinstance(meeting, MeetingTold)
    assert meeting.meeting.readouts == ("2019-osaka", "2019-osaka-russia")
    assert [one.ref for one in meeting.statements] == [
        "visas@2019-osaka",
        "visits@2019-osaka",
        "trade@2019-osaka-russia",
    ]


def test_a_beginning_is_enough_where_only_one_name_begins_so(both_told: Record) -> None:
    assert shown(both_told, "visa") == shown(both_told, "visas")
    assert shown(both_told, "Tra") == shown(both_told, "trade")
    assert shown(both_told, "2018") == shown(both_told, "2018-moscow")
    assert shown(both_told, "summit") == shown(both_told, "summit-26")
    assert shown(both_told, "visas@20") == shown(both_told, "visas@2019-osaka")


def test_of_several_that_begin_so_all_are_named(both_told: Record) -> None:
    with pytest.raises(Refused, match=r"begin with 'vis': visas \(JP-RU\), visits \(JP-RU\);"):
        shown(both_told, "vis")
    with pytest.raises(Refused, match="2018-moscow, 2019-osaka, 2019-osaka-russia;"):
        shown(both_told, "20")


def test_what_is_not_on_record_or_later_is_said_to_be_so(both_told: Record) -> None:
    for name in ("graves", "graves@2019-osaka", "2017"):
        with pytest.raises(NotFound, match=r"on record is|is on record"):
            shown(both_told, name)
    before = date(2019, 1, 1)
    for name in ("visas@2019-osaka", "2019-osaka", "summit-26"):
        with pytest.raises(NotFound, match="is of a day after 2019-01-01"):
            shown(both_told, name, before)


def test_what_was_retracted_is_shown_only_as_it_was_known(both_told: Record) -> None:
    with both_told.ledger() as ledger:
        ledger.retract("2018-moscow", reason="a draft", day=DAY)
    both_told.record(told("2018-moscow-again", "2018-01-10", "trade"))
    for name in ("2018-moscow", "trade@2018-moscow"):
        with pytest.raises(NotFound, match=f"^{name} was taken back$") as missing:
            shown(both_told, name)
        assert missing.value.remedy is (Remedy.HISTORY if "@" in name else Remedy.LOG)
        with pytest.raises(NotFound, match="on record before, and had been retracted"):
            shown(both_told, name, known=both_told.moment)
        assert shown(both_told, name, known=both_told.moments[0])
    assert shown(both_told, "2018", known=both_told.moments[0])


def test_a_readout_counts_what_it_says_itself(kept: Record) -> None:
    for slug, publisher in (("ours", "JP"), ("theirs", "RU")):
        said = told(slug, "2018-01-10", "port", "talks", meeting="summit-2018")
        kept.record(said.model_copy(update={"publisher": publisher}))
        found = shown(kept, slug)
        assert isinstance(found, ReadoutTold)
        assert ([one.statements for one in found.meetings], len(found.statements)) == ([2], 2)
    whole = shown(kept, "summit-2018")
    assert isinstance(whole, MeetingTold)
    assert whole.meeting.statements == 2


def test_of_one_relationship_a_meeting_has_what_that_one_tells_of_it(both_told: Record) -> None:
    both_told.record(told("2019-china", "2019-06-29", "dam", meeting="summit-26", other="CN"))
    for relationship, refs in (
        ("JP-RU", ["visas@2019-osaka", "visits@2019-osaka", "trade@2019-osaka-russia"]),
        ("CN-JP", ["dam@2019-china"]),
    ):
        found = shown(both_told, "summit-26", relationship=relationship)
        assert isinstance(found, MeetingTold)
        assert [one.ref for one in found.statements] == refs
        assert (found.meeting.relationship, found.meeting.statements) == (relationship, len(refs))
        view = Viewpoint(DAY, None, relationship=relationship)
        with both_told.queries() as queries:
            compared = [*queries.comparison(view, "2018-01-01", "summit-26").changes]
        assert {one.item for one in compared} == {ref.partition("@")[0] for ref in refs}


def test_a_part_of_a_name_will_do_where_one_alone_holds_its_words(both_told: Record) -> None:
    found = shown(both_told, "moscow")
    assert isinstance(found, ReadoutTold)
    assert found.readout == "2018-moscow"
    with pytest.raises(Refused, match="several names hold 'osaka': 2019-osaka, 2019-osaka-russia"):
        shown(both_told, "osaka")
    with pytest.raises(NotFound, match="nothing on record is called 'mos'"):
        shown(both_told, "mos")


def test_of_a_whole_and_its_parts_the_whole_is_shown(both_told: Record) -> None:
    both_told.record(
        told("2019-tokyo", "2019-07-01", "travel", "travel-by-air", meeting="summit-27")
    )
    with pytest.raises(Refused, match="several names begin with 'trav'"):
        shown(both_told, "trav")
    part = {"item": "travel-by-air", "title": "Travel by air", "part_of": "travel"}
    both_told.record(ItemList.model_validate({"parties": ["JP", "RU"], "items": [part]}))
    found = shown(both_told, "trav")
    assert isinstance(found, Story)
    assert found.item == "travel"


def test_an_item_that_is_asked_about_goes_by_its_beginning_as_well(both_told: Record) -> None:
    def refs(item: str) -> list[str]:
        with both_told.queries() as queries:
            view = Viewpoint(DAY, items=(item,))
            return [one.ref for one in queries.answer(QUESTIONS["statements"], view)]

    assert refs("visa") == refs("visas") == ["visas@2019-osaka"]
    with pytest.raises(Refused, match="several names begin with 'vi': visas, visits; write more"):
        refs("vi")
    with pytest.raises(NotFound, match="no item 'osaka' is on record"):
        refs("osaka")
    part = {"item": "visits", "title": "Visits", "part_of": "visas"}
    both_told.record(ItemList.model_validate({"parties": ["JP", "RU"], "items": [part]}))
    assert refs("vi") == ["visas@2019-osaka", "visits@2019-osaka"]
