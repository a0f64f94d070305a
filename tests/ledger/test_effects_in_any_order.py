"""Effects in any order: what can do nothing is refused whichever readout is recorded first."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.corrections import WHY, amend, on_record
from tests.support.records import DAY, Record, exported
from tests.support.stories import commitment, completion, concern, follow_up, readout, views
from tracker.domain.readouts import Readout
from tracker.errors import Ineffective


def _refused(record: Record, *files: Readout) -> list[tuple[Any, ...]]:
    return [
        (error.readout, *complaint)
        for error in record.record(*files).ineffective
        for complaint in error.complaints
    ]


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (
            readout("a", follow_up("x", due={"before": "y"}), on="2018-01-10"),
            readout("b", follow_up("y", due={"before": "x"}), on="2018-05-20"),
            "goes round in a circle: x is tied to y is tied to x (x@a, y@b)",
        ),
        (
            readout("a", commitment("x", renews=["x@b"]), on="2018-01-10"),
            readout("b", commitment("x"), on="2018-05-20"),
            "x@b was said later than x@a, which renews it",
        ),
        (
            readout("a", completion("k", fulfils=["x@b"]), on="2018-01-10"),
            readout("b", commitment("x"), on="2018-05-20"),
            "x@b was said later than k@a, which fulfils it",
        ),
        (
            readout("a", commitment("x"), on="2018-01-10"),
            readout("b", follow_up("x", renews=["x@a"]), on="2018-05-20"),
            "x@a is a commitment, which a follow-up cannot renew; name a follow-up in x@b",
        ),
        (
            readout("a", views("x"), on="2018-01-10"),
            readout("b", completion("x", fulfils=["x@a"]), on="2018-05-20"),
            "x@a is views, which cannot be fulfilled; name what can be in x@b",
        ),
        (
            readout("a", on="2018-01-10", holds=["x@b"]),
            readout("b", follow_up("x"), on="2018-05-20"),
            "x@b was said after the meeting of a that holds it",
        ),
    ],
)
@pytest.mark.parametrize("backwards", [False, True])
def test_what_can_do_nothing_is_refused_in_either_order(
    record: Record, first: Readout, second: Readout, why: str, *, backwards: bool
) -> None:
    record.any_effect = False
    one, other = (second, first) if backwards else (first, second)
    assert _refused(record, one) == []
    before = exported(record)
    ((name, _, told),) = _refused(record, other)
    assert name == other.readout
    assert why in told
    assert exported(record) == before


def test_what_was_left_on_record_of_that_kind_can_be_amended(record: Record) -> None:
    record.any_effect = True
    record.record(readout("a", commitment("x", renews=["x@b"]), on="2018-01-10"))
    record.record(readout("b", commitment("x"), on="2018-05-20"))
    record.any_effect = False
    amend(record, readout("b", commitment("x", summary="Differently."), on="2018-05-20"))
    assert [one.summary for one in on_record(record, "b").statements] == ["Differently."]


_NAMED = readout("a", commitment("x"), concern("k"), follow_up("v"), on="2018-01-10")
_NAMING = readout(
    "b",
    commitment("x", renews=["x@a"]),
    completion("k", fulfils=["k@a"]),
    on="2018-05-20",
    holds=["v@a"],
)


@pytest.mark.parametrize(("name", "to"), [("a", "2018-06-01"), ("b", "2018-01-01")])
def test_an_amended_day_that_leaves_something_without_effect_is_refused(
    record: Record, name: str, to: str
) -> None:
    record.any_effect = False
    record.record(_NAMED, _NAMING)
    before = exported(record)
    with record.ledger() as ledger, pytest.raises(Ineffective) as refused:
        ledger.amend_heading(name, {"meetings": _moved(record, name, to)}, reason=WHY, day=DAY)
    assert {why.split(";")[0] for _, why in refused.value.complaints} >= {
        "x@a was said later than x@b, which renews it",
        "k@a was said later than k@b, which fulfils it",
        "v@a was said after the meeting of b that holds it",
    }
    assert exported(record) == before


def test_an_amended_day_that_leaves_the_order_is_taken(record: Record) -> None:
    record.any_effect = False
    record.record(_NAMED, _NAMING)
    with record.ledger() as ledger:
        ledger.amend_heading(
            "a", {"meetings": _moved(record, "a", "2018-05-01")}, reason=WHY, day=DAY
        )
    assert str(on_record(record, "a").meetings[0].date) == "2018-05-01"


def test_an_amended_type_that_leaves_a_renewal_without_effect_is_refused(record: Record) -> None:
    record.any_effect = False
    record.record(_NAMED, _NAMING)
    with pytest.raises(Ineffective, match="x@a is a follow-up, which a commitment cannot renew"):
        amend(record, readout("a", follow_up("x"), concern("k"), follow_up("v"), on="2018-01-10"))


def _moved(record: Record, name: str, to: str) -> list[dict[str, object]]:
    (meeting,) = on_record(record, name).meetings
    return [{**meeting.model_dump(), "date": to}]
