"""Answers: all that a record says, to be held against what another says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.support.records import Record
from tracker.queries import Viewpoint
from tracker.queries.plain import as_dict

DAYS = [date(2018, 1, 1) + timedelta(days) for days in range(45, 1100, 117)]


def answers(record: Record, known_on: Any = None) -> list[Any]:
    """All that the present record, or that of another moment, says on many days."""
    said: list[Any] = []
    with record.queries() as queries:
        for day in DAYS:
            view = Viewpoint(day, known_on)
            said += [as_dict(one) for one in queries.followed(view)]
            said += [as_dict(one) for one in queries.items(view)]
        last = Viewpoint(DAYS[-1], known_on)
        said += [as_dict(step) for step in queries.replay(last)]
        said += [as_dict(meeting) for meeting in queries.meetings(last)]
        first, second = (f"as-of:{day}" for day in (DAYS[1], DAYS[-1]))
        said += [as_dict(one) for one in queries.comparison(last, first, second).changes]
        for item in queries.items(last):
            said.append(as_dict(queries.story(last, item.item)))
    return said
