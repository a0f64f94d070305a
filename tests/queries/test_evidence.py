"""Evidence: a judgement that rests on what was taken back says so in every answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support.briefings import briefed
from tests.support.corrections import retract
from tests.support.judgements import outcome
from tests.support.records import Record, command
from tests.support.sites import answered
from tests.support.stories import commitment, progress, readout
from tracker.queries import Viewpoint

_GONE = "which is not on record any more"


def judged(record: Record) -> None:
    record.record(
        readout("a", commitment("x"), commitment("w", due="2018-06"), on="2018-03-01"),
        readout("b", progress("x"), on="2018-05-01"),
    )
    record.judge(
        outcome("fulfilled", "2018-06-01", "x@a", evidence="x@b"),
        outcome("withdrawn", "2018-06-01", "w@a", evidence="b", share="JP"),
    )


def test_what_was_taken_back_is_told_until_it_is_on_record_again(record: Record) -> None:
    judged(record)
    before = record.moment
    assert _GONE not in record.standings("2018-07-10")["x@a"].why
    retract(record, "b")
    found = record.standings("2018-07-10")
    assert found["x@a"].why == f"the latest assessment says so (x@b); it was judged by x@b, {_GONE}"
    assert f"; it was judged by b, {_GONE}; JP: withdrawn (b), RU: overdue" in found["w@a"].why
    assert _GONE not in record.standings("2018-07-10", before)["x@a"].why
    with record.queries() as queries:
        view = Viewpoint(date(2018, 7, 10), relationship="JP-RU")
        assert [one.evidence_gone for one in queries.judgements(view)] == [True, True]
        assert [
            one.evidence_gone for one in queries.judgements(view._replace(known_on=before))
        ] == [
            False,
            False,
        ]
    record.record(readout("b", progress("x"), on="2018-05-01"))
    assert _GONE not in record.standings("2018-07-10")["x@a"].why


def test_it_is_told_in_the_history_on_the_page_and_in_the_briefing(
    record: Record, tmp_path: Path
) -> None:
    judged(record)
    record.judge(outcome("not fulfilled", "2018-06-02", "x@a", evidence="x@b"))
    retract(record, "b")
    told = command(record, "history", "x@a", folder=tmp_path).out
    assert "evidence: x@b\n    that evidence is not on record any more\n" in told
    assert "That evidence is not on record any more." in answered(record.store, "/statement/x@a")
    assert "That evidence is not on record any more." in answered(record.store, "/item/w")
    notes = {
        line.ref: line.notes for part in briefed(record, "2018-07-10").parts for line in part.lines
    }
    assert f"It was judged by x@b, {_GONE}." in notes["x@a"]


def test_an_address_or_a_name_that_never_was_is_not_told(record: Record) -> None:
    record.record(readout("a", commitment("x"), on="2018-03-01"))
    record.judge(outcome("fulfilled", "2018-06-01", "x@a", evidence="no-such@readout"))
    assert _GONE not in record.standings("2018-07-10")["x@a"].why
