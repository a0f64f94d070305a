"""Announced again: a round that was announced twice is one for whatever befalls it."""

from __future__ import annotations

import pytest

from tests.support.judgements import outcome
from tests.support.records import Record, history
from tests.support.stories import commitment, completion, follow_up, readout, request

BOTH = ("talks@a", "talks@b")


@pytest.fixture
def announced(record: Record) -> Record:
    """A round in May, which is announced once more for mid-May; and another one in September."""
    later = follow_up("talks", due="2018-09")
    record.record(
        readout("a", follow_up("talks", due="2018-05"), later, on="2018-01-10"),
        readout("b", follow_up("talks", due="2018-05-10/2018-05-20"), on="2018-02-10"),
    )
    return record


def _statuses(record: Record, day: str = "2018-07-01") -> list[str | None]:
    return [record.status(ref, day) for ref in (*BOTH, "talks-2@a")]


@pytest.mark.parametrize("named", ["talks", *BOTH])
def test_it_is_held_by_whichever_is_named(announced: Record, named: str) -> None:
    announced.record(readout("c", on="2018-05-15", holds=[named]))
    assert _statuses(announced) == ["held", "held", "scheduled"]


@pytest.mark.parametrize("named", BOTH)
def test_it_is_reported_held_by_whichever_is_named(announced: Record, named: str) -> None:
    announced.record(readout("c", completion("other", fulfils=[named]), on="2018-05-15"))
    assert _statuses(announced) == ["held", "held", "scheduled"]


@pytest.mark.parametrize("named", ["talks", *BOTH])
def test_it_is_put_off_by_whichever_is_named(record: Record, named: str) -> None:
    record.record(
        readout("a", follow_up("talks", due="2018-05"), on="2018-01-10"),
        readout("b", follow_up("talks", due="2018-05-10/2018-05-20"), on="2018-02-10"),
        readout("c", follow_up("talks", due="2018-08", renews=[named]), on="2018-03-10"),
    )
    found = record.statuses("2018-07-01")
    assert [found[ref] for ref in (*BOTH, "talks@c")] == ["superseded", "superseded", "scheduled"]


@pytest.mark.parametrize("named", BOTH)
@pytest.mark.parametrize(("judged", "status"), [("withdrawn", "cancelled"), ("fulfilled", "held")])
def test_it_is_judged_by_whichever_is_named(
    announced: Record, named: str, judged: str, status: str
) -> None:
    announced.judge(outcome(judged, "2018-05-30", named))
    assert _statuses(announced) == [status, status, "scheduled"]
    assert _statuses(announced, "2018-05-15") == ["due", "due", "scheduled"]


@pytest.mark.parametrize("named", BOTH)
def test_that_it_was_held_in_part_is_told_of_both(announced: Record, named: str) -> None:
    announced.judge(outcome("partly fulfilled", "2018-05-15", named, evidence="a note"))
    found = announced.standings("2018-07-01")
    for ref in BOTH:
        assert (found[ref].status, found[ref].why) == (
            "held",
            "the latest assessment says that it was held in part (a note)",
        )
        assert [one.ref for one in history(announced, ref).judgements] == [named]
    assert history(announced, "talks-2@a").judgements == ()


def test_what_is_announced_after_it_was_called_off_is_another(record: Record) -> None:
    record.record(readout("a", follow_up("talks", due="2018-05"), on="2018-01-10"))
    record.judge(outcome("withdrawn", "2018-02-01", "talks@a"))
    record.record(readout("b", follow_up("talks", due="2018-05"), on="2018-02-10"))
    found = record.statuses("2018-03-01")
    assert [found[ref] for ref in BOTH] == ["cancelled", "scheduled"]


def test_a_judgement_of_a_later_day_finds_what_was_put_off_before_it(record: Record) -> None:
    record.record(
        readout("a", follow_up("talks", due="2018-05"), on="2018-01-10"),
        readout("b", follow_up("talks", due="2018-05-10/2018-05-20"), on="2018-02-10"),
    )
    record.judge(outcome("withdrawn", "2018-06-01", "talks@a"))
    record.record(
        readout("c", follow_up("talks", due="2018-08", renews=["talks@b"]), on="2018-03-10")
    )
    found = record.statuses("2018-07-01")
    assert [found[ref] for ref in BOTH] == ["cancelled", "superseded"]


def test_an_item_that_is_fulfilled_is_the_latest_of_it_alone(record: Record) -> None:
    record.record(
        readout("a", request("fee", by=["JP"], to=["RU"]), on="2018-01-10"),
        readout("b", commitment("fee", by=["RU"], due="../2018-09"), on="2018-02-10"),
        readout("c", completion("other", fulfils=["fee"], by=["RU"]), on="2018-05-10"),
    )
    found = record.statuses("2018-06-01")
    assert (found["fee@b"], found["fee@a"]) == ("fulfilled", "taken up")


@pytest.mark.parametrize("own", [None, "../2018-08"], ids=["no time", "a time of its own"])
@pytest.mark.parametrize("named", [False, True], ids=["on the item", "by its name"])
def test_a_report_that_an_occasion_was_held_which_nobody_had_announced_closes_its_window(
    record: Record, own: str | None, *, named: bool
) -> None:
    due = {"before": "visit", **({"edtf": own} if own else {})}
    record.record(readout("a", commitment("paper", due=due), on="2018-01-10"))
    report = completion("other", fulfils=["visit"]) if named else completion("visit")
    record.record(readout("b", report, on="2018-05-10"))
    found = record.standings("2018-05-20")["paper@a"]
    assert (found.status, str(found.due_to)) == ("overdue", "2018-05-10")
    assert record.status("paper@a", "2018-05-10") == "open"
