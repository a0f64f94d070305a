"""Wholes: what is said of a whole, or held without a word, is told of its parts and its item."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.briefings import briefed
from tests.support.records import DAY, Record
from tests.support.stories import commitment, completion, follow_up, named, readout, views
from tracker.cli.statements import details
from tracker.domain.items import ItemMerged
from tracker.domain.readouts import Readout
from tracker.queries import Viewpoint
from tracker.queries.answers import ItemStanding
from tracker.queries.catalogue import QUESTIONS


def test_that_the_whole_was_reported_complete_is_told_of_its_overdue_parts(record: Record) -> None:
    record.record(named("w"), named("p", part_of="w"), named("q", part_of="p"))
    record.record(
        readout("a", *(commitment(one, due="../2018-06") for one in "pqwx"), on="2018-01-10"),
        readout("b", completion("w"), on="2018-06-10"),
    )
    found = record.standings("2018-07-02")
    for part in ("p@a", "q@a"):
        assert found[part].status == "overdue"
        assert "what its item is a part of was reported complete (w@b)" in found[part].why
        assert "no record tells what became of it" not in found[part].why
    assert "w@b" not in found["x@a"].why
    assert "w@b" in record.by("RU", "2018-07-02")["p@a"].why
    assert "w@b" in (record.story("w", "2018-07-02").why or "")


def test_a_briefing_names_the_parts_and_the_whole_that_were_reported_complete(
    record: Record,
) -> None:
    record.record(named("w"), named("p", part_of="w"), named("q", part_of="p"))
    record.record(
        readout("a", commitment("p", due="../2018-06"), on="2018-01-10"),
        readout("b", completion("w"), completion("q"), on="2018-06-10"),
    )
    (line,) = {
        one
        for part in briefed(record, "2018-07-02").parts
        for one in part.lines
        if one.ref == "p@a"
    }
    assert "Part complete: q@b." in line.notes
    assert "What it is a part of was reported complete: w@b." in line.notes


def _item(record: Record, slug: str, on: str) -> ItemStanding:
    with record.queries() as queries:
        return next(
            one for one in queries.items(Viewpoint(date.fromisoformat(on))) if one.item == slug
        )


@pytest.mark.parametrize("target", ["visit", "visit@a"])
def test_a_meeting_that_is_a_round_of_an_item_mentions_it(record: Record, target: str) -> None:
    record.record(named("tours"), named("visit", part_of="tours"))
    record.record(
        readout("a", follow_up("visit", due="2018-06"), views("tours"), on="2018-01-10"),
        readout("b", on="2018-05-20", holds=[target]),
        readout("c", views("talks"), on="2018-05-25"),
    )
    for slug in ("visit", "tours"):
        found = _item(record, slug, "2018-06-01")
        assert (str(found.last_mentioned), found.passed_over, found.quiet) == (
            "2018-05-20",
            1,
            False,
        )
        assert record.story(slug, "2018-06-01").passed_over == 1
    assert str(_item(record, "visit", "2018-05-19").last_mentioned) == "2018-01-10"


def test_a_meeting_of_another_relationship_that_is_a_round_of_an_item_mentions_it(
    kept: Record,
) -> None:
    wide = ("CN", "JP", "RU")
    kept.record(
        readout("a", follow_up("forum", due="2018-06"), on="2018-01-10", parties=wide),
        readout("b", views("other"), on="2018-05-20", holds=["forum@a"]),
        readout("c", views("talks"), on="2018-05-25", parties=wide),
    )
    found = _item(kept, "forum", "2018-06-01")
    assert (found.status, found.passed_over) == ("fulfilled", 1)
    assert str(found.last_mentioned) == "2018-05-20"
    assert str(kept.story("forum", "2018-06-01").last_mentioned) == "2018-05-20"
    with kept.queries() as queries:
        view = Viewpoint(date(2018, 6, 1))
        (hit, *_) = queries.answer(QUESTIONS["search"], view, "forum", limit=1)
    assert str(hit.date) == "2018-05-20"
    assert str(_item(kept, "forum", "2018-05-19").last_mentioned) == "2018-01-10"


def test_an_item_is_passed_over_by_meetings_however_many_readouts_tell_of_them(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("lone"), on="2018-01-10"),
        readout("jp", views("x"), on="2018-02-10", publisher="JP"),
        readout("ru", views("x"), on="2018-02-10", publisher="RU"),
    )
    one = _item(record, "lone", "2018-06-01")
    assert one.passed_over == 1
    told = " ".join(details(one))
    assert "last mentioned 2018-01-10; passed over by 1 meeting since" in told


def _of_three(name: str, publisher: str, *acts: dict[str, Any]) -> Readout:
    """A readout of a visit with three meetings, on two days."""
    days = [("2018-02-10", "summit"), ("2018-02-10", "working-lunch"), ("2018-02-11", "talks")]
    return Readout.model_validate(
        {
            "readout": name,
            "parties": ["JP", "RU"],
            "publisher": publisher,
            "meetings": [{"date": day, "kind": kind} for day, kind in days],
            "statements": list(acts),
        }
    )


def test_each_meeting_that_a_readout_tells_of_passes_over_what_was_not_spoken_of(
    kept: Record,
) -> None:
    kept.record(
        readout("a", commitment("lone"), commitment("lunch"), commitment("late"), on="2018-01-10"),
        _of_three("jp", "JP", views("lunch", meeting=1), views("late", meeting=2)),
        _of_three("ru", "RU", views("x")),
    )
    passed = {"lone": (0, 2, 3), "lunch": (0, 0, 1), "late": (0, 2, 0)}
    days = ("2018-02-09", "2018-02-10", "2018-02-11")
    for slug, counts in passed.items():
        assert tuple(_item(kept, slug, day).passed_over for day in days) == counts
        assert kept.story(slug, "2018-02-11").passed_over == counts[-1]
    view = Viewpoint(date.fromisoformat("2018-02-11"))
    with kept.queries() as queries:
        quiet = [one.ref for one in queries.answer(QUESTIONS["quiet"], view)]
        compared = {one.item: one for one in queries.comparison(view, "a", "jp").changes}
    assert quiet == ["lone@a"]
    assert compared["lone"].why.endswith("and passed over by 3 meetings since")


def _reasons(record: Record) -> dict[str, str]:
    """The reasons of what is overdue, in the list and in the story of each item."""
    found = {ref: one.why for ref, one in record.standings("2018-09-01").items()}
    told = {
        one.ref: one.why
        for item in ("w", "q")
        for one in record.story(item, "2018-09-01").statements
    }
    assert {ref: told[ref] for ref in told if ref in found} == {
        ref: found[ref] for ref in told if ref in found
    }
    return found


@pytest.fixture
def reported(record: Record) -> Record:
    """A whole, its part and a part of that, with something reported complete of each."""
    record.record(named("w"), named("p", part_of="w"), named("q", part_of="p"))
    record.record(
        readout("a", *(commitment(one, due="../2018-06") for one in "wq"), on="2018-01-10"),
        readout("b", completion("p"), completion("q", fulfils=[]), views("zoo"), on="2018-03-10"),
        readout("c", completion("w", fulfils=[]), on="2018-05-10"),
    )
    found = _reasons(record)
    assert "; its item was reported complete, which did not settle it (w@c); " in found["w@a"]
    assert "; parts of its item were reported complete (p@b, q@b); " in found["w@a"]
    assert "; what its item is a part of was reported complete (p@b, w@c); " in found["q@a"]
    return record


@pytest.mark.parametrize("item", ["w", "p", "q"])
def test_a_renaming_changes_no_reason(reported: Record, item: str) -> None:
    before = _reasons(reported)
    with reported.ledger() as ledger:
        ledger.rename(item, "other", relationship="JP-RU", day=DAY)
        ledger.rename("other", "another", relationship="JP-RU", day=DAY)
    assert _reasons(reported) == before


@pytest.mark.parametrize("item", ["w", "p", "q"])
def test_what_was_reported_complete_is_told_when_its_item_is_merged(
    reported: Record, item: str
) -> None:
    before = _reasons(reported)
    reported.judge(ItemMerged(item=item, into="zoo"))
    assert _reasons(reported) == before
