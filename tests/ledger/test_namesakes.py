"""Namesakes: a report or a promise that may mean what is unfinished in a wider circle."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.records import Record
from tests.support.stories import Act, commitment, completion, follow_up, progress, readout
from tests.support.ways import NOWHERE
from tracker.domain.readouts import Readout
from tracker.ledger.namesakes import Namesake
from tracker.ledgers import Ledgers

THREE = ("CN", "JP", "KR")
TWO = ("JP", "KR")
PROMISED, TOLD = "fund@three", "fund@two"


def promise(*acts: Act, parties: tuple[str, ...] = THREE) -> Readout:
    said = acts or (commitment("fund", by=list(parties), due="2018-06"),)
    return readout("three", *said, on="2018-01-01", parties=parties)


def report(*acts: Act, parties: tuple[str, ...] = TWO, on: str = "2018-05-01") -> Readout:
    return readout("two", *acts, on=on, parties=parties)


def paid(**fields: Any) -> Act:
    given = {"by": list(TWO), "done_by": ["KR"], "complete": True, **fields}
    return progress("fund", **given)


def meant(record: Record, *told: Readout, dry_run: bool = False) -> list[Namesake]:
    with record.ledger() as ledger:
        receipt = ledger.record(told, day=record.moment.date(), dry_run=dry_run)
        return [*ledger.doubts([receipt]).namesakes]


@pytest.mark.parametrize("dry_run", [False, True])
def test_two_of_three_report_what_the_three_promised(record: Record, *, dry_run: bool) -> None:
    record.record(promise())
    found = meant(record, report(paid()), dry_run=dry_run)
    assert found == [Namesake(TOLD, (PROMISED,), settles=True)]
    assert found[0].told(NOWHERE) == (
        "fund@two reports something done on an item of which fund@three is unfinished between "
        "others as well. If it settles that, write fulfils: [fund@three], otherwise fulfils: [], "
        "and record that with tracker amend."
    )


def test_what_was_said_then_settles_the_share_of_its_doer(record: Record) -> None:
    record.record(promise())
    record.record(report(paid(fulfils=[PROMISED])))
    assert record.standings("2018-05-01")[PROMISED].shares == {
        "CN": "open",
        "JP": "open",
        "KR": "fulfilled",
    }


def test_three_report_what_two_of_them_promised(record: Record) -> None:
    record.record(promise(parties=TWO))
    done = completion("fund", by=list(THREE), done_by=["JP"])
    assert meant(record, report(done, parties=THREE)) == [Namesake(TOLD, (PROMISED,), settles=True)]


def test_a_promise_of_two_may_renew_what_three_promised(record: Record) -> None:
    record.record(promise())
    (found,) = meant(record, report(commitment("fund", by=["JP"], due="2018-10")))
    assert found == Namesake(TOLD, (PROMISED,), settles=False)
    assert "promises something on an item of which fund@three is unfinished" in found.told(NOWHERE)
    assert "If it renews that, write renews: [fund@three], otherwise" in found.told(NOWHERE)


def test_an_amended_readout_is_told_of_as_one_recorded(record: Record) -> None:
    record.record(promise(), report(paid(complete=False)))
    with record.ledger() as ledger:
        receipt = ledger.amend(report(paid()), reason="it was done", day=record.moment.date())
        assert [one.ref for one in ledger.doubts([receipt]).namesakes] == [TOLD]


@pytest.mark.parametrize(
    "told",
    [
        report(paid(fulfils=[])),
        report(paid(complete=False)),
        report(paid(done_by=["US"])),
        report(paid(), on="2017-12-01"),
        report(completion("fund", by=list(THREE), done_by=["CN"]), parties=THREE),
        report(completion("fund", by=["KR", "US"]), parties=("KR", "US")),
        report(completion("port", by=list(TWO))),
        report(commitment("fund", by=["JP"], renews=[])),
    ],
    ids=["nothing", "under way", "others' deed", "before", "own", "apart", "other item", "beside"],
)
def test_what_cannot_be_meant_is_not_told(record: Record, told: Readout) -> None:
    record.record(promise())
    assert meant(record, told) == []


def test_where_its_own_parties_undertook_it_the_report_is_of_that(record: Record) -> None:
    record.record(promise())
    own = readout(
        "own", follow_up("fund", by=list(TWO), due="2018-04"), on="2018-02-01", parties=TWO
    )
    assert meant(record, own, report(paid())) == []


def test_what_is_settled_there_is_not_told(record: Record) -> None:
    record.record(promise())
    done = completion("fund", by=list(THREE))
    record.record(readout("later", done, on="2018-06-15", parties=THREE))
    assert meant(record, report(paid(), on="2018-07-01")) == []


def test_who_may_not_read_the_others_is_told_nothing(record: Record) -> None:
    record.record(promise())
    own, day = frozenset({"JP-KR"}), record.moment.date()
    ledgers = Ledgers(record.store)
    try:
        with ledgers.ledger("ben", seen=own, taken=own) as ledger:
            for dry_run in (True, False):
                receipt = ledger.record([report(paid())], day=day, dry_run=dry_run)
                assert ledger.doubts([receipt]).namesakes == []
    finally:
        ledgers.close()
