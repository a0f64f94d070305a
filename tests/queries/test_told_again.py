"""Told again: an act that another account reports, of another day, is mentioned on that day too."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.comparisons import changes, compare
from tests.support.records import Record
from tests.support.stories import Act, commitment, readout, views
from tracker.domain.items import ItemList
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS

THREE = ("CN", "JP", "RU")
WHOLE = ItemList.model_validate(
    {
        "parties": THREE,
        "items": [
            {"item": "works", "title": "Works"},
            {"item": "paper", "title": "Paper", "part_of": "works"},
        ],
    }
)


def told_twice(record: Record, act: Act, again: Act, *more: Act) -> None:
    """An act that two publishers tell of, at meetings of two days, and a third meeting."""
    record.record(
        WHOLE,
        readout("a", act, on="2018-01-15", publisher="JP", parties=THREE),
        readout(
            "b", {**again, "same_as": "paper@a"}, *more, on="2018-02-15", publisher="RU",
            parties=THREE,
        ),
        readout("c", views("zoo"), on="2018-03-15", publisher="RU", parties=THREE),
    )  # fmt: skip


ACTS = pytest.mark.parametrize(
    ("act", "again"),
    [
        (commitment("paper"), commitment("paper")),
        (commitment("paper"), commitment("paper", by=["CN", "RU"])),
        (views("paper"), views("paper")),
    ],
)


@ACTS
def test_an_item_is_last_mentioned_by_whichever_account_of_it(
    kept: Record, act: Act, again: Act
) -> None:
    told_twice(kept, act, again)
    view = Viewpoint(date(2018, 4, 1))
    with kept.queries() as queries:
        items = {one.item: one for one in queries.items(view)}
        quiet = [one.ref for one in queries.answer(QUESTIONS["quiet"], view)]
        alone = {one.item: one for one in queries.items(view._replace(by="RU"))}
    for one in (items["paper"], items["works"], kept.story("paper", "2018-04-01")):
        assert (str(one.last_mentioned), one.passed_over) == ("2018-02-15", 1)
    assert str(alone["paper"].last_mentioned) == "2018-02-15"
    assert not items["paper"].quiet
    assert quiet == []
    # By a day before that, the second account is not known of.
    assert str(kept.story("paper", "2018-02-01").last_mentioned) == "2018-01-15"


@ACTS
def test_what_another_account_tells_between_two_days_is_repeated(
    record: Record, act: Act, again: Act
) -> None:
    told_twice(record, act, again)
    found = {one.item: one for one in compare(record, "2018-01-20", "2018-04-01")}
    assert (found["paper"].changes, found["paper"].passed_over) == (("repeated",), 1)
    assert found["paper"].why == (
        "mentioned since, until 2018-04-01, by another account of it (paper@b)"
    )
    assert changes(record, "2018-01-20", "b")["paper"] == ("repeated",)
    # Since the second account nothing more was said of it.
    left = compare(record, "2018-02-20", "2018-04-01", items=("paper",))
    dropped = [("dropped",)] if act["type"] == "CommitmentMade" else []
    assert [one.changes for one in left] == dropped
    for one in left:
        assert "last mentioned on 2018-02-15, and passed over by 1 meeting since" in one.why
