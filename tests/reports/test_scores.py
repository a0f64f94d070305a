"""Scores: every statement has a level or a reason, and what is not known is never one with no."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.briefings import asked
from tests.support.judgements import outcome, searched, settled
from tests.support.records import Record, thrown_away
from tests.support.stories import (
    commitment,
    completion,
    concern,
    follow_up,
    progress,
    readout,
    request,
)
from tests.support.strategies import LAWS, records
from tracker.domain.readouts import Readout
from tracker.queries import Viewpoint
from tracker.reports.scales import SCALES
from tracker.reports.scores import TOO_WEAK, Score, Scored, scored, scores
from tracker.reports.situations import Situation

APART = ("overdue, not reviewed", "overdue, searched without result", "known not done")
EACH = pytest.mark.parametrize("scale", [*SCALES])


def on_scale(record: Record, scale: str, on: str, **view: str) -> list[Scored]:
    with record.queries() as queries:
        return scored(queries, Viewpoint(date.fromisoformat(on), **view), SCALES[scale])  # type: ignore[arg-type]


def totals(record: Record, scale: str, on: str) -> dict[str, Score]:
    found = scores(on_scale(record, scale, on), SCALES[scale])
    return {one.party: one for one in found if one.item is None}


def situations(record: Record, on: str) -> dict[str, str]:
    return {one.ref: one.situation for one in on_scale(record, "g7", on, by="JP")}


@EACH
def test_every_situation_has_one_row_and_every_level_one_use(scale: str) -> None:
    rows = SCALES[scale].rows
    assert [one.situation for one in rows] == [*get_args(Situation)]
    assert {one.level for one in rows if one.level} == {one.name for one in SCALES[scale].levels}
    assert all(one.why for one in rows)
    assert len(SCALES[scale].contestable) > 3


@EACH
def test_not_reviewed_nothing_found_and_not_done_are_three(scale: str) -> None:
    levels = [SCALES[scale].mapped(one).level or one for one in APART]  # type: ignore[arg-type]
    assert len(set(levels)) == len(APART)
    assert SCALES[scale].mapped("overdue, not reviewed").level is None


@EACH
def test_the_three_stay_three_in_an_answer(scale: str, record: Record) -> None:
    acts = [commitment(item, due="2018-06") for item in ("unseen", "searched", "undone")]
    record.record(readout("a", *acts, on="2018-03-01"))
    record.judge(searched("2018-09-01", ref="searched@a"), outcome("not fulfilled", ref="undone@a"))
    told = {one.ref: one.level or one.left_out for one in on_scale(record, scale, "2018-10-01")}
    assert len(set(told.values())) == 3


@EACH
@settings(LAWS, max_examples=4)
@given(records(), st.dates(date(2018, 1, 1), date(2020, 6, 1)))
def test_every_statement_is_scored_or_left_out_for_a_reason(
    scale: str, told: list[Readout], on: date
) -> None:
    with thrown_away() as record:
        record.record(*told)
        listed = on_scale(record, scale, str(on))
        assert all((one.level is None) is (one.left_out is not None) for one in listed)
        with record.queries() as queries:
            followed = queries.followed(Viewpoint(on))
        parties = Counter(party for one in followed for party in one.by)
        for party, one in totals(record, scale, str(on)).items():
            assert one.statements == parties[party] == one.scored + one.left_out
            assert sum(one.levels.values()) == one.scored
            assert sum(one.reasons.values()) == one.left_out
            assert sum(map(len, one.refs.values())) == one.statements


@EACH
def test_statuses_are_those_of_the_other_commands(
    scale: str, shipped: Record, tmp_path: Path
) -> None:
    listed = on_scale(shipped, scale, "2019-08-01")
    for party in ("JP", "RU"):
        answers = asked(shipped, f"tracker statements --as-of 2019-08-01 --by {party}", tmp_path)
        statuses = {one["ref"]: one["status"] for one in answers if one["status"]}
        assert {one.ref: one.status for one in listed if one.party == party} == statuses


def test_what_situation_something_is_in(record: Record) -> None:
    record.record(
        readout(
            "a",
            *(commitment(item, due="2018-06") for item in ("late", "searched", "early", "part")),
            *(commitment(item, due="2018-06") for item in ("begun", "undone", "gone", "partly")),
            commitment("conditional", due="2018-06", condition="if possible"),
            commitment("renewed", due="2018-06"),
            commitment("carried", due="../2018-04"),
            commitment("open"),
            commitment("to-come", due="2019-06"),
            commitment("kept-up", continuing=True),
            commitment("done"),
            commitment("done-late", due="../2018-04"),
            follow_up("cancelled", due="2018-06"),
            request("asked"),
            concern("noise"),
            on="2018-03-01",
        ),
        readout(
            "b",
            progress("begun"),
            completion("done"),
            completion("done-late"),
            commitment("renewed", due="2018-12", renews=["renewed@a"]),
            commitment("carried", due="2018-12", renews=["carried@a"]),
            on="2018-06-02",
        ),
    )
    record.judge(
        searched("2018-09-01", ref="searched@a"),
        searched("2018-05-01", ref="early@a"),
        outcome("partly fulfilled", ref="part@a"),
        outcome("not fulfilled", ref="undone@a"),
        outcome("withdrawn", ref="gone@a"),
        outcome("withdrawn", ref="cancelled@a"),
        outcome("partly fulfilled", on="2018-05-01", ref="partly@a"),
        settled(ref="conditional@a"),
    )
    assert {
        ref.removesuffix("@a"): what for ref, what in situations(record, "2018-10-01").items()
    } == {
        "late": "overdue, not reviewed",
        "searched": "overdue, searched without result",
        "early": "overdue, not reviewed",
        "part": "overdue, a part done",
        "partly": "overdue, a part done",
        "begun": "overdue, progress reported",
        "undone": "known not done",
        "gone": "withdrawn",
        "conditional": "condition lapsed",
        "renewed": "renewed in time",
        "renewed@b": "due or to come",
        "carried": "renewed after its time",
        "carried@b": "due or to come",
        "open": "no deadline",
        "to-come": "due or to come",
        "kept-up": "without an end",
        "done": "done",
        "done-late": "done, reported late",
        "cancelled": "withdrawn",
        "asked": "asked, not undertaken",
        "noise": "deplored, not undertaken",
    }
    assert situations(record, "2018-05-02")["partly@a"] == "done in part, going on"


def test_what_was_renewed_and_named_as_done_later_counts_once(record: Record) -> None:
    record.record(
        readout(
            "a",
            commitment("in-time", due="../2018-06"),
            commitment("late", due="../2018-03"),
            on="2018-01-15",
        ),
        readout(
            "b",
            commitment("in-time", due="../2018-12", renews=["in-time@a"]),
            commitment("late", due="../2018-12", renews=["late@a"]),
            on="2018-05-15",
        ),
        readout(
            "c",
            completion("in-time", fulfils=["in-time@a"]),
            completion("late", fulfils=["late@a"]),
            on="2018-10-15",
        ),
    )
    assert situations(record, "2018-11-01") == {
        "in-time@a": "renewed in time",
        "late@a": "renewed after its time",
        "in-time@b": "done",
        "late@b": "done",
    }
    assert totals(record, "obligations", "2018-11-01")["JP"].scored == 2


def test_the_share_of_each_party_is_scored_by_itself(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-06"), on="2018-03-01"))
    record.judge(outcome("not fulfilled", share="RU"), outcome("fulfilled", share="JP"))
    told = totals(record, "g7", "2018-10-01")
    assert told["JP"].levels == {"full (+1)": 1, "partial (0)": 0, "none (-1)": 0}
    assert told["RU"].levels == {"full (+1)": 0, "partial (0)": 0, "none (-1)": 1}
    assert (told["JP"].average, told["RU"].average) == (1, -1)


def test_a_view_is_no_obligation(record: Record) -> None:
    record.record(
        readout(
            "a",
            commitment("firm", wording="agreed"),
            commitment("view", wording="shared the view"),
            on="2018-03-01",
        )
    )
    told = {one.ref: one.left_out for one in on_scale(record, "obligations", "2018-04-01")}
    assert told == {"firm@a": None, "view@a": TOO_WEAK}


def test_items_of_one_party_come_below_what_all_of_its_items_have(shipped: Record) -> None:
    found = scores(on_scale(shipped, "pam", "2019-08-01"), SCALES["pam"])
    for party in ("JP", "RU"):
        whole, *items = [one for one in found if one.party == party]
        assert whole.item is None
        assert sum(one.statements for one in items) == whole.statements
        assert [one.item for one in items] == sorted(str(one.item) for one in items)
