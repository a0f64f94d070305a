"""Schemas: what the answers hold, as JSON Schema made from their classes."""

from __future__ import annotations

import ast
import datetime as dt
import inspect
import textwrap
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from tracker.queries.answers import ItemStanding, Standing
from tracker.queries.plain import keys
from tracker.queries.question import Question
from tracker.queries.shown import Shown

Schema = dict[str, Any]

_PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
    dt.datetime: {"type": "string", "description": "A moment, with its offset from UTC."},
    NoneType: {"type": "null"},
}
"""The schemas of what is no class of ours."""


def of_answer(question: Question) -> Schema:
    """The schema of the answer to a question; it names others by their classes."""
    if question.name == "show":
        return {"anyOf": [_named(one) for one in get_args(Shown)]}
    if question.name == "fulfilled":
        return _list({"anyOf": [_named(Standing), _named(ItemStanding)]})
    if question.name == "compare":
        return _list(_named(_class(question, question.lines)))
    gives = _named(_class(question, question.gives))
    return gives if question.one else _list(gives)


def of_classes(questions: tuple[Question, ...]) -> dict[str, Schema]:
    """The schemas of all classes that the answers to some questions name, by the classes' names."""
    waiting: list[type] = [*get_args(Shown), Standing, ItemStanding]
    waiting += [_class(one, one.lines if one.name == "compare" else one.gives) for one in questions]
    found: dict[str, Schema] = {}
    while waiting:
        kind = waiting.pop()
        if kind.__name__ in found:
            continue
        hints = _hints(kind)
        found[kind.__name__] = _object(kind, hints)
        waiting += [one for hint in hints.values() for one in _classes(hint)]
    return dict(sorted(found.items()))


def _class(question: Question, name: str) -> Any:  # noqa: ANN401 - a class of answers
    module = question.answer.partition(".")[0]
    return getattr(import_module(f"tracker.queries.{module}"), name, None) or getattr(
        import_module("tracker.queries.answers"), name
    )


def _object(kind: type, hints: Mapping[str, Any]) -> Schema:
    said = _said(kind)
    properties = {}
    for name, hint in hints.items():
        schema = _schema(hint)
        properties[name] = {**schema, "description": said[name]} if name in said else schema
    return {
        "type": "object",
        "description": inspect.getdoc(kind) or "",
        "properties": properties,
        "required": [*hints],
        "additionalProperties": False,
    }


@cache
def _hints(kind: type) -> dict[str, Any]:
    """The types of what an answer holds, by its keys."""
    fields = get_type_hints(kind)
    found: dict[str, Any] = {}
    for name in keys(kind):
        made = getattr(kind, name, None)
        fget = made.fget if isinstance(made, property) else None
        found[name] = get_type_hints(fget)["return"] if fget else fields[name]
    return found


@cache
def _said(kind: type) -> dict[str, str]:
    """What the source says of each key."""
    found: dict[str, str] = {}
    for one in reversed([base for base in kind.__mro__ if base.__module__.startswith("tracker")]):
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(one))).body
        assert isinstance(tree, ast.ClassDef)  # noqa: S101 - for mypy
        for node, after in zip(tree.body, [*tree.body[1:], None], strict=True):
            if isinstance(node, ast.FunctionDef):
                found[node.name] = ast.get_docstring(node) or ""
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                said = after.value if isinstance(after, ast.Expr) else None
                if isinstance(said, ast.Constant):
                    found[node.target.id] = inspect.cleandoc(str(said.value))
    return {name: " ".join(text.split()) for name, text in found.items() if text}


def _classes(hint: Any) -> list[type]:  # noqa: ANN401 - a type
    if isinstance(hint, type) and hasattr(hint, "_fields"):
        return [hint]
    return [found for one in get_args(hint) for found in _classes(one)]


def _schema(hint: Any) -> Schema:  # noqa: ANN401 - a type
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if isinstance(hint, type) and hasattr(hint, "_fields"):
        return _named(hint)
    kind, parts = get_origin(hint), get_args(hint)
    if kind in (Union, UnionType):
        return _either([_schema(one) for one in parts])
    if kind in (tuple, list):
        return _list(_schema(parts[0]))
    if kind is dict or (isinstance(kind, type) and issubclass(kind, Mapping)):
        return {"type": "object", "additionalProperties": _schema(parts[1])}
    raise TypeError(f"no schema for {hint!r}")


def _either(schemas: list[Schema]) -> Schema:
    if all(one.keys() <= {"type", "format"} for one in schemas):
        given = {name: value for one in schemas for name, value in one.items()}
        return {**given, "type": [one["type"] for one in schemas]}
    return {"anyOf": schemas}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _named(kind: Any) -> Schema:  # noqa: ANN401 - a class of answers
    return {"$ref": f"#/components/schemas/{kind.__name__}"}
