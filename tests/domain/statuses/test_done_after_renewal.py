"""Done after a renewal: what had another deadline when it was done is not late by its own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.briefings import briefed
from tests.support.comparisons import compare
from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.renewals import HERE, renewed, wherever
from tests.support.stories import commitment, completion, follow_up, readout
from tracker.queries import Viewpoint
from tracker.reports.scales import SCALES
from tracker.reports.scores import scored

ANEW = "it had been renewed before its last day (2018-05-31), by"

WHERE = wherever("on another item there")


@WHERE
def test_a_report_of_what_was_renewed_in_time_is_not_late(
    record: Record, item: str, parties: list[str]
) -> None:
    renewal = renewed(record, item, parties, due="2018-09")
    record.record(readout("c", completion("other", fulfils=["report@a"]), on="2018-07-10"))
    found = record.standings("2018-07-12")["report@a"]
    assert (found.status, found.days_late) == ("fulfilled", None)
    assert found.why == f"complete progress settles it (other@c); {ANEW} {renewal}"
    assert record.status(renewal, "2018-07-12") == "open"
    assert record.by("JP", "2018-07-12")["report@a"].days_late is None
    assert not any("late" in one.why for one in compare(record, "2018-06-20", "2018-07-12"))


@WHERE
def test_what_is_judged_to_be_done_after_it_was_renewed_in_time_is_not_late(
    record: Record, item: str, parties: list[str]
) -> None:
    renewal = renewed(record, item, parties, due="2018-09")
    record.judge(outcome("fulfilled", "2018-07-10", "report@a", evidence="a note"))
    found = record.standings("2018-07-12")["report@a"]
    assert (found.status, found.days_late) == ("fulfilled", None)
    assert found.why == f"the latest assessment says so (a note); {ANEW} {renewal}"


def test_what_was_held_after_it_was_put_off_in_time_is_not_late(record: Record) -> None:
    record.record(
        readout("a", follow_up("talks", due="../2018-05"), on="2018-01-10"),
        readout("b", follow_up("talks", due="2018-09", renews=["talks@a"]), on="2018-03-10"),
        readout("c", on="2018-07-10", holds=["talks@a"]),
    )
    found = record.standings("2018-07-12")["talks@a"]
    assert (found.status, found.days_late) == ("held", None)
    assert found.why == f"a recorded meeting is this occasion (c); {ANEW} talks@b"


def test_what_was_renewed_after_its_last_day_is_late(record: Record) -> None:
    renewed(record, "report", HERE, due="2018-09", on="2018-06-10")
    record.record(readout("c", completion("other", fulfils=["report@a"]), on="2018-07-10"))
    found = record.standings("2018-07-12")["report@a"]
    assert (found.status, found.days_late) == ("fulfilled", 40)
    assert found.why.endswith("(other@c), reported 5 weeks after its last day (2018-05-31)")


def test_of_one_party_alone_that_renewed_it_the_other_is_late(record: Record) -> None:
    record.record(
        readout("a", commitment("report", due="../2018-05"), on="2018-01-10"),
        readout(
            "b",
            commitment("report", by=["JP"], due="2018-09", renews=["report@a"]),
            on="2018-03-10",
        ),
        readout("c", completion("other", fulfils=["report@a"]), on="2018-07-10"),
    )
    assert record.by("JP", "2018-07-12")["report@a"].days_late is None
    assert record.by("RU", "2018-07-12")["report@a"].days_late == 40
    assert record.standings("2018-07-12")["report@a"].days_late == 40


def test_it_is_met_on_a_scale_and_not_reported_late(record: Record) -> None:
    renewed(record, "report", HERE, due="2018-09")
    record.record(readout("c", completion("other", fulfils=["report@a"]), on="2018-07-10"))
    view = Viewpoint(date(2018, 7, 12), relationship="JP-RU")
    with record.queries() as queries:
        found = {one.ref: one.situation for one in scored(queries, view, SCALES["obligations"])}
    assert found["report@a"] != "done, reported late"
    told = briefed(record, "2018-07-12")
    assert not any("late" in line.late for part in told.parts for line in part.lines)


@pytest.mark.parametrize(("item", "named"), [("visit", "visit"), ("tour", "visit@a")])
def test_a_visit_that_some_put_off_is_late_for_the_others_alone(
    record: Record, item: str, named: str
) -> None:
    three = ["JP", "RU", "US"]
    two = follow_up(item, by=["JP", "RU"], due="2018-09", renews=["visit@a"])
    record.record(
        readout("a", follow_up("visit", by=three, due="2018-05"), on="2018-01-10", parties=three),
        readout("b", two, on="2018-03-10", parties=three),
        readout("c", on="2018-09-20", parties=three, holds=[named]),
    )
    late = {by: record.by(by, "2018-10-01")["visit@a"].days_late for by in three}
    assert late == {"JP": None, "RU": None, "US": 112}
    assert record.standings("2018-10-01")[f"{item}@b"].days_late is None
