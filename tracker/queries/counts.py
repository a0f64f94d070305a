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


def is_cheap(question: Question, **filters: Any) -> bool:  # noqa: ANN401 - as `ask` takes them
    """Whether the answers of a list are counted without telling each of them."""
    if question.selection is None or question.answer != _PLAIN:
        return False
    return not question.selected(_whole(filters)).looked_over


def count(reader: RecordReader, question: Question, view: Viewpoint, **filters: Any) -> int:  # noqa: ANN401 - as `ask` takes them
    """How many answers there are; of a part of a list, how many the whole of it has."""
    whole = _whole(filters)
    if is_cheap(question, **whole):
        query, given = keys(reader, scope(reader.sql, view), question.selected(whole))
        ((found,),) = reader.sql.rows(f"SELECT COUNT(*) FROM ({query}) c", given)
        return int(found)
    return sum(1 for _ in question.ask(reader, view, **whole))


def _whole(filters: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in filters.items() if name not in ("limit", "skip")}
