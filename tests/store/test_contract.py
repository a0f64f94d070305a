"""The contract: what a store does, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.support.examples import everything, shipped
from tests.support.judgements import outcome
from tests.support.project import EVENTS
from tests.support.records import DAY, LATER, Record, size
from tests.support.stores import rows
from tests.support.stories import FIRST, A, commitment, completion, readout, views
from tracker import bootstrap
from tracker.domain.items import (
    ConditionSettled,
    EvidenceSought,
    ItemMerged,
    ItemSeparated,
    OutcomeAssessed,
)
from tracker.errors import Damaged, NotFound, Refused, Unavailable
from tracker.files.readouts import files_in, item_list_text, readout_text
from tracker.queries import Viewpoint


def test_it_records_once_and_refuses_what_differs(kept: Record) -> None:
    told = readout("a", commitment("item", due="2018-04"), on=FIRST)
    assert [one.readout for one in kept.record(told).recorded] == ["a"]
    assert kept.record(told).unchanged == ("a",)
    (refused,) = kept.record(readout("a", views("item"), on=FIRST)).refused
    assert refused.readout == "a"
    assert size(kept) == 2
    assert kept.status(A, "2018-05-01") == "overdue"


def test_a_recording_is_whole_or_not_there(kept: Record) -> None:
    kept.record(readout("a", commitment("item"), on=FIRST))

    def broken() -> Any:
        raise RuntimeError("the clock stands still")

    with (
        bootstrap.ledger(kept.store, recorded_by="anna", clock=broken) as ledger,
        pytest.raises(RuntimeError, match="stands still"),
    ):
        ledger.record([readout("b", commitment("item"), on=FIRST)], day=DAY)
    with kept.ledger() as ledger:
        receipt = ledger.record([readout("c", views("x"), on=FIRST)], day=DAY, dry_run=True)
        assert [one.readout for one in receipt.recorded] == ["c"]
        assert ledger.verify().events == 2
    assert list(kept.statuses(LATER)) == [A]


def test_it_amends_and_keeps_what_was_known(kept: Record) -> None:
    kept.record(readout("a", commitment("item", due="2018-04"), views("talks"), on=FIRST))
    mended = readout("a", views("talks"), commitment("item"), on="2018-03-02")
    with kept.ledger() as ledger:
        ledger.amend(mended, reason="another year", day=DAY)
        assert ledger.readout("a") == mended
        with pytest.raises(NotFound):
            ledger.amend(readout("b", on=FIRST), reason="another", day=DAY)
    assert kept.status(A, LATER) == "open"
    assert kept.status(A, LATER, kept.moments[0]) == "overdue"
    with kept.queries() as queries:
        found = queries.history(A)
    assert [(one.change, one.reason) for one in found.versions] == [
        ("recorded", None),
        ("StatementAmended", "another year"),
    ]


def test_it_judges_and_takes_back(kept: Record) -> None:
    kept.record(readout("a", commitment("item", due="2018-04", condition="if possible"), on=FIRST))
    lapsed = ConditionSettled.model_validate({"ref": A, "result": "lapsed", "on": "2018-06-01"})
    with kept.ledger() as ledger:
        ledger.judge(outcome(), day=DAY)
        ledger.judge(lapsed, day=DAY)
        ledger.take_back(A, ConditionSettled, reason="it was not", day=DAY)
        ledger.judge(EvidenceSought.model_validate({"ref": A, "through": "2018-05-01"}), day=DAY)
        ledger.take_back(A, OutcomeAssessed, reason="it was not", day=DAY)
        with pytest.raises(NotFound):
            ledger.take_back(A, OutcomeAssessed, reason="it was not", day=DAY)
    known = [kept.status(A, LATER, moment) for moment in kept.moments]
    assert known == ["overdue", "fulfilled", "lapsed", "fulfilled", "fulfilled", "overdue"]


def test_it_merges_and_separates(kept: Record) -> None:
    kept.record(
        readout("a", commitment("item"), on=FIRST),
        readout("b", completion("matter"), on="2018-04-01"),
    )
    with kept.ledger() as ledger:
        ledger.merge("JP-RU", ItemMerged(item="item", into="matter"), day=DAY)
        with pytest.raises(Refused):
            ledger.merge("JP-RU", ItemMerged(item="matter", into="item"), day=DAY)
        ledger.separate("JP-RU", ItemSeparated(item="item", reason="two"), day=DAY)
    assert [kept.status(A, LATER, at) for at in kept.moments] == ["open", "fulfilled", "open"]


def test_a_rebuild_makes_the_same_rows_and_the_ledger_verifies(kept: Record) -> None:
    everything(kept)
    before = rows(kept)
    with kept.ledger() as ledger:
        head = ledger.verify().head
        assert ledger.rebuild() == ledger.size()
        assert ledger.verify(head=head).head == head
    assert rows(kept) == before


def test_it_gives_the_files_back(kept: Record) -> None:
    kept.record(*shipped())
    with kept.ledger() as ledger:
        assert ledger.contents() == {
            "JP-RU": sorted(path.stem for path in files_in([EVENTS]) if path.stem != "items")
        }
        for path in files_in([EVENTS]):
            text = (
                item_list_text(ledger.item_list("JP-RU"))
                if path.stem == "items"
                else readout_text(ledger.readout(path.stem))
            )
            assert text.encode() == path.read_bytes()


def test_a_change_in_an_event_is_found(kept: Record) -> None:
    kept.record(readout("a", commitment("item"), on=FIRST))
    with bootstrap.event_log(kept.store) as log, log.writing() as sql:
        sql.write("UPDATE tracker_events SET topic = ? WHERE originator_version = 2", [("X.1",)])
    before = rows(kept)
    with kept.ledger() as ledger:
        for use in ledger.verify, ledger.rebuild:
            with pytest.raises(Unavailable, match="event 2 of JP-RU"):
                use()
    assert rows(kept) == before


def test_events_that_were_cut_off_are_missed_and_the_views_stay(kept: Record) -> None:
    kept.record(readout("a", commitment("item"), views("talks"), on=FIRST))
    with bootstrap.event_log(kept.store) as log, log.writing() as sql:
        sql.rows("DELETE FROM tracker_events WHERE originator_version = 3")
    before = rows(kept)
    with kept.ledger() as ledger:
        for use in ledger.verify, ledger.rebuild:
            with pytest.raises(Damaged, match="2 statements in the views, 1 by the events"):
                use()
        assert rows(kept) == before
        assert ledger.rebuild(force=True) == 2
        assert ledger.verify().events == 2


def test_views_that_are_not_there_are_made_again(kept: Record) -> None:
    kept.record(readout("a", commitment("item"), on=FIRST))
    before = rows(kept)
    with kept.ledger() as ledger:
        with bootstrap.event_log(kept.store) as log, log.writing() as sql:
            sql.rows("DROP TABLE tracker_statements")
        assert ledger.rebuild() == 2
    assert rows(kept) == before


def test_what_is_not_on_record_is_told_with_what_is(kept: Record) -> None:
    kept.record(
        readout("a", commitment("item"), on=FIRST),
        readout("b", views("talks", by=["US"]), on=FIRST, parties=("JP", "US")),
    )
    with kept.queries() as queries:
        with pytest.raises(NotFound, match=r"did you mean item@a\?"):
            queries.history("itm@a")
        with pytest.raises(NotFound, match="in JP-US; it is in JP-RU"):
            queries.story(Viewpoint(DAY, relationship="JP-US"), "item")
        with pytest.raises(NotFound, match="was on record by then; it was named later"):
            queries.items(Viewpoint(DAY, kept.moments[0] - timedelta(1), items=("item",)))
