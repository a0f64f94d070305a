"""What had been taken out of a readout and is on record again: it is told, with why it went."""

from __future__ import annotations

import pytest

from tests.support.corrections import amend, changed, on_record, retract
from tests.support.records import DAY, Record
from tests.support.stories import FIRST, commitment, readout, request, views
from tracker.ledger import returning
from tracker.ledger.receipt import Receipt

NEVER_SAID = "that request was never made"
WHOLE = readout("a", commitment("item", due="2018-04"), request("talks", to=["RU"]), on=FIRST)
LEFT = readout("a", commitment("item", due="2018-04"), on=FIRST)


@pytest.fixture
def taken_out(record: Record) -> Record:
    """A readout of which a request was taken out."""
    record.record(WHOLE)
    amend(record, LEFT, reason=NEVER_SAID)
    return record


def back(receipt: Receipt) -> list[tuple[str, str]]:
    return [(one.ref, one.reason) for one in receipt.returned]


def test_an_older_file_recorded_after_the_retraction_tells_what_it_brings_back(
    taken_out: Record,
) -> None:
    retract(taken_out, "a")
    receipt = taken_out.record(WHOLE)
    assert back(receipt) == [("talks@a", NEVER_SAID)]
    assert [*returning.told([receipt])] == [
        "On record again, after it was retracted: a.",
        "a is not as it was before it was retracted: talks: only now.",
        (
            "talks@a is on record again, and had been taken out of its readout by anna: "
            "“that request was never made”. If that is still so, retract it again."
        ),
    ]


def test_what_is_recorded_as_it_was_brings_nothing_back(taken_out: Record) -> None:
    retract(taken_out, "a")
    receipt = taken_out.record(LEFT)
    assert [*returning.told([receipt])] == ["On record again, after it was retracted: a."]
    retract(taken_out, "a")
    with taken_out.ledger() as ledger:
        taken_back = ledger.record_again("a", day=DAY)
    assert taken_back.again[0].differences == ()
    assert on_record(taken_out) == LEFT


def test_an_amendment_by_an_older_file_tells_it_too(taken_out: Record) -> None:
    assert back(amend(taken_out, WHOLE, dry_run=True)) == [("talks@a", NEVER_SAID)]
    assert back(amend(taken_out, WHOLE)) == [("talks@a", NEVER_SAID)]
    again = changed(WHOLE, title="Another title")
    assert back(amend(taken_out, again)) == []


def test_another_kind_of_statement_under_its_key_is_not_it(taken_out: Record) -> None:
    other = readout("a", commitment("item", due="2018-04"), views("talks"), on=FIRST)
    assert back(amend(taken_out, other)) == []


def test_in_what_else_it_differs_is_told(taken_out: Record) -> None:
    retract(taken_out, "a")
    later = readout("a", commitment("item", due="2018-05"), on=FIRST)
    (again,) = taken_out.record(later).again
    assert again.differences == ("item: due: before edtf '2018-04', now edtf '2018-05'",)
