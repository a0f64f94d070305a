"""Ways back: what a receipt says would undo it leaves the record as it was answered before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.corrections import WHY, changed, on_record
from tests.support.judgements import outcome, searched, settled
from tests.support.records import DAY, LATER, Record
from tests.support.stories import FIRST, commitment, completion, readout
from tracker.domain.items import ItemMerged, ItemSeparated
from tracker.ledger import Ledger
from tracker.ledger.receipt import Receipt
from tracker.ledger.ways_back import (
    AmendBack,
    JudgeAgain,
    MergeAgain,
    RecordAgain,
    Separate,
    TakeBack,
    WayBack,
    way_back,
)

_ACTS: dict[str, Callable[[Ledger], Receipt]] = {
    "judged": lambda x: x.judge(outcome("fulfilled"), day=DAY),
    "judged for one": lambda x: x.judge(outcome("fulfilled", share="JP"), day=DAY),
    "settled": lambda x: x.judge(settled(), day=DAY),
    "searched": lambda x: x.judge(searched(), day=DAY),
    "merged": lambda x: x.merge("JP-RU", ItemMerged(item="item", into="visa"), day=DAY),
    "renamed": lambda x: x.rename("item", "items", day=DAY),
    "amended": lambda x: x.amend(
        changed(x.readout("a"), statements=x.readout("a").statements[1:]), reason=WHY, day=DAY
    ),
    "retracted": lambda x: x.retract("b", reason=WHY, day=DAY),
}


def _back(ledger: Ledger, back: WayBack) -> Receipt:
    match back:
        case TakeBack(ref, kind, share):
            return ledger.take_back(ref, kind, reason=WHY, day=DAY, share=share)
        case JudgeAgain(judged):
            return ledger.judge(judged, day=DAY)
        case Separate(relationship, item):
            separated = ItemSeparated(item=item, reason=WHY)
            return ledger.separate(relationship, separated, day=DAY)
        case MergeAgain(relationship, merged):
            return ledger.merge(relationship, merged, day=DAY)
        case AmendBack(before):
            return ledger.amend(before, reason=WHY, day=DAY)
        case RecordAgain(told):
            return ledger.record_again(told.readout, day=DAY)


@pytest.mark.parametrize("act", _ACTS)
def test_the_way_back_leads_back_and_forth_again(record: Record, act: str) -> None:
    first = commitment("item", due="2018-04", condition="if possible")
    record.record(
        readout("a", first, commitment("visa"), on=FIRST),
        readout("b", completion("visa"), on="2018-06-01"),
    )
    before, whole = record.standings(LATER), on_record(record)
    with record.ledger() as ledger:
        done = _ACTS[act](ledger)
        after = record.standings(LATER)
        back = way_back(done)
        assert back is not None
        undone = _back(ledger, back)
        assert record.statuses(LATER) == {ref: one.status for ref, one in before.items()}
        assert on_record(record) == whole
        forth = way_back(undone)
        if forth:
            _back(ledger, forth)
            assert record.statuses(LATER) == {ref: one.status for ref, one in after.items()}


def test_what_was_on_record_already_has_no_way_back(record: Record) -> None:
    told = readout("a", commitment("item"), on=FIRST)
    assert way_back(record.record(told)) is None
    with record.ledger() as ledger:
        ledger.judge(outcome(), day=DAY)
        assert way_back(ledger.judge(outcome(), day=DAY)) is None
