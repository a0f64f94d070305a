"""Counts: how many answers a question has, without telling them where that can be had."""

from __future__ import annotations

from typing import Any

from tracker.queries.question import Question
from tracker.queries.reader import RecordReader
from tracker.queries.scope import scope
from tracker.queries.selected import keys
from tracker.queries.viewpoint import Viewpoint

_PLAIN = "standings.selected"
"""The answer of which the keys alone can be counted."""


def count(reader: RecordReader, question: Question, view: Viewpoint, **filters: Any) -> int:  # noqa: ANN401 - as `ask` takes them
    """How many answers there are; of a part of a list, how many the whole of it has."""
    whole = {name: value for name, value in filters.items() if name not in ("limit", "skip")}
    if question.selection is not None and question.answer == _PLAIN:
        selection = question.selected(whole)
        if not selection.looked_over:
            query, given = keys(reader, scope(reader.sql, view), selection)
            ((found,),) = reader.sql.rows(f"SELECT COUNT(*) FROM ({query}) c", given)
            return int(found)
    return sum(1 for _ in question.ask(reader, view, **whole))
