"""Laws of the two clocks: what must hold for any readouts, in any order, at any moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import EVENTS
from tests.stories import Record, readout
from tracker import bootstrap
from tracker.domain.case import lifecycles
from tracker.domain.items import (
    OUTCOMES,
    Assessment,
    ConditionSettled,
    EvidenceSought,
    OutcomeAssessed,
)
from tracker.domain.kinds import Kind
from tracker.domain.readouts import Readout
from tracker.domain.spans import spans
from tracker.domain.statements import Statement
from tracker.domain.status import status
from tracker.files.readouts import files_in, read
from tracker.projections.cases import cases
from tracker.projections.schema import STILL, TABLES
from tracker.queries import Queries, Viewpoint
from tracker.queries.answers import Standing, as_dict

ITEMS = ("grave-visits", "pilot-tours", "visit", "working-group")
DAYS = [date(2018, 1, 1) + timedelta(days) for days in range(45, 1100, 117)]
LAWS = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

items = st.sampled_from(ITEMS)
days = st.dates(date(2018, 1, 1), date(2019, 12, 31))
refs = st.builds(
    lambda item, n, readout: f"{item}{n}@r{readout}",
    items,
    st.sampled_from(["", "", "-2"]),
    st.integers(0, 4),
)
targets = st.lists(st.one_of(items, refs), max_size=2).map(tuple)
dues = st.one_of(
    st.none(),
    st.sampled_from(
        ["2018", "2019-23", "../2018-11", "2018-09/..", "[2019-08,2019-09]", "2018-06-01"]
    ),
    st.builds(
        lambda edtf, tie, item: {"edtf": edtf, "approximate": True, tie: item},
        st.sampled_from(["../2018-12", "2019-01/2019-03"]),
        st.sampled_from(["before", "at"]),
        items,
    ),
)


@st.composite
def acts(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from([kind.__name__ for kind in get_args(Statement)]))
    act: dict[str, Any] = {
        "type": kind,
        "item": draw(items),
        "by": draw(st.sampled_from([["JP"], ["RU"], ["JP", "RU"]])),
        "summary": "Something was said.",
    }
    if kind in ("CommitmentMade", "FollowUpScheduled"):
        act |= {"due": draw(dues), "renews": draw(targets)}
        act["condition"] = draw(st.sampled_from([None, "if possible"]))
    if kind == "ProgressWelcomed" and draw(st.booleans()):
        act |= {"complete": True, "fulfils": draw(targets)}
    return act


@st.composite
def records(draw: st.DrawFn) -> list[Readout]:
    return [
        readout(
            f"r{number}",
            *draw(st.lists(acts(), min_size=1, max_size=5)),
            on=str(draw(days)),
            holds=draw(targets),
        )
        for number in range(draw(st.integers(2, 5)))
    ]


@contextmanager
def store() -> Iterator[Record]:
    with TemporaryDirectory() as folder:
        yield Record(f"sqlite:///{folder}/tracker.db")


def answers(record: Record, known_on: Any = None) -> list[Any]:
    """All that the present record, or that of another moment, says on many days."""
    said: list[Any] = []
    with record.queries() as queries:
        for day in DAYS:
            view = Viewpoint(day, known_on)
            said += [as_dict(one) for one in queries.followed(view)]
            said += [as_dict(one) for one in queries.items(view)]
        last = Viewpoint(DAYS[-1], known_on)
        said += [as_dict(step) for step in queries.replay(last)]
        said += [as_dict(meeting) for meeting in queries.meetings(last)]
        for item in queries.items(last):
            said.append(as_dict(queries.story(last, item.item)))
    return said


@LAWS
@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_recording_changes_no_answer(readouts: list[Readout], random: Any) -> None:
    shuffled = list(readouts)
    random.shuffle(shuffled)
    with store() as together, store() as one_by_one:
        together.record(*readouts)
        for one in shuffled:
            one_by_one.record(one)
        assert answers(one_by_one) == answers(together)


@LAWS
@given(st.permutations([path.name for path in files_in([EVENTS])]))
def test_the_shipped_files_say_the_same_in_any_order(names: list[str]) -> None:
    folder = EVENTS / "jp-ru"
    with store() as record, store() as sorted_record:
        for name in names:
            record.record(read(folder / name))
        sorted_record.record(*(read(folder / name) for name in sorted(names)))
        assert answers(record) == answers(sorted_record)


@LAWS
@given(records())
def test_what_was_known_at_a_moment_is_what_a_record_that_ended_there_says(
    readouts: list[Readout],
) -> None:
    with store() as whole:
        for one in readouts:
            whole.record(one)
        for count in range(1, len(readouts)):
            with store() as partial:
                for one in readouts[:count]:
                    partial.record(one)
                between = whole.moments[count - 1] + timedelta(seconds=30)
                assert answers(whole, between) == answers(partial)


@LAWS
@given(records(), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5), days), max_size=4))
def test_a_rebuild_makes_the_same_rows(
    readouts: list[Readout], judgements: list[tuple[int, int, date]]
) -> None:
    with store() as record:
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
    with store() as record:
        record.record(*readouts)
        with bootstrap._opened(record.store, create=False) as log, log.reading() as sql:  # noqa: SLF001
            every = [
                row for (row,) in sql.rows("SELECT id FROM tracker_items WHERE id = canonical_id")
            ]
            for case in cases(sql, every):
                for lifecycle in lifecycles(case.case):
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
    with store() as record:
        for one in sorted(readouts, key=lambda one: one.meetings[0].date):
            record.record(one)
        with bootstrap._opened(record.store, create=False) as log, log.reading() as sql:  # noqa: SLF001
            every = [
                row for (row,) in sql.rows("SELECT id FROM tracker_items WHERE id = canonical_id")
            ]
            whole = {
                (
                    case.statements[lifecycle.statement.ref],
                    span.verdict.rule,
                    span.valid_from.toordinal(),
                )
                for case in cases(sql, every)
                for lifecycle in lifecycles(case.case)
                for span in spans(lifecycle)
            }
            kept = sql.rows(
                f"SELECT statement_id, rule, valid_from FROM tracker_spans WHERE known_to = {STILL}"
            )
            assert set(kept) == whole
            assert len(kept) == len(whole)


def test_known_on_a_date_means_the_end_of_that_day_in_utc(record: Record) -> None:
    record.moment = record.moment.replace(hour=23, minute=58, tzinfo=UTC)
    record.record(readout("a", {**COMMITMENT, "item": "late"}, on="2018-03-01"))
    record.record(readout("b", {**COMMITMENT, "item": "early"}, on="2018-03-02"))
    assert [moment.day for moment in record.moments] == [1, 2]
    end = record.moments[0].replace(hour=23, minute=59, second=59, microsecond=999999)
    assert list(record.statuses("2018-12-31", known_on=end)) == ["late@a"]


COMMITMENT = {"type": "CommitmentMade", "by": ["JP"], "summary": "Something was promised."}


def test_no_event_is_read_on_a_status_query(shipped: Record, tmp_path: Path) -> None:
    copy = Record(f"sqlite:///{tmp_path}/copy.db")
    source = sqlite3.connect(shipped.store.removeprefix("sqlite:///"))
    target = sqlite3.connect(tmp_path / "copy.db")
    source.backup(target)
    target.execute("DELETE FROM tracker_events")
    target.commit()
    assert target.execute("SELECT COUNT(*) FROM tracker_events").fetchone() == (0,)
    source.close()
    target.close()
    assert answers(copy) == answers(shipped)


def test_a_status_query_names_no_table_of_events(shipped: Record) -> None:
    read_tables: list[str] = []
    with bootstrap._opened(shipped.store, create=False) as log, log.reading() as sql:  # noqa: SLF001
        connection = sql._cursor.connection  # type: ignore[attr-defined] # noqa: SLF001
        connection.set_trace_callback(read_tables.append)
        queries = Queries(sql)
        view = Viewpoint(date(2019, 7, 1))
        queries.unsettled(view)
        queries.overdue(view)
        queries.fulfilled(view)
        queries.items(view)
        queries.story(view, "visa-relaxation")
        connection.set_trace_callback(None)
    assert len(read_tables) >= 5
    assert sum("tracker_events" in statement for statement in read_tables) == 0


def rows(record: Record) -> dict[str, list[Any]]:
    """Every row of every view."""
    connection = sqlite3.connect(record.store.removeprefix("sqlite:///"))
    try:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in TABLES
        }
    finally:
        connection.close()


def _judgement(of: Standing, kind: int, day: date) -> Assessment:
    """A judgement that fits a statement."""
    on, outcomes = max(day, of.made_on), OUTCOMES[cast("Kind", of.kind)]
    if kind < 4:
        outcome = outcomes[kind % len(outcomes)]
        return OutcomeAssessed(ref=of.ref, outcome=outcome, on=on, evidence="a report")
    if kind == 4 and of.condition:
        return ConditionSettled(ref=of.ref, result="lapsed", on=on)
    return EvidenceSought(ref=of.ref, through=on)
