"""What the models refuse, as faults of the file: each with its line and its place in words."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tracker.errors import Fault, Remedy
from tracker.explanations import explain
from tracker.files.outline import Outline, Path

Messages = dict[Path, str]
"""What is wrong with a file: a sentence that begins with the place, by the path to correct."""

MOST_FAULTS = 100
"""How many faults of one file are reported at once."""

# More than are reported: they come in the order of the models and are reported by line.
_MOST_EXPLAINED = 10 * MOST_FAULTS
_LONGEST = 600
_REMEDIES: dict[Path, Remedy] = {("review",): Remedy.RECORD_REVIEWED}
_LONGEST_KEY = 120
_OWN_PATH = re.compile(r"(?P<path>[a-z]\w*(?:\.[\w@-]+)*): (?P<message>.*)", re.DOTALL)


def faults_of(messages: Messages, outline: Outline, file: str) -> list[Fault]:
    """The messages as faults, in the order of their lines.

    Args:
        messages: what is wrong, by path.
        outline: the lines of the paths.
        file: the file's name.
    """
    return cut(
        sorted(
            Fault(file, outline.line(path), told, _REMEDIES.get(path[-1:]))
            for path, told in messages.items()
        )
    )


def cut(faults: list[Fault]) -> list[Fault]:
    """As many faults as anybody reads at once; the last says that there are more."""
    if len(faults) <= MOST_FAULTS:
        return faults
    first_left_out = faults[MOST_FAULTS]
    more = Fault(
        first_left_out.file, first_left_out.line, "more is wrong from here on; begin above"
    )
    return [*faults[:MOST_FAULTS], more]


def refusals(error: ValidationError, data: dict[str, Any], whole: type[BaseModel]) -> Messages:
    """What a model refuses, by the path in the file where it is to be corrected.

    Args:
        error: as pydantic raised it.
        data: what the file holds.
        whole: the model of the whole file.
    """
    refused: Messages = {}
    of_derived_keys: Messages = {}
    names = list(data["items"]) if isinstance(data.get("items"), dict) else []
    for detail in error.errors(include_url=False)[:_MOST_EXPLAINED]:
        if _only_follows(detail):
            continue
        path, message = _placed(detail, str(explain(detail, whole)), data, names)
        present = in_file(path, data)
        if path[-1:] == ("key",) and present != path:
            of_derived_keys[*present, "item"] = sentence((*present, "item"), message)
        else:
            about = path[:-1] if detail["type"] == "extra_forbidden" else present
            refused.setdefault(path, sentence(about, message))
    # Nobody wrote these keys: they are the items' slugs, whose own faults say what is wrong.
    return {**of_derived_keys, **refused}


def sentence(path: Path, message: str) -> str:
    """A message that begins with the place it is about: `statements[3].due: …`."""
    shown = "".join(
        f"[{step}]" if isinstance(step, int) else f".{_short(step)}" for step in path
    ).removeprefix(".")
    if len(message) > _LONGEST:
        message = f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"
    return f"{shown}: {message}" if shown else message


def in_file(path: Path, data: dict[str, Any]) -> Path:
    """The part of a path that the file has, without the steps that only the models know.

    The models put the type of a statement between its number and its keys, and read a bare text
    in the place of a mapping as the mapping's first key.
    """
    found: list[str | int] = []
    here: Any = data
    for step in path:
        if _holds(here, step):
            here = here[step]
            found.append(step)
    return tuple(found)


def _holds(value: object, step: str | int) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value)


def _only_follows(detail: ErrorDetails) -> bool:
    """Whether other faults bring it about: a list short of the entries refused, an absent key."""
    given = detail["input"]
    if detail["type"] == "too_short" and isinstance(given, list):
        return len(given) >= int(detail["ctx"]["min_length"])
    return detail["type"] == "missing" and detail["loc"][-1] == "key"


def _placed(
    detail: ErrorDetails, message: str, data: dict[str, Any], names: list[str]
) -> tuple[Path, str]:
    """Where in the file an error belongs; files hold items by name, the models by number."""
    match detail["loc"]:
        case () if own := _OWN_PATH.fullmatch(message):
            return _steps(own["path"]), own["message"]
        case ("items", int(number), *steps) if names:
            location: Path = ("items", names[number], *steps)
        case location if detail["type"] == "union_tag_invalid":
            location = (*location, "type")
        case location:
            pass
    path = in_file(location, data)
    absent = detail["type"] == "missing" or location[-1:] == ("key",) != path[-1:]
    return ((*path, location[-1]) if absent else path), message


def _steps(path: str) -> Path:
    first, *others = path.split(".")
    return (first, *(int(step) if step.isdigit() and first != "items" else step for step in others))


def _short(step: str) -> str:
    return step if len(step) <= _LONGEST_KEY and step.isprintable() else ascii(step[:_LONGEST_KEY])
