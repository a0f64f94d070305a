"""Other relationships: however many there are, nothing of them is read for an answer on one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.support.records import Record, in_folder
from tests.support.stories import commitment, completion, follow_up, readout, request
from tracker.domain.items import ItemList
from tracker.domain.readouts import Readout
from tracker.queries import Queries, Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.store.sqlite import SQLiteTransaction

OTHERS = [
    (one, two)
    for one in ("AR", "BR", "CL", "DE", "EG")
    for two in ("FI", "GR", "HU", "IS", "KE", "LA")
]
VIEW = Viewpoint(date(2019, 8, 1), relationship="JP-RU")

ASKED: dict[str, Callable[[Queries], object]] = {
    "overdue": lambda queries: [
        (one.why, one.slip) for one in queries.answer(QUESTIONS["overdue"], VIEW)
    ],
    "open": lambda queries: [one.slip for one in queries.answer(QUESTIONS["open"], VIEW)],
    "items": lambda queries: queries.items(VIEW),
    "an item": lambda queries: queries.story(VIEW, "whole"),
    "what is quiet": lambda queries: [*queries.answer(QUESTIONS["quiet"], VIEW)],
}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_nothing_of_them_is_read(
    asked: Callable[[Queries], object], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    alone = in_folder(tmp_path)
    alone.record(*_told(("JP", "RU")))
    among = in_folder(tmp_path_factory.mktemp("among"))
    among.record(*(one for parties in (("JP", "RU"), *OTHERS) for one in _told(parties)))
    steps, found = _steps(alone, asked)
    more, same = _steps(among, asked)
    assert same == found
    assert more < 1.3 * steps


def _told(parties: tuple[str, str]) -> list[Readout | ItemList]:
    """A little of all that is looked up beside a statement."""
    by, of = list(parties), "-".join(parties).lower()
    named = {
        "parties": parties,
        "items": [
            {"item": "whole", "title": "The whole"},
            {"item": "part", "title": "A part", "part_of": "whole"},
            {"item": "piece", "title": "A piece", "part_of": "whole"},
        ],
    }
    first = readout(
        f"a-{of}",
        commitment("part", by=by, due="2018-06"),
        commitment("piece", by=by, due="2018-07"),
        request("plans", by=by[:1]),
        on="2018-03-01",
        parties=parties,
    )
    second = readout(
        f"b-{of}",
        commitment("part", by=by, due="2018-12", renews=[f"part@a-{of}"]),
        completion("piece", by=by),
        follow_up("next-talks", by=by, due="2019-02"),
        on="2018-09-01",
        parties=parties,
    )
    return [ItemList.model_validate(named), first, second]


def _steps(record: Record, asked: Callable[[Queries], object]) -> tuple[int, object]:
    """How many steps the database takes for an answer, and the answer."""
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    with closing(sqlite3.connect(record.store.removeprefix("sqlite:///"))) as connection:
        connection.set_progress_handler(step, 1)
        found = asked(Queries(SQLiteTransaction(connection.cursor())))
    return steps, found
