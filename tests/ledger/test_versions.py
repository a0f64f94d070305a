"""Versions: nobody changes what somebody else changed since it was looked at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.corrections import WHY, amend, on_record
from tests.support.judgements import judge, merge, outcome, searched, separate
from tests.support.records import DAY, Record, size
from tests.support.stories import FIRST, commitment, readout, views
from tracker import bootstrap
from tracker.domain.items import EvidenceSought, ItemMerged
from tracker.domain.names import Versioned
from tracker.domain.statements import Statement
from tracker.errors import Overtaken
from tracker.ledger import Ledger
from tracker.ledger.receipt import Receipt

OTHER = "visa@a"


@pytest.fixture
def told(record: Record) -> Record:
    """A record of a readout with two promises, and of another."""
    record.record(
        readout("a", commitment("item", due="2018-04"), commitment("visa"), on=FIRST),
        readout("b", views("talks"), on="2018-06-01"),
    )
    return record


def _version(record: Record, of: Versioned, name: str) -> int:
    with record.queries() as queries:
        return queries.version(of, name)


def _do(
    record: Record, seen: int, act: Callable[[Ledger], Receipt], key: str | None = None
) -> Receipt:
    with bootstrap.ledger(
        record.store, recorded_by="boris", clock=record.clock, version=seen, key=key
    ) as ledger:
        return act(ledger)


def _restated(record: Record, key: str = "item", **fields: object) -> Statement:
    (one,) = (one for one in on_record(record).statements if one.key == key)
    return one.model_copy(update=fields)


def test_a_judgement_of_what_was_amended_or_judged_meanwhile_is_refused(told: Record) -> None:
    seen = _version(told, "judged", "item@a")
    judge(told, outcome(ref=OTHER))
    assert _version(told, "judged", "item@a") == seen
    judge(told, searched(ref="item@a"))
    for act in (
        lambda ledger: ledger.judge(outcome(), day=DAY),
        lambda ledger: ledger.judge(outcome(), day=DAY, dry_run=True),
        lambda ledger: ledger.take_back("item@a", EvidenceSought, reason=WHY, day=DAY),
    ):
        before = size(told)
        with pytest.raises(Overtaken, match="changed by somebody else"):
            _do(told, seen, act)
        assert size(told) == before
    seen = _version(told, "judged", "item@a")
    assert _do(told, seen, lambda ledger: ledger.judge(outcome(), day=DAY)).changes


def test_amendments_of_two_statements_of_one_readout_are_in_nobodys_way(told: Record) -> None:
    seen = {ref: _version(told, "statement", ref) for ref in ("item@a", OTHER)}
    one, other = _restated(told, summary="One."), _restated(told, "visa", summary="Other.")
    _do(told, seen[OTHER], lambda x: x.amend_statement(OTHER, other, reason=WHY, day=DAY))
    _do(told, seen["item@a"], lambda x: x.amend_statement("item@a", one, reason=WHY, day=DAY))
    assert [each.summary for each in on_record(told).statements] == ["One.", "Other."]
    with pytest.raises(Overtaken):
        _do(told, seen[OTHER], lambda x: x.amend_statement(OTHER, one, reason=WHY, day=DAY))


def test_a_heading_is_amended_whatever_happens_to_statements(told: Record) -> None:
    seen = _version(told, "heading", "a")
    amend(told, readout("a", commitment("item"), commitment("visa"), on=FIRST))
    receipt = _do(told, seen, lambda x: x.amend_heading("a", {"title": "T"}, reason=WHY, day=DAY))
    assert receipt.corrections == ("title: on record nothing, in the file 'T'",)
    with pytest.raises(Overtaken):
        _do(told, seen, lambda x: x.amend_heading("a", {"title": "U"}, reason=WHY, day=DAY))
    with pytest.raises(Overtaken):
        _do(told, seen, lambda x: x.retract("a", reason=WHY, day=DAY))


def test_an_item_that_was_merged_meanwhile_is_not_renamed(told: Record) -> None:
    seen = _version(told, "item", "JP-RU/item")
    merge(told, "item", "visa")
    separate(told, "item")
    with pytest.raises(Overtaken):
        _do(told, seen, lambda x: x.rename("item", "other", day=DAY))
    with pytest.raises(Overtaken):
        _do(told, seen, lambda x: x.merge("JP-RU", ItemMerged(item="item", into="visa"), day=DAY))
    now = _version(told, "item", "JP-RU/item")
    assert _do(told, now, lambda x: x.rename("item", "other", day=DAY)).renamed


def test_what_is_sent_twice_is_told_as_recorded_and_not_as_overtaken(told: Record) -> None:
    given = _restated(told, summary="Another.")
    acts: list[tuple[Versioned, str, Callable[[Ledger], Receipt]]] = [
        (
            "statement",
            "item@a",
            lambda x: x.amend_statement("item@a", given, reason=WHY, day=DAY),
        ),
        ("heading", "a", lambda x: x.amend_heading("a", {"title": "T"}, reason=WHY, day=DAY)),
        ("item", "JP-RU/visa", lambda x: x.rename("visa", "visas", day=DAY)),
        ("judged", "item@a", lambda x: x.judge(outcome(), day=DAY)),
        ("readout", "a", lambda x: x.retract("a", reason=WHY, day=DAY)),
    ]
    for of, name, act in acts:
        seen = _version(told, of, name)
        assert _do(told, seen, act, key="k").repeated is None
        before = size(told)
        assert _do(told, seen, act, key="k").repeated == told.moments[-1]
        assert size(told) == before
