"""Replay: from a day on, and not what changed before."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.records import Record
from tests.support.stories import commitment, completion, readout
from tracker.errors import Refused
from tracker.queries import Viewpoint
from tracker.queries.answers import Step
from tracker.queries.catalogue import QUESTIONS


def steps(record: Record, start: str | None, until: str) -> list[Step]:
    with record.queries() as queries:
        view = Viewpoint(date.fromisoformat(until))
        first = date.fromisoformat(start) if start else None
        return [*queries.answer(QUESTIONS["replay"], view, start=first)]


@pytest.fixture
def told(kept: Record) -> Record:
    kept.record(
        readout("a", commitment("x", due="2018-05"), on="2018-01-15"),
        readout("b", completion("x"), on="2018-06-15"),
    )
    return kept


def test_a_replay_from_a_day_tells_what_the_whole_one_tells_since(told: Record) -> None:
    whole = steps(told, None, "2018-12-31")
    for start in ("2018-01-15", "2018-01-16", "2018-05-01", "2018-06-15", "2018-12-31"):
        since = [step for step in whole if str(step.date) >= start]
        assert steps(told, start, "2018-12-31") == since
    assert len(steps(told, "2018-06-15", "2018-12-31")) == 1


def test_what_was_before_is_told_with_the_first_change(told: Record) -> None:
    (step,) = steps(told, "2018-06-15", "2018-06-15")
    assert [(one.before, one.after) for one in step.changes] == [("overdue", "fulfilled")]


def test_a_replay_does_not_end_before_it_begins(told: Record) -> None:
    with pytest.raises(Refused, match="2018-07-01 comes after 2018-06-30"):
        steps(told, "2018-07-01", "2018-06-30")
