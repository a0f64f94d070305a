"""Conditions: what became of what a promise depends on, by which account, and what shows it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from tests.support.comparisons import FAR
from tests.support.judgements import settled
from tests.support.records import Record, history
from tests.support.stories import Act, commitment, completion, follow_up, readout
from tracker.domain.items import ConditionSettled
from tracker.queries import Viewpoint

FUNDS, ICE = "if funded", "if the ice permits"


def two_conditions(record: Record, second: str = ICE) -> None:
    """A promise that two accounts make depend on two things."""
    for name, publisher, condition in (("a", "JP", FUNDS), ("b", "RU", second)):
        act = commitment("paper", due="../2018-05", condition=condition)
        record.record(readout(name, act, on="2018-01-15", publisher=publisher))


JUDGED = (
    settled(on="2018-03-01", ref="paper@b"),
    settled("met", on="2018-04-01", ref="paper@a"),
    settled("met", on="2018-05-01", ref="paper@b"),
)


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_what_depends_on_two_things_ends_with_either_and_each_is_met_by_itself(
    record: Record, order: tuple[int, ...]
) -> None:
    two_conditions(record)
    record.judge(*(JUDGED[place] for place in order))
    for ref in ("paper@a", "paper@b"):
        told = [
            (str(one.valid_from), one.status)
            for one in history(record, ref).statuses
            if one.known_to is None
        ]
        assert sorted(told) == [
            ("2018-01-15", "open"),
            ("2018-03-01", "lapsed"),
            ("2018-05-01", "open"),
            ("2018-06-01", "overdue"),
        ]
    assert record.standings("2018-04-15")["paper@a"].why == (
        f"the condition of paper@b lapsed, which is no breach; the condition: {ICE}; "
        "another account differs in its condition (paper@b)"
    )
    met = f"on the condition of paper@b: {ICE}, which was judged to be met on 2018-05-01; "
    assert f"; on condition: {FUNDS}; {met}" in str(record.standings("2018-05-15")["paper@a"].why)


def test_one_condition_that_two_accounts_give_is_settled_by_either(record: Record) -> None:
    two_conditions(record, "If  Funded")
    record.judge(JUDGED[0])
    assert record.status("paper@a", "2018-03-15") == "lapsed"
    record.judge(JUDGED[1])
    assert record.status("paper@a", "2018-04-15") == "open"


@pytest.mark.parametrize("whose", ["a", "b"])
@pytest.mark.parametrize("kind", [commitment, follow_up])
def test_what_shows_how_a_condition_was_settled_is_told_beside_it(
    kept: Record, whose: str, kind: Callable[..., Act]
) -> None:
    record = kept
    report, budget = "https://example.org/ice", "the budget of 2018"
    for name, publisher in (("a", "JP"), ("b", "RU")):
        given = {"condition": ICE} if name == whose else {}
        act = kind("paper", due="2018-05", **given)
        record.record(readout(name, act, on="2018-01-15", publisher=publisher))
    ref = f"paper@{whose}"
    shown = [
        settled(on="2018-03-01", ref=ref).model_copy(update={"evidence": report}),
        settled("met", on="2018-04-01", ref=ref).model_copy(update={"evidence": budget}),
    ]
    record.judge(*shown)
    lapsed = record.standings("2018-03-15")["paper@a"]
    assert lapsed.evidence == (report,)
    assert f" ({report}); the condition: {ICE}" in str(lapsed.why)
    met = record.standings("2018-04-15")["paper@a"]
    assert f"{ICE}, which was judged to be met on 2018-04-01 ({budget})" in str(met.why)
    assert [report in one.body for one in history(record, "paper@a").judgements] == [True, False]
    with record.queries() as queries:
        told = queries.judgements(Viewpoint(FAR, items=("paper",)))
    assert [one.evidence for one in told] == [report, budget]


def test_a_condition_that_was_settled_before_that_could_be_said_has_no_evidence(
    record: Record,
) -> None:
    old = ConditionSettled.model_validate_json(
        '{"ref": "paper@a", "result": "lapsed", "on": "2018-03-01"}'
    )
    assert old.model_dump_json(exclude_defaults=True) == (
        '{"ref":"paper@a","result":"lapsed","on":"2018-03-01"}'
    )
    record.record(readout("a", commitment("paper", condition=ICE), on="2018-01-15"))
    record.judge(old)
    found = record.standings("2018-03-15")["paper@a"]
    assert (found.status, found.evidence) == ("lapsed", ("paper@a",))
    assert found.why == f"its condition lapsed, which is no breach; the condition: {ICE}"


def test_the_share_that_lapsed_is_told_with_what_shows_it(record: Record) -> None:
    record.record(
        readout("a", commitment("paper", condition=ICE), on="2018-01-15"),
        readout("b", completion("paper", done_by=["JP"]), on="2018-02-15"),
    )
    shown = settled(on="2018-03-01", ref="paper@a").model_copy(update={"evidence": "a note"})
    record.judge(shown)
    found = record.standings("2018-03-15")["paper@a"]
    assert found.shares == {"JP": "fulfilled", "RU": "lapsed"}
    assert "JP: fulfilled (paper@b), RU: lapsed (a note)" in str(found.why)
    assert record.by("RU", "2018-03-15")["paper@a"].evidence == ("a note",)
