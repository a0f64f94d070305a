"""Stats: by whatever statements are counted, they are those that the list holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.support.judgements import merge
from tests.support.records import Record
from tests.support.stories import commitment, completion, progress, readout, request, views
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.filters import WAYS

DAY = "2020-02-01"


@pytest.fixture
def told(kept: Record) -> Record:
    """Acts of two years, two accounts, a merged item, and an item of the same name elsewhere."""
    kept.record(
        readout(
            "a",
            commitment("visas", due="2018-06"),
            commitment("own", by=["RU"], due="2018-06"),
            progress("works"),
            on="2018-12-31",
            publisher="JP",
            meeting="winter",
        ),
        readout(
            "a-ru",
            commitment("visas", due="2018-06"),
            progress("works"),
            on="2018-12-31",
            publisher="RU",
            meeting="winter",
        ),
        readout(
            "b", commitment("visa", by=["JP"], renews=["visas@a"]), views("own"), on="2019-01-01"
        ),
        readout("c", completion("works", by=["JP"]), request("visas"), on="2019-06-01"),
        readout("d", commitment("visas", by=["NO"]), on="2019-06-02", parties=["JP", "NO"]),
    )
    merge(kept, "visa", "visas")
    return kept


def ask(record: Record, question: str, by: str | None = None, **given: Any) -> list[Any]:
    with record.queries() as queries:
        view = Viewpoint(date.fromisoformat(DAY), by=by)
        return [*queries.answer(QUESTIONS[question], view, **given)]


IN_LISTS: dict[str, Callable[[Any], tuple[str, str | None]]] = {
    "year": lambda one: (str(one.made_on.year), None),
    "item": lambda one: (one.item, one.relationship),
    "relationship": lambda one: (one.relationship, one.relationship),
}
"""By what a statement of a list is counted."""


@pytest.mark.parametrize("by", [None, "JP", "RU"])
@pytest.mark.parametrize("way", IN_LISTS)
def test_statements_are_counted_as_their_list_holds_them(
    told: Record, way: str, by: str | None
) -> None:
    counted = {
        (one.of, one.relationship, one.kind, one.status): one.statements
        for one in ask(told, "stats", by, per=way)
    }
    listed = Counter(
        (*IN_LISTS[way](one), one.kind, one.status) for one in ask(told, "statements", by)
    )
    assert counted == listed
    assert {one.party for one in ask(told, "stats", by, per=way)} == {None}


@pytest.mark.parametrize("by", [None, "JP", "RU"])
def test_statements_are_counted_by_meeting_as_the_meetings_hold_them(
    told: Record, by: str | None
) -> None:
    counted: Counter[str] = Counter()
    for one in ask(told, "stats", by, per="meeting"):
        counted[one.of] += one.statements
    meetings = {one.meeting: one.statements for one in ask(told, "meetings", by)}
    assert counted == meetings
    assert [*counted] == [*meetings], "in the order of time"


def test_a_party_has_all_that_it_said_with_others(told: Record) -> None:
    assert WAYS[0] == "party"
    counted = ask(told, "stats")
    assert counted == ask(told, "stats", per="party")
    assert all(one.party == one.of for one in counted)
    said = sum(one.statements for one in counted)
    assert said > sum(one.statements for one in ask(told, "stats", per="year"))


def test_a_year_of_the_shipped_record(shipped: Record) -> None:
    with shipped.queries() as queries:
        found = [*queries.answer(QUESTIONS["stats"], Viewpoint(date(2019, 6, 30)), per="year")]
    promised = {(one.of, one.status): one.statements for one in found if one.kind == "commitment"}
    assert promised["2016", "overdue"] == 3
    assert promised["2016", "superseded"] == 3
    assert promised["2017", "expired"] == 1
