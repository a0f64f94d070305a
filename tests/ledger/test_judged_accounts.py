"""Judging what several accounts report: it is one act, of whichever it is judged or taken back."""

from __future__ import annotations

import pytest

from tests.support.judgements import judge, outcome, searched, settled
from tests.support.records import DAY, LATER, Record
from tests.support.stories import FIRST, A, commitment, readout
from tracker.domain.items import Assessment, OutcomeAssessed
from tracker.errors import NotFound, Refused


@pytest.mark.parametrize("judged", [outcome(), settled(), searched()])
@pytest.mark.parametrize("of", ["item@a", "item@b"])
@pytest.mark.parametrize("by", ["item@a", "item@b"])
def test_what_was_judged_of_one_account_is_taken_back_by_any(
    kept: Record, judged: Assessment, of: str, by: str
) -> None:
    act = commitment("item", condition="if so", due="2018-04")
    for name, publisher in (("a", "JP"), ("b", "RU")):
        kept.record(readout(name, act, on=FIRST, publisher=publisher))
    before = kept.standings(LATER)["item@a"]
    judge(kept, judged.model_copy(update={"ref": of}))
    with kept.ledger() as ledger:
        told = ledger.take_back(by, type(judged), reason="wrong", day=DAY)
    assert told.taken_back is not None
    assert getattr(told.taken_back, "ref", None) == of
    assert kept.standings(LATER)["item@a"] == before
    with kept.ledger() as ledger, pytest.raises(NotFound, match="nothing to take back"):
        ledger.take_back(by, type(judged), reason="wrong", day=DAY)


def test_the_latest_judgement_of_an_act_is_taken_back_first_of_whatever_account(
    kept: Record,
) -> None:
    for name, publisher in (("a", "JP"), ("b", "RU")):
        kept.record(readout(name, commitment("item"), on=FIRST, publisher=publisher))
    first, second = outcome(), outcome("withdrawn", ref="item@b")
    judge(kept, first, second, first)
    for expected in (first, second, first):
        with kept.ledger() as ledger:
            told = ledger.take_back("item@a", OutcomeAssessed, reason="wrong", day=DAY)
        assert told.taken_back == expected


def test_a_condition_of_the_other_account_is_settled_by_its_ref(kept: Record) -> None:
    kept.record(readout("a", commitment("item"), on=FIRST, publisher="JP"))
    kept.record(readout("b", commitment("item", condition="if so"), on=FIRST, publisher="RU"))
    with pytest.raises(Refused, match="settle that of item@b, and it holds for both") as found:
        judge(kept, settled())
    assert found.value.remedy is None
    judge(kept, settled().model_copy(update={"ref": "item@b"}))
    assert kept.status(A, "2018-12-31") == "lapsed"
