"""The first statements by their days are those of the whole list, in however many it is divided."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.support.records import Record
from tests.support.stories import commitment, progress, readout, views
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.first import first
from tracker.queries.reader import RecordReader
from tracker.queries.scope import scope
from tracker.store.database import open_database

BEGINS = date(2016, 3, 1)
PAIRS = (("JP", "RU"), ("JP", "IN"), ("FR", "JP"), ("AU", "JP"))
FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"since": BEGINS + timedelta(7)},
    {"until": BEGINS + timedelta(30)},
    {"type": ("CommitmentMade",)},
    {"status": ("open",)},
)


@pytest.fixture
def told(kept: Record) -> Record:
    """Forty meetings of four relationships, several on most days; some have a second account."""
    files = []
    for number in range(40):
        parties = PAIRS[number % 4]
        on, name = str(BEGINS + timedelta(number // 3 * 3)), f"{'-'.join(parties).lower()}-{number}"
        # Of the first few meetings, views alone are on record.
        few = [views("one", by=parties)]
        more = [commitment("one", by=parties), progress("two", by=parties)]
        acts = few if number < 8 else [*more, views("six", by=parties)]
        files.append(readout(name, *acts, on=on, parties=parties, publisher="JP"))
        if number % 5 == 0:
            again = few if number < 8 else more[:1]
            other = next(party for party in parties if party != "JP")
            files.append(readout(f"{name}-2", *again, on=on, parties=parties, publisher=other))
    kept.record(*files)
    return kept


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_any_part_is_one_of_the_whole(told: Record, filters: dict[str, Any]) -> None:
    views = Viewpoint(BEGINS + timedelta(60)), Viewpoint(date(2019, 1, 1), relationship="JP-RU")
    with told.queries() as queries:
        for view in views:
            for order in "date", "-date":

                def refs(view: Viewpoint = view, order: str = order, **part: int) -> list[str]:
                    asked = {**filters, "sort": order, **part}
                    found = queries.answer(QUESTIONS["statements"], view, **asked)
                    return [one.ref for one in found]

                whole = refs()
                for limit, skip in ((1, 0), (2, 1), (5, 0), (7, 6), (200, 0)):
                    assert refs(limit=limit, skip=skip) == whole[skip : skip + limit]


def test_few_are_found_by_a_few_meetings(told: Record) -> None:
    view, question = Viewpoint(date(2019, 1, 1)), QUESTIONS["statements"]
    database = open_database(told.store)
    with database.reading() as sql:
        reader, where = RecordReader(sql), scope(sql, view)

        def found(**given: Any) -> int | None:
            rows = first(reader, where, question.selected(given))
            return None if rows is None else len(rows)

        assert found(limit=4) == 4
        assert found(limit=4, sort="-date", skip=2) == 6
        assert found(limit=1, type=("CommitmentMade",)) == 1  # in the second try
        assert found() is None
        assert found(limit=4, sort="due") is None
        assert found(limit=4, publisher="JP") is None
        assert found(limit=100) is None
    database.close()
