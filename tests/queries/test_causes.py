"""Causes: which readout changed a status, or whether a judgement or the passing of time did."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.judgements import judge, outcome
from tests.support.records import Record
from tests.support.stories import commitment, completion, concern, follow_up, readout, request
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS

TIME, JUDGED = "time", "judgement"

Told = dict[tuple[str, str], tuple[str, str]]


def causes(record: Record, *, by: str | None = None) -> Told:
    """Each change by its statement and its day: the status, and what it is by."""
    with record.queries() as queries:
        view = Viewpoint(date(2019, 12, 31), by=by)
        return {
            (change.ref, str(step.date)): (
                change.after,
                step.readout or (JUDGED if change.judged else TIME),
            )
            for step in queries.answer(QUESTIONS["replay"], view)
            for change in step.changes
        }


@pytest.fixture
def tied(kept: Record) -> Record:
    """A visit in June, a paper before it, and a note before that."""
    kept.record(
        readout(
            "a",
            follow_up("visit", due="2018-06"),
            follow_up("prep", due={"before": "visit"}),
            commitment("note", due={"before": "prep"}),
            on="2018-01-10",
        )
    )
    return kept


def test_what_goes_with_a_cancelled_occasion_goes_by_the_judgement(tied: Record) -> None:
    judge(tied, outcome("withdrawn", on="2018-07-15", ref="visit@a"))
    told = causes(tied)
    assert told["visit@a", "2018-07-15"] == ("cancelled", JUDGED)
    assert told["prep@a", "2018-07-15"] == ("scheduled", JUDGED)
    assert told["note@a", "2018-07-15"] == ("open", JUDGED)
    assert told["note@a", "2018-07-01"] == ("overdue", TIME)


def test_what_moves_with_an_occasion_moves_by_the_readout_that_moves_it(tied: Record) -> None:
    tied.record(
        readout("b", follow_up("visit", due="2018-09", renews=["visit"]), on="2018-07-10"),
        readout("c", on="2018-10-20", holds=["visit"]),
    )
    told = causes(tied)
    assert told["prep@a", "2018-07-10"] == ("scheduled", "b")
    assert told["note@a", "2018-07-10"] == ("open", "b")
    assert told["note@a", "2018-10-01"] == ("overdue", TIME)
    assert told["note@a", "2018-10-20"] == ("open", "c")
    assert told["note@a", "2018-10-21"] == ("overdue", TIME)


def test_a_request_stands_again_by_what_ended_the_undertaking(kept: Record) -> None:
    kept.record(
        readout("a", request("visa"), request("fees"), on="2018-01-10"),
        readout(
            "b",
            commitment("visa", by=["RU"]),
            commitment("fees", by=["RU"], due="2018", continuing=True),
            on="2018-02-10",
        ),
    )
    judge(kept, outcome("not fulfilled", on="2018-08-01", ref="visa@b"))
    told = causes(kept)
    assert told["visa@a", "2018-02-10"] == ("taken up", "b")
    assert told["visa@a", "2018-08-01"] == ("standing", JUDGED)
    # What expired may have been kept.
    assert ("fees@a", "2019-01-01") not in told


def test_shares_end_by_what_ended_the_last_of_them(kept: Record) -> None:
    kept.record(
        readout(
            "a",
            commitment("bond", due="2018", continuing=True),
            commitment("dam", due="../2018-06"),
            on="2018-01-10",
        ),
        readout("b", commitment("dam", by=["RU"], renews=["dam"]), on="2018-09-10"),
    )
    for item, on in (("bond", "2018-05-01"), ("dam", "2018-10-01")):
        judge(kept, outcome("not fulfilled", on=on, ref=f"{item}@a", share="JP"))
    told = causes(kept)
    assert told["bond@a", "2019-01-01"] == ("partly fulfilled", TIME)
    assert told["dam@a", "2018-10-01"] == ("partly fulfilled", JUDGED)
    assert ("bond@a", "2018-05-01") not in told
    assert causes(kept, by="RU")["dam@a", "2018-09-10"] == ("carried over", "b")


def test_what_a_readout_completes_that_was_judged_done_in_part_is_by_the_readout(
    kept: Record,
) -> None:
    kept.record(readout("a", commitment("dam", due="../2018-06"), on="2018-01-10"))
    judge(kept, outcome("partly fulfilled", on="2018-03-01", ref="dam@a"))
    kept.record(readout("b", completion("dam"), on="2018-05-10"))
    told = causes(kept)
    assert told["dam@a", "2018-03-01"] == ("partly fulfilled", JUDGED)
    assert told["dam@a", "2018-05-10"] == ("fulfilled", "b")


def test_of_one_day_the_readout_settles_a_thing_that_says_so(kept: Record) -> None:
    kept.record(
        readout("a", concern("noise"), commitment("dam"), on="2018-01-10"),
        readout("b", completion("noise", fulfils=["noise@a"]), on="2018-01-10"),
    )
    judge(kept, outcome("withdrawn", on="2018-01-10", ref="dam@a"))
    told = causes(kept)
    assert told["noise@a", "2018-01-10"] == ("resolved", "b")
    assert told["dam@a", "2018-01-10"] == ("withdrawn", JUDGED)


def test_shares_that_ended_differently_are_each_told_with_what_ended_them(kept: Record) -> None:
    kept.record(readout("a", commitment("bond", due="2018", continuing=True), on="2018-01-10"))
    judge(kept, outcome("withdrawn", on="2018-05-01", ref="bond@a", share="JP", evidence="a note"))
    with kept.queries() as queries:
        steps = [*queries.answer(QUESTIONS["replay"], Viewpoint(date(2019, 12, 31)))]
    (change,) = steps[-1].changes
    assert change.why == (
        "the shares of its parties ended differently; JP: withdrawn (a note), RU: expired (bond@a)"
    )
