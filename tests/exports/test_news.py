"""News: each recording on the moment at which it was made, and what time changed since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from tests.support.corrections import amend, retract
from tests.support.judgements import judge, outcome
from tests.support.records import Record
from tests.support.stories import commitment, readout
from tracker.domain.items import ItemList, ItemOpened
from tracker.exports.atom import FeedEntry
from tracker.exports.news import entries
from tracker.queries import Viewpoint

LATE = commitment("item", due="../2018-04")
TOLD = readout("a", LATE, commitment("pact", due="../2026-02-10"), on="2018-03-01")
NAMES = ItemList(parties=("JP", "RU"), items=(ItemOpened(item="item", title="Grave visits"),))


def nowhere(page: str, asked: Mapping[str, str]) -> None:
    """No page has an address."""


def news(record: Record, on: str = "2026-01-01", **view: Any) -> list[FeedEntry]:
    with record.queries() as queries:
        return entries(queries, Viewpoint(date.fromisoformat(on))._replace(**view), nowhere)


def test_what_is_judged_today_of_an_old_promise_is_news_of_today(record: Record) -> None:
    record.record(NAMES, TOLD)
    judge(record, outcome("fulfilled", "2018-04-20", "item@a"))
    latest, first = news(record)
    assert latest.updated == record.moments[-1]
    assert latest.title == "Judged: Grave visits, assessed as fulfilled from 2018-04-20"
    assert "Grave visits: overdue → fulfilled. On item. (item@a)" in latest.text
    assert first.title == "Recorded: a"
    assert "Grave visits: overdue. On item. (item@a)" in first.text


def test_corrections_are_news_with_why_and_what_became_other(record: Record) -> None:
    record.record(NAMES, TOLD)
    amend(record, readout("a", commitment("item", due="../2027"), on="2018-03-01"), reason="typo")
    retract(record, "a", reason="a draft")
    gone, amended, _ = news(record)
    assert gone.title == "Retracted: a"
    assert "anna retracted a, because: a draft" in gone.text
    assert "Grave visits: open → taken back. On item. (item@a)" in gone.text
    assert "because: typo" in amended.text
    assert "  due: ../2018-04 → ../2027" in amended.text
    assert "Grave visits: overdue → open. On item. (item@a)" in amended.text


def test_what_time_changed_since_stands_on_its_day(record: Record) -> None:
    record.record(TOLD)
    assert [one.title for one in news(record)] == ["Recorded: a"]
    passed, _ = news(record, "2026-02-11")
    assert passed.title == "Overdue: On pact."
    assert passed.updated == datetime(2026, 2, 11, tzinfo=UTC)


def test_of_a_part_only_what_changed_it_is_told(record: Record) -> None:
    record.record(TOLD)
    record.record(readout("b", commitment("other"), on="2019-03-01"))
    assert [one.title for one in news(record, items=("pact",))] == ["Recorded: a"]
    assert [one.title for one in news(record, by="JP")] == ["Recorded: b", "Recorded: a"]


def test_what_was_known_then_is_all_that_is_told(record: Record) -> None:
    record.record(TOLD)
    retract(record, "a")
    (first,) = news(record, known_on=record.moments[0])
    assert first.title == "Recorded: a"
    assert "Item: overdue. On item. (item@a)" in first.text
