"""The canonical form of readout files and items files: one way to write each, byte for byte.

Mappings are written key below key, lists of words in brackets, and a deadline or a quote as bare
text when it is nothing more. What is empty or goes without saying is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from tracker.domain.due import Due
from tracker.domain.items import ItemList
from tracker.domain.readouts import Readout, default_key
from tracker.domain.statements import Quote, Statement
from tracker.files.scalars import scalar

_HEADING = ("readout", "title", "publisher", "source", "parties")
_MEETING = ("id", "date", "kind", "place", "ordinal", "participants", "holds")
_SOURCE = ("url", "published", "language", "sha256", "rules", "coder", "prompt", "reviewed_by")
_DUE = ("edtf", "approximate", "soon", "words", "before", "at")
_QUOTE = ("exact", "prefix", "suffix")
_ITEM = ("title", "names", "part_of")
_STATEMENT = (
    *("type", "key", "item", "by", "to", "done_by", "summary", "due", "condition", "wording"),
    *("continuing", "complete", "fulfils", "renews", "same_as", "quote", "meeting"),
)


NO_MARKS: Mapping[int, tuple[str, ...]] = MappingProxyType({})


def readout_text(readout: Readout, marks: Mapping[int, tuple[str, ...]] = NO_MARKS) -> str:
    """The text of a readout's file, in canonical form.

    Args:
        readout: what the file is to hold.
        marks: why statements are to be looked at again, by their place, counted from 0.
    """
    heading = [
        line
        for key in _HEADING
        if (value := getattr(readout, key)) is not None
        for line in _entry(key, value)
    ]
    meetings = _entries("meetings", (_fields(meeting, _MEETING) for meeting in readout.meetings))
    return _text(
        [*heading, *meetings, *_entries("statements", _statements(readout.statements, marks))]
    )


def item_list_text(items: ItemList) -> str:
    """The text of an items file, in canonical form; the items keep their order."""
    named = [
        line
        for item in items.items
        for line in (f"  {scalar(item.item)}:", *_indented(_fields(item, _ITEM), "    "))
    ]
    heading = _entry("parties", items.parties)
    return _text([*heading, *(["items:", *named] if named else ["items: {}"])])


def statement_text(statement: Statement) -> str:
    """One statement as a file has it, without its key."""
    return _text(_fields(statement, [key for key in _STATEMENT if key != "key"]))


def due_text(due: Due) -> str:
    """A deadline as a file has it, on the line of its key."""
    return _inline(due)


def _statements(
    statements: Iterable[Statement], marks: Mapping[int, tuple[str, ...]]
) -> Iterator[list[str]]:
    nth: Counter[str] = Counter()
    for number, statement in enumerate(statements):
        nth[statement.item] += 1
        derived = default_key(statement.item, nth[statement.item]) == statement.key
        said = _fields(statement, [key for key in _STATEMENT if not (derived and key == "key")])
        yield [*said, *(_entry("review", marks[number]) if marks.get(number) else [])]


def _fields(value: BaseModel, keys: Iterable[str]) -> list[str]:
    """The lines of a model's fields that say more than their defaults, in the order of the keys."""
    return [line for key in keys if _says(value, key) for line in _entry(key, getattr(value, key))]


def _says(value: BaseModel, key: str) -> bool:
    field = type(value).model_fields.get(key)
    # A statement's type is its default, and always said.
    return field is not None and (
        key == "type" or getattr(value, key) != field.get_default(call_default_factory=True)
    )


def _entry(key: str, value: Any) -> list[str]:  # noqa: ANN401
    """The lines of one key: all that it holds on its own line, or below it."""
    match value:
        case BaseModel() if key == "source":
            below = _fields(value, _SOURCE)
        case dict():
            below = [f"{scalar(name)}: {_inline(values)}" for name, values in value.items()]
        case _:
            return [f"{key}: {_inline(value)}"]
    return [f"{key}:", *_indented(below, "  ")] if below else [f"{key}: {{}}"]


def _entries(key: str, entries: Iterable[list[str]]) -> list[str]:
    """The lines of a list whose entries take several lines each."""
    lines = [
        ("  - " if number == 0 else "    ") + line
        for entry in entries
        for number, line in enumerate(entry)
    ]
    return [f"{key}:", *lines] if lines else [f"{key}: []"]


def _inline(value: object, *, flow: bool = False) -> str:
    match value:
        case bool():
            text = "true" if value else "false"
        case int() | date():
            text = str(value)
        case Due(edtf=str(edtf)) if value == Due(edtf=edtf):
            text = scalar(edtf)
        case Due():
            text = _braces(value, _DUE)
        case Quote(exact=exact, prefix=None, suffix=None):
            text = scalar(exact)
        case Quote():
            text = _braces(value, _QUOTE)
        case tuple():
            text = f"[{', '.join(_inline(entry, flow=True) for entry in value)}]"
        case _:
            text = scalar(str(value), flow=flow)
    return text


def _braces(value: BaseModel, keys: Iterable[str]) -> str:
    held = [
        f"{key}: {_inline(getattr(value, key), flow=True)}" for key in keys if _says(value, key)
    ]
    return f"{{{', '.join(held)}}}"


def _indented(lines: Iterable[str], by: str) -> list[str]:
    return [by + line for line in lines]


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
