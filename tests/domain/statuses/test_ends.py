"""Ends: what a statement is of which the shares ended in different ways."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.judgements import REPORT, outcome, settled
from tests.support.records import Record
from tests.support.stories import commitment, completion, readout
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS

RENEWED = "2018-05-10"


@pytest.mark.parametrize(
    ("renewed", "status"), [("2018-05-10", "superseded"), ("2018-07-10", "carried over")]
)
def test_what_one_party_renewed_and_the_other_did_did_not_end_unfulfilled(
    record: Record, renewed: str, status: str
) -> None:
    record.record(
        readout("a", commitment("port", due="2018-06"), on="2018-01-10"),
        readout("b", commitment("port", by=["JP"], due="2018-12", renews=["port@a"]), on=renewed),
        readout("c", completion("port", by=["RU"]), on="2018-08-01"),
    )
    assert record.status("port@a", "2018-07-31") == "overdue"
    found = record.standings("2018-09-01")["port@a"]
    assert (found.status, found.settled, found.evidence) == (
        *(status, True),
        ("port@b", "port@c"),
    )
    assert found.why.endswith(f"; JP: {status} (port@b), RU: fulfilled (port@c)")
    assert record.by("RU", "2018-09-01")["port@a"].status == "fulfilled"
    with record.queries() as queries:
        assert [*queries.answer(QUESTIONS["unfulfilled"], Viewpoint(date(2018, 9, 1)))] == []
    assert record.story("port", "2018-09-01").status == "open"


def test_a_share_that_ended_badly_is_told_though_another_was_renewed(record: Record) -> None:
    record.record(
        readout("a", commitment("port", by=["JP", "RU"]), on="2018-01-10"),
        readout("b", commitment("port", by=["JP"], renews=["port@a"]), on="2018-05-10"),
    )
    record.judge(outcome("not fulfilled", "2018-06-01", "port@a", share="RU"))
    found = record.standings("2018-09-01")["port@a"]
    assert (found.status, found.shares) == (
        *("partly fulfilled", {"JP": "superseded", "RU": "not fulfilled"}),
    )


def test_a_promise_judged_of_one_party_ends_with_the_renewal_by_the_other(record: Record) -> None:
    record.record(
        readout("a", commitment("port", due="../2018-03"), on="2018-01-10"),
        readout("b", commitment("port", by=["RU"], due="2018-12", renews=["port@a"]), on=RENEWED),
    )
    record.judge(outcome("not fulfilled", "2018-04-01", "port@a", share="JP"))
    assert record.status("port@a", "2018-05-09") == "overdue"
    found = record.standings("2018-09-01")["port@a"]
    assert (found.status, found.rule) == ("partly fulfilled", "commitment.shares")
    assert (str(found.since), found.settled) == (RENEWED, True)
    assert found.evidence == (REPORT, "port@b")
    assert found.why == (
        "the shares of its parties ended differently; "
        f"JP: not fulfilled ({REPORT}), RU: carried over (port@b)"
    )


def test_what_was_done_by_one_and_renewed_by_the_other_names_both(record: Record) -> None:
    record.record(
        readout("a", commitment("port"), on="2018-01-10"),
        readout("b", commitment("port", by=["JP"], renews=["port@a"]), on="2018-05-10"),
        readout("c", completion("port", by=["RU"], fulfils=["port@a"]), on="2018-06-10"),
    )
    record.judge(outcome("fulfilled", "2018-06-05", "port@a", share="RU", evidence="a letter"))
    found = record.standings("2018-09-01")["port@a"]
    assert (found.status, str(found.since)) == ("superseded", "2018-06-05")
    assert found.evidence == ("port@b", "a letter")
    assert found.why == (
        "a later commitment renews it; JP: superseded (port@b), RU: fulfilled (a letter)"
    )
    assert record.by("JP", "2018-09-01")["port@a"].evidence == ("port@b",)


def test_shares_that_ended_differently_name_what_ended_each(record: Record) -> None:
    record.record(
        readout("a", commitment("port"), on="2018-01-10"),
        readout("b", completion("port", by=["JP"]), on="2018-05-10"),
    )
    record.judge(outcome("not fulfilled", "2018-06-01", "port@a", share="RU", evidence="a letter"))
    found = record.standings("2018-09-01")["port@a"]
    assert (found.status, found.evidence) == ("partly fulfilled", ("port@b", "a letter"))
    assert found.why.endswith("JP: fulfilled (port@b), RU: not fulfilled (a letter)")
    assert record.by("RU", "2018-09-01")["port@a"].evidence == ("a letter",)
    (told,) = (one for one in record.story("port", "2018-09-01").statements if one.shares)
    assert told.why == found.why


def test_what_each_did_by_itself_names_what_settled_each_share(record: Record) -> None:
    record.record(
        readout("a", commitment("dam", due="../2018-06"), on="2018-01-10"),
        readout("b", completion("dam", by=["JP"]), on="2018-03-10"),
        readout("c", completion("dam", by=["RU"]), on="2018-08-10"),
    )
    found = record.standings("2018-09-01")["dam@a"]
    assert (found.status, found.rule, found.evidence, str(found.since)) == (
        *("fulfilled", "commitment.fulfilled", ("dam@b", "dam@c")),
        "2018-08-10",
    )
    assert found.why == (
        "complete progress settles it, reported 5 weeks after its last day (2018-06-30); "
        "JP: fulfilled (dam@b), RU: fulfilled (dam@c)"
    )
    assert found.why in (record.story("dam", "2018-09-01").why or "")
    assert record.by("JP", "2018-09-01")["dam@a"].evidence == ("dam@b",)


def test_what_settled_one_share_is_not_told_as_settling_the_whole(record: Record) -> None:
    record.record(
        readout("a", commitment("fund", due="../2018-06"), on="2018-01-10"),
        readout("b", completion("fund", by=["JP"]), on="2018-03-10"),
    )
    record.judge(outcome("fulfilled", "2018-05-05", "fund@a", share="RU"))
    found = record.standings("2018-09-01")["fund@a"]
    assert (found.status, found.evidence) == ("fulfilled", ("fund@b", REPORT))
    assert found.why == (
        f"the share of each party is fulfilled; JP: fulfilled (fund@b), RU: fulfilled ({REPORT})"
    )


def test_what_was_done_in_part_ended_on_the_day_on_which_the_last_share_did(
    record: Record,
) -> None:
    made = commitment("dam", due="../2018-06", condition="if ice")
    record.record(readout("a", made, on="2018-01-10"))
    record.judge(
        outcome("partly fulfilled", "2018-04-01", "dam@a", share="JP"),
        outcome("withdrawn", "2018-04-02", "dam@a", share="RU"),
    )
    assert record.standings("2018-05-14")["dam@a"].rule == "commitment.partly-fulfilled"
    record.judge(settled(on="2018-05-15", ref="dam@a"))
    found = record.standings("2018-09-01")["dam@a"]
    assert (found.status, found.rule, str(found.since)) == (
        *("partly fulfilled", "commitment.shares", "2018-05-15"),
    )
    with record.queries() as queries:
        told = [*queries.answer(QUESTIONS["replay"], Viewpoint(date(2018, 9, 1)))]
    assert [(str(one.date), one.changes[0].before, one.changes[0].after) for one in told[1:]] == [
        ("2018-04-01", "open", "partly fulfilled"),
        ("2018-05-15", "partly fulfilled", "partly fulfilled"),
    ]
