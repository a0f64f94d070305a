"""Comparisons: what a record answers when two are compared."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.support.records import Record
from tests.support.stories import readout
from tracker.domain.readouts import Readout
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.compared import Compared

FAR = date(2030, 1, 1)


def compare(record: Record, first: str, second: str, **filters: Any) -> list[Compared]:
    with record.queries() as queries:
        view = Viewpoint(filters.pop("as_of", FAR), **filters)
        return [*queries.answer(QUESTIONS["compare"], view, first, second).changes]


def changes(record: Record, first: str, second: str, **filters: Any) -> dict[str, tuple[str, ...]]:
    return {one.item: one.changes for one in compare(record, first, second, **filters)}


def two(*before: dict[str, Any], after: tuple[dict[str, Any], ...] = ()) -> tuple[Readout, Readout]:
    """A meeting in January and another one in June."""
    return readout("a", *before, on="2018-01-15"), readout("b", *after, on="2018-06-15")
