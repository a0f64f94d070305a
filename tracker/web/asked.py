"""Asked: what the query of an address asks, read as the command line reads its options."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any, NamedTuple

from tracker.exports.forms import FORMS
from tracker.queries import Viewpoint, moments
from tracker.queries.filters import FILTERS, Filter
from tracker.queries.question import Question
from tracker.queries.words import KINDS
from tracker.suggestions import did_you_mean, near
from tracker.web.errors import WAYS, Problem

_VIEW = {"with": "party", "item": "items"}
"""What filters are called in a viewpoint, where that is not their name."""

_FROM = {"from": "start"}
"""What filters are called in the function that answers, where that is not their name."""

_YES, _NO = ("", "1", "true", "yes", "on"), ("0", "false", "no", "off")

_OF_VIEWS = {one.name for one in FILTERS}


class Requested(NamedTuple):
    """What was asked: from where, narrowed down by what, and in which form."""

    view: Viewpoint
    about: tuple[str, ...] = ()
    """What the question is about, in the order of its row."""
    filters: dict[str, Any] = {}  # noqa: RUF012 - made anew for each
    """What was given for filters of the question's own."""
    form: str = "json"
    columns: tuple[str, ...] = ()
    """Those that are wanted; none for all."""
    dated: bool = False
    """Whether a day was given."""


Given = Sequence[tuple[str, str]]
"""The query of an address, pair by pair."""


def asked(question: Question, given: Given, *, more: Iterable[str] = ()) -> Requested:
    """What a query asks of a question; what is empty is as if it were not given.

    Args:
        question: the question.
        given: the query.
        more: names that it may have beside, which somebody else reads.

    Raises:
        Problem: it cannot be read, or has what the question does not take.
    """
    filters = {one.name: one for one in question.filters}
    known = {*filters, *question.about, "format", "columns", *more}
    values: dict[str, list[str]] = {}
    for name, value in given:
        if name not in known:
            like = did_you_mean(near(name, sorted(known)))
            raise _refused(f"{name!r} is not something that {question.name} takes{like}")
        if "\0" in value:
            raise _refused(f"{name}: the value has a character that no text has (U+0000)")
        flag = name in filters and filters[name].kind == "flag"
        if value.strip() or flag:
            values.setdefault(name, []).append(value.strip())
    many = {one.name for one in question.filters if one.many} | {"columns"}
    for name, found in values.items():
        if len(found) > 1 and name not in many:
            raise _refused(f"{name} is given {len(found)} times; give it once")
    read = {name: _read(filters[name], values[name]) for name in filters if name in values}
    read |= {one.name: _one(one, one.default) for one in question.filters if one.default} | read
    return Requested(
        _view({name: value for name, value in read.items() if name in _OF_VIEWS}),
        tuple(_about(question, name, values) for name in question.about),
        {_FROM.get(name, name): value for name, value in read.items() if name not in _OF_VIEWS},
        _form(values.get("format", ["json"])[0]),
        _columns(question, values.get("columns", [])),
        "as_of" in read,
    )


def value_of(one: Filter, text: str) -> Any:  # noqa: ANN401 - as its kind reads it
    """What a text given for a filter stands for.

    Raises:
        Problem: it stands for nothing.
    """
    return _one(one, text)


def _read(one: Filter, texts: list[str]) -> Any:  # noqa: ANN401 - as its kind reads it
    if one.many:
        return tuple(_one(one, text) for text in texts)
    return _one(one, texts[0])


def _one(one: Filter, text: str) -> Any:  # noqa: ANN401 - as its kind reads it
    if one.kind == "flag":
        if text.lower() not in (*_YES, *_NO):
            raise _refused(f"{one.name}: {text!r} is neither true nor false; write one of these")
        return text.lower() in _YES
    kind = KINDS[one.kind]
    try:
        return kind.read(text)
    except ValueError:
        way = WAYS[kind.remedy] if kind.remedy else ""
        raise _refused(f"{one.name}: {kind.refused(text)}{way}") from None


def _view(given: dict[str, Any]) -> Viewpoint:
    as_of = given.pop("as_of", None) or moments.today()
    return Viewpoint(as_of, **{_VIEW.get(name, name): value for name, value in given.items()})


def _about(question: Question, name: str, values: dict[str, list[str]]) -> str:
    if name not in values:
        raise _refused(f"{name} is missing: {question.name} needs {' and '.join(question.about)}")
    return values[name][0]


def _form(text: str) -> str:
    if text not in FORMS:
        raise _refused(f"format: {text!r} is not a form of answers; write one of {_told(FORMS)}")
    return text


def _columns(question: Question, texts: list[str]) -> tuple[str, ...]:
    names = tuple(name.strip() for text in texts for name in text.split(",") if name.strip())
    for name in names:
        if name not in question.columns:
            raise _refused(
                f"columns: {name!r} is not a key of the answer; its keys are "
                f"{_told(question.columns)}"
            )
    return names


def _told(names: Iterable[str]) -> str:
    return ", ".join(names)


def _refused(detail: str) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, detail)
