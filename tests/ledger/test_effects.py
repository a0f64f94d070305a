"""Effects: what can do nothing is refused when it is recorded; what does nothing yet is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.corrections import amend, on_record
from tests.support.judgements import judge, outcome
from tests.support.records import Record, exported, take_in
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
from tracker.domain.readouts import Readout
from tracker.errors import Ineffective


@pytest.fixture
def strict(record: Record) -> Record:
    """A record that refuses what can do nothing, as the command line does."""
    record.any_effect = False
    return record


def refused(record: Record, *files: Readout) -> list[tuple[Any, ...]]:
    return [
        (error.readout, *complaint)
        for error in record.record(*files).ineffective
        for complaint in error.complaints
    ]


EARLIER = readout(
    "a", commitment("pact"), follow_up("visit"), progress("done"), views("talk"), on="2018-03-01"
)
LATER = readout("z", commitment("pact"), follow_up("visit"), on="2019-03-01")

# What is refused


@pytest.mark.parametrize(
    ("acts", "place", "why"),
    [
        ([commitment("new", renews=["new@b"])], (0, "renews", 0), "is this statement itself"),
        ([completion("new", fulfils=["new@b"])], (0, "fulfils", 0), "is this statement itself"),
        (
            [commitment("pact", renews=["pact@z"])],
            (0, "renews", 0),
            "was said later than pact@b, which",
        ),
        (
            [completion("pact", fulfils=["pact@z"])],
            (0, "fulfils", 0),
            "was said later than pact@b, which",
        ),
        (
            [views("x"), commitment("pact", renews=["pact@a", "visit@a"])],
            (1, "renews", 1),
            "visit@a is a follow-up, which a commitment cannot renew",
        ),
        ([follow_up("visit", renews=["pact@a"])], (0, "renews", 0), "is a commitment, which a"),
        ([completion("x", fulfils=["done@a"])], (0, "fulfils", 0), "is progress, which cannot be"),
        ([completion("x", fulfils=["talk@a"])], (0, "fulfils", 0), "is views, which cannot be"),
        (
            [commitment("x", renews=["y@b"]), commitment("y", renews=["x@b"])],
            (0, "renews", 0),
            "goes round in a circle: x@b renews y@b renews x@b",
        ),
        ([follow_up("visit", due={"before": "visit"})], (0, "due", "before"), "goes round"),
        (
            [follow_up("x", due={"at": "y"}), follow_up("y", due={"before": "x"})],
            (0, "due", "at"),
            "goes round in a circle: x is tied to y is tied to x",
        ),
        ([commitment("pact", same_as="pact@b")], (0, "same_as"), "is this statement itself"),
        ([commitment("visit", same_as="visit@a")], (0, "same_as"), "they are not one act"),
    ],
)
def test_what_can_do_nothing_is_refused_as_a_whole_with_its_place(
    strict: Record, acts: list[Act], place: tuple[Any, ...], why: str
) -> None:
    strict.record(EARLIER, LATER)
    before = exported(strict)
    other = readout("c", commitment("other"), on="2018-06-01")
    found = refused(strict, readout("b", *acts, on="2018-05-01"), other)
    assert (found[0][0], found[0][1]) == ("b", ("statements", *place))
    assert why in found[0][2]
    assert [line for line in exported(strict) if '"readout/b"' in line] == []
    assert len(exported(strict)) == len(before) + 2


@pytest.mark.parametrize(
    ("holds", "why"),
    [
        (["pact@a"], "is a commitment, which cannot be held"),
        (["visit@z"], "was said after the meeting of b"),
    ],
)
def test_a_meeting_that_can_hold_nothing_is_refused(
    strict: Record, holds: list[str], why: str
) -> None:
    strict.record(EARLIER, LATER)
    ((name, place, told),) = refused(strict, readout("b", on="2018-05-01", holds=["new", *holds]))
    assert (name, place) == ("b", ("meetings", 0, "holds", 1))
    assert why in told


@pytest.mark.parametrize(
    "acts",
    [
        [commitment("pact", renews=["pact@a", "pact@unknown", "pact"])],
        [commitment("pact", due={"before": "pact"})],
        [completion("x", fulfils=["asked@a", "raised@a", "visit@a"])],
        [commitment("pact", key="first"), commitment("pact", renews=["first@b"])],
        [follow_up("x", due={"before": "visit"})],
        [commitment("pact", same_as="pact@c")],
    ],
)
def test_what_can_do_something_is_recorded(strict: Record, acts: list[Act]) -> None:
    asked = readout("a", request("asked"), concern("raised"), follow_up("visit"), on="2018-03-01")
    statements = (*EARLIER.statements[:1], *asked.statements)
    strict.record(EARLIER.model_copy(update={"statements": statements}))
    assert refused(strict, readout("b", *acts, on="2018-05-01")) == []


def test_occasions_that_are_over_make_no_circle(strict: Record) -> None:
    strict.record(readout("a", follow_up("x", due={"before": "y"}), on="2018-03-01"))
    circle = readout("b", follow_up("y", due={"before": "x"}), on="2019-05-01")
    assert len(refused(strict, circle)) == 1
    strict.record(readout("h", on="2018-06-01", holds=["x"]))
    assert refused(strict, circle) == []


def test_an_amendment_is_refused_with_its_place(strict: Record) -> None:
    strict.record(EARLIER, readout("b", commitment("pact"), on="2018-05-01"))
    given = readout("b", views("x"), commitment("pact", renews=["visit@a"]), on="2018-05-01")
    with pytest.raises(Ineffective) as raised:
        amend(strict, given)
    assert [place for place, _ in raised.value.complaints] == [("statements", 1, "renews", 0)]
    assert [one.key for one in on_record(strict, "b").statements] == ["pact"]


def test_what_stands_on_record_is_left_alone_given_back_and_imported(
    record: Record, tmp_path: Path
) -> None:
    given = readout("b", commitment("new", renews=["new@b"]), on="2018-05-01")
    record.record(given)
    record.any_effect = False
    assert record.record(given).unchanged == ("b",)
    copy = Record(f"sqlite:///{tmp_path}/copy.db", any_effect=False)
    assert take_in(copy, exported(record)) == 2
    assert copy.record(given).unchanged == ("b",)


# What is told


def told(record: Record, *files: Readout) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.ref, one.what, one.about) for one in record.record(*files).idle]


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([commitment("pact", renews=["pact"])], []),
        ([commitment("pact", renews=["pact@a"])], []),
        ([commitment("pact", by=["RU"], renews=["pact@a"])], [("renews", "pact@a")]),
        ([commitment("visit", renews=["visit"])], [("renews", "visit")]),
        ([commitment("pact", renews=["pact", "visit"])], [("renews", "visit")]),
        ([completion("x", fulfils=["pact@a"])], []),
        ([completion("x", fulfils=["pact@a"], done_by=["RU"])], [("fulfils", "pact@a")]),
        ([completion("x", fulfils=["done"])], [("fulfils", "done")]),
        ([completion("pact")], []),
        ([completion("pact", by=["RU"])], [("done_by", "pact@a")]),
        ([completion("pact", by=["RU"], done_by=["JP"])], []),
        ([completion("pact", by=["JP"], done_by=["RU"])], [("done_by", "pact@a")]),
        ([completion("pact", by=["RU"], fulfils=[])], []),
        ([completion("other", by=["RU"])], []),
        ([commitment("x", due={"before": "visit"})], []),
        ([commitment("x", due={"before": "pact"})], [("before", "pact")]),
        ([commitment("x", due={"at": "unknown"})], []),
        ([commitment("x", same_as="pact@a")], [("same_as", "pact@a")]),
        ([commitment("pact")], [("again", "pact@a")]),
        ([commitment("pact", by=["RU"])], []),
        ([commitment("pact", renews=[])], []),
        ([follow_up("visit")], []),
    ],
)
def test_what_does_nothing_for_now_is_told(
    record: Record, acts: list[Act], expected: list[tuple[str, str]]
) -> None:
    first = readout(
        "a", commitment("pact", by=["JP"]), follow_up("visit"), progress("done"), on="2018-03-01"
    )
    record.record(first)
    found = told(record, readout("b", *acts, on="2018-05-01"))
    assert [(what, about[0]) for _, what, about in found] == expected


def test_what_was_settled_is_renewed_fulfilled_and_promised_to_no_effect(record: Record) -> None:
    record.record(
        readout("a", commitment("pact"), commitment("deal"), on="2018-03-01"),
        readout("b", completion("pact"), completion("deal"), on="2018-04-01"),
    )
    acts = [commitment("pact", renews=["pact"]), commitment("deal")]
    assert told(record, readout("c", *acts, on="2018-05-01")) == [
        ("pact@c", "renews", ("pact",)),
    ]
    assert told(record, readout("d", completion("x", fulfils=["pact@a"]), on="2018-06-01")) == [
        ("x@d", "fulfils", ("pact@a",)),
    ]


def test_what_is_complete_before_its_time_is_told_and_settles_nothing_unless_it_is_named(
    record: Record,
) -> None:
    record.record(
        readout(
            "a",
            commitment("study", due="2018-05"),
            follow_up("tour", due="2018-05"),
            commitment("grant", by=["JP"], due="2018-05"),
            on="2018-01-10",
        )
    )
    acts = completion("study"), completion("tour"), completion("grant", by=["RU"])
    assert told(record, readout("b", *acts, on="2018-03-15")) == [
        ("study@b", "early", ("study@a",)),
        ("tour@b", "early", ("tour@a",)),
        ("grant@b", "done_by", ("grant@a",)),
    ]
    why = record.standings("2018-06-10")["study@a"].why
    assert "its item was reported complete, which did not settle it (study@b)" in why
    named = readout("c", completion("x", fulfils=["study@a", "tour@a"]), on="2018-03-20")
    assert told(record, named) == []
    assert record.status("study@a", "2018-06-10") == "fulfilled"


def test_a_promise_that_only_one_party_still_owes_is_promised_again_by_that(record: Record) -> None:
    record.record(readout("a", commitment("pact"), on="2018-03-01"))
    judge(record, outcome("fulfilled", "2018-04-01", "pact@a", share="JP"))
    assert told(record, readout("b", commitment("pact", by=["JP"]), on="2018-05-01")) == []
    assert told(record, readout("c", commitment("pact", by=["RU"]), on="2018-05-01")) == [
        ("pact@c", "again", ("pact@a",))
    ]


def test_a_meeting_that_holds_nothing_announced_is_told(record: Record) -> None:
    record.record(readout("a", follow_up("visit"), follow_up("talks"), on="2018-03-01"))
    assert told(record, readout("b", on="2018-05-01", holds=["visit", "talks@a", "new"])) == []
    assert told(record, readout("c", on="2018-06-01", holds=["visit"])) == [
        ("c", "holds", ("visit",))
    ]
    tied = readout("d", commitment("x", due={"before": "visit"}), on="2018-07-01")
    assert told(record, tied) == [("x@d", "before", ("visit",))]
    assert told(record, readout("e", on="2018-08-01", holds=["visit"])) == []


def test_twins_do_once_what_one_of_them_does(record: Record) -> None:
    record.record(readout("a", commitment("pact", due="2018-06"), follow_up("v"), on="2018-03-01"))
    again = [commitment("pact", renews=["pact"]), completion("x", fulfils=["v@a"])]
    both = [readout(p.lower(), *again, on="2018-05-01", publisher=p) for p in ("JP", "RU")]
    assert told(record, *both) == []
    late = readout("b", *again[:1], on="2018-05-01", publisher="RU")
    assert told(record, late) == []


def test_what_only_a_judgement_keeps_from_its_effect_is_told_as_that(record: Record) -> None:
    record.record(readout("a", commitment("pact"), on="2018-03-01"))
    judge(record, outcome("not fulfilled", "2018-04-01", "pact@a"))
    receipt = record.record(readout("b", completion("x", fulfils=["pact@a"]), on="2018-05-01"))
    assert [one.evidence for one in receipt.overruled] == ["x@b"]
    assert receipt.idle == ()


def test_an_amendment_is_told_too(record: Record) -> None:
    record.record(readout("a", commitment("pact"), on="2018-03-01"))
    record.record(readout("b", views("pact"), on="2018-05-01"))
    receipt = amend(record, readout("b", commitment("pact"), on="2018-05-01"))
    assert [(one.what, one.about) for one in receipt.idle] == [("again", ("pact@a",))]
