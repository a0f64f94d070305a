"""What a briefing says of something overdue: how surely, and what is on record of it."""

from __future__ import annotations

import pytest

from tests.support.briefings import briefed, in_form
from tests.support.judgements import outcome, searched, settled
from tests.support.records import Record
from tests.support.stories import (
    PARTIES,
    commitment,
    completion,
    follow_up,
    progress,
    readout,
    request,
    views,
)
from tracker.reports.briefing import Briefing, BriefLine


def test_what_is_not_certain_to_be_overdue_is_not_told_as_late(record: Record) -> None:
    due = {"edtf": "../2018-06", "approximate": True}
    record.record(readout("a", commitment("item", due=due), on="2018-03-01"))
    told = briefed(record, "2018-07-08")
    assert _line(told, "item@a").late == "possibly 8 days late"
    assert "; possibly 8 days late, and no record tells" in told.points[0].evidence
    assert ("overdue or possibly so", 1) in [(one.name, one.count) for one in told.figures]
    assert told.blanks[-1].told.startswith("Of 1 overdue or possibly so, 1 was never looked for")


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
    half = "judged to be done in part on 15 Jun 2018: https://example.org/report"
    looked = "looked for through 15 Jul 2018 without result"
    early = "looked for through 15 May 2018 without result, before its time was over"
    more = "no record tells that it was done as a whole"
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


def test_what_one_party_did_is_told_of_what_another_still_owes(record: Record) -> None:
    record.record(
        readout("a", commitment("road", due="../2018-06"), on="2018-03-01"),
        readout("b", completion("road", by=["JP"]), on="2018-05-01"),
    )
    told = briefed(record, "2018-08-01")
    shares = "Japan: fulfilled, Russia: overdue"
    assert f"; {shares}; no record tells that it was done as a whole." in told.points[0].evidence
    assert f"{shares}." in _line(told, "road@a").notes


def test_of_a_share_that_was_taken_back_no_part_is_called_done(record: Record) -> None:
    record.record(readout("a", commitment("road", due="2018-06"), on="2018-03-01"))
    record.judge(outcome("withdrawn", "2018-05-01", "road@a", share="JP"))
    (one,) = briefed(record, "2018-08-01").points
    assert "; no record tells what became of the share of Russia." in one.evidence


def test_what_was_reported_complete_too_early_is_not_told_as_progress(record: Record) -> None:
    record.record(
        readout("a", commitment("road", due="2018-06-01/2018-06-30"), on="2018-03-01"),
        readout("b", completion("road"), on="2018-04-01"),
    )
    told = briefed(record, "2018-08-01")
    early = "eported complete, which did not settle it: road@b"
    assert f"; r{early}; no record tells that it was done since." in told.points[0].evidence
    assert f"R{early}." in _line(told, "road@a").notes


def test_what_another_party_did_is_told_as_that(record: Record) -> None:
    each = (commitment("road", by=[one], key=one.lower(), due="../2018-06") for one in PARTIES)
    record.record(
        readout("a", *each, on="2018-03-01"),
        readout("b", completion("road", by=["JP"]), on="2018-05-01"),
    )
    told = briefed(record, "2018-08-01")
    deed = "hat Japan did on its item was reported complete: road@b"
    assert told.points[0].evidence.endswith(f"; w{deed}; no record tells what became of it.")
    assert f"W{deed}." in _line(told, "ru@a").notes


def test_a_meeting_that_was_taken_for_another_round_is_told(record: Record) -> None:
    rounds = follow_up("wg", due="2018-03"), follow_up("wg", due="2018-09")
    record.record(
        readout("a", *rounds, on="2018-01-15"), readout("b", on="2018-07-02", holds=["wg"])
    )
    told = briefed(record, "2018-08-01")
    taken = " meeting was taken for another round of it: b"
    assert told.points[0].evidence.endswith(f"; a{taken}; no record tells what became of it.")
    assert f"A{taken}." in _line(told, "wg@a").notes


def test_a_search_through_the_last_day_is_not_told_as_one_of_before_it(record: Record) -> None:
    record.record(readout("a", commitment("dam", due="../2018-06"), on="2018-03-01"))
    record.judge(searched("2018-06-30", ref="dam@a"))
    told = briefed(record, "2018-08-01")
    looked = "looked for through 30 Jun 2018 without result, on the last day of its time"
    assert told.points[0].evidence.endswith(f"; {looked}.")
    assert f"L{looked[1:]}." in _line(told, "dam@a").notes


def test_what_was_done_late_and_is_disputed_is_not_told_as_unknown(record: Record) -> None:
    record.record(
        readout("a", commitment("dam", due="../2018-03-31"), on="2018-03-01"),
        readout("jp", completion("dam"), on="2018-05-01", publisher="JP"),
        readout(
            "ru",
            commitment("dam", due="../2018-12", renews=["dam@a"]),
            on="2018-05-01",
            publisher="RU",
        ),
    )
    told = briefed(record, "2018-08-01")
    one = next(one for one in told.points if one.ref == "dam@a")
    assert "no record tells" not in one.evidence
    assert "; 4 weeks late; contradicted by" in one.evidence


def test_a_time_that_went_with_its_occasion_is_told_so(record: Record) -> None:
    record.record(
        readout(
            "a",
            follow_up("visit", due="2018-06"),
            commitment("paper", due={"before": "visit"}),
            on="2018-03-01",
        )
    )
    assert _line(briefed(record, "2018-04-01"), "paper@a").when == "by 30 Jun 2018"
    record.judge(outcome("withdrawn", "2018-05-01", "visit@a"))
    line = _line(briefed(record, "2018-08-01"), "paper@a")
    assert line.when == "no date"
    gone = "Its time was tied to an occasion that was cancelled or not held (visit@a)."
    assert line.notes == (gone,)


def test_a_condition_that_was_judged_to_be_met_is_told_so(record: Record) -> None:
    dam = commitment("dam", condition="if ice", due="2018-06")
    record.record(readout("a", dam, on="2018-03-01"))
    assert "On condition: if ice." in _line(briefed(record, "2018-08-01"), "dam@a").notes
    record.judge(settled("met", on="2018-04-01", ref="dam@a"))
    met = "On condition: if ice, which was judged to be met on 1 Apr 2018."
    assert met in _line(briefed(record, "2018-08-01"), "dam@a").notes


def test_what_was_reported_complete_and_judged_otherwise_is_told_so(record: Record) -> None:
    record.record(
        readout("a", commitment("b", due="../2018-06"), commitment("c"), on="2018-01-10"),
        readout("b", completion("b"), completion("c"), on="2018-06-10"),
    )
    complete = "Reported as complete."
    assert _line(briefed(record, "2018-08-01"), "b@b").notes == (complete,)
    record.judge(outcome("not fulfilled", "2018-07-15", "b@a"))
    told = briefed(record, "2018-08-01")
    assert _line(told, "b@b").notes == (complete, "b@a was judged not fulfilled on 15 Jul 2018.")
    assert _line(told, "c@b").notes == (complete,)
    record.judge(outcome("not fulfilled", "2018-02-15", "c@a"))
    told = briefed(record, "2018-08-01")
    assert _line(told, "c@b").notes == (complete, "c@a was judged not fulfilled on 15 Feb 2018.")


@pytest.mark.parametrize(("asked", "told"), [(5, "1 more matter"), (6, "2 more matters")])
def test_one_is_told_as_one(asked: int, told: str, record: Record) -> None:
    record.record(
        readout("a", commitment("dam", due="../2018-06"), on="2018-03-01"),
        readout("b", *(request(f"r{number}") for number in range(asked)), on="2018-07-20"),
    )
    found = in_form(record, "markdown", "2018-08-01").decode()
    never = "Of 1 overdue, 1 was never looked for outside the readouts: it may have been done."
    assert never in found
    assert f"\n{told} could be asked about." in found


def _line(told: Briefing, ref: str) -> BriefLine:
    return next(one for part in told.parts for one in part.lines if one.ref == ref)


def test_a_meeting_before_its_time_may_have_put_a_promise_off(record: Record) -> None:
    record.record(
        readout("a", commitment("tours", due="2018-06-01/2018-08-31"), on="2018-01-01", ordinal=5),
        readout("b", on="2018-05-10", ordinal=7),
        readout("c", views("tours"), on="2018-10-10", ordinal=9),
    )
    (point,) = briefed(record, "2018-11-01").points
    assert "whether the 6th and 8th summit settled it" in point.evidence
    why = record.standings("2018-11-01")["tours@a"].why or ""
    assert "; the 6th and 8th summit meetings are not on record" in why
