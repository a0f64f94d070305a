"""Windows that are kept: what was settled stays tied to what was known of its occasion then."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.judgements import outcome, settled
from tests.support.records import Record
from tests.support.stories import FIRST, commitment, completion, follow_up, readout, views
from tracker.domain.items import Assessment, ItemList
from tracker.domain.readouts import Readout

PAPER = "paper@a"
SETTLED = date(2018, 10, 5)
LAST = date(2018, 9, 30)

JUDGEMENTS = {
    "fulfilled": [outcome("fulfilled", str(SETTLED), PAPER)],
    "not fulfilled": [outcome("not fulfilled", str(SETTLED), PAPER)],
    "withdrawn": [outcome("withdrawn", str(SETTLED), PAPER)],
    "lapsed": [settled(on=str(SETTLED), ref=PAPER)],
    "both shares": [
        outcome("fulfilled", "2018-10-01", PAPER, share="JP"),
        outcome("fulfilled", str(SETTLED), PAPER, share="RU"),
    ],
    "judged anew": [
        outcome("not fulfilled", "2018-10-01", PAPER),
        outcome("fulfilled", "2018-12-10", PAPER),
    ],
}
"""Judgements that leave nothing to be done of a paper that is tied to a visit of September."""


def _tied_to_a_visit() -> Readout:
    due = {"before": "visit"}
    return readout(
        "a",
        commitment("paper", due=due, condition="if possible"),
        commitment("plan", due=due),
        follow_up("visit", due="2018-09"),
        on=FIRST,
    )


def _after() -> tuple[Readout, ...]:
    """The visit is announced once more, for later, and held then."""
    return (
        readout("b", follow_up("visit", due="2018-11", renews=["visit"]), on="2018-10-20"),
        readout("c", views("talks"), on="2018-11-20", holds=["visit"]),
    )


@pytest.mark.parametrize("late", [False, True], ids=["judged at once", "judged afterwards"])
@pytest.mark.parametrize("judged", JUDGEMENTS.values(), ids=JUDGEMENTS)
def test_what_was_judged_keeps_its_window(
    record: Record, judged: list[Assessment], *, late: bool
) -> None:
    record.record(_tied_to_a_visit())
    if not late:
        record.judge(*judged)
    record.record(*_after())
    if late:
        record.judge(*judged)
    seen = [record.standings(day)[PAPER] for day in ("2018-10-06", "2018-10-25", "2018-12-24")]
    assert {one.due_to for one in seen} == {LAST}
    late_by = [one.days_late for one in seen if one.status == "fulfilled"]
    assert not late_by or late_by[0] is not None
    assert record.standings("2018-12-24")["plan@a"].due_to == date(2018, 11, 20)


def test_what_was_judged_keeps_its_window_when_the_occasion_is_cancelled(record: Record) -> None:
    record.record(_tied_to_a_visit())
    record.judge(outcome("fulfilled", str(SETTLED), PAPER))
    record.judge(outcome("withdrawn", "2018-12-01", "visit@a"))
    after = record.standings("2018-12-24")
    assert (after[PAPER].due_to, after[PAPER].days_late) == (LAST, 5)
    assert (after["plan@a"].due_to, after["plan@a"].status) == (None, "open")


def test_what_was_judged_in_part_alone_follows_its_occasion(record: Record) -> None:
    record.record(_tied_to_a_visit())
    record.judge(outcome("partly fulfilled", str(SETTLED), PAPER))
    record.record(*_after())
    assert record.standings("2018-10-25")[PAPER].due_to == date(2018, 11, 30)


def test_what_was_reported_done_and_is_judged_in_part_since_follows_its_occasion(
    record: Record,
) -> None:
    record.record(_tied_to_a_visit(), readout("d", completion("paper"), on="2018-09-10"), *_after())
    assert record.standings("2018-12-24")[PAPER].due_to == LAST
    record.judge(outcome("partly fulfilled", str(SETTLED), PAPER))
    assert record.standings("2018-09-20")[PAPER].due_to == LAST
    assert record.standings("2018-12-24")[PAPER].due_to == date(2018, 11, 20)


def test_the_share_that_was_judged_keeps_its_window_alone(record: Record) -> None:
    record.record(_tied_to_a_visit())
    record.judge(outcome("fulfilled", str(SETTLED), PAPER, share="JP"))
    record.record(*_after())
    assert record.by("JP", "2018-12-24")[PAPER].due_to == LAST
    assert record.by("RU", "2018-12-24")[PAPER].due_to == date(2018, 11, 20)


def test_a_judgement_of_what_was_renewed_takes_nothing_from_its_slip(record: Record) -> None:
    files: list[Readout | ItemList] = [
        readout(
            "a", commitment("paper", due={"before": "visit", "edtf": "../2018-05"}), on="2018-01-10"
        ),
        readout("b", commitment("paper", due="../2018-12", renews=["paper"]), on="2018-02-10"),
        readout("c", follow_up("visit", due="2018-09"), on="2018-03-10"),
        readout("d", views("talks"), on="2018-10-10", holds=["visit"]),
    ]
    record.record(*files)
    record.judge(outcome("not fulfilled", "2018-04-01", PAPER))
    for day in ("2018-03-15", "2018-04-15", "2018-11-15"):
        slip = record.standings(day)["paper@b"].slip
        assert slip is not None
        assert (str(slip.first_due), slip.days) == ("2018-05-31", 214)
