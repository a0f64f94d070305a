"""The briefing on what goes on elsewhere: on another item, or in another relationship."""

from __future__ import annotations

from pathlib import Path

from tests.support.briefings import briefed
from tests.support.records import Record, command
from tests.support.renewals import BESIDE, HERE, renewed, wherever
from tests.support.stories import commitment, completion, follow_up, progress, readout, views
from tracker.reports.briefing import Briefing

OTHERS = "of Japan, Russia and the United States on"

ELSEWHERE = wherever()


def _told(found: Briefing) -> dict[str, list[str]]:
    return {part.name: [line.ref for line in part.lines] for part in found.parts}


@ELSEWHERE
def test_what_is_owed_is_told_where_it_goes_on(
    record: Record, item: str, parties: list[str]
) -> None:
    renewal = renewed(record, item, parties)
    assert "overdue" not in _told(briefed(record, "2018-07-01"))
    there = briefed(record, "2018-10-10", relationship="-".join(parties))
    assert _told(there)["overdue"] == [renewal]
    (line,) = next(part.lines for part in there.parts if part.name == "overdue")
    assert (line.when, line.late) == ("by 30 Sep 2018", "10 days late")


@ELSEWHERE
def test_what_was_done_is_owed_by_nobody(record: Record, item: str, parties: list[str]) -> None:
    renewed(record, item, parties)
    record.record(readout("c", completion("report"), on="2018-08-10"))
    for relationship in {"JP-RU", "-".join(parties)}:
        found = briefed(record, "2018-10-10", relationship=relationship)
        assert not {"overdue", "due", "owed"} & _told(found).keys()
        assert not found.points


@ELSEWHERE
def test_the_last_meeting_is_that_at_which_it_went_on(
    record: Record, item: str, parties: list[str], tmp_path: Path
) -> None:
    renewed(record, item, parties)
    found = briefed(record, "2018-04-01")
    expected = "summit on 10 March 2018" if parties == HERE else f"summit {OTHERS} 10 March 2018"
    assert (found.last, found.last_readouts) == (expected, ("b",))
    ran = command(
        *(record, "brief", "--relationship", "JP-RU", "--as-of", "2018-04-01"), folder=tmp_path
    )
    assert f"The last meeting on record was the {expected}: `b`." in ran.out


def test_it_is_one_that_holds_what_was_announced(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-05"), on="2018-01-10"),
        readout("b", views("talk"), on="2018-05-10", parties=BESIDE, holds=["visit@a"]),
        readout("c", views("talk"), on="2018-06-10", parties=BESIDE),
    )
    assert briefed(record, "2018-07-01").last == f"summit {OTHERS} 10 May 2018"
    assert briefed(record, "2018-05-09").last == "summit on 10 January 2018"


def test_it_is_one_that_speaks_of_what_went_on_there(record: Record) -> None:
    renewed(record, "paper", BESIDE)
    record.record(
        readout("c", progress("paper", by=HERE), on="2018-04-10", parties=BESIDE),
        readout("d", views("talk"), on="2018-05-10", parties=BESIDE),
    )
    assert briefed(record, "2018-07-01").last == f"summit {OTHERS} 10 April 2018"


def test_one_of_their_own_that_is_later_is_the_last(record: Record) -> None:
    renewed(record, "paper", BESIDE)
    record.record(readout("c", progress("report"), on="2018-04-10"))
    found = briefed(record, "2018-07-01")
    assert found.last == "summit on 10 April 2018"
    titles = [part.title for part in found.parts if part.name == "progress"]
    assert titles == ["Progress reported at the last meeting and since"]


def test_progress_is_told_since_their_own_last_meeting(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-05"), progress("road"), on="2018-01-10"),
        readout("b", views("talk"), on="2018-05-10", parties=BESIDE, holds=["visit@a"]),
    )
    found = briefed(record, "2018-07-01")
    assert _told(found)["progress"] == ["road@a"]
    titles = [part.title for part in found.parts if part.name == "progress"]
    assert titles == ["Progress reported on 10 January 2018 and since"]


def test_what_goes_on_in_another_relationship_is_named_and_may_be_the_next_meeting(
    record: Record, tmp_path: Path
) -> None:
    promised = commitment("paper", due="../2018-06"), follow_up("visit", due="2018-06")
    put_off = (
        commitment("paper", by=BESIDE, due="../2018-10", renews=["paper@a"]),
        follow_up("visit", by=BESIDE, due="2018-11", renews=["visit@a"]),
    )
    record.record(
        readout("a", *promised, on="2018-01-10"),
        readout("b", *put_off, commitment("other"), on="2018-04-10", parties=BESIDE),
    )
    between = "between Japan, Russia and the United States"
    found = briefed(record, "2018-08-01")
    assert (found.occasion, "Visit" in found.purpose) == ("visit@b", True)
    assert "expected by 30 November 2018" in found.purpose
    told = f"Not told above: 2 matters that go on {between}: 1 open, 1 scheduled."
    assert (found.blanks[0].told, found.blanks[0].refs) == (told, ("paper@b", "visit@b"))
    late = briefed(record, "2019-01-15")
    assert late.blanks[0].told == f"Not told above: 2 matters that go on {between}: 2 overdue."
    ran = command(
        *(record, "brief", "--relationship", "JP-RU", "--as-of", "2019-01-15"), folder=tmp_path
    )
    assert "Nothing is on record between Japan and Russia of these: due by then, over" in ran.out
    assert late.blanks[0].told in ran.out
