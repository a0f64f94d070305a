"""What is on record as such: counts of statements, the readouts, and the log of what was done."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

import pytest

from tests.support.corrections import amend
from tests.support.judgements import judge, merge, outcome, separate
from tests.support.records import Record
from tests.support.stories import commitment, progress, readout, request, views
from tracker.domain.items import ItemList, ItemMerged, ItemOpened
from tracker.domain.readouts import Readout
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS

DAY = date(2018, 9, 1)


def ask(record: Record, question: str, view: Viewpoint | None = None, **filters: Any) -> list[Any]:
    with record.queries() as queries:
        return [*queries.answer(QUESTIONS[question], view or Viewpoint(DAY), **filters)]


@pytest.fixture
def told(kept: Record) -> Record:
    url = {"source": {"url": "https://example.org/a"}}
    first = readout(
        "a",
        commitment("pact", due="2018-06"),
        request("visas"),
        views("talk"),
        on="2018-03-01",
        publisher="JP",
    )
    kept.record(Readout.model_validate({**first.model_dump(exclude_unset=True), **url}))
    kept.record(readout("b", commitment("pact", by=["JP"], renews=["pact@a"]), on="2018-05-01"))
    kept.record(
        readout(
            "c",
            progress("pact", by=["JP"]),
            commitment("deal", by=["JP", "US"]),
            on="2018-07-01",
            parties=("JP", "US"),
        )
    )
    judge(kept, outcome("fulfilled", "2018-06-01", "visas@a"))
    return kept


def test_each_party_is_counted_with_the_status_of_its_share(told: Record) -> None:
    for by in None, "JP", "RU", "US":
        parties = ("JP", "RU", "US") if by is None else (by,)
        expected = [
            (party, one.status)
            for party in parties
            for one in ask(told, "statements", Viewpoint(DAY, by=party))
        ]
        found = ask(told, "stats", Viewpoint(DAY, by=by))
        counted = [(one.party, one.status) for one in found for _ in range(one.statements)]
        assert sorted(counted, key=str) == sorted(expected, key=str)
        assert [party for party, _ in groupby(found, lambda one: one.party)] == [*parties]
    # Japan renewed its share, and that of Russia is overdue.
    statuses = {(one.party, one.kind, one.status) for one in ask(told, "stats")}
    assert {("JP", "commitment", "superseded"), ("RU", "commitment", "overdue")} <= statuses


def test_readouts_say_where_they_were_published(told: Record) -> None:
    found = ask(told, "readouts")
    assert [(one.readout, one.statements, one.source.url) for one in found] == [
        ("a", 3, "https://example.org/a"),
        ("b", 1, None),
        ("c", 2, None),
    ]
    assert [one.readout for one in ask(told, "readouts", limit=1, skip=1)] == ["b"]
    of_item = ask(told, "readouts", Viewpoint(DAY, items=("visas",)))
    assert [(one.readout, one.statements) for one in of_item] == [("a", 1)]
    assert [one.source for one in ask(told, "statements")][:1] == [found[0].source]
    by = ask(told, "readouts", Viewpoint(date(2018, 5, 1), by="RU"))
    assert [one.readout for one in by] == ["a"]


def test_the_log_says_who_did_what(told: Record) -> None:
    merge(told, "talk", "pact")
    found = ask(told, "log")
    assert {one.recorded_by for one in found} == {"anna"}
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)
    acts = [(one.act, one.what) for one in found if one.act != "named"]
    assert acts == [
        ("merged", "talk into pact"),
        ("judged", "visas@a"),
        ("recorded", "c"),
        ("recorded", "b"),
        ("recorded", "a"),
    ]
    before = ask(told, "log", Viewpoint(DAY, told.moments[0]))
    assert [one.what for one in before if one.act == "recorded"] == ["a"]
    assert ask(told, "log", recorded_by="nobody") == []
    assert ask(told, "log", recorded_by="anna", limit=2) == found[:2]
    assert ask(told, "log", recorded_since=date(2026, 1, 2)) == []
    other = ask(told, "log", Viewpoint(DAY, relationship="JP-US"))
    assert {one.what for one in other} == {"c", "pact", "deal"}


@pytest.mark.parametrize("renamed", [False, True])
def test_that_a_merging_was_taken_back_is_logged_with_why(kept: Record, *, renamed: bool) -> None:
    kept.record(readout("a", commitment("x"), commitment("y"), on="2018-03-01"))
    into = "z" if renamed else "y"
    with kept.ledger() as ledger:
        if renamed:
            ledger.rename("x", into, day=DAY)
        else:
            ledger.merge("JP-RU", ItemMerged(item="x", into=into), day=DAY)
    separate(kept, "x")
    (found,) = (one for one in ask(kept, "log") if one.act == "took back")
    assert (found.what, found.reason, found.item) == (f"x into {into}", "two matters", "x")
    with kept.queries() as queries:
        told = queries.logged(found)
    assert told.title == "X"
    assert [one.told for one in told.revisions] == [f"merged into: {into} → none"]
    kept.record(ItemList(parties=("JP", "RU"), items=(ItemOpened(item="x", title="Other"),)))
    assert [one.reason for one in ask(kept, "log", limit=1)] == [None]


def test_what_was_amended_and_reordered_at_one_moment_is_told_in_one_order(kept: Record) -> None:
    kept.record(readout("a", commitment("x"), commitment("y"), on="2018-03-01"))
    other = readout("a", commitment("y"), commitment("x"), on="2018-03-02")
    amend(kept, other)
    assert [one.act for one in ask(kept, "log")[:2]] == ["amended", "reordered"]


def test_what_is_put_in_between_moves_nothing(kept: Record) -> None:
    kept.record(readout("a", commitment("x"), commitment("y"), on="2018-03-01"))
    amend(kept, readout("a", commitment("x"), commitment("z"), commitment("y"), on="2018-03-01"))
    acts = [(one.act, one.what) for one in ask(kept, "log") if one.at == kept.moments[-1]]
    assert acts == [("added", "z@a"), ("named", "z")]
