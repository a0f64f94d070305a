"""Laws of the two clocks: what must hold for any readouts, in any order, at any moment."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from itertools import pairwise
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.answers import answers
from tests.support.cases import cases, kept_spans, whole_spans
from tests.support.project import EVENTS
from tests.support.records import Record, thrown_away
from tests.support.stores import rows
from tests.support.stories import readout
from tests.support.strategies import LAWS, days, records
from tracker import bootstrap
from tracker.domain.items import (
    OUTCOMES,
    Assessment,
    ConditionSettled,
    EvidenceSought,
    ItemList,
    OutcomeAssessed,
)
from tracker.domain.kinds import Kind
from tracker.domain.readouts import Readout
from tracker.domain.spans import spans
from tracker.domain.status import status
from tracker.files.readouts import files_in, read
from tracker.queries.answers import Standing


@LAWS
@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_recording_changes_no_answer(readouts: list[Readout], random: Any) -> None:
    shuffled = list(readouts)
    random.shuffle(shuffled)
    with thrown_away() as together, thrown_away() as one_by_one:
        together.record(*readouts)
        for one in shuffled:
            one_by_one.record(one)
        assert answers(one_by_one) == answers(together)


@pytest.fixture(scope="module")
def shipped() -> dict[str, Readout | ItemList]:
    return {path.name: read(path) for path in files_in([EVENTS])}


@pytest.fixture(scope="module")
def in_order(shipped: dict[str, Readout | ItemList]) -> list[Any]:
    """What the shipped files say that are recorded together, in the order of their names."""
    with thrown_away() as record:
        record.record(*(shipped[name] for name in sorted(shipped)))
        return answers(record)


@LAWS
@given(st.permutations([path.name for path in files_in([EVENTS])]))
def test_the_shipped_files_say_the_same_in_any_order(
    shipped: dict[str, Readout | ItemList], in_order: list[Any], names: list[str]
) -> None:
    with thrown_away() as record:
        for name in names:
            record.record(shipped[name])
        assert answers(record) == in_order


@LAWS
@given(records())
def test_what_was_known_at_a_moment_is_what_a_record_that_ended_there_says(
    readouts: list[Readout],
) -> None:
    with thrown_away() as whole, thrown_away() as partial:
        for one in readouts:
            whole.record(one)
        for one, moment in zip(readouts[:-1], whole.moments, strict=False):
            partial.record(one)
            assert answers(whole, moment + timedelta(seconds=30)) == answers(partial)


@LAWS
@given(records(), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5), days), max_size=4))
def test_a_rebuild_makes_the_same_rows(
    readouts: list[Readout], judgements: list[tuple[int, int, date]]
) -> None:
    with thrown_away() as record:
        for one in readouts:
            record.record(one)
        standings = record.standings("2030-01-01")
        known = [standings[ref] for ref in sorted(standings)]
        for place, kind, day in judgements:
            if known:
                record.judge(_judgement(known[place % len(known)], kind, day))
        before = rows(record)
        with record.ledger() as ledger:
            ledger.rebuild()
        assert rows(record) == before


@LAWS
@given(records())
def test_spans_cover_the_valid_clock_and_say_what_the_rules_say(readouts: list[Readout]) -> None:
    with thrown_away() as record:
        record.record(*readouts)
        with bootstrap.event_log(record.store) as log, log.reading() as sql:
            for case in cases(sql):
                for lifecycle in case.folded:
                    laid_out = spans(lifecycle)
                    assert laid_out[0].valid_from == lifecycle.statement.date
                    assert laid_out[-1].valid_to is None
                    for one, following in pairwise(laid_out):
                        assert one.valid_to == following.valid_from
                        assert one.verdict != following.verdict
                    for offset in range(0, 900, 13):
                        day = lifecycle.statement.date + timedelta(offset)
                        found = [
                            span.verdict
                            for span in laid_out
                            if span.valid_from <= day
                            and (span.valid_to is None or day < span.valid_to)
                        ]
                        assert found == [status(lifecycle, day)]


@LAWS
@given(records())
def test_what_is_kept_recording_by_recording_is_what_the_whole_gives(
    readouts: list[Readout],
) -> None:
    with thrown_away() as record:
        for one in sorted(readouts, key=lambda one: one.meetings[0].date):
            record.record(one)
        with bootstrap.event_log(record.store) as log, log.reading() as sql:
            assert sorted(kept_spans(sql), key=repr) == sorted(whole_spans(sql), key=repr)


def test_known_on_a_date_means_the_end_of_that_day_in_utc(record: Record) -> None:
    record.moment = record.moment.replace(hour=23, minute=58, tzinfo=UTC)
    record.record(readout("a", {**COMMITMENT, "item": "late"}, on="2018-03-01"))
    record.record(readout("b", {**COMMITMENT, "item": "early"}, on="2018-03-02"))
    assert [moment.day for moment in record.moments] == [1, 2]
    end = record.moments[0].replace(hour=23, minute=59, second=59, microsecond=999999)
    assert list(record.statuses("2018-12-31", known_on=end)) == ["late@a"]


COMMITMENT = {"type": "CommitmentMade", "by": ["JP"], "summary": "Something was promised."}


def _judgement(of: Standing, kind: int, day: date) -> Assessment:
    """A judgement that fits a statement."""
    on, outcomes = max(day, of.made_on), OUTCOMES[cast("Kind", of.kind)]
    if kind < 4:
        outcome = outcomes[kind % len(outcomes)]
        return OutcomeAssessed(ref=of.ref, outcome=outcome, on=on, evidence="a report")
    if kind == 4 and of.condition:
        return ConditionSettled(ref=of.ref, result="lapsed", on=on)
    return EvidenceSought(ref=of.ref, through=on)
