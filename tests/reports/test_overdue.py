"""What a briefing says of something overdue: how surely, and what is on record of it."""

from __future__ import annotations

from tests.support.briefings import briefed
from tests.support.judgements import outcome, searched
from tests.support.records import Record
from tests.support.stories import commitment, progress, readout
from tracker.reports.briefing import Briefing, BriefLine


def test_what_is_not_certain_to_be_overdue_is_not_told_as_late(record: Record) -> None:
    due = {"edtf": "../2018-06", "approximate": True}
    record.record(readout("a", commitment("item", due=due), on="2018-03-01"))
    told = briefed(record, "2018-07-08")
    assert _line(told, "item@a").late == "possibly 8 days late"
    assert "; possibly 8 days late, and no record tells" in told.points[0].evidence
    assert ("overdue or possibly so", 1) in [(one.name, one.count) for one in told.figures]
    assert told.blanks[-1].told.startswith("Of 1 overdue or possibly so, 1 were never looked for")


def test_what_is_on_record_of_something_overdue_is_told(record: Record) -> None:
    items = ("begun", "half", "early", "unseen")
    record.record(
        readout("a", *(commitment(one, due="2018-06") for one in items), on="2018-03-01"),
        readout("b", progress("begun"), on="2018-05-01"),
    )
    record.judge(
        outcome("partly fulfilled", "2018-06-15", "half@a"),
        searched("2018-07-15", ref="half@a"),
        searched("2018-05-15", ref="early@a"),
    )
    told = briefed(record, "2018-08-01", pages=4)
    found = {one.ref: one.evidence.partition("late")[2] for one in told.points}
    half = "judged to be done in part on 2018-06-15: https://example.org/report"
    looked = "looked for through 15 Jul 2018 without result"
    early = "looked for through 15 May 2018 without result, before its time was over"
    more = "no record tells that all of it was done"
    nothing = ", and no record tells what became of it"
    assert found == {
        "begun@a": f"; progress reported: begun@b; {more}.",
        "half@a": f"; {half}; {more}; {looked}.",
        "early@a": f"{nothing}; {early}.",
        "unseen@a": f"{nothing}.",
    }
    assert "Progress reported: begun@b." in _line(told, "begun@a").notes
    assert f"J{half[1:]}." in _line(told, "half@a").notes
    assert f"L{early[1:]}." in _line(told, "early@a").notes


def _line(told: Briefing, ref: str) -> BriefLine:
    return next(one for part in told.parts for one in part.lines if one.ref == ref)
