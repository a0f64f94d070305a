"""What the overview asks: how long lists are, what is missing, when there were meetings."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.corrections import changed
from tests.support.judgements import REPORT, judge, outcome, searched, take_back
from tests.support.records import Record
from tests.support.stories import commitment, readout, views
from tracker.domain.items import EvidenceSought
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.lists import LISTS

VIEW = Viewpoint(date(2019, 6, 30))


@pytest.mark.parametrize("name", [one.name for one in LISTS])
def test_a_count_is_as_long_as_the_list(shipped: Record, name: str) -> None:
    question = QUESTIONS[name]
    for view in VIEW, VIEW._replace(by="JP"), VIEW._replace(items=("people-to-people-exchanges",)):
        for filters in {}, {"since": date(2017, 1, 1)}, {"publisher": "JP"}:
            with shipped.queries() as queries:
                whole = [*queries.answer(question, view, **filters)]
                assert queries.count(question, view, **filters) == len(whole)
                assert queries.count(question, view, limit=1, skip=1, **filters) == len(whole)


def test_gaps_are_between_the_meetings_of_a_row(shipped: Record) -> None:
    with shipped.queries() as queries:
        found = queries.gaps(VIEW)
        before = queries.gaps(VIEW._replace(as_of=date(2018, 1, 1)))
    told = {
        (gap.kind, one.first, one.last): (one.after, one.before)
        for gap in found
        for one in gap.runs
    }
    assert told["summit", 21, 23] == (date(2017, 11, 10), date(2018, 12, 1))
    assert told["summit", 25, 25] == (date(2018, 12, 1), date(2019, 6, 29))
    assert [gap.missing.ordinals for gap in found] == [(21, 22, 23, 25)]
    assert before == []


def test_the_days_of_meetings_are_also_those_to_come(shipped: Record) -> None:
    with shipped.queries() as queries:
        found = queries.meeting_days(VIEW._replace(as_of=date(2000, 1, 1)))
        of_none = queries.meeting_days(
            VIEW._replace(known_on=shipped.moments[0].replace(year=2000))
        )
    assert [str(one.date) for one in found][::5] == ["2016-12-02", "2019-06-29"]
    assert {(one.kind, one.place, one.relationship) for one in found[-1:]} == {
        ("summit", "Osaka", "JP-RU")
    }
    assert of_none == []


def test_each_recording_makes_the_extent_another(record: Record) -> None:
    extents = set()
    for number in range(3):
        name = f"2019-01-0{number + 1}-a"
        record.record(readout(name, commitment(f"visa-{number}"), on=f"2019-01-0{number + 1}"))
        with record.queries() as queries:
            extents.add(queries.extent())
            assert len(queries.recording_moments(2)) == min(2, number + 1)
            assert queries.relationships() == ["JP-RU"]
    assert len(extents) == 3


def test_judgements_of_an_item_are_those_that_stand(record: Record) -> None:
    record.record(readout("a", commitment("item"), on="2018-01-01"))
    judge(record, outcome("partly fulfilled", share="JP"), searched("2018-05-01"))
    take_back(record, EvidenceSought)
    view = Viewpoint(date(2018, 12, 31), items=("item",))
    with record.queries() as queries:
        told = queries.judgements(view)
        (one,) = (each for each in told if each.ended is None)
        earlier = queries.judgements(view._replace(as_of=date(2018, 5, 31)))
        assert [each.type for each in earlier if each.ended is None] == []
        before = queries.judgements(view._replace(known_on=record.moments[2]))
    assert (one.said, one.share, one.evidence) == ("partly fulfilled", "JP", REPORT)
    assert (one.recorded_by, str(one.on)) == ("anna", "2018-06-01")
    assert [each.type for each in told if each.ended] == ["EvidenceSought"]
    assert [each.type for each in before] == ["OutcomeAssessed", "EvidenceSought"]


def test_a_readout_counts_what_it_says_by_the_day(kept: Record) -> None:
    meetings = [{"date": "2018-01-10", "kind": "summit"}, {"date": "2018-01-20", "kind": "talks"}]
    said = [commitment("x"), {**commitment("y"), "meeting": 1}]
    kept.record(changed(readout("a", on="2018-01-10"), meetings=meetings, statements=said))
    for day, count in {15: 1, 20: 2}.items():
        view = Viewpoint(date(2018, 1, day))
        with kept.queries() as queries:
            (told,) = queries.answer(QUESTIONS["readouts"], view)
            listed = [*queries.answer(QUESTIONS["statements"], view)]
        assert told.statements == len(listed) == count
        with kept.queries() as queries:
            found = [*queries.answer(QUESTIONS["readouts"], view._replace(items=("y",)))]
        assert len(found) == count - 1


def test_a_meeting_of_several_relationships_is_one_of_the_most_parties(record: Record) -> None:
    record.record(
        readout("a", views("one"), on="2018-03-01", meeting="both"),
        readout("b", views("two"), on="2018-03-01", meeting="both", parties=["EU", "JP", "RU"]),
        readout(
            "c", views("three", by=["JP"]), on="2018-03-02", meeting="both", parties=["CN", "JP"]
        ),
    )
    day = Viewpoint(date(2018, 4, 1))
    with record.queries() as queries:
        (listed,) = queries.meetings(day)
        (found,) = queries.answer(QUESTIONS["search"], day, "summit", limit=9)
        shown = queries.answer(QUESTIONS["show"], day, "both").meeting
        (own,) = queries.meetings(day._replace(relationship="JP-RU"))
    assert listed == shown
    assert (shown.relationship, shown.readouts) == ("EU-JP-RU", ("a", "b", "c"))
    assert found.relationship == "EU-JP-RU"
    assert (own.relationship, own.readouts) == ("JP-RU", ("a",))
