"""Tellings: progress and views that two publishers report of one meeting are one act."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.support.comparisons import changes
from tests.support.corrections import amend, changed, retract
from tests.support.records import DAY, Record, command
from tests.support.sites import answered
from tests.support.stores import rows
from tests.support.stories import commitment, completion, progress, readout, views
from tracker.domain.readouts import Readout
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS

MADE = readout("a", commitment("port", due="../2018-06"), on="2018-01-10", publisher="JP")
OURS = readout(
    "b",
    completion("port"),
    progress("survey"),
    views("talks"),
    on="2018-07-10",
    publisher="JP",
    meeting="talks-in-july",
)
THEIRS = readout(
    "c",
    views("talks"),
    completion("survey"),
    completion("port"),
    on="2018-07-10",
    publisher="RU",
    meeting="talks-in-july",
)


def _asked(record: Record, folder: Path, *words: str) -> list[dict[str, Any]]:
    typed = (*words, "--as-of", "2018-12-01", "--format", "json")
    found: list[dict[str, Any]] = json.loads(command(record, *typed, folder=folder).out)
    return found


@pytest.mark.parametrize("order", [*permutations((MADE, OURS, THEIRS))])
def test_each_act_is_one_line_and_counts_once(
    order: tuple[Readout, ...], record: Record, tmp_path: Path
) -> None:
    for one in order:
        record.record(one)
    told = _asked(record, tmp_path, "statements")
    assert {one["ref"]: (one["refs"], one["told_by"]) for one in told if not one["status"]} == {
        "port@b": (["port@b", "port@c"], ["JP", "RU"]),
        "survey@c": (["survey@c", "survey@b"], ["RU", "JP"]),
        "talks@b": (["talks@b", "talks@c"], ["JP", "RU"]),
    }
    assert [one["since"] for one in told if not one["status"]] == [None] * 3
    counted = {
        (one["party"], one["kind"]): one["statements"] for one in _asked(record, tmp_path, "stats")
    }
    of_each = {"commitment": 1, "progress": 2, "views": 1}
    assert counted == {(who, kind): n for who in ("JP", "RU") for kind, n in of_each.items()}
    (_, second) = _asked(record, tmp_path, "meetings")
    assert (second["readouts"], second["statements"]) == (["b", "c"], 3)
    head = command(record, "statements", "--as-of", "2018-12-01", folder=tmp_path).both
    assert "1 fulfilled, 3 statements without a status" in head


def test_what_one_account_calls_complete_is_told_so_with_the_other_that_does_not(
    record: Record, tmp_path: Path
) -> None:
    record.record(OURS, THEIRS)
    (survey,) = _asked(record, tmp_path, "statements", "--item", "survey")
    assert survey["complete"]
    assert "another account differs in whether it is complete (survey@b)" in survey["why"]
    (item,) = _asked(record, tmp_path, "items", "--item", "survey")
    assert item["status"] == "completed"
    shown = command(record, "show", "survey", "-v", folder=tmp_path).out
    assert "also told in: survey@b" in shown
    assert "differs in whether it is complete (survey@b)" in shown
    other = command(record, "show", "survey@b", "-v", folder=tmp_path).out
    assert "progress of 2018-07-10, told by JP, RU" in other
    assert "differs in whether it is complete (survey@c)" in other
    assert changes(record, "b", "c")["survey"] == ("told differently", "completion")


def test_a_meeting_tells_them_side_by_side_and_a_page_names_both(record: Record) -> None:
    record.record(OURS, THEIRS)
    with record.queries() as queries:
        view = Viewpoint(date(2018, 12, 1))
        meeting = queries.meeting(view, "talks-in-july")
        assert meeting
        assert meeting.meeting.statements == 3
        assert len(meeting.statements) == 6
    told = answered(record.store, "/item/survey?as_of=2018-12-01")
    assert told.count('data-key="survey@') == 1
    assert "another account differs in whether it is complete" in told


@pytest.mark.parametrize(
    "undo",
    [
        lambda record: retract(record, "c"),
        lambda record: amend(record, changed(THEIRS, publisher="JP")),
        lambda record: amend(record, changed(THEIRS, statements=THEIRS.statements[1:])),
    ],
    ids=["retracted", "the same publisher's", "left out"],
)
def test_what_is_no_other_account_any_more_stands_for_itself_and_was_one_before(
    undo: Callable[[Record], object], record: Record
) -> None:
    record.record(OURS)
    record.record(THEIRS)
    before = record.moments[-1]
    undo(record)
    for known_on, refs in ((before, ("talks@b", "talks@c")), (None, ("talks@b",))):
        with record.queries() as queries:
            view = Viewpoint(date(2018, 12, 1), known_on)
            found = [
                one for one in queries.answer(QUESTIONS["statements"], view) if one.ref == "talks@b"
            ]
            assert [one.refs for one in found] == [refs]
    kept = rows(record)
    with record.ledger() as ledger:
        ledger.rebuild()
    assert rows(record) == kept


def test_accounts_of_two_days_are_one_from_the_second_day_on(record: Record) -> None:
    said = {"kind": "summit", "id": "call"}
    ours = changed(OURS, meetings=[{**said, "date": "2018-07-10"}])
    theirs = changed(THEIRS, meetings=[{**said, "date": "2018-07-12"}])
    record.record(theirs, ours)
    for on, refs in (("2018-07-11", ("survey@b",)), ("2018-07-12", ("survey@c", "survey@b"))):
        with record.queries() as queries:
            view = Viewpoint(date.fromisoformat(on))
            found = [
                one for one in queries.answer(QUESTIONS["statements"], view) if one.item == "survey"
            ]
            assert [one.refs for one in found] == [refs]


@pytest.mark.parametrize("act", [commitment, progress, views], ids=lambda act: act.__name__)
@pytest.mark.parametrize("turned", [False, True])
def test_what_is_declared_the_same_is_one_act_in_any_order_of_recording(
    act: Callable[..., dict[str, Any]], record: Record, *, turned: bool
) -> None:
    ours = readout("b", act("pact"), on="2018-07-12", publisher="JP")
    theirs = readout("c", act("pact", same_as="pact@b"), on="2018-07-10", publisher="RU")
    with record.ledger() as ledger:  # which stays open, and knows what was recorded before
        for one in (theirs, ours) if turned else (ours, theirs):
            ledger.record([one], day=DAY)
    with record.queries() as queries:
        found = queries.answer(QUESTIONS["statements"], Viewpoint(date(2018, 12, 1)))
        assert [one.refs for one in found] == [("pact@c", "pact@b")]
