"""A statement taken out of its readout, and recorded again as it was and where it stood."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.corrections import on_record
from tests.support.judgements import judge, outcome
from tests.support.records import DAY, LATER, Record
from tests.support.stories import FIRST, A, commitment, completion, readout, views
from tests.support.ways import NOWHERE
from tracker import bootstrap
from tracker.errors import NotFound, Overtaken, Refused
from tracker.ledger import notes
from tracker.ledger.receipt import Receipt

WHY = "the text does not say so"
SECOND = "item-2@a"


@pytest.fixture
def told(record: Record) -> Record:
    """A readout whose first two statements are on one item, so that the second has a number."""
    promises = (commitment("item", due="2018-04"), commitment("item", by=["JP"], due="2018-09"))
    record.record(
        readout("a", *promises, views("visa"), on=FIRST),
        readout("b", completion("item", fulfils=[SECOND]), on="2018-06-01"),
    )
    return record


def retracted(record: Record, ref: str, **more: Any) -> Receipt:
    with record.ledger() as ledger:
        return ledger.retract_statement(ref, **{"reason": WHY, "day": DAY, **more})


def restored(record: Record, ref: str, **more: Any) -> Receipt:
    with record.ledger() as ledger:
        return ledger.restore_statement(ref, **{"reason": "it does", "day": DAY, **more})


@pytest.mark.parametrize("ref", [A, SECOND, "visa@a"])
def test_a_statement_alone_counts_nowhere_and_then_again(told: Record, ref: str) -> None:
    before, whole = told.statuses(LATER), on_record(told)
    retracted(told, ref)
    assert told.statuses(LATER) == {
        other: status for other, status in before.items() if other != ref
    }
    restored(told, ref)
    assert told.statuses(LATER) == before
    assert on_record(told) == whole


def test_its_neighbours_keep_their_refs(told: Record) -> None:
    retracted(told, A)
    assert SECOND in told.statuses(LATER)
    assert A not in told.statuses(LATER)


def test_several_come_back_in_their_places(told: Record) -> None:
    whole = on_record(told)
    for ref in (SECOND, A):
        retracted(told, ref)
    for ref in (SECOND, A):
        restored(told, ref)
    assert on_record(told) == whole


def test_what_was_judged_of_it_applies_again(told: Record) -> None:
    judge(told, outcome("fulfilled"))
    (found,) = retracted(told, A).ungrounded
    assert found.judged.ref == A
    restored(told, A)
    assert told.status(A, LATER) == "fulfilled"


def test_what_named_it_is_told(told: Record) -> None:
    (found,) = retracted(told, SECOND, dry_run=True).orphaned
    assert (found.ref, found.named_by) == (SECOND, ("item@b",))
    assert told.status(SECOND, LATER) == "fulfilled"


def test_what_is_not_there_is_not_taken_out_and_what_is_there_is_not_put_back(
    told: Record,
) -> None:
    with pytest.raises(NotFound, match="no statement 'thing@a' is on record"):
        retracted(told, "thing@a")
    for ref in (A, "thing@a"):
        with pytest.raises(NotFound, match=f"^{ref} was not retracted"):
            restored(told, ref)
    with pytest.raises(Refused, match="reason"):
        retracted(told, A, reason=" ")
    retracted(told, A)
    with pytest.raises(NotFound, match="was taken back"):
        retracted(told, A)


def test_it_is_not_as_it_was_looked_at_where_somebody_amended_it(told: Record) -> None:
    with told.queries() as queries:
        seen = queries.version("statement", A)
    retracted(told, A)
    restored(told, A)
    with (
        bootstrap.ledger(told.store, clock=told.clock, version=seen) as ledger,
        pytest.raises(Overtaken),
    ):
        ledger.retract_statement(A, reason=WHY, day=date.fromisoformat(LATER))


@pytest.mark.parametrize("gone", ["item@b", "b"])
@pytest.mark.parametrize("evidence", ["item@b", "b"])
def test_a_judgement_by_what_is_taken_back_is_told_of(
    told: Record, gone: str, evidence: str
) -> None:
    judge(told, outcome("fulfilled", evidence=evidence))
    with told.ledger() as ledger:
        take = ledger.retract_statement if "@" in gone else ledger.retract
        receipt = take(gone, reason=WHY, day=DAY)
    found = [(one.judged.ref, one.loss) for one in receipt.ungrounded]
    assert found == ([(A, "evidence")] if gone == "b" or evidence == "item@b" else [])
    assert told.status(A, LATER) == "fulfilled"
    lines = notes.ungrounded(
        receipt.ungrounded, NOWHERE._replace(judge=_way, take_back=_way, overruled=_way)
    )
    assert lines == [
        f"{A} was judged fulfilled on 2018-06-01, by {evidence}, which is on record no longer. The "
        "judgement still applies; if nothing else shows it, take it back."
        for _ in found
    ]


def _way(_one: object) -> str:
    return ""
