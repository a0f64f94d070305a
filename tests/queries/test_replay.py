"""Replay: what changed from a day on, each change with the reason that a list gives for it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.judgements import judge, outcome
from tests.support.records import Record
from tests.support.stories import commitment, completion, named, readout
from tracker.errors import Refused
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.steps import Step


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


def _reasons(record: Record, until: str, by: str | None = None) -> dict[tuple[str, str], str]:
    """The reason of each change, by its statement and its day."""
    with record.queries() as queries:
        view = Viewpoint(date.fromisoformat(until), by=by)
        told = queries.answer(QUESTIONS["replay"], view)
        return {(one.ref, str(step.date)): one.why for step in told for one in step.changes}


def _as_answered(record: Record, changed: tuple[str, str], by: str | None = None) -> str:
    """The reason that a list gives for the status of a statement on a day."""
    ref, day = changed
    return (record.by(by, day) if by else record.standings(day))[ref].why


@pytest.mark.parametrize("by", [None, "JP"])
def test_a_change_has_the_reason_that_a_list_of_its_day_gives(
    shipped: Record, by: str | None
) -> None:
    reasons = _reasons(shipped, "2020-12-31", by)
    assert any("summit meetings are not on record" in why for why in reasons.values())
    assert {one: _as_answered(shipped, one, by) for one in reasons} == reasons


def test_a_change_names_what_is_on_record_beside_it(kept: Record) -> None:
    kept.record(named("tours"), named("pilot", part_of="tours"))
    kept.record(
        readout(
            "a",
            *(commitment(one, due="../2018-05") for one in ("tours", "x", "y")),
            on="2018-01-15",
        ),
        readout("b", completion("pilot"), completion("x", by=["JP"]), on="2018-02-15"),
    )
    half = outcome("partly fulfilled", "2018-04-01", "y@a", evidence="half of it")
    judge(kept, half)
    reasons = _reasons(kept, "2018-12-31")
    assert "a part of its item was reported complete (pilot@b)" in reasons["tours@a", "2018-06-01"]
    assert "JP: fulfilled (x@b), RU: overdue" in reasons["x@a", "2018-06-01"]
    assert "in part on 2018-04-01: half of it" in reasons["y@a", "2018-06-01"]
    assert {one: _as_answered(kept, one) for one in reasons} == reasons
    owed = _reasons(kept, "2018-12-31", "JP")
    assert {one: _as_answered(kept, one, "JP") for one in owed} == owed
