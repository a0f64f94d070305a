"""Sight: what is recorded in one relationship tells nothing of another, and does nothing there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.support.records import Record
from tests.support.stories import commitment, completion, concern, follow_up, progress, readout
from tests.support.ways import NOWHERE
from tracker import bootstrap
from tracker.domain.items import OutcomeAssessed
from tracker.domain.readouts import Readout
from tracker.errors import Forbidden, Ineffective
from tracker.ledger import Ledger
from tracker.ledger.notes import notes
from tracker.ledger.receipt import Receipt
from tracker.ledgers import Ledgers
from tracker.sql import ELSEWHERE

OWN, THREE = frozenset({"JP-RU"}), ("CN", "JP", "RU")
SECRET, HIDDEN = "Share the charts.", "2018-05-01-three"
DAY = date(2019, 6, 1)


@pytest.fixture
def told(record: Record) -> Record:
    """Promises of three, one of them reported as done by two, and a promise of two alone."""
    promises = [
        commitment(item, by=list(THREE), summary=SECRET, due="../2018-12")
        for item in ("charts", "buoys")
    ]
    three: dict[str, Any] = {"parties": THREE}
    record.record(
        readout("2018-03-01-two", commitment("visa", due="../2018-12"), on="2018-03-01"),
        readout(HIDDEN, *promises, follow_up("talks", by=list(THREE)), on="2018-05-01", **three),
        readout(
            "2018-06-01-two",
            completion("charts", fulfils=[f"charts@{HIDDEN}"]),
            concern("fish"),
            on="2018-06-01",
        ),
        readout(
            "2018-07-01-three",
            completion("visa", by=list(THREE), fulfils=["visa@2018-03-01-two"]),
            progress("buoys", by=list(THREE)),
            on="2018-07-01",
            **three,
        ),
    )
    return record


def _as_ben(told: Record, do: Callable[[Ledger], Receipt], *, all_read: bool = False) -> Receipt:
    ledgers = Ledgers(told.store)
    try:
        with ledgers.ledger("ben", seen=None if all_read else OWN, taken=OWN) as ledger:
            return do(ledger)
    finally:
        ledgers.close()


def _recorded(one: Readout, **more: Any) -> Callable[[Ledger], Receipt]:
    return lambda ledger: ledger.record([one], day=DAY, **more)


_NAMING = [
    completion("new", fulfils=["{}"]),
    commitment("new", renews=["{}"]),
    commitment("new", same_as="{}"),
    concern("new", same_as="{}"),
    follow_up("new", renews=["{}"]),
]
_OTHERS = [f"charts@{HIDDEN}", f"talks@{HIDDEN}", f"nosuch@{HIDDEN}", "nosuch@2018-05-01-thre"]


@pytest.mark.parametrize("dry_run", [True, False])
@pytest.mark.parametrize("all_read", [True, False])
def test_what_is_elsewhere_cannot_be_named_be_it_there_or_not(
    told: Record, *, all_read: bool, dry_run: bool
) -> None:
    before = told.statuses(str(DAY))
    for act in _NAMING:
        said = set()
        for ref in _OTHERS:
            given = {
                key: [ref] if value == ["{}"] else ref if value == "{}" else value
                for key, value in act.items()
            }
            new = readout("2019-01-01-two", given, on="2019-01-01")
            with pytest.raises(Forbidden, match="cannot be named") as refused:
                _as_ben(told, _recorded(new, dry_run=dry_run), all_read=all_read)
            said.add(str(refused.value).replace(ref, ""))
        assert len(said) == 1
    held = readout("2019-01-01-two", on="2019-01-01", holds=[f"talks@{HIDDEN}"])
    with pytest.raises(Forbidden, match="cannot be named"):
        _as_ben(told, _recorded(held, dry_run=dry_run), all_read=all_read)
    assert told.statuses(str(DAY)) == before


def test_an_amendment_names_nothing_elsewhere_that_was_not_named_before(told: Record) -> None:
    with told.ledger() as ledger:
        fish, charts = ledger.readout("2018-06-01-two").statements[::-1]
    for ref in (f"buoys@{HIDDEN}", "nosuch@nowhere"):
        other = charts.model_copy(update={"fulfils": (ref,)})
        with pytest.raises(Forbidden, match="cannot be named"):
            _as_ben(told, lambda ledger, one=other: _amended(ledger, one))  # type: ignore[misc]
        heading = {"meetings": [{"date": "2018-06-01", "kind": "summit", "holds": [ref]}]}
        with pytest.raises(Forbidden, match="cannot be named"):
            _as_ben(
                told,
                lambda ledger, given=heading: ledger.amend_heading(  # type: ignore[misc]
                    "2018-06-01-two", given, reason="x", day=DAY
                ),
            )
    assert fish.item == "fish"
    reworded = charts.model_copy(update={"summary": "In other words."})
    assert _as_ben(told, lambda ledger: _amended(ledger, reworded)).corrections


def test_who_may_record_everywhere_names_what_is_anywhere(told: Record) -> None:
    new = readout("2019-01-01-two", completion("new", fulfils=[f"buoys@{HIDDEN}"]), on="2019-01-01")
    with bootstrap.ledger(told.store) as ledger:
        found = ledger.record([new], day=DAY).changes
    assert [(one.ref, one.after) for one in found] == [(f"buoys@{HIDDEN}", "fulfilled")]


def test_what_is_named_there_or_in_the_recording_itself_is_no_matter(told: Record) -> None:
    first = readout("2019-01-01-two", commitment("bay"), on="2019-01-01")
    named = [
        f"{item}@{whose}" for item, whose in (("bay", first.readout), ("visa", "2018-03-01-two"))
    ]
    second = readout("2019-02-01-two", commitment("bay", renews=named), on="2019-02-01")
    _as_ben(told, lambda ledger: ledger.record([first, second], day=DAY))


def test_what_it_does_elsewhere_is_done_and_not_told(told: Record) -> None:
    judged = OutcomeAssessed(
        ref=f"charts@{HIDDEN}",
        outcome="not fulfilled",
        on=date(2019, 1, 1),
        evidence="https://x.org",
    )
    with bootstrap.ledger(told.store) as ledger, pytest.raises(AssertionError):
        _tells_nothing(_retracted("2018-06-01-two", dry_run=True)(ledger))  # as it tells others
    for name in ("2018-06-01-two", "2018-03-01-two"):
        _tells_nothing(_as_ben(told, _retracted(name, dry_run=True)))
    with bootstrap.ledger(told.store) as ledger:
        ledger.judge(judged, day=DAY)
        charts = ledger.readout("2018-06-01-two").statements[0]
    reworded = charts.model_copy(update={"done_by": ("JP",), "summary": "Another."})
    _tells_nothing(_as_ben(told, lambda ledger: _amended(ledger, reworded, dry_run=True)))
    _tells_nothing(_as_ben(told, _retracted("2018-06-01-two")))
    _tells_nothing(_as_ben(told, lambda ledger: ledger.record_again("2018-06-01-two", day=DAY)))


def test_its_own_changes_are_told_by_whatever_they_rest_on(told: Record) -> None:
    found = _as_ben(told, _retracted("2018-03-01-two", dry_run=True))
    assert [(one.ref, one.before) for one in found.changes] == [
        ("visa@2018-03-01-two", "fulfilled")
    ]
    assert [(one.ref, one.named_by) for one in found.orphaned] == [
        ("visa@2018-03-01-two", (ELSEWHERE,))
    ]


def test_what_cannot_be_is_told_without_the_names_of_others(record: Record) -> None:
    on = "2018-05-01"
    record.record(
        readout("two-a", commitment("pier", renews=["pier@three-a"]), on=on),
        readout("two-b", commitment("pier"), on=on),
        readout("three-a", commitment("pier", renews=["pier@three-b"]), on=on, parties=THREE),
        readout("three-b", commitment("pier", renews=["pier@two-b"]), on=on, parties=THREE),
    )
    again = commitment("pier", renews=["pier@two-a"], key="pier")
    (given,) = readout("two-b", again, on=on).statements
    with pytest.raises(Ineffective) as refused:
        _as_ben(
            record, lambda ledger: ledger.amend_statement("pier@two-b", given, reason="x", day=DAY)
        )
    (why,) = [why for _, why in refused.value.complaints]
    assert why == (
        "goes round in a circle: another-relationship renews another-relationship renews "
        "pier@two-b renews pier@two-a renews another-relationship; take one out"
    )


def _retracted(name: str, **more: Any) -> Callable[[Ledger], Receipt]:
    return lambda ledger: ledger.retract(name, reason="x", day=DAY, **more)


def _amended(ledger: Ledger, one: Any, **more: Any) -> Receipt:
    return ledger.amend_statement(f"{one.key}@2018-06-01-two", one, reason="x", day=DAY, **more)


def _tells_nothing(found: Receipt) -> None:
    said = [*map(repr, (found.changes, found.shares, found.awaited)), *notes([found], NOWHERE)]
    own = "\n".join(said).replace("charts@2018-06-01-two", "")
    assert SECRET not in own
    assert HIDDEN not in own
    assert "three" not in own
