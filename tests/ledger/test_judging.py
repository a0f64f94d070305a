"""Judging: outcomes, conditions and searches, recorded where they fit, and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.corrections import amend, retract
from tests.support.judgements import judge, outcome, searched, settled, take_back
from tests.support.records import DAY, LATER, Record, history, size
from tests.support.stories import (
    FIRST,
    A,
    Act,
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
    Assessment,
    ConditionSettled,
    EvidenceSought,
    ItemMerged,
    Outcome,
    OutcomeAssessed,
)
from tracker.errors import NotFound, Refused, Remedy
from tracker.ledger import Ledger

# Given and taken back


def test_what_was_taken_back_is_not_judged_nor_another_proposed(promised: Record) -> None:
    promised.record(readout("aa", commitment("item"), on="2018-03-02"))
    retract(promised, "a")
    for judged in (outcome(), searched()):
        with pytest.raises(NotFound, match=f"^{A} was taken back$") as found:
            judge(promised, judged)
        assert found.value.remedy is Remedy.HISTORY


EVERY_KIND: list[tuple[Assessment, str]] = [
    (outcome(), "fulfilled"),
    (outcome("partly fulfilled"), "overdue"),
    (outcome("not fulfilled"), "not fulfilled"),
    (outcome("withdrawn"), "withdrawn"),
    (settled(), "lapsed"),
    (settled("met"), "overdue"),
    (searched(), "overdue"),
]


@pytest.mark.parametrize(("judged", "status"), EVERY_KIND)
def test_a_judgement_holds_from_its_day_until_it_is_taken_back(
    promised: Record, judged: Assessment, status: str
) -> None:
    judge(promised, judged)
    take_back(promised, type(judged))
    before, while_it_stood, after = (
        [promised.status(A, day, moment) for day in ("2018-05-31", "2018-06-01")]
        for moment in promised.moments
    )
    assert before == ["overdue", "overdue"]
    assert while_it_stood == ["overdue", status]
    assert after == ["overdue", "overdue"]
    assert size(promised) == 4


def test_a_search_is_told_with_the_day_and_forgotten_when_taken_back(promised: Record) -> None:
    judge(promised, searched("2018-05-20"), searched("2018-05-30"))
    assert str(promised.standings(LATER)[A].sought_through) == "2018-05-30"
    take_back(promised, EvidenceSought)
    assert str(promised.standings(LATER)[A].sought_through) == "2018-05-20"
    take_back(promised, EvidenceSought)
    assert promised.standings(LATER)[A].sought_through is None


def test_taking_back_brings_the_judgement_before_it_to_bear_again(promised: Record) -> None:
    judge(promised, outcome("partly fulfilled"), outcome("fulfilled", on="2018-07-01"))
    assert promised.status(A, LATER) == "fulfilled"
    take_back(promised, OutcomeAssessed)
    found = promised.standings(LATER)[A]
    assert (found.status, "judged to be done in part on 2018-06-01" in found.why) == (
        *("overdue", True),
    )
    take_back(promised, OutcomeAssessed)
    found = promised.standings(LATER)[A]
    assert (found.status, "done in part" in found.why) == ("overdue", False)
    with pytest.raises(NotFound, match="nothing of that kind on item@a is on record"):
        take_back(promised, OutcomeAssessed)


@pytest.mark.parametrize("kind", [OutcomeAssessed, ConditionSettled, EvidenceSought])
def test_there_is_nothing_to_take_back_of_a_kind_that_was_not_recorded(
    promised: Record, kind: type[Assessment]
) -> None:
    others: list[Assessment] = [outcome(), settled(), searched()]
    judge(promised, *(one for one in others if not isinstance(one, kind)))
    with pytest.raises(NotFound, match="nothing to take back"):
        take_back(promised, kind)
    assert size(promised) == 4


def test_taking_back_needs_a_reason(promised: Record) -> None:
    judge(promised, outcome())
    with pytest.raises(Refused, match="a reason is needed"):
        take_back(promised, OutcomeAssessed, reason=" ")
    assert promised.status(A, LATER) == "fulfilled"


JUDGING: list[Callable[[Ledger], object]] = [
    lambda ledger: ledger.judge(outcome(ref="other@a"), day=DAY),
    lambda ledger: ledger.judge(searched(ref="item@b"), day=DAY),
    lambda ledger: ledger.take_back("item@b", OutcomeAssessed, reason="why", day=DAY),
    lambda ledger: ledger.take_back("nonsense", OutcomeAssessed, reason="why", day=DAY),
    lambda ledger: ledger.merge("JP-RU", ItemMerged(item="item", into="other"), day=DAY),
    lambda ledger: ledger.merge("JP-RU", ItemMerged(item="other", into="item"), day=DAY),
    lambda ledger: ledger.merge("JP-US", ItemMerged(item="item", into="item-2"), day=DAY),
]


@pytest.mark.parametrize("attempt", JUDGING)
def test_what_is_not_on_record_cannot_be_judged(
    promised: Record, attempt: Callable[[Ledger], object]
) -> None:
    with promised.ledger() as ledger, pytest.raises(NotFound, match="on record"):
        attempt(ledger)
    assert size(promised) == 2


def test_a_statement_that_was_retracted_cannot_be_judged_and_its_judgement_rests(
    promised: Record,
) -> None:
    whole = readout("a", commitment("item", due="2018-04", condition="if possible"), on=FIRST)
    judge(promised, outcome())
    amend(promised, readout("a", views("talks"), on=FIRST))
    with pytest.raises(NotFound, match="item@a was taken back"):
        judge(promised, outcome("withdrawn"))
    assert promised.statuses(LATER) == {}
    amend(promised, whole)
    assert promised.status(A, LATER) == "fulfilled"


def test_a_judgement_tells_what_it_changed(promised: Record) -> None:
    with promised.ledger() as ledger:
        receipt = ledger.judge(outcome(), day=DAY)
        assert [(one.before, one.after) for one in receipt.changes] == [("overdue", "fulfilled")]
        receipt = ledger.take_back(A, OutcomeAssessed, reason="a mistake", day=DAY)
        assert [(one.before, one.after) for one in receipt.changes] == [("fulfilled", "overdue")]


def test_history_shows_what_was_judged_and_until_when_it_stood(promised: Record) -> None:
    judge(promised, outcome(), searched())
    take_back(promised, OutcomeAssessed)
    _, first, second, third = promised.moments
    found = [
        (one.type, one.known_from, one.known_to, one.recorded_by)
        for one in history(promised).judgements
    ]
    assert found == [
        ("OutcomeAssessed", first, third, "anna"),
        ("EvidenceSought", second, None, "anna"),
    ]
    assert len(history(promised).versions) == 1


# Judgements that do not fit


def test_a_condition_is_judged_only_where_there_is_one(record: Record) -> None:
    record.record(readout("a", commitment("item"), follow_up("visit"), on=FIRST))
    judge(record, outcome("not fulfilled"))
    for judged in (settled(), settled("met"), settled(ref="visit@a")):
        with pytest.raises(Refused, match="has no condition that could be met or lapse") as refused:
            judge(record, judged)
        assert refused.value.remedy is Remedy.STATE_CONDITION
    assert record.statuses(LATER) == {A: "not fulfilled", "visit@a": "scheduled"}
    assert size(record) == 4


@pytest.mark.parametrize("act", [progress("item"), completion("item"), views("item")])
@pytest.mark.parametrize("judged", [outcome(), settled(), searched()])
def test_what_has_no_status_is_not_judged(record: Record, act: Act, judged: Assessment) -> None:
    record.record(readout("a", act, on=FIRST))
    with pytest.raises(Refused, match=f"item@a is a {act['type']}, which makes no promise"):
        judge(record, judged)
    assert size(record) == 2


@pytest.mark.parametrize(
    ("act", "kind", "can", "cannot"),
    [
        (
            request("item"),
            "request",
            "fulfilled or partly fulfilled or refused or withdrawn",
            ("not fulfilled",),
        ),
        (
            concern("item"),
            "conc",
            "fulfilled or withdrawn",
            ("not fulfilled", "partly fulfilled", "refused"),
        ),
    ],
)
def test_a_request_or_concern_is_judged_by_what_can_become_of_it(
    record: Record, act: Act, kind: str, can: str, cannot: tuple[Outcome, ...]
) -> None:
    record.record(readout("a", act, on=FIRST))
    for said in cannot:
        with pytest.raises(
            Refused,
            match=f"is a {kind}.*, which can be judged {can}, but not '{said}'",
        ):
            judge(record, outcome(said))
    judge(record, searched(), outcome("withdrawn"), outcome("fulfilled"))
    assert size(record) == 5


@pytest.mark.parametrize(
    "judged", [outcome(on="2018-02-28"), settled(on="2018-02-28"), searched("2018-02-28")]
)
def test_nothing_is_judged_before_it_was_said(promised: Record, judged: Assessment) -> None:
    with pytest.raises(Refused, match="item@a was said on 2018-03-01, and 2018-02-28 is before"):
        judge(promised, judged)
    assert size(promised) == 2
    judge(promised, outcome(on=FIRST), settled(on=FIRST), searched(FIRST))


def test_what_was_judged_before_such_judgements_were_refused_holds_as_it_did(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("item"), concern("worry"), views("talks"), on=FIRST),
        readout("b", follow_up("visit"), on=FIRST),
    )
    earlier: list[tuple[str, Assessment]] = [
        ("item", settled("lapsed", on="2018-02-01")),
        ("worry", outcome("not fulfilled", ref="worry@a")),
        ("talks", outcome(ref="talks@a")),
        ("visit", outcome("not fulfilled", on="2018-02-01", ref="visit@b")),
    ]
    for item, judged in earlier:
        record.put(item, judged)
    expected = {A: "lapsed", "worry@a": "standing", "visit@b": "not held"}
    assert record.statuses(LATER) == expected
    with record.ledger() as ledger:
        ledger.verify()
        ledger.rebuild()
    assert record.statuses(LATER) == expected
    take_back(record, ConditionSettled)
    take_back(record, OutcomeAssessed, "talks@a")
    assert record.statuses(LATER) == {**expected, A: "open"}


# Judgements that stand against what is said


# The command line
