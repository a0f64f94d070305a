"""Accounts: readouts that say different things of one meeting are told when they are recorded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.commandline import tracker
from tests.support.records import BEGINNING, Record
from tests.support.stories import (
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
from tests.support.ways import NOWHERE
from tracker.domain.readouts import Readout
from tracker.ledger.notes import notes
from tracker.ledgers import Ledgers

CALL = {"id": "call", "date": "2019-04-30", "kind": "call", "place": "Moscow", "ordinal": 3}


def account(name: str, *parties: str, **said: Any) -> Readout:
    meeting = {key: value for key, value in {**CALL, **said}.items() if value is not None}
    return Readout.model_validate(
        {"readout": name, "parties": parties or ("JP", "RU"), "meetings": [meeting]}
    )


@pytest.mark.parametrize(
    ("what", "value"), [("date", "2019-05-01"), ("kind", "summit"), ("place", "x"), ("ordinal", 4)]
)
@pytest.mark.parametrize("together", [True, False])
def test_two_that_differ_are_told(
    record: Record, what: str, value: object, *, together: bool
) -> None:
    first, second = account("a"), account("b", "JP", "US", **{what: value})
    steps = [[first, second]] if together else [[first], [second]]
    receipts = [record.record(*step) for step in steps]
    said = (("a", str(CALL[what])), ("b", str(value)))
    assert [tuple(one) for one in receipts[-1].differing] == [("call", what, said)]
    assert not any(receipt.differing for receipt in receipts[:-1])


def test_two_that_agree_or_leave_something_out_are_not_told(record: Record) -> None:
    record.record(account("a"))
    assert record.record(account("b", place="MOSCOW ", kind=None, ordinal=None)).differing == ()
    assert record.record(account("c", id="another", date="2019-05-01")).differing == ()
    assert record.record(account("a")).differing == ()


def test_what_others_say_is_told_to_nobody_who_may_not_see_it(record: Record) -> None:
    record.record(account("a"))
    other, within = account("b", "CN", "JP", place="Oslo"), frozenset({"CN-JP"})
    ledgers = Ledgers(record.store)
    for seen, told in ((within, 0), (None, 1)):
        with ledgers.ledger("ben", seen=seen, taken=within) as ledger:
            receipt = ledger.record([other], day=BEGINNING.date(), dry_run=True)
        assert len(receipt.differing) == told
    ledgers.close()


def test_an_amendment_that_makes_them_differ_is_told_and_one_that_mends_it_is_not(
    record: Record,
) -> None:
    record.record(account("a"), account("b"))
    with record.ledger() as ledger:
        for given, told in ((account("b", place="Oslo"), 1), (account("b"), 0)):
            for dry_run in (True, False):
                receipt = ledger.amend(given, reason="x", day=BEGINNING.date(), dry_run=dry_run)
                assert len(receipt.differing) == told


def test_whoever_records_is_told_in_words(tmp_path: Path) -> None:
    for name, day in (("a", "2019-04-30"), ("b", "2019-05-01")):
        (tmp_path / f"{name}.yaml").write_text(
            f"readout: {name}\nparties: [JP, RU]\nmeetings:\n  - id: call\n    date: {day}\n"
            "statements: []\n"
        )
    said = (
        "The date of the meeting call is reported in different ways: 2019-04-30 by a, "
        "2019-05-01 by b."
    )
    for words in (("record", "--dry-run", "."), ("record", ".")):
        ran = tracker(*words, folder=tmp_path)
        assert ran.code == 0
        assert ran.out.count(said) == 1


# Two accounts of one act


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"due": "2018-06"}, {"due": "2018-06"}, []),
        ({"due": "2018-06"}, {"due": "2018-07"}, [("deadline", "2018-06", "2018-07")]),
        ({"due": "2018-06"}, {}, [("deadline", "2018-06", "none")]),
        ({"due": {"soon": True}}, {}, [("deadline", "shortly", "none")]),
        ({"due": {"before": "v"}}, {"due": {"at": "v"}}, [("deadline", "before v", "at v")]),
        ({"condition": "if x"}, {}, [("condition", "if x", "none")]),
        ({"wording": "agreed"}, {"wording": "discussed"}, [("wording", "agreed", "discussed")]),
        ({"wording": "agreed"}, {}, []),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_accounts_of_a_promise_that_differ_are_told(
    record: Record,
    one: dict[str, Any],
    other: dict[str, Any],
    expected: list[tuple[str, str, str]],
    *,
    together: bool,
) -> None:
    jp = readout("jp", commitment("pact", **one), on="2018-05-01", publisher="JP")
    ru = readout("ru", commitment("pact", **other), on="2018-05-01", publisher="RU")
    receipts = [record.record(*files) for files in ([[jp, ru]] if together else [[jp], [ru]])]
    found = [(it.what, *(said for _, said in it.said)) for it in receipts[-1].twins]
    assert found == expected
    assert [ref for it in receipts[-1].twins for ref, _ in it.said] == ["pact@jp", "pact@ru"] * len(
        expected
    )


def test_accounts_of_what_is_done_that_differ_are_told(record: Record) -> None:
    jp = readout("jp", completion("pact"), on="2018-05-01", publisher="JP")
    ru = readout("ru", progress("pact"), on="2018-05-01", publisher="RU")
    (found,) = record.record(jp, ru).twins
    assert tuple(found) == ("completion", (("pact@jp", "complete"), ("pact@ru", "begun")))
    other = readout("us", progress("pact"), on="2018-06-01", publisher="RU")
    assert record.record(other).twins == ()


def test_accounts_of_several_promises_are_compared_one_by_one(record: Record) -> None:
    acts = [commitment("pact", due="2018-06"), commitment("pact", due="2018-07")]
    jp = readout("jp", *acts, on="2018-05-01", publisher="JP")
    ru = readout("ru", *acts[::-1], on="2018-05-01", publisher="RU")
    assert record.record(jp, ru).twins == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"kind": None}, [("jp-ru-2019-04-30-call", "jp-ru-2019-04-30-meeting")]),
        ({"kind": None, "place": None}, [("jp-ru-2019-04-30-call", "jp-ru-2019-04-30-meeting")]),
        ({"kind": None, "place": "Oslo"}, []),
        ({"kind": None, "date": "2019-05-01"}, []),
        ({"kind": "summit"}, []),
        ({}, []),
    ],
)
def test_two_meetings_of_a_day_that_may_be_one_are_told(
    record: Record, said: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    first, second = (
        account(name, id=None, **fields).model_copy(update={"publisher": party})
        for name, party, fields in (("a", "JP", {}), ("b", "RU", said))
    )
    assert record.record(first).alike == ()
    assert [one.meetings for one in record.record(second).alike] == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, [("call", "jp-ru-2019-04-30-call")]),
        ({"place": "Oslo"}, []),
        ({"kind": "summit"}, []),
        ({"id": "other-call"}, []),
    ],
)
def test_a_meeting_that_one_account_gives_an_id_of_its_own_may_be_one_with_the_other(
    record: Record, said: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    first, second = (
        account(name, **fields).model_copy(update={"publisher": party})
        for name, party, fields in (("a", "JP", {"id": "call"}), ("b", "RU", {"id": None, **said}))
    )
    receipts = record.record(first), record.record(second)
    assert [[one.meetings for one in found.alike] for found in receipts] == [[], expected]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("JP", "JP", [("m", ("a", "b"), "JP")]),
        ("JP", None, [("m", ("a", "b"), None)]),
        (None, None, [("m", ("a", "b"), None)]),
        ("JP", "RU", []),
    ],
)
def test_what_is_told_twice_and_not_by_two_publishers_is_told(
    record: Record, first: str | None, second: str | None, expected: list[object]
) -> None:
    acts = commitment("dam", due="../2018-06"), commitment("road")
    one = readout("a", *acts, on="2018-05-01", publisher=first, meeting="m")
    two = readout("b", *acts, on="2018-05-01", publisher=second, meeting="m")
    assert record.record(one).told_twice == ()
    receipt = record.record(two)
    assert [tuple(each) for each in receipt.told_twice] == expected
    told = [line for line in notes([receipt], NOWHERE) if "counts twice" in line]
    assert len(told) == len(expected)
    assert all(line.startswith("a and b tell of the same acts of the meeting m") for line in told)


def test_two_readouts_of_one_publisher_on_other_acts_repeat_nothing(record: Record) -> None:
    one = readout("a", commitment("dam"), on="2018-05-01", publisher="JP", meeting="m")
    others = commitment("road"), progress("dam"), commitment("dam", by=["RU"])
    same = commitment("dam", same_as="dam@a")
    two = readout("b", *others, same, on="2018-05-01", publisher="JP", meeting="m")
    assert record.record(one, two).told_twice == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "what"),
    [
        (commitment("pact"), commitment("pact", by=["RU"]), "by"),
        (follow_up("pact"), follow_up("pact", by=["JP"]), "by"),
        (request("pact", to=["RU"]), request("pact", to=["US"]), "to"),
        (concern("pact", to=["RU"]), concern("pact", to=["US"]), "to"),
        (commitment("pact", by=["JP"]), commitment("pact", by=["RU"]), None),
        (commitment("pact"), follow_up("pact", by=["RU"]), None),
        (commitment("pact"), commitment("pact", by=["RU"], same_as="pact@a"), None),
        (views("pact"), views("pact", by=["RU"]), None),
    ],
)
def test_what_may_be_one_act_but_for_the_parties_that_are_named_is_told(
    record: Record, ours: Act, theirs: Act, what: str | None
) -> None:
    assert record.record(readout("a", ours, on="2018-05-01", publisher="JP")).maybe_one == ()
    receipt = record.record(readout("b", theirs, on="2018-05-01", publisher="RU"))
    expected = [(("pact@a", "pact@b"), what)] if what else []
    assert [tuple(one) for one in receipt.maybe_one] == expected
    told = [one for one in notes([receipt], NOWHERE) if "they count as two" in one]
    assert told == [
        f"pact@a and pact@b are of one item and one meeting, and not {how}: they count as two. "
        "If they are one act, say so with same_as."
        for how in {
            "by": ["by the same parties"],
            "to": ["addressed to the same parties"],
        }.get(what or "", [])
    ]


def test_what_the_other_account_tells_as_well_is_no_other_act(record: Record) -> None:
    both, own = commitment("pact"), commitment("pact", by=["RU"], renews=[])
    one = readout("a", both, own, on="2018-05-01", publisher="JP")
    two = readout("b", own, both, on="2018-05-01", publisher="RU")
    assert record.record(one, two).maybe_one == ()


def test_what_is_the_same_in_a_readout_between_other_parties_counts_as_two(record: Record) -> None:
    record.record(
        readout(
            "three",
            commitment("pact"),
            on="2018-05-01",
            publisher="JP",
            parties=("CN", "JP", "RU"),
        )
    )
    receipt = record.record(
        readout("two", commitment("pact", same_as="pact@three"), on="2018-05-01", publisher="RU")
    )
    assert [(one.what, one.about) for one in receipt.idle] == [("same_elsewhere", ("pact@three",))]
    (told,) = (one for one in notes([receipt], NOWHERE) if one.startswith("pact@two is said"))
    assert "of a readout between other parties: they count as two" in told
    assert "Code both on one item" not in told


def test_accounts_that_do_not_name_the_same_parties_are_told(record: Record) -> None:
    jp = readout("jp", commitment("pact", by=["JP"]), on="2018-05-01", publisher="JP")
    ru = readout("ru", commitment("pact", same_as="pact@jp"), on="2018-05-01", publisher="RU")
    (found,) = record.record(jp, ru).twins
    assert tuple(found) == ("by", (("pact@jp", "JP"), ("pact@ru", "JP and RU")))
    ours, theirs = (completion("dam", done_by=[party]) for party in ("JP", "RU"))
    (found,) = record.record(
        readout("jp-2", ours, on="2018-06-01", publisher="JP"),
        readout("ru-2", {**theirs, "same_as": "dam@jp-2"}, on="2018-06-01", publisher="RU"),
    ).twins
    assert tuple(found) == ("deed", (("dam@jp-2", "JP"), ("dam@ru-2", "RU")))
