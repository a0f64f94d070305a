"""In between: what somebody else does to a store after a look at it and before what follows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.cases import kept_spans, whole_spans
from tests.support.judgements import outcome
from tests.support.records import BEGINNING, DAY, Record, size
from tests.support.stores import rows
from tests.support.stories import A, commitment, follow_up, readout
from tracker import bootstrap
from tracker.domain.items import EvidenceSought, OutcomeAssessed
from tracker.errors import Damaged, NotFound, Refused, TrackerError, WrongVersion
from tracker.ledger import Ledger, chain, checks
from tracker.store.database import FORMAT, open_database


def file_of(record: Record) -> str:
    return record.store.removeprefix("sqlite:///")


def write(path: str, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


# A judgement that is taken back


@pytest.fixture
def judged(record: Record) -> Record:
    """A record with a promise that was judged twice, and searched for once."""
    record.record(readout("a", commitment("item", due="2018-04"), on="2018-03-01"))
    record.judge(outcome("partly fulfilled"), outcome())
    record.judge(EvidenceSought.model_validate({"ref": A, "through": "2018-09-01"}))
    return record


@pytest.mark.parametrize(
    ("meanwhile", "error", "told"),
    [
        (
            lambda ledger: ledger.take_back(A, OutcomeAssessed, reason="first", day=DAY),
            Refused,
            "judged item@a again meanwhile",
        ),
        (
            lambda ledger: ledger.judge(outcome("withdrawn"), day=DAY),
            Refused,
            "judged item@a again meanwhile",
        ),
        (
            lambda ledger: [
                ledger.take_back(A, OutcomeAssessed, reason="first", day=DAY) for _ in range(2)
            ],
            NotFound,
            "nothing of that kind on item@a is on record",
        ),
    ],
    ids=["taken back", "judged anew", "all taken back"],
)
def test_what_is_taken_back_is_the_judgement_that_was_looked_at(
    judged: Record,
    monkeypatch: pytest.MonkeyPatch,
    meanwhile: Callable[[Ledger], object],
    error: type[TrackerError],
    told: str,
) -> None:
    looked = checks.standing_judgement
    after: list[int] = []

    def looked_at(*asked: object) -> object:
        """The judgement; before anything is made of the first look, somebody else is faster."""
        found = looked(*asked)  # type: ignore[arg-type]
        if not after:
            after.append(0)
            with judged.ledger() as other:
                meanwhile(other)
            after[0] = size(judged)
        return found

    monkeypatch.setattr(checks, "standing_judgement", looked_at)
    with judged.ledger() as ledger, pytest.raises(error, match=told):
        ledger.take_back(A, OutcomeAssessed, reason="second", day=DAY)
    assert size(judged) == after[0]


def test_what_is_judged_is_recorded_with_the_item_that_its_statement_is_of_by_then(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.record(readout("a", commitment("item", key="item"), on="2018-03-01"))
    looked = checks.place_of
    places: list[tuple[str, str]] = []

    def looked_at(*asked: object) -> tuple[str, str]:
        """The statement's place; behind the first look, somebody else amends its item."""
        places.append(looked(*asked))  # type: ignore[arg-type]
        if len(places) == 1:
            moved = readout("a", commitment("visits", key="item"), on="2018-03-01")
            with record.ledger() as other:
                other.amend(moved, reason="misread", day=DAY)
        return places[-1]

    monkeypatch.setattr(checks, "place_of", looked_at)
    record.judge(outcome())
    assert places == [("JP-RU", "item"), ("JP-RU", "visits")]
    with record.ledger() as ledger:
        assert ledger.take_back(A, OutcomeAssessed, reason="no", day=DAY).taken_back == outcome()


# Events that are verified


def test_events_exchanged_between_two_runs_of_the_chain_are_found(tmp_path: Path) -> None:
    told = [readout(f"r{number}", commitment("item"), on="2018-03-01") for number in range(12)]
    one, other = (Record(f"sqlite:///{tmp_path}/{name}.db") for name in ("one", "other"))
    one.record(*told)
    other.moment = BEGINNING.replace(year=2027)
    other.record(*told)
    exchanged: list[bool] = []

    def exchange(_: int) -> None:
        if not exchanged:
            write(
                file_of(one),
                f"ATTACH '{file_of(other)}' AS other",
                "DELETE FROM tracker_events",
                "INSERT INTO tracker_events SELECT * FROM other.tracker_events ORDER BY position",
            )
        exchanged.append(True)

    with (
        bootstrap.event_log(one.store) as log,
        pytest.raises(Damaged, match="events were changed while they were verified"),
    ):
        chain.check(log, progress=exchange, size=8)
    assert exchanged == [True]
    with bootstrap.event_log(one.store) as log:
        assert chain.check(log, size=8).events == 24


# A store that a later version of the program takes


@pytest.mark.parametrize("do", [Ledger.rebuild, Ledger.contents, Ledger.verify])
def test_an_open_ledger_does_nothing_to_a_store_that_a_later_version_has_taken(
    judged: Record, do: Callable[[Ledger], object]
) -> None:
    before = rows(judged)
    with judged.ledger() as ledger:
        write(file_of(judged), f"UPDATE tracker_format SET version = {FORMAT + 1}")
        with pytest.raises(WrongVersion, match=f"the store has format {FORMAT + 1}"):
            do(ledger)
    write(file_of(judged), f"UPDATE tracker_format SET version = {FORMAT}")
    assert rows(judged) == before


def test_views_are_not_made_anew_once_a_later_version_has_made_its_own(judged: Record) -> None:
    with bootstrap.event_log(judged.store) as log:
        write(file_of(judged), f"UPDATE tracker_format SET version = {FORMAT + 1}")
        with pytest.raises(WrongVersion), log.writing() as sql:
            sql.rows("DELETE FROM tracker_spans")
    write(file_of(judged), f"UPDATE tracker_format SET version = {FORMAT}")
    assert rows(judged)["tracker_spans"]


def test_an_open_question_is_not_answered_from_views_that_a_later_version_has_made(
    judged: Record,
) -> None:
    with closing(open_database(judged.store)) as database:
        write(file_of(judged), f"UPDATE tracker_format SET version = {FORMAT + 1}")
        with pytest.raises(WrongVersion), database.reading():
            pass


# Readouts that are recorded together, the later before the earlier


def test_an_occasion_is_held_in_whatever_order_it_is_told(
    record: Record,
) -> None:
    record.record(readout("plan", follow_up("talks"), on="2018-01-01"))
    record.record(
        readout("later", on="2018-05-01", holds=["talks"]),
        readout("earlier", on="2018-03-01", holds=["talks"]),
    )
    with bootstrap.event_log(record.store) as log, log.reading() as sql:
        assert sorted(kept_spans(sql), key=repr) == sorted(whole_spans(sql), key=repr)
