"""History: every version of a statement, and every status that it had on both clocks."""

from __future__ import annotations

import pytest

from tests.support.corrections import WHY, amend
from tests.support.judgements import merge, outcome
from tests.support.records import DAY, Record, history
from tests.support.stories import FIRST, commitment, named, readout, views
from tracker.errors import NotFound


def test_history_shows_each_version_with_who_when_and_why(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), views("talks"), on=FIRST))
    amend(record, readout("a", commitment("item", due="2018-05"), views("talks"), on=FIRST))
    amend(record, readout("a", views("talks"), on=FIRST), reason="nobody said so")
    amend(record, readout("a", views("talks"), commitment("item"), on=FIRST), reason="page two")
    found = history(record, "item@a")
    one, two, three, four = record.moments
    assert [(v.change, v.reason, v.due) for v in found.versions] == [
        ("recorded", None, "2018-04"),
        ("StatementAmended", WHY, "2018-05"),
        ("StatementAdded", "page two", None),
    ]
    assert [(v.known_from, v.known_to) for v in found.versions] == [
        (one, two),
        (two, three),
        (four, None),
    ]
    assert {v.recorded_by for v in found.versions} == {"anna"}
    assert [(r.at, r.recorded_by, r.reason) for r in found.retractions] == [
        (three, "anna", "nobody said so")
    ]


def test_history_names_the_correction_of_the_statement_before_that_of_the_readout(
    record: Record,
) -> None:
    record.record(readout("a", commitment("item"), views("talks"), on=FIRST))
    amend(record, readout("a", views("talks"), commitment("item", due="2018"), on="2018-03-02"))
    assert [v.change for v in history(record, "item@a").versions] == [
        "recorded",
        "StatementAmended",
    ]
    assert history(record, "talks@a").versions[-1].change == "HeadingAmended"


def test_history_shows_every_status_on_both_clocks(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    amend(record, readout("a", commitment("item"), on=FIRST))
    one, two = record.moments
    found = [
        (held.status, str(held.valid_from), held.valid_to and str(held.valid_to), held.known_to)
        for held in history(record, "item@a").statuses
    ]
    assert found == [
        ("open", FIRST, "2018-04-01", two),
        ("due", "2018-04-01", "2018-05-01", two),
        ("overdue", "2018-05-01", None, two),
        ("open", FIRST, None, None),
    ]
    assert [held.known_from for held in history(record, "item@a").statuses] == [one] * 3 + [two]


def test_there_is_no_history_of_what_was_never_on_record(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    with pytest.raises(NotFound, match="no statement 'other@a' is on record"):
        history(record, "other@a")


@pytest.mark.parametrize("judged", ["item@a", "item@b", "item@c"])
def test_history_tells_what_was_judged_of_any_account(record: Record, judged: str) -> None:
    for name, publisher in (("a", "JP"), ("b", "RU"), ("c", "US")):
        record.record(readout(name, commitment("item"), on=FIRST, publisher=publisher))
    record.judge(outcome("fulfilled", "2018-04-01", judged))
    for ref in ("item@a", "item@b", "item@c"):
        found = history(record, ref)
        assert [one.recorded_by for one in found.judgements] == ["anna"]
        assert found.statuses[-1].rule == "commitment.assessed"


def test_history_tells_a_status_once_that_a_renaming_or_a_merging_did_not_change(
    record: Record,
) -> None:
    record.record(named("road"), named("bus"))
    record.record(
        readout("a", commitment("road", due="2018-04"), commitment("bus"), on=FIRST),
        readout("b", views("road"), on="2018-05-02"),
    )
    held = {ref: history(record, ref).statuses for ref in ("road@a", "bus@a")}
    with record.ledger() as ledger:
        ledger.rename("road", "highway", day=DAY)
    merge(record, "bus", "highway")
    for ref, statuses in held.items():
        assert history(record, ref).statuses == statuses
