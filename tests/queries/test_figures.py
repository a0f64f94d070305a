"""Figures: what a list is said to hold is what it holds."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from tests.support.records import Record
from tracker.domain.missing import Missing
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS

GIVEN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("statements", {}),
    ("statements", {"types": ("RequestMade", "ViewsExchanged")}),
    ("statements", {"text": "visa"}),
    ("statements", {"wording": ("confirmed",)}),
    ("statements", {"since": date(2018, 1, 1), "to": "RU"}),
    ("open", {"text": "the", "until": date(2018, 12, 31)}),
    ("overdue", {}),
    ("due", {"within": 30}),
    ("requests", {"unanswered": True}),
    ("standing", {}),
)
VIEWS = (
    Viewpoint(as_of=date(2019, 7, 1)),
    Viewpoint(as_of=date(2018, 4, 1), by="RU"),
    Viewpoint(as_of=date(2019, 7, 1), items=("people-to-people-exchanges",)),
)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("name", "given"), GIVEN)
def test_what_a_list_holds_is_counted_as_it_is_told(
    name: str, given: dict[str, Any], view: Viewpoint, shipped: Record
) -> None:
    with shipped.queries() as queries:
        told = Counter(one.status or "" for one in queries.answer(QUESTIONS[name], view, **given))
        counted = queries.figures(QUESTIONS[name], view, **given, limit=3, skip=1)
    assert counted == dict(told)


@pytest.mark.parametrize("name", ["slipped", "quiet", "fulfilled", "items"])
def test_what_only_telling_shows_is_not_counted(name: str, shipped: Record) -> None:
    with shipped.queries() as queries:
        assert queries.figures(QUESTIONS[name], VIEWS[0]) is None


def test_meetings_that_are_missing_are_known_by_their_numbers(shipped: Record) -> None:
    with shipped.queries() as queries:
        around = queries.surroundings(VIEWS[0])
        earlier = queries.surroundings(Viewpoint(as_of=date(2018, 4, 1)))
    assert around.several is False
    assert [(gap.relationship, gap.missing) for gap in around.gaps] == [
        ("JP-RU", Missing("summit", (21, 22, 23, 25)))
    ]
    assert earlier.gaps == []
