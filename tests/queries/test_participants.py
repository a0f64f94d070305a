"""Participants: meetings by who took part in them, and the statements made there."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.records import Record
from tests.support.stories import commitment, progress, readout
from tracker.domain.readouts import Readout
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS

DAY = date(2019, 1, 1)


def attended(of: Readout, url: str | None = None, **people: list[str]) -> Readout:
    """A readout that names who took part, and its address."""
    (meeting,) = of.model_dump(mode="json")["meetings"]
    source = {"url": url} if url else None
    changed = {"meetings": [{**meeting, "participants": people}], "source": source}
    return Readout.model_validate({**of.model_dump(mode="json", exclude_unset=True), **changed})


@pytest.fixture
def told(kept: Record) -> Record:
    """Three meetings: of one only the second account names who was there; one names nobody."""
    kept.record(
        attended(
            readout("a", commitment("x"), progress("y"), on="2018-01-15", publisher="JP"),
            "https://example.org/a",
            JP=["Taro Kono"],
        ),
        attended(
            readout("a-ru", commitment("x"), on="2018-01-15", publisher="RU"),
            RU=['Sergey "the minister" Lavrov'],
        ),
        attended(readout("b", commitment("z"), on="2018-05-15"), JP=["Shinzo Abe", "Taro Kono"]),
        readout("c", commitment("w"), on="2018-06-15"),
    )
    return kept


def ask(record: Record, question: str, **given: Any) -> list[Any]:
    with record.queries() as queries:
        return [*queries.answer(QUESTIONS[question], Viewpoint(DAY), **given)]


FIRST, SECOND = "jp-ru-2018-01-15-summit", "jp-ru-2018-05-15-summit"


@pytest.mark.parametrize(
    ("name", "meetings", "refs"),
    [
        ("lavrov", [FIRST], ["x@a", "y@a"]),
        ("Kono", [FIRST, SECOND], ["x@a", "y@a", "z@b"]),
        ("shinzo abe", [SECOND], ["z@b"]),
        ('"the minister"', [FIRST], ["x@a", "y@a"]),
        ("Putin", [], []),
    ],
)
def test_meetings_and_what_was_said_there_are_found_by_who_took_part(
    told: Record, name: str, meetings: list[str], refs: list[str]
) -> None:
    found = ask(told, "meetings", participant=name)
    assert [one.meeting for one in found] == meetings
    assert [one.ref for one in ask(told, "statements", participant=name)] == refs
    # Counted alike, also by what needs no list.
    with told.queries() as queries:
        assert queries.count(QUESTIONS["statements"], Viewpoint(DAY), participant=name) == len(refs)


def test_the_address_of_a_readout_is_a_key_of_what_is_said_in_it(told: Record) -> None:
    address = "https://example.org/a"
    for name in "readouts", "statements", "items":
        assert "url" in QUESTIONS[name].columns
        assert [one.url for one in ask(told, name)].count(address) == (
            1 if name == "readouts" else 2
        )
