"""Selections: each filter of statements keeps what it says, on either database, and all combine."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given

from tests.support.judgements import judge, outcome
from tests.support.records import Record, thrown_away
from tests.support.selections import SELECTIONS
from tests.support.stories import (
    commitment,
    completion,
    concern,
    follow_up,
    named,
    progress,
    readout,
    request,
    views,
)
from tests.support.strategies import LAWS, records
from tracker.domain.readouts import Readout
from tracker.domain.rules import OVERDUE, PRESSING
from tracker.queries import Queries, Viewpoint
from tracker.queries.answers import Standing
from tracker.queries.catalogue import QUESTIONS

DAY = date(2019, 7, 1)
TOLD = (
    readout(
        "a",
        commitment("grave-visits", due="2018-06", wording="agreed"),
        commitment("pilot-tours", by=["JP"], due="../2018-09", wording="intends"),
        commitment("visit", continuing=True, wording="shared the view", quote="A Visit, 50%_!"),
        follow_up("working-group", due="2018-04", condition="if the Visit is held"),
        request("visas", to=["RU"]),
        concern("islands", by=["RU"], to=["JP"]),
        views("syria"),
        on="2018-03-01",
        publisher="JP",
    ),
    readout(
        "a-ru",
        commitment("grave-visits", due="2018-06", wording="discussed"),
        on="2018-03-01",
        publisher="RU",
    ),
    readout(
        "b",
        commitment("grave-visits", due="2018-12", renews=["grave-visits@a"]),
        commitment("pilot-tours", by=["JP"], renews=["pilot-tours@a"], wording="confirmed"),
        progress("part"),
        completion("tower"),
        on="2018-09-01",
        publisher="JP",
    ),
    readout("c", completion("built", by=["RU"]), views("syria"), on="2019-03-01", publisher="JP"),
    readout(
        "c-ru",
        commitment("built", by=["RU"], due="2019-12"),
        commitment("later", due="2019-07-20/2019-10"),
        on="2019-03-01",
        publisher="RU",
    ),
    named("part", part_of="visit"),
)


@pytest.fixture
def told(kept: Record) -> Record:
    """A record with something for every filter."""
    kept.record(*TOLD)
    judge(kept, outcome("fulfilled", "2018-05-01", "grave-visits@a", share="JP"))
    return kept


def ask(queries: Queries, question: str = "statements", **filters: Any) -> list[Standing]:
    return [*queries.answer(QUESTIONS[question], Viewpoint(DAY), **filters)]


def test_each_filter_keeps_what_it_says(told: Record) -> None:
    with told.queries() as queries:
        every = ask(queries)
        items = {one.item: one for one in queries.items(Viewpoint(DAY))}
        for name, (filters, keeps) in SELECTIONS.items():
            wanted = [one.ref for one in every if keeps(one, items, DAY)]
            found = [one.ref for one in ask(queries, **filters)]
            assert found == wanted, name
            assert wanted or name == "disputed", name
            assert len(wanted) < len(every), name


def test_filters_combine(told: Record) -> None:
    with told.queries() as queries:
        every = ask(queries)
        items = {one.item: one for one in queries.items(Viewpoint(DAY))}
        for first, second in combinations(SELECTIONS.values(), 2):
            if first[0].keys() & second[0].keys():
                continue
            wanted = [
                one.ref for one in every if first[1](one, items, DAY) and second[1](one, items, DAY)
            ]
            found = ask(queries, **first[0], **second[0])
            assert [one.ref for one in found] == wanted, (first[0], second[0])


@LAWS
@given(records())
def test_a_filter_of_the_whole_list_is_the_filter_in_the_database(told: list[Readout]) -> None:
    with thrown_away() as record:
        record.record(*told)
        with record.queries() as queries:
            every = ask(queries)
            items = {one.item: one for one in queries.items(Viewpoint(DAY))}
            for name, (filters, keeps) in SELECTIONS.items():
                wanted = [one.ref for one in every if keeps(one, items, DAY)]
                assert [one.ref for one in ask(queries, **filters)] == wanted, name


def test_every_statement_but_twins_is_listed_once(told: Record) -> None:
    with told.queries() as queries:
        every = ask(queries)
        listed = [ref for one in every for ref in one.refs]
        assert sorted(listed) == sorted(
            f"{act.key}@{one.readout}"
            for one in TOLD
            if isinstance(one, Readout)
            for act in one.statements
        )
        followed = {one.ref: one for one in queries.followed(Viewpoint(DAY))}
        assert {one.ref: one for one in every if one.status} == followed


@pytest.mark.parametrize(
    "order", ["urgency", "date", "due", "since", "item", "by", "to", "wording", "relationship"]
)
def test_an_order_holds_of_the_whole_and_of_its_parts(told: Record, order: str) -> None:
    with told.queries() as queries:
        every = [one.ref for one in ask(queries)]
        found = [one.ref for one in ask(queries, sort=order)]
        turned = [one.ref for one in ask(queries, sort=f"-{order}")]
        assert sorted(found) == sorted(turned) == sorted(every)
        assert found != turned
        for skip in range(0, len(every), 4):
            part = ask(queries, sort=order, limit=4, skip=skip)
            assert [one.ref for one in part] == found[skip : skip + 4]
        assert [one.ref for one in ask(queries, publisher="JP", sort=order, limit=2, skip=1)] == [
            one.ref for one in ask(queries, publisher="JP", sort=order)
        ][1:3]


def test_a_letter_with_an_accent_is_found_however_it_is_written(kept: Record) -> None:
    kept.record(readout("a", commitment("dam", condition="si Zürich"), on="2019-01-01"))
    with kept.queries() as queries:
        for form in ("NFC", "NFD", "NFKD"):
            found = ask(queries, text=normalize(form, "SI Zürich"))
            assert [one.ref for one in found] == ["dam@a"]


def test_the_lists_are_selections(told: Record) -> None:
    with told.queries() as queries:
        every = ask(queries, sort="urgency")

        def refs(question: str, **filters: Any) -> list[str]:
            return [one.ref for one in ask(queries, question, **filters)]

        unsettled = [one for one in every if one.status in PRESSING and not one.settled]
        assert refs("open") == [one.ref for one in unsettled]
        assert refs("overdue") == [one.ref for one in every if one.status in OVERDUE]
        assert refs("overdue", type=("FollowUpScheduled",)) == ["working-group@a"]
        assert refs("overdue", status=("fulfilled",)) == []
        assert refs("requests") == refs("requests", unanswered=True) == ["visas@a"]
        assert refs("requests", answered=True) == []
        assert refs("concerns") == ["islands@a"]
        assert refs("standing") == ["visit@a"]
        assert set(refs("slipped")) == {"grave-visits@b", "pilot-tours@b"}
        assert set(refs("quiet")) == {"visas@a", "islands@a", "working-group@a"}
        for kept in {}, {"text": "tower"}, {"publisher": "JP"}, {"status": ("completed",)}:
            assert refs("fulfilled", **kept) == ["tower@b"]
        for left in {"text": "visit"}, {"due_to": DAY}, {"publisher": "RU"}, {"since": DAY}:
            assert refs("fulfilled", **left) == []


def test_an_item_can_be_named_several_times(told: Record) -> None:
    with told.queries() as queries:
        view = Viewpoint(DAY, items=("syria", "visit"))
        found = queries.answer(QUESTIONS["statements"], view)
        assert [one.ref for one in found] == ["syria@a", "visit@a", "part@b", "syria@c"]
