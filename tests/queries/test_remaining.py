"""Remaining: a name of which all was taken back is proposed nowhere, and stands in no way."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.records import DAY, Record
from tests.support.stories import commitment, follow_up, named, readout
from tracker.drafts.known import on_record
from tracker.errors import NotFound
from tracker.queries import Queries, Viewpoint, beginnings
from tracker.queries.catalogue import QUESTIONS

VIEW = Viewpoint(date(2019, 1, 1))


@pytest.fixture
def amended(kept: Record) -> Record:
    """A readout whose items were mistyped and amended, another retracted, and what others name."""
    kept.record(
        readout("a", commitment("fish-stock"), commitment("whole-part"), on="2018-01-15"),
        readout(
            "b",
            commitment("fishery-board"),
            commitment("fish-whole"),
            follow_up("fish-forum"),
            on="2018-02-15",
        ),
        readout(
            "c",
            commitment("paper", due={"before": "fish-forum"}),
            follow_up("round"),
            on="2018-03-15",
            holds=["fish-round"],
        ),
        named("whole-part", part_of="fish-whole"),
    )
    with kept.ledger() as ledger:
        ledger.amend(
            readout("a", commitment("fish-stocks"), commitment("whole-part"), on="2018-01-15"),
            reason="a letter was missing",
            day=DAY,
        )
        ledger.retract("b", reason="of another meeting", day=DAY)
    return kept


LEFT = ["fish-forum", "fish-round", "fish-stocks", "fish-whole"]
"""What begins with `fish`: what is spoken of, and what something on record names."""


def test_nothing_that_was_taken_back_is_offered(amended: Record) -> None:
    with amended.queries() as queries:
        names = [row.slug for row in queries.item_names(VIEW)]
        assert [name for name in names if name.startswith("fish")] == LEFT
        assert beginnings.items(queries.transaction, "fish") == LEFT
        drafted = on_record(queries, ["JP", "RU"], VIEW.as_of)
        assert [one.slug for one in drafted.known if one.slug.startswith("fish")] == LEFT
        before = VIEW._replace(known_on=amended.moments[0])
        told = {row.slug for row in queries.item_names(before)}
        assert {"fish-stock", "fishery-board"} <= told
        assert "fish-stocks" not in told


def test_a_name_begun_means_what_is_left_of_those_that_begin_so(amended: Record) -> None:
    def shown(queries: Queries, name: str) -> str:
        return str(queries.answer(QUESTIONS["show"], VIEW, name).item)

    with amended.queries() as queries:
        assert shown(queries, "fish-sto") == "fish-stocks"
        with pytest.raises(NotFound, match="fish-stoks") as refused:
            shown(queries, "fish-stoks")
        assert "fish-stocks" in str(refused.value)
        assert "fish-stock," not in str(refused.value)
        # Whoever names it in full is told that nothing is left of it.
        assert queries.answer(QUESTIONS["show"], VIEW, "fish-stock").statements == ()
        found = queries.answer(QUESTIONS["search"], VIEW, "fishery board", limit=20)
        assert [hit.ref for hit in found if hit.kind == "item"] == []


def test_what_is_called_as_one_that_was_taken_back_is_found_by_that(amended: Record) -> None:
    amended.record(readout("d", commitment("council"), on="2018-04-15"))
    amended.record(named("council").model_copy(update={"items": (_called("council"),)}))
    with amended.queries() as queries:
        assert queries.answer(QUESTIONS["show"], VIEW, "fishery-board").item == "council"


def test_a_name_that_is_recorded_again_is_offered_again(amended: Record) -> None:
    amended.record(readout("b", commitment("fishery-board"), on="2018-02-15"))
    with amended.queries() as queries:
        assert beginnings.items(queries.transaction, "fishery") == ["fishery-board"]


def _called(item: str) -> object:
    (one,) = named(item).items
    return one.model_copy(update={"names": ("fishery-board",)})
