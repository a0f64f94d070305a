"""Taken: what questions take in Python, by the catalogue, and how what is given is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from inspect import Parameter
from keyword import iskeyword
from typing import Any, NamedTuple

from tracker.errors import Unreadable
from tracker.queries import Viewpoint, moments
from tracker.queries.filters import FILTERS, Filter
from tracker.queries.question import Question
from tracker.queries.words import KINDS

_TYPES = {
    "last day": "dt.date | str",
    "first day": "dt.date | str",
    "instant": "dt.datetime | dt.date | str",
    "first instant": "dt.datetime | dt.date | str",
    "days": "dt.timedelta | int | str",
    "quiet": "dt.date | int | str",
    "count": "int",
    "limit": "int",
}
"""What may be given for each kind of filter; for the others, text."""

_VIEWS = {one.name: one.sets or one.name for one in FILTERS}
"""What each filter of the viewpoint is called there."""


class Taken(NamedTuple):
    """What was given for a question, read."""

    about: tuple[str, ...]
    """What it is about, such as an item."""
    view: Viewpoint
    filters: dict[str, object]
    """By their names in the function that answers."""


def name_of(one: Filter) -> str:
    """What a filter is called in Python: by its name, with a line behind a word of the language."""
    return f"{one.name}_" if iskeyword(one.name) else one.name


def filters_of(question: Question) -> list[Filter]:
    """What a question is narrowed down by in Python; the item that it is about is named before."""
    return [one for one in question.filters if one.name != "item" or "name" not in question.about]


def parameters(question: Question) -> list[Parameter]:
    """What the method of a question takes, behind itself."""
    about = [
        Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, annotation="str")
        for name in question.about
    ]
    return [
        *about,
        *(
            Parameter(
                name_of(one), Parameter.KEYWORD_ONLY, default=_default(one), annotation=_type(one)
            )
            for one in filters_of(question)
        ),
    ]


def read(question: Question, given: Mapping[str, Any]) -> Taken:
    """What was given for a question, by its parameters.

    Raises:
        Unreadable: something of it cannot be read.
    """
    about = tuple(_name(name, given[name]) for name in question.about)
    view: dict[str, Any] = {}
    filters: dict[str, object] = {}
    for one in filters_of(question):
        value = given.get(name_of(one), _default(one))
        if value is None and not (value := one.default):
            continue
        found = _read(one, value)
        if one.name in _VIEWS:
            view[_VIEWS[one.name]] = found
        else:
            own = one.name if question.selection is not None else one.sets or one.name
            filters[own] = found
    view.setdefault("as_of", moments.today())
    return Taken(about, Viewpoint(**view), filters)


def _type(one: Filter) -> str:
    if one.kind == "flag":
        return "bool"
    several = "Iterable[str] | " if one.many else ""
    return f"{several}{_TYPES.get(one.kind, 'str')} | None"


def _default(one: Filter) -> object:
    if one.kind == "flag":
        return False
    if one.default and _TYPES.get(one.kind) == "int":
        return int(one.default)
    return one.default or None


def _name(name: str, given: object) -> str:
    found = str(given).strip()
    if not any(map(str.isalnum, found)):
        raise Unreadable(f"{name}: there is no word in {given!r}; write what is asked about")
    return found


def _read(one: Filter, value: Any) -> object:  # noqa: ANN401 - whatever is given
    if one.kind == "flag":
        return bool(value)
    if one.many:
        return tuple(_word(one, each) for each in _each(value))
    return _word(one, value)


def _each(value: str | Iterable[object]) -> Iterator[object]:
    return iter([value] if isinstance(value, str) else value)


def _word(one: Filter, value: object) -> object:
    """What is meant by a value, which is read as the words are that it would be written with."""
    kind = KINDS[one.kind]
    text = _written(one, value).strip()
    try:
        return kind.read(text)
    except ValueError:
        raise Unreadable(f"{name_of(one)}: {kind.refused(text)}", remedy=kind.remedy) from None


def _written(one: Filter, value: object) -> str:
    match value:
        case dt.datetime():
            return value.isoformat() if "instant" in one.kind else value.date().isoformat()
        case dt.date():
            return value.isoformat()
        case dt.timedelta():
            return f"{value.days}d"
        case int() if one.kind == "days":
            return f"{value}d"
        case _:
            return str(value)
