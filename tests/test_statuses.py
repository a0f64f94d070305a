"""Statuses: each rule as a story, from what was said to what is so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.stories import (
    Act,
    Record,
    commitment,
    completion,
    concern,
    follow_up,
    progress,
    readout,
    request,
    views,
)
from tracker.domain.items import (
    ConditionSettled,
    EvidenceSought,
    ItemList,
    ItemMerged,
    OutcomeAssessed,
)
from tracker.domain.readouts import Readout
from tracker.domain.rules import RULES
from tracker.projections.refresh import Named
from tracker.queries import Viewpoint

FIRST = "2018-03-01"
A = "item@a"


def assessed(outcome: str, on: str, ref: str = A) -> OutcomeAssessed:
    return OutcomeAssessed.model_validate(
        {"ref": ref, "outcome": outcome, "on": on, "evidence": "https://example.org/report"}
    )


def test_a_commitment_without_a_time_stays_open(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    assert record.status(A, "2030-01-01") == "open"
    assert record.status(A, "2018-02-28") is None


def test_a_window_opens_and_closes_on_its_days(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-08/2018-09"), on=FIRST))
    assert record.status(A, "2018-07-31") == "open"
    assert record.status(A, "2018-08-01") == "due"
    assert record.status(A, "2018-09-30") == "due"
    assert record.status(A, "2018-10-01") == "overdue"


def test_by_november_is_never_due_only_open_and_then_overdue(record: Record) -> None:
    record.record(readout("a", commitment("item", due="../2018-11"), on=FIRST))
    assert record.status(A, "2018-11-30") == "open"
    assert record.status(A, "2018-12-01") == "overdue"


def test_from_september_on_is_due_and_never_overdue(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-09/.."), on=FIRST))
    assert record.status(A, "2018-08-31") == "open"
    assert record.status(A, "2040-01-01") == "due"


@pytest.mark.parametrize(
    ("due", "last", "margin"),
    [
        ("2018-23", "2018-11-30", 45),  # half of 91 days
        ("2018-05", "2018-05-31", 15),  # half of 31 days is less than the least margin
        ("../2018-03-11", "2018-03-11", 15),
        ("../2018-12-31", "2018-12-31", 153),  # half of the 306 days since it was said
    ],
)
def test_an_approximate_window_is_possibly_overdue_within_its_margin(
    record: Record, due: str, last: str, margin: int
) -> None:
    record.record(
        readout("a", commitment("item", due={"edtf": due, "approximate": True}), on=FIRST)
    )
    end = date.fromisoformat(last)
    assert record.status(A, str(end)) in ("open", "due")
    assert record.status(A, str(end + timedelta(1))) == "possibly overdue"
    assert record.status(A, str(end + timedelta(margin))) == "possibly overdue"
    assert record.status(A, str(end + timedelta(margin + 1))) == "overdue"


def test_overdue_says_that_no_record_tells_and_whether_anybody_looked(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    unreviewed = record.standings("2018-06-01")[A]
    assert unreviewed.rule == "commitment.overdue"
    assert unreviewed.evidence == (A,)
    assert "no record tells what became of it, and nobody has reviewed it" in unreviewed.why
    record.judge(EvidenceSought.model_validate({"ref": A, "through": "2018-05-20"}))
    searched = record.standings("2018-06-01")[A]
    assert searched.status == "overdue"
    assert "evidence was sought through 2018-05-20 without result" in searched.why
    record.judge(assessed("not fulfilled", "2018-05-31"))
    assert record.status(A, "2018-06-01") == "not fulfilled"


def test_progress_on_the_item_puts_a_commitment_in_progress_until_its_window_is_past(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("item", due="2018-04/2018-09"), on=FIRST),
        readout("b", progress("item"), on="2018-05-01"),
    )
    assert record.status(A, "2018-04-30") == "due"
    assert record.status(A, "2018-05-01") == "in progress"
    assert record.status(A, "2018-10-01") == "overdue"


def test_complete_progress_on_the_item_fulfils_even_what_is_overdue(record: Record) -> None:
    record.record(
        readout("a", commitment("item", due="2018-04"), on=FIRST),
        readout("b", completion("item"), on="2018-06-01"),
    )
    assert record.status(A, "2018-05-31") == "overdue"
    assert record.standings("2018-06-01")[A].evidence == ("item@b",)
    assert record.status(A, "2018-06-01") == "fulfilled"


def test_progress_said_before_the_commitment_in_one_readout_settles_nothing(
    record: Record,
) -> None:
    record.record(readout("a", completion("item"), commitment("item"), on=FIRST))
    assert record.status("item-2@a", FIRST) == "open"


def test_progress_said_after_the_commitment_in_one_readout_settles_it(record: Record) -> None:
    record.record(readout("a", commitment("item"), completion("item"), on=FIRST))
    assert record.status(A, FIRST) == "fulfilled"


def test_two_readouts_of_one_day_stand_in_no_order(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), on=FIRST), readout("b", completion("item"), on=FIRST)
    )
    assert record.status(A, "2018-12-31") == "open"


def test_complete_progress_that_names_what_it_fulfils_settles_only_that(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), commitment("item"), on=FIRST),
        readout("b", completion("other", fulfils=["item-2@a"]), on="2018-06-01"),
    )
    assert record.statuses("2018-07-01") == {A: "open", "item-2@a": "fulfilled"}


def test_complete_progress_that_names_an_item_settles_all_that_is_unfinished_on_it(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("item"), commitment("item"), on=FIRST),
        readout("b", completion("other", fulfils=["item"]), on="2018-06-01"),
    )
    assert set(record.statuses("2018-07-01").values()) == {"fulfilled"}


def test_a_renewed_commitment_is_superseded_and_stays_so_when_the_new_one_is_fulfilled(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("item", due="2018"), on=FIRST),
        readout("b", commitment("item", renews=[A]), on="2018-06-01"),
        readout("c", completion("item"), on="2018-09-01"),
    )
    assert record.status(A, "2018-05-31") == "due"
    assert record.statuses("2018-06-01") == {A: "superseded", "item@b": "open"}
    assert record.statuses("2018-09-01") == {A: "superseded", "item@b": "fulfilled"}


def test_renewing_an_item_renews_its_latest_unfinished_commitment(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), on="2018-01-01"),
        readout("b", commitment("item"), on="2018-02-01"),
        readout("c", commitment("other", renews=["item"]), on="2018-03-01"),
    )
    assert record.statuses("2018-03-01") == {A: "open", "item@b": "superseded", "other@c": "open"}


def test_a_commitment_with_a_lapsed_condition_has_lapsed_and_is_no_breach(record: Record) -> None:
    record.record(
        readout("a", commitment("item", due="2018-04", condition="if possible"), on=FIRST)
    )
    assert "on condition: if possible" in record.standings("2018-06-01")[A].why
    record.judge(
        ConditionSettled.model_validate({"ref": A, "result": "lapsed", "on": "2018-04-10"})
    )
    assert record.status(A, "2018-04-09") == "due"
    assert record.status(A, "2018-06-01") == "lapsed"
    record.judge(ConditionSettled.model_validate({"ref": A, "result": "met", "on": "2018-04-20"}))
    assert record.status(A, "2018-06-01") == "overdue"


@pytest.mark.parametrize("outcome", ["fulfilled", "partly fulfilled", "not fulfilled", "withdrawn"])
def test_the_latest_assessment_decides_from_its_day_on(record: Record, outcome: str) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    record.judge(assessed("partly fulfilled", "2018-04-01"), assessed(outcome, "2018-05-01"))
    assert record.status(A, "2018-03-31") == "open"
    assert record.status(A, "2018-04-30") == "partly fulfilled"
    found = record.standings("2018-05-01")[A]
    assert found.status == outcome
    assert found.evidence == ("https://example.org/report",)


def test_each_undertaking_is_unsettled_fulfilled_unfulfilled_or_superseded(record: Record) -> None:
    outcomes = ["fulfilled", "partly fulfilled", "not fulfilled", "withdrawn"]
    kinds = [("promise", commitment), ("talks", follow_up)]
    acts = [
        make(f"{name}-{place}", due=f"2018-0{9 - place}", condition="if possible")
        for name, make in kinds
        for place in range(len(outcomes) + 2)
    ]
    record.record(readout("a", *acts, on=FIRST))
    for name, _ in kinds:
        judged = [assessed(said, "2018-04-01", f"{name}-{n}@a") for n, said in enumerate(outcomes)]
        lapsed = {"ref": f"{name}-4@a", "result": "lapsed", "on": "2018-04-01"}
        record.judge(*judged, ConditionSettled.model_validate(lapsed))
    record.record(readout("b", commitment("promise-5", renews=["promise-5@a"]), on="2018-04-01"))
    with record.queries() as queries:
        view = Viewpoint(date.fromisoformat("2018-04-01"))
        unfulfilled = queries.unfulfilled(view)
        listed = (*queries.unsettled(view), *queries.fulfilled(view), *unfulfilled)
        refs = [one.ref for one in listed]
        assert len(set(refs)) == len(refs)
        left = {one.ref for one in queries.followed(view)} - set(refs)
    assert left == {"promise-5@a"}
    assert [(one.ref, one.status) for one in unfulfilled] == [
        ("promise-4@a", "lapsed"),
        ("talks-4@a", "cancelled"),
        ("promise-3@a", "withdrawn"),
        ("talks-3@a", "cancelled"),
        ("promise-2@a", "not fulfilled"),
        ("talks-2@a", "cancelled"),
        ("promise-1@a", "partly fulfilled"),
    ]


def test_an_item_names_the_statement_that_decides(record: Record) -> None:
    record.record(
        readout("a", commitment("item", due="2018-04"), commitment("item"), on=FIRST),
        readout("b", views("talks"), on="2018-04-10"),
    )
    assert record.story("item", "2018-04-10").why == (
        "its most pressing unsettled statement decides (item@a): the day is inside its window"
    )
    assert record.story("talks", "2018-04-10").why == (
        "mentioned, with nothing undertaken, asked or completed (talks@b)"
    )


def test_a_follow_up_is_held_by_the_meeting_that_says_so(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-04"), on=FIRST),
        readout("b", views("talks"), on="2018-04-10", holds=["visit"]),
    )
    assert record.status("visit@a", "2018-03-31") == "scheduled"
    assert record.status("visit@a", "2018-04-09") == "due"
    assert record.standings("2018-04-10")["visit@a"].evidence == ("b",)
    assert record.status("visit@a", "2018-04-10") == "held"


def test_a_meeting_is_the_round_that_was_due_and_not_also_the_one_long_overdue(
    record: Record,
) -> None:
    record.record(
        readout("a", follow_up("group", due="../2017-12-31"), on="2017-11-10"),
        readout("b", follow_up("group", due="2018-04"), on=FIRST),
        readout("c", views("talks"), on="2018-04-15", holds=["group"]),
    )
    assert record.statuses("2018-05-01") == {"group@a": "overdue", "group@b": "held"}


def test_a_visit_announced_twice_is_held_once_for_both(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-04"), on="2018-01-10"),
        readout("b", follow_up("visit", due="2018-04-10"), on=FIRST),
        readout("c", views("talks"), on="2018-04-10", holds=["visit"]),
    )
    assert record.statuses("2018-05-01") == {"visit@a": "held", "visit@b": "held"}


def test_a_visit_that_comes_late_is_still_the_visit_announced(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-04"), on=FIRST),
        readout("b", views("talks"), on="2018-09-10", holds=["visit"]),
    )
    assert record.status("visit@a", "2018-09-09") == "overdue"
    assert record.status("visit@a", "2018-09-10") == "held"


def test_a_meeting_holds_a_follow_up_named_by_its_ref(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit"), follow_up("visit"), on=FIRST),
        readout("b", views("talks"), on="2018-04-10", holds=["visit@a"]),
    )
    assert record.statuses("2018-05-01") == {"visit@a": "held", "visit-2@a": "scheduled"}


def test_a_follow_up_is_held_by_complete_progress_and_cancelled_by_assessment(
    record: Record,
) -> None:
    record.record(
        readout("a", follow_up("visit"), follow_up("tour"), follow_up("forum"), on=FIRST),
        readout("b", completion("visit"), on="2018-06-01"),
    )
    record.judge(
        assessed("withdrawn", "2018-06-01", "tour@a"),
        assessed("fulfilled", "2018-06-01", "forum@a"),
    )
    assert record.statuses("2018-06-01") == {
        "visit@a": "held",
        "tour@a": "cancelled",
        "forum@a": "held",
    }


def test_a_follow_up_that_was_called_off_is_told_from_one_that_was_not_held(
    record: Record,
) -> None:
    record.record(readout("a", follow_up("tour"), follow_up("forum"), on=FIRST))
    record.judge(
        assessed("withdrawn", "2018-06-01", "tour@a"),
        assessed("not fulfilled", "2018-06-01", "forum@a"),
    )
    found = record.standings("2018-06-01")
    assert {ref: (one.status, one.rule) for ref, one in found.items()} == {
        "tour@a": ("cancelled", "follow-up.cancelled"),
        "forum@a": ("cancelled", "follow-up.not-held"),
    }
    assert found["tour@a"].why.startswith("the latest assessment says that it was withdrawn (")
    assert found["forum@a"].why.startswith("the latest assessment says that it was not held (")


@pytest.mark.parametrize(
    ("act", "status", "fulfilled"),
    [(request("item"), "met", "met"), (concern("item"), "resolved", "resolved")],
)
def test_a_request_or_concern_that_was_withdrawn_is_told_so(
    record: Record, act: dict[str, Any], status: str, fulfilled: str
) -> None:
    record.record(readout("a", act, on=FIRST))
    record.judge(assessed("fulfilled", "2018-05-01"), assessed("withdrawn", "2018-06-01"))
    earlier, later = (record.standings(day)[A] for day in ("2018-05-31", "2018-06-01"))
    assert (earlier.status, later.status) == (fulfilled, status)
    assert earlier.why.startswith(f"the latest assessment says that it was {fulfilled} (")
    assert later.why.startswith("the latest assessment says that it was withdrawn (")


def test_a_follow_up_put_off_is_superseded(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-04"), on=FIRST),
        readout("b", follow_up("visit", due="2018-09", renews=["visit@a"]), on="2018-03-20"),
    )
    assert record.statuses("2018-05-01") == {"visit@a": "superseded", "visit@b": "scheduled"}


def test_a_follow_up_lapses_with_its_condition(record: Record) -> None:
    record.record(readout("a", follow_up("visit", condition="if possible"), on=FIRST))
    record.judge(
        ConditionSettled.model_validate({"ref": "visit@a", "result": "lapsed", "on": "2018-04-01"})
    )
    assert record.status("visit@a", "2018-04-01") == "cancelled"


def test_a_request_is_taken_up_when_the_party_asked_commits_itself(record: Record) -> None:
    record.record(
        readout("a", request("item", to=["RU"]), request("item"), on=FIRST),
        readout("b", commitment("item", by=["JP"]), on="2018-04-01"),
        readout("c", commitment("item", by=["RU"]), on="2018-05-01"),
    )
    assert record.status(A, "2018-04-30") == "standing"
    assert record.status(A, "2018-05-01") == "taken up"
    assert record.status("item-2@a", "2018-05-01") == "taken up"


def test_requests_are_met_and_concerns_resolved_by_complete_progress(record: Record) -> None:
    record.record(
        readout("a", request("item"), concern("item"), concern("other"), on=FIRST),
        readout("b", completion("item"), on="2018-04-01"),
    )
    assert record.statuses("2018-03-31") == {
        A: "standing",
        "item-2@a": "standing",
        "other@a": "standing",
    }
    assert record.statuses("2018-04-01") == {
        A: "met",
        "item-2@a": "resolved",
        "other@a": "standing",
    }
    record.judge(assessed("fulfilled", "2018-06-01", "other@a"))
    assert record.status("other@a", "2018-06-01") == "resolved"


def test_a_window_tied_to_an_occasion_ends_on_its_day_once_that_is_known(record: Record) -> None:
    tied = {"edtf": "../2018-09", "approximate": True, "before": "visit"}
    record.record(
        readout(
            "a",
            follow_up("talks", due=tied),
            follow_up("visit", due={"edtf": "2018-07/2018-09", "approximate": True}),
            on=FIRST,
        )
    )
    assert str(record.standings("2018-08-01")["talks@a"].due_to) == "2018-09-30"
    record.record(readout("b", follow_up("visit", due="2018-08"), on="2018-06-01"))
    assert str(record.standings("2018-05-31")["talks@a"].due_to) == "2018-09-30"
    assert str(record.standings("2018-06-01")["talks@a"].due_to) == "2018-08-31"
    record.record(readout("c", views("item"), on="2018-08-10", holds=["visit"]))
    assert str(record.standings("2018-08-10")["talks@a"].due_to) == "2018-08-10"
    assert record.status("talks@a", "2018-08-11") == "overdue"


def test_a_window_at_an_occasion_is_the_occasions_own(record: Record) -> None:
    record.record(
        readout("a", commitment("paper", due={"at": "visit"}), on=FIRST),
        readout("b", follow_up("visit", due="2018-08"), on="2018-03-02"),
    )
    assert record.standings("2018-03-01")["paper@a"].due_to is None
    found = record.standings("2018-03-02")["paper@a"]
    assert (str(found.due_from), str(found.due_to)) == ("2018-08-01", "2018-08-31")


@pytest.mark.parametrize("together", [True, False])
def test_a_settled_statement_keeps_its_window(record: Record, *, together: bool) -> None:
    readouts = (
        readout("a", commitment("paper", due={"before": "visit"}), on=FIRST),
        readout("b", follow_up("visit", due="2018-08"), on="2018-04-01"),
        readout("c", completion("paper"), on="2018-05-01"),
        readout("d", follow_up("visit", due="2018-12"), on="2018-06-01"),
    )
    for listed in [readouts] if together else zip(readouts, strict=True):
        record.record(*listed)
    assert record.status("paper@a", "2018-07-01") == "fulfilled"
    assert str(record.standings("2018-07-01")["paper@a"].due_to) == "2018-08-31"


def test_the_same_slug_in_two_relationships_is_two_matters(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), on=FIRST),
        readout("b", completion("item", by=["US"]), on="2018-04-01", parties=("JP", "US")),
    )
    assert record.status(A, "2018-05-01") == "open"


def test_a_ref_reaches_across_relationships(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), on=FIRST),
        readout(
            "b",
            completion("item", by=["US"], fulfils=[A]),
            on="2018-04-01",
            parties=("JP", "US"),
        ),
    )
    assert record.status(A, "2018-05-01") == "fulfilled"


def test_what_is_said_of_a_merged_item_is_said_of_the_other(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), on=FIRST),
        readout("b", completion("matter"), on="2018-04-01"),
    )
    before = record.clock()
    assert record.status(A, "2018-05-01") == "open"
    record.judge(ItemMerged(item="matter", into="item"))
    assert record.status(A, "2018-05-01") == "fulfilled"
    assert record.status(A, "2018-05-01", known_on=before) == "open"
    assert [one.ref for one in record.story("matter").statements] == [A, "matter@b"]


UNDERTAKINGS: list[dict[str, Any]] = [
    {},
    {"due": "2018"},
    {"due": "2018-03"},
    {"due": {"edtf": "2018-05", "approximate": True}},
    {},
    {},
    {},
    {"condition": "if possible"},
    {},
    {},
    {},
]


def test_every_rule_has_a_story_here(record: Record) -> None:
    """All rules are reached by the record that this test makes, so none is dead."""
    record.record(
        readout(
            "a",
            *(commitment(f"c{n}", **fields) for n, fields in enumerate(UNDERTAKINGS)),
            *(follow_up(f"f{n}", **fields) for n, fields in enumerate(UNDERTAKINGS)),
            *(request(f"r{n}") for n in range(5)),
            *(concern(f"k{n}") for n in range(4)),
            on=FIRST,
        ),
        readout(
            "b",
            progress("c4"),
            completion("c5"),
            commitment("c6", renews=["c6"]),
            completion("f5"),
            follow_up("f6", renews=["f6"]),
            completion("r1"),
            commitment("r2"),
            completion("k1"),
            on="2018-04-10",
            holds=["f4"],
        ),
    )
    lapsed = {"result": "lapsed", "on": "2018-05-01"}
    record.judge(
        ConditionSettled.model_validate({"ref": "c7@a", **lapsed}),
        ConditionSettled.model_validate({"ref": "f7@a", **lapsed}),
        assessed("withdrawn", "2018-05-01", "c8@a"),
        assessed("withdrawn", "2018-05-01", "f8@a"),
        assessed("fulfilled", "2018-05-01", "c9@a"),
        assessed("fulfilled", "2018-05-01", "f9@a"),
        assessed("fulfilled", "2018-05-01", "r3@a"),
        assessed("fulfilled", "2018-05-01", "k2@a"),
        assessed("not fulfilled", "2018-05-01", "f10@a"),
        assessed("withdrawn", "2018-05-01", "r4@a"),
        assessed("withdrawn", "2018-05-01", "k3@a"),
    )
    reached = {one.rule for one in record.standings("2018-06-05").values()}
    assert reached == set(RULES)


def test_another_relationships_item_of_that_name_settles_nothing_beside_the_ref(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("item", key="one"), commitment("item", key="two"), on=FIRST)
    )
    record.record(
        readout(
            "b",
            completion("item", by=["JP"], fulfils=["item", "one@a"]),
            on="2018-04-01",
            parties=("JP", "US"),
        )
    )
    assert record.statuses("2018-05-01") == {"one@a": "fulfilled", "two@a": "open"}


def test_a_judgement_holds_for_a_ref_that_comes_back_on_another_item(record: Record) -> None:
    first = readout("a", commitment("item", key="one"), views("talks"), on=FIRST)
    record.record(first)
    record.judge(assessed("withdrawn", "2018-04-01", "one@a"))
    day = date(2018, 6, 1)
    with record.ledger() as ledger:
        ledger.amend(readout("a", views("talks"), on=FIRST), reason="not said", day=day)
        again = readout("a", views("talks"), commitment("other", key="one"), on=FIRST)
        ledger.amend(again, reason="said of another matter", day=day)
    assert record.status("one@a", "2018-06-01") == "withdrawn"


def test_a_part_that_was_merged_is_a_part_under_the_name_it_has_now(record: Record) -> None:
    record.record(
        ItemList.model_validate(
            {
                "parties": ["JP", "RU"],
                "items": [
                    {"item": "whole", "title": "Whole"},
                    {"item": "part", "title": "Part", "part_of": "whole"},
                    {"item": "same", "title": "Same"},
                ],
            }
        ),
        readout(
            "a", commitment("whole"), commitment("part", due="2018"), commitment("same"), on=FIRST
        ),
    )
    record.judge(ItemMerged(item="part", into="same"))
    assert [part.item for part in record.story("whole").parts] == ["same"]
    record.record(readout("b", commitment("wider"), on=FIRST))
    record.judge(ItemMerged(item="whole", into="wider"))
    assert [part.item for part in record.story("wider").parts] == ["same"]


def test_a_meeting_has_whom_any_of_its_readouts_names(record: Record) -> None:
    silent = readout("a", views("talks"), on=FIRST)
    named = silent.model_dump(mode="json") | {"readout": "b"}
    named["meetings"][0]["participants"] = {"JP": ["Shinzo Abe"]}
    record.record(silent, Readout.model_validate(named))
    with record.queries() as queries:
        (meeting,) = queries.meetings(Viewpoint(date(2018, 6, 1)))
    assert meeting.participants == {"JP": ["Shinzo Abe"]}
    assert meeting.readouts == ("a", "b")


def test_a_ref_that_is_not_on_record_is_told(record: Record) -> None:
    first = record.record(readout("b", commitment("item", renews=["item@a"]), on="2018-04-01"))
    assert first.awaited == (Named("JP-RU", "item@a"),)
    second = record.record(readout("a", commitment("item"), on=FIRST))
    assert second.awaited == ()
    assert record.status("item@a", "2018-05-01") == "superseded"
    with record.ledger() as ledger:
        assert list(ledger.doubts([first]).awaited) == ["item@a"]
        assert ledger.doubts([first, second]).awaited == {}


def test_an_item_of_which_nothing_is_on_record_is_told(record: Record) -> None:
    named = commitment("item", renews=["tour"], due={"before": "visit"})
    first = record.record(readout("a", named, on=FIRST, holds=["item"]))
    assert first.awaited == (Named("JP-RU", "tour"), Named("JP-RU", "visit"))
    assert first.new == (Named("JP-RU", "item"),)
    second = record.record(readout("b", follow_up("visit"), views("tour"), on="2018-04-01"))
    assert (second.awaited, second.new) == ((), (Named("JP-RU", "visit"),))
    with record.ledger() as ledger:
        assert ledger.doubts([first, second]).awaited == {}


@pytest.mark.parametrize(
    ("act", "settling", "status"),
    [
        (commitment, {"acts": [completion("item", fulfils=["item@b"])]}, "fulfilled"),
        (commitment, {"acts": [commitment("item", renews=["item@b"])]}, "superseded"),
        (follow_up, {"acts": [views("talks")], "holds": ["item@b"]}, "held"),
        (follow_up, {"acts": [completion("item", fulfils=["item@b"])]}, "held"),
    ],
)
def test_what_was_settled_that_day_is_not_renewed_that_day(
    record: Record, act: Callable[..., Act], settling: dict[str, Any], status: str
) -> None:
    record.record(
        readout("a", act("item", due="2018-06"), on="2018-01-01"),
        readout("b", act("item", due="2018-06"), on="2018-02-01"),
        readout("c", *settling["acts"], on="2018-05-01", holds=settling.get("holds", ())),
        readout("d", act("item", due="2018-09", renews=["item"]), on="2018-05-01"),
    )
    statuses = record.statuses("2018-06-15")
    assert (statuses["item@a"], statuses["item@b"]) == ("superseded", status)
