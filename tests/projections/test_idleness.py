"""Idleness: what is told of a report goes by those whose deed it is, and by its other account."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.corrections import changed
from tests.support.judgements import judge, outcome, searched
from tests.support.records import DAY, Record
from tests.support.stories import (
    Act,
    commitment,
    completion,
    concern,
    follow_up,
    readout,
    request,
)
from tests.support.ways import NOWHERE
from tracker.domain.readouts import Readout
from tracker.ledger.idleness import nothing_each
from tracker.ledger.receipt import Receipt
from tracker.projections.idleness import Idle

BY_JUNE = commitment("x", due="../2018-06")
BY_DECEMBER = commitment("x", due="../2018-12", renews=[])
IN_SPRING = commitment("x", due="2018-03/2018-05")
IN_AUTUMN = commitment("x", due="2018-09/2018-11", renews=[])
BY_JP = completion("x", by=["JP"])
BOTH = completion("x")


@pytest.mark.parametrize(
    ("promised", "on", "done", "expected"),
    [
        ([BY_JUNE], "2018-09-10", BY_JP, []),
        ([BY_JUNE, BY_DECEMBER], "2018-09-10", BY_JP, [("left", ("x@a",))]),
        ([IN_SPRING, IN_AUTUMN], "2018-04-10", BY_JP, []),
        ([IN_AUTUMN], "2018-04-10", BY_JP, [("early", ("x@a",))]),
    ],
)
def test_one_party_leaves_nothing_of_what_it_did_itself(
    promised: list[Act], on: str, done: Act, expected: list[object], record: Record
) -> None:
    record.record(readout("a", *promised, on="2018-01-10"))
    receipt = record.record(readout("b", done, on=on))
    assert [(one.what, one.about) for one in receipt.idle] == expected


def test_another_account_of_an_act_cannot_renew_it(record: Record) -> None:
    record.record(
        readout("a", BY_JUNE, on="2018-01-10"),
        readout("b", commitment("x", due="../2018-12"), on="2018-03-10", publisher="JP"),
    )
    same = commitment("x", due="../2018-12", renews=["x@b"])
    receipt = record.record(readout("c", same, on="2018-03-10", publisher="RU"))
    assert receipt.idle == (Idle("x@c", "itself", ("x@b",)),)
    (told,) = nothing_each(receipt.idle, NOWHERE)
    assert told.startswith("x@c renews x@b, but that is another account of the same act: ")
    later = commitment("x", due="../2019-06", renews=["x@b"])
    assert record.record(readout("d", later, on="2018-09-10")).idle == ()


def test_a_meeting_that_is_reported_held_is_everybodys(record: Record) -> None:
    rounds = [follow_up("wg", by=["JP"], due=due) for due in ("../2018-06", "../2018-12")]
    record.record(readout("a", *rounds, on="2018-01-10"))
    receipt = record.record(readout("b", completion("wg", by=["RU"]), on="2018-09-10"))
    assert record.statuses("2018-09-10") == {"wg@a": "overdue", "wg-2@a": "held"}
    assert [(one.what, one.about) for one in receipt.idle] == [("left", ("wg@a",))]


@pytest.mark.parametrize(
    ("promised", "other"),
    [
        ([IN_SPRING, IN_AUTUMN], BOTH),
        (
            [{**one, "by": ["JP"]} for one in (IN_SPRING, IN_AUTUMN)],
            completion("x", by=["RU"], same_as="x@b"),
        ),
    ],
)
def test_another_account_of_what_settled_something_is_told_as_nothing_else(
    promised: list[Act], other: Act, record: Record
) -> None:
    record.record(readout("a", *promised, on="2018-01-10"))
    assert record.record(readout("b", BOTH, on="2018-04-10", publisher="JP")).idle == ()
    assert record.record(readout("c", other, on="2018-04-10", publisher="RU")).idle == ()


@pytest.mark.parametrize(
    ("promised", "done", "expected"),
    [
        (BY_JUNE, BOTH, [("together", ("x@a",))]),
        (BY_JUNE, completion("x", fulfils=["x@a"]), []),
        (BY_JUNE, completion("x", fulfils=[]), []),
        (IN_AUTUMN, BOTH, []),  # which is for later on
    ],
)
def test_what_settles_nothing_of_its_own_day_is_told(
    promised: Act, done: Act, expected: list[object], record: Record
) -> None:
    record.record(readout("a", promised, on="2018-01-10"))
    receipt = record.record(readout("b", done, on="2018-01-10", meeting="other"))
    assert [(one.what, one.about) for one in receipt.idle] == expected


def test_what_settles_nothing_of_its_own_readout_repeats_nothing(record: Record) -> None:
    meetings = [{"date": "2018-01-10", "kind": "summit"}, {"date": "2018-01-11", "kind": "talks"}]
    said = [BY_JUNE, {**BY_JP, "meeting": 1}]
    given = changed(readout("a", on="2018-01-10"), meetings=meetings, statements=said)
    receipt = record.record(given)
    assert [(one.what, one.about) for one in receipt.idle] == [("together", ("x@a",))]


def test_what_is_promised_anew_where_it_is_reported_done_is_for_the_next_time(
    record: Record,
) -> None:
    record.record(readout("a", BY_JUNE, on="2018-01-10"))
    assert record.record(readout("b", BOTH, BY_DECEMBER, on="2018-06-10")).idle == ()


@pytest.mark.parametrize(
    ("on", "expected"), [("2018-07-01", []), ("2018-08-01", [("judged", ("x@b",))])]
)
def test_a_judgement_of_what_was_renewed_before_leaves_the_renewal(
    on: str, expected: list[object], record: Record
) -> None:
    record.record(readout("a", BY_JUNE, on="2018-01-10"))
    record.record(readout("b", commitment("x", due="../2018-12", renews=["x"]), on="2018-07-10"))
    assert told(*judge(record, outcome(on=on, ref="x@a"))) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("not fulfilled", [("undone", ("x@b",))]),
        ("withdrawn", [("undone", ("x@b",))]),
        ("partly fulfilled", []),  # which is so of what renewed it as well
    ],
)
def test_what_did_not_come_of_what_was_renewed_leaves_the_renewal(
    said: str, expected: list[object], record: Record
) -> None:
    record.record(readout("a", BY_JUNE, on="2018-01-10"))
    record.record(readout("b", commitment("x", due="../2018-12", renews=["x"]), on="2018-05-10"))
    assert told(*judge(record, outcome(said, on="2018-08-01", ref="x@a"))) == expected


def test_a_judgement_of_what_accounts_contradict_each_other_on_leaves_the_renewal(
    record: Record,
) -> None:
    again = commitment("x", due="../2018-12", renews=["x"])
    record.record(
        readout("a", BY_JUNE, on="2018-01-10", publisher="JP"),
        readout("b", completion("x"), on="2018-03-10", publisher="JP"),
        readout("bn", again, on="2018-03-10", publisher="RU"),
    )
    assert told(*judge(record, outcome(on="2018-04-10", ref="x@a"))) == [("judged", ("x@bn",))]


def test_a_search_that_is_told_nowhere_is_told_when_it_is_recorded(record: Record) -> None:
    record.record(readout("a", BY_JUNE, request("y"), concern("z"), on="2018-01-10"))
    for item in ("y", "z"):
        (receipt,) = judge(record, searched("2018-07-10", ref=f"{item}@a"))
        assert told(receipt) == [("sought", ("2018-07-10",))]
    assert told(*judge(record, searched("2018-05-10", ref="x@a"))) == []  # for when it is overdue
    judge(record, outcome(on="2018-06-01", ref="x@a"))
    assert told(*judge(record, searched("2018-07-10", ref="x@a"))) == [("sought", ("2018-07-10",))]


def told(receipt: Receipt) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.what, one.about) for one in receipt.idle]


@pytest.mark.parametrize("said", [commitment, request, concern])
def test_what_names_only_its_own_readout_settles_nothing_and_is_told(
    said: Callable[[str], Act], record: Record
) -> None:
    receipt = record.record(
        readout("a", said("x"), completion("x", fulfils=["x"]), on="2018-01-10")
    )
    assert record.status("x@a", "2018-02-01") != "fulfilled"
    assert receipt.idle == (Idle("x-2@a", "fulfils", ("x",)),)


def test_what_is_to_come_before_the_next_visit_is_told_while_none_is_announced(
    record: Record,
) -> None:
    record.record(readout("a", follow_up("visit", due="2018-04"), on="2018-03-01"))
    promised = commitment("paper", due={"before": "visit"})
    again = follow_up("visit", due="2019-04", renews=[])
    for name, acts, told in (("b", [promised], 1), ("c", [again, promised], 0)):
        receipt = record.record(
            readout(name, *acts, on="2018-04-08", holds=["visit"], meeting="summit")
        )
        assert [one.what for one in receipt.idle] == ["before", "again"][:told], name


def test_what_two_reports_leave_alike_is_told_once(record: Record) -> None:
    receipt = record.record(
        readout("a", commitment("x"), completion("x"), completion("x"), on="2018-01-10")
    )
    told = [*nothing_each(receipt.idle, NOWHERE)]
    assert len(receipt.idle) == 2
    assert len(told) == 1
    assert told[0].startswith("x-2@a is complete, but x@a is of the same readout")
    assert told[0].endswith(" The same holds of x-3@a.")


NAMED_ALONE = {
    "renews": commitment("x", due="../2019-06", renews=["x"]),
    "fulfils": completion("y", fulfils=["x"]),
}


@pytest.mark.parametrize(
    ("before", "day", "tells"),
    [
        ([], "2018-06-01", True),
        ([], "2018-04-30", False),
        ([readout("z", BY_DECEMBER, on="2018-01-01")], "2018-06-01", False),
    ],
    ids=["a later day", "an earlier day", "another promise before"],
)
@pytest.mark.parametrize("what", NAMED_ALONE)
def test_what_an_item_alone_meant_is_looked_at_when_that_gets_another_day(
    record: Record, what: str, before: list[Readout], day: str, *, tells: bool
) -> None:
    record.record(*before, readout("a", BY_JUNE, on="2018-03-01"))
    assert record.record(readout("b", NAMED_ALONE[what], on="2018-05-01")).idle == ()
    with record.ledger() as ledger:
        receipt = ledger.amend(readout("a", BY_JUNE, on=day), reason="of another day", day=DAY)
    told = [(one.ref.partition("@")[2], one.what, one.about) for one in receipt.idle]
    assert told == ([("b", what, ("x",))] if tells else [])


@pytest.mark.parametrize(("day", "told"), [("2018-06-01", ("x",)), ("2018-04-30", None)])
def test_a_meeting_that_held_what_gets_a_later_day_is_told(
    record: Record, day: str, told: tuple[str, ...] | None
) -> None:
    visit = follow_up("x", due="2018-05")
    record.record(
        readout("a", visit, on="2018-03-01"),
        readout("b", completion("y"), on="2018-05-01", holds=["x"]),
    )
    with record.ledger() as ledger:
        receipt = ledger.amend(readout("a", visit, on=day), reason="of another day", day=DAY)
    assert [(one.ref, one.about) for one in receipt.idle] == ([("b", told)] if told else [])
