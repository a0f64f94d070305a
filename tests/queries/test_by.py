"""By: what is told of one party alone, of what it said and of its share in what several said."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import commitment, completion, concern, follow_up, readout, request
from tracker.domain.readouts import Readout
from tracker.errors import Unreadable
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS


def ask(record: Record, question: str, by: str | None, on: str, **filters: Any) -> list[Any]:
    with record.queries() as queries:
        view = Viewpoint(date.fromisoformat(on), by=by)
        return [*queries.answer(QUESTIONS[question], view, **filters)]


def told(record: Record, question: str, by: str | None, on: str, **filters: Any) -> list[str]:
    return [one.ref for one in ask(record, question, by, on, **filters)]


@pytest.fixture
def several(record: Record) -> Record:
    """A promise of two, which one of them renews, and what each of them says alone."""
    record.record(
        readout(
            "a",
            commitment("visas", due="2018-06"),
            commitment("own", by=["RU"], due="2018-06"),
            request("asked"),
            concern("raised", by=["RU"]),
            follow_up("visit", due="2018-09"),
            on="2018-01-15",
        ),
        readout(
            "b", commitment("visas", by=["JP"], due="2019-06", renews=["visas@a"]), on="2018-05-01"
        ),
        readout("c", completion("built", by=["JP"], done_by=["RU"]), on="2018-06-01"),
    )
    return record


@pytest.mark.parametrize(
    ("question", "filters", "of_jp", "of_ru"),
    [
        ("overdue", {}, [], ["own@a", "visas@a"]),
        (
            "open",
            {},
            ["visas@b", "visit@a", "asked@a"],
            ["own@a", "visas@a", "visit@a", "raised@a"],
        ),
        ("due", {"within": 60}, ["visit@a"], ["visit@a"]),
        ("fulfilled", {}, [], ["built@c"]),
        ("unfulfilled", {}, [], []),
    ],
)
def test_a_list_tells_of_a_party_what_it_said_and_its_share(
    several: Record, question: str, filters: dict[str, Any], of_jp: list[str], of_ru: list[str]
) -> None:
    assert told(several, question, "JP", "2018-07-15", **filters) == of_jp
    assert told(several, question, "RU", "2018-07-15", **filters) == of_ru
    both = told(several, question, None, "2018-07-15", **filters)
    assert set(both) == {*of_jp, *of_ru}
    assert told(several, question, "US", "2018-07-15", **filters) == []


def test_a_share_is_told_once_before_and_after_it_differs(several: Record) -> None:
    for on, expected in (("2018-04-01", 1), ("2018-05-01", 1), ("2030-01-01", 1)):
        assert told(several, "open", "RU", on).count("visas@a") == expected
    assert told(several, "open", "JP", "2018-04-01").count("visas@a") == 1
    assert "visas@a" not in told(several, "open", "JP", "2018-05-01")


def test_a_judgement_of_one_share_is_that_of_its_party_alone(several: Record) -> None:
    several.judge(outcome("not fulfilled", "2018-07-01", "visas@a", share="RU"))
    assert told(several, "unfulfilled", "RU", "2018-07-15") == ["visas@a"]
    assert told(several, "unfulfilled", "JP", "2018-07-15") == []


def test_an_item_stands_as_the_statements_and_the_shares_of_a_party_do(several: Record) -> None:
    found = {one.item: one for one in ask(several, "items", "JP", "2018-07-15")}
    assert set(found) == {"visas", "visit", "asked", "built"}
    assert (found["visas"].status, found["visas"].ref) == ("open", "visas@b")
    found = {one.item: one for one in ask(several, "items", "RU", "2018-07-15")}
    assert set(found) == {"visas", "own", "visit", "raised", "built"}
    assert (found["visas"].status, found["visas"].ref) == ("overdue", "visas@a")
    assert [one.item for one in ask(several, "items", "RU", "2018-07-15")][:2] == ["own", "visas"]


def test_a_replay_tells_what_became_of_the_share_of_a_party(several: Record) -> None:
    def changes(by: str) -> list[tuple[str, str | None, str]]:
        steps = ask(several, "replay", by, "2018-07-15")
        return [
            (change.ref, change.before, change.after)
            for step in steps
            for change in step.changes
            if change.ref == "visas@a"
        ]

    opened = ("visas@a", None, "open")
    assert changes("JP")[0] == changes("RU")[0] == opened
    assert changes("JP")[-1] == ("visas@a", "open", "superseded")
    assert changes("RU")[-1] == ("visas@a", "due", "overdue")


def test_what_is_counted_of_a_party_is_what_its_lists_hold(several: Record) -> None:
    for by in "JP", "RU":
        counted: Counter[str] = Counter()
        for one in ask(several, "stats", by, "2018-07-15"):
            assert one.party == by
            counted[one.kind] += one.statements
        listed = Counter(one.kind for one in ask(several, "statements", by, "2018-07-15"))
        assert counted == listed
        whole = ask(several, "stats", None, "2018-07-15")
        assert sum(one.statements for one in whole if one.party == by) == counted.total()
    assert counted["progress"] == 1


def test_a_meeting_is_told_where_a_party_said_something(several: Record) -> None:
    several.record(readout("d", commitment("late", by=["RU"]), on="2018-07-01"))
    found = ask(several, "meetings", "JP", "2018-07-15")
    assert [(one.readouts, one.statements) for one in found] == [
        (("a",), 3),
        (("b",), 1),
        (("c",), 1),
    ]


def test_a_story_tells_the_statements_of_a_party(several: Record) -> None:
    with several.queries() as queries:
        view = Viewpoint(date(2018, 7, 15), by="RU")
        found = queries.story(view, "visas")
    assert [(one.ref, one.status) for one in found.statements] == [("visas@a", "overdue")]
    assert found.status == "overdue"


@pytest.mark.parametrize(
    ("view", "filters"),
    [
        (Viewpoint(date(2018, 7, 1), by="JAPN"), {}),
        (Viewpoint(date(2018, 7, 1), party="JAPN"), {}),
        (Viewpoint(date(2018, 7, 1), relationship="JAPN-RU"), {}),
        (Viewpoint(date(2018, 7, 1)), {"to": "JAPN"}),
        (Viewpoint(date(2018, 7, 1)), {"publisher": "JAPN"}),
    ],
)
def test_a_party_that_nobody_knows_is_refused_with_the_one_that_may_be_meant(
    view: Viewpoint, filters: dict[str, str], several: Record
) -> None:
    with several.queries() as queries, pytest.raises(Unreadable, match=r"did you mean Japan\?"):
        [*queries.answer(QUESTIONS["overdue"], view, **filters)]


def test_a_party_that_said_nothing_is_answered_with_nothing(several: Record) -> None:
    assert told(several, "overdue", "CN", "2018-07-01") == []
    assert told(several, "overdue", "ASEAN", "2018-07-01") == []
    assert told(several, "requests", None, "2018-07-01", to="CN") == []


def test_an_item_was_last_mentioned_by_whichever_party_did(several: Record) -> None:
    (visas,) = (one for one in ask(several, "items", "RU", "2018-07-01") if one.item == "visas")
    assert (visas.last_mentioned, visas.passed_over) == (date(2018, 5, 1), 1)


# Accounts that do not name the same parties

TELLINGS = (
    readout(
        "a",
        commitment("port", by=["JP"], due="../2018-05"),
        request("fee"),
        completion("zoo", by=["JP"]),
        on="2018-01-15",
        publisher="JP",
    ),
    readout(
        "b",
        commitment("port", due="../2018-05", same_as="port@a"),
        request("fee", by=["RU"], same_as="fee@a"),
        completion("zoo", by=["RU"], same_as="zoo@a"),
        on="2018-01-15",
        publisher="RU",
    ),
)
DONE_BY_ONE = readout("c", completion("port", by=["JP"]), on="2018-04-20")


@pytest.mark.parametrize("order", [TELLINGS, TELLINGS[::-1]])
@pytest.mark.parametrize("done", [(), (DONE_BY_ONE,)])
def test_an_act_is_of_every_party_that_an_account_of_it_names(
    record: Record, order: tuple[Readout, ...], done: tuple[Readout, ...]
) -> None:
    for one in (*order, *done):
        record.record(one)
    on = "2018-07-20"
    whose = {one.ref: one.by for one in ask(record, "statements", None, on)}
    assert {ref: whose[ref] for ref in ("port@a", "fee@a", "zoo@a")} == dict.fromkeys(
        ("port@a", "fee@a", "zoo@a"), ("JP", "RU")
    )
    assert told(record, "overdue", "RU", on) == ["port@a"]
    assert told(record, "overdue", "JP", on) == ([] if done else ["port@a"])
    assert told(record, "requests", "RU", on) == told(record, "requests", "JP", on) == ["fee@a"]
    assert "zoo@a" in told(record, "statements", "RU", on)
    assert told(record, "overdue", None, on, sort="by") == ["port@a"]
    port = record.standings(on)["port@a"]
    assert port.shares == {"JP": "fulfilled" if done else "overdue", "RU": "overdue"}
    assert "another account differs in by whom it is (port@b)" in port.why
    assert [one.item for one in ask(record, "items", "RU", on)] == ["port", "fee", "zoo"]
    assert [one.item for one in ask(record, "fulfilled", "RU", on)] == ["zoo"]
    assert [one.statements for one in ask(record, "meetings", "RU", on)] == [3]
    steps = ask(record, "replay", "RU", on)
    assert [one.after for step in steps for one in step.changes if one.ref == "port@a"] == [
        "open",
        "overdue",
    ]


def test_each_party_of_an_act_counts_in_the_figures_by_whichever_account(record: Record) -> None:
    record.record(*TELLINGS)
    expected = [("commitment", "open", 1), ("progress", None, 1), ("request", "standing", 1)]
    for done, share in (((), "open"), ((DONE_BY_ONE,), "fulfilled")):
        record.record(*done)
        found = {one[:4] for one in ask(record, "stats", None, "2018-05-01")}
        of_ru = {(kind, status, n) for party, kind, status, n in found if party == "RU"}
        assert of_ru == {*expected}
        assert ("JP", "commitment", share, 1) in found
        alone = ask(record, "stats", "RU", "2018-05-01")
        assert {(one.kind, one.status, one.statements) for one in alone} == {*expected}


def test_a_party_has_a_share_from_the_day_of_the_account_that_names_it(record: Record) -> None:
    early, late = (
        readout("a", commitment("port", by=["JP"], due="../2018-05"), on="2018-01-15"),
        readout(
            "b", commitment("port", by=["RU"], due="../2018-05", same_as="port@a"), on="2018-07-01"
        ),
    )
    record.record(early, late, readout("c", completion("port", by=["JP"]), on="2018-04-20"))
    before = record.standings("2018-06-20")["port@a"]
    assert (before.by, before.shares, before.status) == (("JP",), {"JP": "fulfilled"}, "fulfilled")
    assert told(record, "open", "RU", "2018-06-20") == []
    after = record.standings("2018-07-20")["port@a"]
    assert (after.by, after.shares) == (("JP", "RU"), {"JP": "fulfilled", "RU": "overdue"})
    assert told(record, "overdue", "RU", "2018-07-20") == ["port@a"]
