"""References: the library and the answers over HTTP, told from the catalogue of questions."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from tracker.library.given import name_of, parameters
from tracker.library.opened import OpenRecord, open_record
from tracker.queries.catalogue import CATALOGUE
from tracker.queries.question import Question
from tracker.web.openapi import description


def library() -> str:
    """Every method of a record, with its parameters and what it answers with."""
    return "\n".join([*_opening(), *(_method(one) for one in CATALOGUE)])


def api() -> str:
    """Every address that answers a question, with what it takes and what it gives."""
    told = description()
    parts = [
        f"## `{path}`\n\n{_operation(operation)}"
        for path, methods in told["paths"].items()
        for operation in methods.values()
    ]
    return "\n".join(parts)


def _opening() -> Iterator[str]:
    told = inspect.cleandoc(open_record.__doc__ or "").split("\n\n")[0]
    yield f"## `open_record(store=None)`\n\n{_sentence(told)}\n"
    for name, given in (("latest", ""), ("item", "name, ..."), ("close", "")):
        told = inspect.cleandoc(getattr(OpenRecord, name).__doc__ or "").split("\n\n")[0]
        yield f"## `{name}({given})`\n\n{_sentence(told)}\n"


def _method(question: Question) -> str:
    given = parameters(question)
    names = ", ".join(one.name for one in given if one.kind is not one.KEYWORD_ONLY)
    says = {name_of(one): one.help for one in question.filters}
    rows = [
        f"| `{one.name}` | {_cell(one.annotation)} | {_cell(says.get(one.name, ''))} |\n"
        for one in given
    ]
    table = f"| parameter | type | what it says |\n| --- | --- | --- |\n{''.join(rows)}"
    answers = f"Answers with `{question.gives}`" + ("." if question.one else ", each in its turn.")
    return f"## `{question.name}({names})`\n\n{question.says} {answers}\n\n{table}"


def _operation(operation: dict[str, Any]) -> str:
    rows = [
        f"| `{one['name']}` | {one['in']}{', needed' if one.get('required') else ''} "
        f"| {_shape(one['schema'])} | {_cell(one.get('description', ''))} |\n"
        for one in operation.get("parameters", [])
    ]
    table = f"| parameter | in | form | what it says |\n| --- | --- | --- | --- |\n{''.join(rows)}"
    codes = ", ".join(f"`{code}`" for code in operation["responses"])
    told = f"{operation.get('summary', '')} {operation.get('description', '')}"
    return f"{_sentence(told)}\n\n{table if rows else ''}\nAnswers: {codes}.\n"


def _shape(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return _cell(", ".join(f"`{one}`" for one in schema["enum"]))
    if "items" in schema:
        return f"several of: {_shape(schema['items'])}"
    return _cell(str(schema.get("pattern") or schema.get("type") or ""))


def _sentence(text: str) -> str:
    return " ".join(text.split())


def _cell(text: object) -> str:
    return " ".join(str(text).split()).replace("|", "or")
