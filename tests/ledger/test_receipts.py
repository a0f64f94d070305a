"""Receipts: what a recording changed, as of the day that it is asked for."""

from __future__ import annotations

import pytest

from tests.support.corrections import amend, changed, on_record, retract
from tests.support.records import Record
from tests.support.stories import commitment, completion, progress, readout, views
from tracker.domain.readouts import Readout
from tracker.ledger.receipt import Receipt
from tracker.ledger.turns import turns


@pytest.mark.parametrize(
    ("day", "changed"),
    [
        ("2018-04-30", []),  # before what is told happened
        ("2018-05-01", [("open", "in progress")]),
        ("2018-06-30", [("open", "in progress")]),
        ("2018-07-01", []),  # overdue before and after
    ],
)
def test_what_changed_is_told_of_the_day_alone(
    record: Record, day: str, changed: list[tuple[str, str]]
) -> None:
    record.record(readout("a", commitment("item", due="../2018-06-30"), on="2018-03-01"))
    receipt = record.record(readout("b", progress("item"), on="2018-05-01"), day=day)
    assert [(one.before, one.after) for one in receipt.changes] == changed


def _accounts() -> tuple[Readout, Readout]:
    """Two accounts of one meeting, of which the one whose name comes first stands for both."""
    act = commitment("item", due="../2018-06-30")
    return (
        readout("a", act, on="2018-03-01", publisher="JP", meeting="talks"),
        readout("b", act, on="2018-03-01", publisher="RU", meeting="talks"),
    )


@pytest.mark.parametrize("first", [0, 1])
def test_what_another_account_tells_as_well_is_neither_new_nor_gone(
    record: Record, first: int
) -> None:
    one, other = _accounts()[first], _accounts()[1 - first]
    record.record(one)
    receipt = record.record(other)
    assert turns(receipt.changes) == {}
    assert turns(retract(record, one.readout).changes) == {}
    assert told(retract(record, other.readout)) == {"otherwise changed": [("overdue", None)]}


def told(receipt: Receipt) -> dict[str, list[tuple[str | None, str | None]]]:
    found = turns(receipt.changes)
    return {kind: [(one.before, one.after) for one in each] for kind, each in found.items()}


def test_an_act_is_told_as_one_whose_account_changes_between_two_recordings(
    record: Record,
) -> None:
    one, other = _accounts()
    done = readout("c", completion("item"), on="2018-05-01")
    receipts = [record.record(each) for each in (other, one, done)]
    changes = [change for receipt in receipts for change in receipt.changes]
    assert {
        kind: [(change.ref, change.before, change.after) for change in found]
        for kind, found in turns(changes).items()
    } == {"fulfilled": [("item@a", None, "fulfilled")]}


@pytest.mark.parametrize("name", ["a", "b"])
def test_amending_tells_that_two_accounts_are_of_one_act_no_longer(
    record: Record, name: str
) -> None:
    record.record(*_accounts())
    given = on_record(record, name)
    said = [{**one.model_dump(), "by": ["JP"]} for one in given.statements]
    assert amend(record, changed(given, statements=said)).parted == (("item@b", "item@a"),)


def test_amending_tells_so_of_what_has_no_status_too(record: Record) -> None:
    acts = (commitment("item"), completion("done"), views("talks"))
    record.record(
        readout("a", *acts, on="2018-03-01", publisher="JP"),
        readout("b", *acts, on="2018-03-01", publisher="RU"),
    )
    given = on_record(record, "b")
    moved = readout("b", *acts, on="2018-03-02", publisher="RU")
    pairs = [(f"{one}@b", f"{one}@a") for one in ("done", "item", "talks")]
    assert amend(record, moved).parted == (*pairs,)
    assert amend(record, given).parted == ()
    said = [one.model_dump() for one in given.statements if one.item != "done"]
    assert amend(record, changed(given, statements=said)).parted == (), "taken back"
