"""Judgements: what somebody says of a statement or an item from outside the readouts."""

from __future__ import annotations

from tests.support.records import DAY, Record
from tests.support.stories import A
from tracker.domain.items import (
    Assessment,
    ConditionSettled,
    EvidenceSought,
    ItemMerged,
    ItemSeparated,
    OutcomeAssessed,
)
from tracker.ledger.receipt import Receipt

REPORT = "https://example.org/report"


def outcome(
    said: str = "fulfilled",
    on: str = "2018-06-01",
    ref: str = A,
    *,
    evidence: str = REPORT,
    share: str | None = None,
) -> OutcomeAssessed:
    return OutcomeAssessed.model_validate(
        {"ref": ref, "outcome": said, "on": on, "evidence": evidence, "share": share}
    )


def settled(result: str = "lapsed", *, on: str = "2018-06-01", ref: str = A) -> ConditionSettled:
    return ConditionSettled.model_validate({"ref": ref, "result": result, "on": on})


def searched(through: str = "2018-06-01", *, ref: str = A) -> EvidenceSought:
    return EvidenceSought.model_validate({"ref": ref, "through": through})


def judge(record: Record, *judged: Assessment) -> list[Receipt]:
    """Record judgements, each by itself."""
    with record.ledger() as ledger:
        return [ledger.judge(one, day=DAY) for one in judged]


def take_back(
    record: Record, kind: type[Assessment], ref: str = A, reason: str = "a mistake"
) -> None:
    """Take back the latest judgement of a kind."""
    with record.ledger() as ledger:
        ledger.take_back(ref, kind, reason=reason, day=DAY)


def merge(record: Record, item: str, into: str) -> Receipt:
    """Merge an item into another."""
    with record.ledger() as ledger:
        return ledger.merge("JP-RU", ItemMerged(item=item, into=into), day=DAY)


def separate(record: Record, item: str) -> None:
    """Separate an item again from what it was merged into."""
    with record.ledger() as ledger:
        ledger.separate("JP-RU", ItemSeparated(item=item, reason="two matters"), day=DAY)
