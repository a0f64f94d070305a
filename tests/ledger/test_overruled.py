"""Overruled: judgements that stand against what is said, and that follow their statement."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.corrections import amend
from tests.support.judgements import judge, merge, outcome, searched, separate, settled, take_back
from tests.support.records import DAY, LATER, Record
from tests.support.stories import (
    FIRST,
    A,
    Act,
    commitment,
    completion,
    follow_up,
    progress,
    readout,
    request,
    views,
)
from tracker.domain.items import OutcomeAssessed
from tracker.domain.readouts import Readout

# Judgements that stand against what is said


def told(record: Record, *readouts: Readout) -> list[tuple[str, str, str]]:
    return [(one.ref, one.evidence, one.said) for one in record.record(*readouts).overruled]


@pytest.mark.parametrize(
    ("said", "status"), [("not fulfilled", "not held"), ("withdrawn", "cancelled")]
)
@pytest.mark.parametrize(("on", "contested"), [("2018-05-01", ()), ("2018-07-01", ("b",))])
def test_a_meeting_that_was_judged_not_to_be_held_is_told(
    record: Record, said: str, status: str, on: str, contested: tuple[str, ...]
) -> None:
    record.record(readout("a", follow_up("item"), on=FIRST))
    judge(record, outcome(said))
    assert told(record, readout("b", views("talks"), on=on, holds=["item"])) == [(A, "b", "held")]
    found = record.standings(LATER)[A]
    assert (found.status, found.contested) == (status, contested)
    assert told(record, readout("c", views("talks"), on="2018-08-01", holds=["item"])) == []
    judge(record, outcome(on="2018-08-01"))
    found = record.standings(LATER)[A]
    assert (found.status, found.contested) == ("held", ())


@pytest.mark.parametrize("said", ["not fulfilled", "withdrawn"])
def test_a_completion_of_what_was_judged_otherwise_is_told(record: Record, said: str) -> None:
    record.record(readout("a", commitment("item"), commitment("other"), on=FIRST))
    judge(record, outcome(said))
    done = completion("talks", fulfils=["item@a", "other@a"])
    assert told(record, readout("b", done, on="2018-07-01")) == [(A, "talks@b", "completed")]
    assert record.statuses(LATER) == {A: said, "other@a": "fulfilled"}
    assert record.standings(LATER)[A].contested == ("talks@b",)


def test_a_completion_of_what_was_done_in_part_is_not_told(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    judge(record, outcome("partly fulfilled"))
    assert told(record, readout("b", completion("item"), on="2018-07-01")) == []
    assert record.status(A, LATER) == "fulfilled"


def test_a_renewal_of_what_was_judged_to_be_done_is_told(promised: Record) -> None:
    judge(promised, outcome())
    anew = commitment("item", renews=["item@a"])
    assert told(promised, readout("b", anew, on="2018-07-01")) == [(A, "item@b", "renewed")]
    found = promised.standings(LATER)[A]
    assert (found.status, found.contested) == ("fulfilled", ("item@b",))


@pytest.mark.parametrize("by", ["item", "item@a"])
@pytest.mark.parametrize(("act", "status"), [(commitment, "withdrawn"), (follow_up, "cancelled")])
def test_a_renewal_of_what_was_taken_back_is_told(
    record: Record, act: Callable[..., Act], status: str, by: str
) -> None:
    record.record(readout("a", act("item", due="2018-04"), on=FIRST))
    judge(record, outcome("withdrawn"))
    anew = act("item", due="2018-09", renews=[by])
    assert told(record, readout("b", anew, on="2018-07-01")) == [(A, "item@b", "renewed")]
    found = record.standings(LATER)[A]
    assert (found.status, found.contested) == (status, ("item@b",))
    assert record.by("JP", LATER)[A].contested == ("item@b",)
    # Who judges it so once more has looked at that.
    judge(record, outcome("withdrawn", "2018-08-01"))
    assert record.standings(LATER)[A].contested == ()


@pytest.mark.parametrize("share", [None, "JP"])
@pytest.mark.parametrize("said", ["not fulfilled", "withdrawn"])
def test_what_was_reported_before_a_second_judgement_was_reported_before_it(
    kept: Record, said: str, share: str | None
) -> None:
    kept.record(readout("a", commitment("item"), on=FIRST))
    judge(kept, outcome(said, share=share))
    done = completion("item", **({"done_by": [share]} if share else {}))
    kept.record(readout("b", done, on="2018-07-01"))
    judge(kept, outcome(said, "2018-08-01", share=share))
    kept.record(readout("c", done, on="2018-09-01"))
    expected = {
        "2018-07-31": (("item@b",), ()),
        "2018-08-01": ((), ("item@b",)),
        "2018-09-01": (("item@c",), ("item@b",)),
    }
    for on, (contested, reported) in expected.items():
        for found in (kept.standings(on)[A], kept.by("JP", on)[A]):
            assert (found.contested, found.reported_done) == (contested, reported)
    why = str(kept.standings("2018-08-15")[A].why)
    assert f"reported done before the judgement: item@b{' for JP' if share else ''}" in why


def test_a_completion_after_a_condition_lapsed_is_told(promised: Record) -> None:
    judge(promised, settled(), outcome())
    (one,) = promised.record(readout("b", completion("item"), on="2018-07-01")).overruled
    assert one.judged == settled()
    assert (one.ref, one.evidence, one.said) == (A, "item@b", "completed")


def test_what_agrees_with_a_judgement_or_was_known_to_it_is_not_told(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), follow_up("visit"), request("wish"), on=FIRST),
        readout("b", commitment("early"), on=FIRST),
        readout("c", completion("early"), on="2018-04-01"),
    )
    judge(
        record,
        outcome(),
        outcome("partly fulfilled", ref="visit@a"),
        outcome("withdrawn", ref="wish@a"),
        outcome("not fulfilled", ref="early@b"),
    )
    done = [completion("item"), completion("wish")]
    assert told(record, readout("d", *done, on="2018-07-01", holds=["visit"])) == []
    assert told(record, readout("e", progress("early"), on="2018-08-01")) == []


def test_an_amendment_that_says_otherwise_than_a_judgement_is_told(record: Record) -> None:
    record.record(
        readout("a", follow_up("item"), commitment("other"), on=FIRST),
        readout("b", views("talks"), on="2018-04-01"),
    )
    judge(record, outcome("not fulfilled"), outcome("not fulfilled", ref="other@a"))
    merge(record, "other", "talks")
    with record.ledger() as ledger:
        mended = readout("b", completion("talks"), on="2018-04-01", holds=["item@a"])
        receipt = ledger.amend(mended, reason="overlooked", day=DAY)
    assert sorted((one.ref, one.evidence, one.said) for one in receipt.overruled) == [
        ("item@a", "b", "held"),
        ("other@a", "talks@b", "completed"),
    ]


# Judgements follow the statement


def test_a_judgement_follows_its_statement_to_another_item(promised: Record) -> None:
    judge(promised, outcome(), searched())
    amend(promised, readout("a", commitment("other", key="item", due="2018-04"), on=FIRST))
    assert promised.status(A, LATER) == "fulfilled"
    assert promised.story("other").statements[0].status == "fulfilled"
    take_back(promised, OutcomeAssessed)
    assert promised.status(A, LATER) == "overdue"
    assert str(promised.standings(LATER)[A].sought_through) == "2018-06-01"
    assert [promised.status(A, LATER, moment) for moment in promised.moments] == [
        *("overdue", "fulfilled", "fulfilled", "fulfilled", "overdue")
    ]


def test_a_statement_is_judged_after_its_item_was_merged_and_after_it_is_separate_again(
    record: Record,
) -> None:
    record.record(readout("a", commitment("item"), commitment("matter"), on=FIRST))
    merge(record, "item", "matter")
    judge(record, outcome())
    assert record.statuses(LATER) == {A: "fulfilled", "matter@a": "open"}
    separate(record, "item")
    assert record.statuses(LATER) == {A: "fulfilled", "matter@a": "open"}
    take_back(record, OutcomeAssessed)
    assert record.statuses(LATER) == {A: "open", "matter@a": "open"}


def test_a_judgement_made_before_a_merging_holds_after_it(promised: Record) -> None:
    promised.record(readout("b", commitment("matter"), on=FIRST))
    judge(promised, outcome())
    merge(promised, "item", "matter")
    assert promised.statuses(LATER) == {A: "fulfilled", "matter@b": "open"}
    take_back(promised, OutcomeAssessed)
    assert promised.status(A, LATER) == "overdue"
