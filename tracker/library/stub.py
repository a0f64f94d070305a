"""The stub: the questions with their types, for editors and type checkers, by the catalogue.

`python -m tracker.library.stub` writes it beside this module.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from inspect import Parameter
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from tracker.library.given import parameters
from tracker.queries.catalogue import CATALOGUE
from tracker.queries.question import Question

STUB = Path(__file__).with_name("questions.pyi")
"""Where it is kept."""

_HEAD = '''\
"""Questions: those of the catalogue, each a method. Written by tracker.library.stub."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from tracker.library.answers import Answers
{imports}
class Questions:
    """All that can be asked of a record, as the catalogue of questions has it."""

    def answer(self, question: Question, given: dict[str, Any]) -> Any:
        """The answer to a question of the catalogue."""
'''


def stub() -> str:
    """The text of the stub."""
    given: dict[str, set[str]] = {"tracker.queries.question": {"Question"}}
    methods = [_method(question, given) for question in CATALOGUE]
    imports = "".join(
        f"from {module} import {', '.join(sorted(names))}\n"
        for module, names in sorted(given.items())
    )
    return _HEAD.format(imports=f"{imports}") + "".join(methods)


def write() -> None:
    """Write it."""
    STUB.write_text(stub(), encoding="utf-8")


def _method(question: Question, given: dict[str, set[str]]) -> str:
    """A question as a method, one parameter a line."""
    lines = ["self,"]
    for one in parameters(question):
        if one.kind is Parameter.KEYWORD_ONLY and "*," not in lines:
            lines.append("*,")
        default = "" if one.default is Parameter.empty else f" = {_written(one.default)}"
        lines.append(f"{one.name}: {one.annotation}{default},")
    answer, told = _answer(question, given), f'"""{question.says}"""'
    if lines == ["self,", *lines[1:2]] and len(lines) < _ONE_LINE:
        head = f"    def {question.name}({' '.join(lines).removesuffix(',')}) -> {answer}:\n"
    else:
        listed = "".join(f"        {line}\n" for line in lines)
        head = f"    def {question.name}(\n{listed}    ) -> {answer}:\n"
    return f"\n{head}        {told}\n"


_ONE_LINE = 3


def _written(default: object) -> str:
    return f'"{default}"' if isinstance(default, str) else repr(default)


def _answer(question: Question, given: dict[str, set[str]]) -> str:
    """The type of the answer, by the function that gives it; its names are noted as needed."""
    module, _, name = question.answer.partition(".")
    found = get_type_hints(getattr(import_module(f"tracker.queries.{module}"), name))["return"]
    if get_origin(found) is Iterator:
        return f"Answers[{_named(get_args(found)[0], given)}]"
    return _named(found, given)


def _named(kind: Any, given: dict[str, set[str]]) -> str:  # noqa: ANN401 - whatever is answered
    kinds = get_args(kind) or (kind,)
    for one in kinds:
        given.setdefault(one.__module__, set()).add(one.__name__)
    return " | ".join(one.__name__ for one in kinds)


if __name__ == "__main__":
    write()
