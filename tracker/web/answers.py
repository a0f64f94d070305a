"""Answers: those of the questions in the forms that programs read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Any, NamedTuple

from tracker.characters import in_json
from tracker.exports.forms import BREAKS, JSON
from tracker.exports.sheets import csv_lines, workbook
from tracker.queries import Queries
from tracker.queries.hits import Hit
from tracker.queries.plain import as_dict, as_json, plain
from tracker.queries.question import Question
from tracker.queries.replay import dated
from tracker.queries.terms import Terms
from tracker.web.asked import Requested
from tracker.web.errors import Problem
from tracker.web.streams import Texts

MEDIA_TYPES = {
    "json": "application/json",
    "jsonl": "application/jsonl; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "csv-bom": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What the forms are."""


def texts(queries: Queries, question: Question, asked: Requested) -> Texts:
    """The answer to a question, piece by piece."""
    answer = _answer(queries, question, asked)
    if asked.form in JSON:
        answers = (answer,) if question.one else _members(question, answer)
        told = (_chosen(one, asked.columns) for one in answers) if asked.columns else answers
        if asked.form == "jsonl":
            return (f"{_json(one).translate(BREAKS)}\n" for one in told)
        return map(_json, told) if question.one else _listed(told)
    columns = asked.columns or question.columns
    records = (_row(one) for one in _lines(question, answer))
    if asked.form == "xlsx":
        return iter((workbook(records, columns)[0],))
    return _csv(records, columns, asked.form)


def _answer(queries: Queries, question: Question, asked: Requested) -> Any:  # noqa: ANN401 - as its row says
    view, given = asked.view, asked.about
    match question.name:
        case "search" if not Terms(given[0]).forms:
            raise Problem(
                HTTPStatus.BAD_REQUEST,
                f"there is no word in {given[0]!r}; name one or more to search for",
            )
        case "show":
            view = view._replace(items=())
        case _:
            pass
    answer = queries.answer(question, view, *given, **asked.filters)
    if question.name == "compare" and asked.dated and answer.first.kind != "moment":
        raise Problem(
            HTTPStatus.BAD_REQUEST,
            "as_of is for two moments of recording; name the day as a or b instead",
        )
    return answer


def _csv(records: Iterable[dict[str, Any]], columns: tuple[str, ...], form: str) -> Iterator[str]:
    if form == "csv-bom":
        yield "\ufeff"
    yield from csv_lines(records, columns)


def _members(question: Question, answer: Any) -> Iterable[Any]:  # noqa: ANN401 - as its row says
    """The answers of a list."""
    return answer.changes if question.name == "compare" else answer  # type: ignore[no-any-return]


def _lines(question: Question, answer: Any) -> Iterable[Any]:  # noqa: ANN401 - as its row says
    """What the lines of a table of the answer tell."""
    match question.name:
        case "replay":
            return dated(answer)
        case "history":
            return answer.statuses  # type: ignore[no-any-return]
        case "show":
            return getattr(answer, "statements", (answer,))
        case "cite":
            return (answer,)
        case _:
            return _members(question, answer)


def _row(one: NamedTuple) -> dict[str, Any]:
    told = as_dict(one)
    if isinstance(one, Hit):
        told["matches"] = [f"{found.field}: {found.marked()}" for found in one.matches]
    return told


def _chosen(one: NamedTuple, columns: tuple[str, ...]) -> dict[str, Any]:
    return {name: plain(getattr(one, name, None)) for name in columns}


def _listed(found: Iterable[object]) -> Iterator[str]:
    opening = "["
    for one in found:
        yield f"{opening}\n{_json(one)}"
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def _json(value: object) -> str:
    return in_json(as_json(value))
