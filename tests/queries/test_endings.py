"""Endings: why a judgement does not apply any more, and a history as it was known once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.corrections import amend, retract
from tests.support.judgements import outcome, settled, take_back
from tests.support.records import Record, command, history
from tests.support.sites import answered
from tests.support.stories import FIRST, A, commitment, readout, views
from tracker.domain.items import ConditionSettled, OutcomeAssessed
from tracker.errors import NotFound
from tracker.queries import Viewpoint


def _judged(record: Record) -> None:
    """A promise on a condition, which was judged to be met; and another act on its item."""
    record.record(readout("a", commitment("item", condition="if possible"), on=FIRST))
    record.record(readout("b", views("item"), on="2018-04-01"))
    record.judge(settled("met", on="2018-05-01"))


def _taken_back(record: Record) -> None:
    take_back(record, ConditionSettled, reason="of another")


def _amended(record: Record) -> None:
    amend(record, readout("a", commitment("item"), on=FIRST))


def _recorded_anew(record: Record) -> None:
    retract(record, "a")
    record.record(readout("a", commitment("item"), on=FIRST))


class _Case(NamedTuple):
    """How a judgement ends, and what is told of it."""

    end: Callable[[Record], object]
    ended: str
    line: str
    page: str


ENDINGS = pytest.mark.parametrize(
    "case",
    [
        _Case(_taken_back, "taken back", "because: of another", "Taken back"),
        _Case(
            _amended,
            "amended",
            "anna amended it, and it does not fit",
            "what it judged was amended",
        ),
        _Case(
            _recorded_anew,
            "recorded anew",
            "anna recorded it anew, and it does not fit",
            "what it judged was recorded anew",
        ),
        _Case(
            lambda record: retract(record, "a"),
            "not on record",
            "applies to nothing: what it judged is not on record any more",
            "Applies to nothing: what it judged is not on record any more",
        ),
    ],
    ids=lambda case: case.ended,
)


@ENDINGS
def test_why_a_judgement_ended_is_told_everywhere(
    record: Record, case: _Case, tmp_path: Path
) -> None:
    _judged(record)
    assert [one.ended for one in history(record).judgements] == [None]
    case.end(record)
    assert [one.ended for one in history(record).judgements] == [case.ended]
    assert case.line in command(record, "history", A, folder=tmp_path).out
    told = json.loads(command(record, "history", A, "--format", "json", folder=tmp_path).out)
    assert [one["ended"] for one in told["judgements"]] == [case.ended]
    for address in (f"/statement/{A}", "/item/item"):
        assert case.page in answered(record.store, address)


@ENDINGS
def test_of_an_item_it_is_told_beside_what_still_applies(record: Record, case: _Case) -> None:
    _judged(record)
    case.end(record)
    with record.queries() as queries:
        view = Viewpoint(date(2030, 1, 1), items=("item",))
        (found,) = queries.judgements(view)
        (before,) = queries.judgements(view._replace(known_on=record.moments[2]))
    assert (found.ended, before.ended, before.ended_at) == (case.ended, None, None)
    assert (found.ended_at is None) == (case.ended == "not on record")


def test_the_history_stops_at_a_moment(record: Record, tmp_path: Path) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    record.judge(outcome("fulfilled", "2018-04-10"))
    amend(record, readout("a", commitment("item", due="2018-05"), on=FIRST))
    take_back(record, OutcomeAssessed)
    retract(record, "a")
    one, two, three, four, _ = record.moments

    def known(moment: datetime) -> tuple[list[str | None], list[str | None], list[str]]:
        with record.queries() as queries:
            found = queries.history(A, known_on=moment)
        assert all(each.known_to is None for each in found.versions[-1:])
        return (
            [version.due for version in found.versions],
            [judged.ended for judged in found.judgements],
            [stood.status for stood in found.statuses if stood.known_to is None],
        )

    assert known(one) == (["2018-04"], [], ["open", "due", "overdue"])
    assert known(two) == (["2018-04"], [None], ["open", "due", "fulfilled"])
    assert known(three)[:2] == (["2018-04", "2018-05"], [None])
    assert known(four)[:2] == (["2018-04", "2018-05"], ["taken back"])
    assert [each.at for each in history(record).retractions] == [record.moments[4]]
    asked = ("history", A, "--known-on", two.isoformat(), "--format", "json")
    told = json.loads(command(record, *asked, folder=tmp_path).out)
    assert [each["due"] for each in told["versions"]] == ["2018-04"]
    assert (told["retractions"], told["judgements"][0]["known_to"]) == ([], None)


def test_what_was_recorded_later_was_not_on_record_then(record: Record) -> None:
    record.record(readout("b", views("talks"), on=FIRST))
    record.record(readout("a", commitment("item"), on=FIRST))
    with (
        record.queries() as queries,
        pytest.raises(NotFound, match="no statement 'item@a' was on record by then"),
    ):
        queries.history(A, known_on=record.moments[0])
