"""What a file's values look like before the models see them: stricter than the models are.

The models, made for values of any origin, take "yes" for true and 1_000 for a thousand; YAML 1.2
does neither, and an editor that goes by the schema would refuse both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from tracker.domain.due import Expression
from tracker.domain.edtf import NO_YEAR, of_no_year, open_at_both_ends, window
from tracker.domain.statements import STATEMENTS
from tracker.domain.values import Model
from tracker.domain.window import Window
from tracker.explanations import missing, not_a_flag, not_a_number, shown
from tracker.files.faults import Messages, sentence
from tracker.files.headings import strange_heading
from tracker.files.outline import Path

TARGETS = frozenset({"renews", "fulfils", "holds"})
"""Keys of lists of items or refs, of which a single one may be named without brackets."""

Marks = dict[int, tuple[str, ...]]
"""Why statements are to be looked at again, by their place in the file, counted from 0."""

_EXPRESSION: TypeAdapter[str] = TypeAdapter(Expression)
_NUMBER = re.compile(r"[-+]?[0-9]+")


def strays(data: dict[str, Any]) -> Messages:
    """What a readout file may not hold although the models would take it, by path."""
    found: Messages = dict(strange_heading(data))
    if "statements" not in data:
        found["statements",] = sentence((), str(missing("statements")))
    for number, meeting in _mappings(data.get("meetings")):
        _need_number(found, ("meetings", number), meeting, "ordinal")
        _need_each_once(found, ("meetings", number), meeting, "holds")
    for number, statement in _mappings(data.get("statements")):
        path = ("statements", number)
        _need_number(found, path, statement, "meeting")
        for key in ("complete", "continuing"):
            _need_flag(found, path, statement, key)
        _need_others(found, path, statement)
        for key in ("by", "to", "done_by", "renews", "fulfils"):
            _need_each_once(found, path, statement, key)
        due = statement.get("due")
        _need_an_end(found, (*path, "due"), due)
        if isinstance(due, dict):
            _need_flag(found, (*path, "due"), due, "approximate")
            _need_flag(found, (*path, "due"), due, "soon")
    return found


def without_marks(data: dict[str, Any]) -> tuple[dict[str, Any], Marks]:
    """What a readout file holds without the marks for review, and those marks."""
    if not isinstance(data.get("statements"), list):
        return data, {}
    marks: Marks = {}
    statements = []
    for number, statement in enumerate(data["statements"]):
        plain = statement
        if isinstance(statement, dict) and "review" in statement:
            reasons = statement["review"]
            listed = reasons if isinstance(reasons, list) else [reasons]
            marks[number] = tuple(str(reason) for reason in listed)
            plain = {key: value for key, value in statement.items() if key != "review"}
        statements.append(plain)
    return {**data, "statements": statements}, marks


def with_lists(data: dict[str, Any]) -> dict[str, Any]:
    """What a readout file holds, with a list for a single item or ref that is named without one."""

    def listed(entry: object) -> object:
        if not isinstance(entry, dict):
            return entry
        return {
            key: [value] if key in TARGETS and isinstance(value, str) else value
            for key, value in entry.items()
        }

    parts = {
        key: data[key] for key in ("meetings", "statements") if isinstance(data.get(key), list)
    }
    return {**data, **{key: [*map(listed, part)] for key, part in parts.items()}}


def _mappings(entries: object) -> Iterator[tuple[int, dict[str, Any]]]:
    if isinstance(entries, list):
        for number, entry in enumerate(entries):
            if isinstance(entry, dict):
                yield number, entry


def _need_number(found: Messages, path: Path, mapping: dict[str, Any], key: str) -> None:
    value = mapping.get(key)
    if isinstance(value, bool) or (isinstance(value, str) and not _NUMBER.fullmatch(value)):
        found[*path, key] = sentence((*path, key), str(not_a_number(value)))


def _need_others(found: Messages, path: Path, statement: dict[str, Any]) -> None:
    """Report a party that is alone on both sides: nobody promises to himself or asks of himself."""
    by, to = statement.get("by"), statement.get("to")
    if not isinstance(to, list) or not isinstance(by, list) or len(by) != 1 or to != by:
        return
    if "to" in STATEMENTS.get(str(statement.get("type")), Model).model_fields:
        told = f"{by[0]} is the speaker; `to` must name another party, or be left out"
        found[*path, "to"] = sentence((*path, "to"), told)


def _need_an_end(found: Messages, path: Path, due: object) -> None:
    """Report a set that is open at both ends, and what names no year: they name no time."""
    if isinstance(due, dict):
        path, due = (*path, "edtf"), due.get("edtf")
    if not isinstance(due, str):
        return
    if NO_YEAR in due:
        found[path] = sentence(path, of_no_year(due.strip()))
    if due.strip()[:1] not in {"[", "{"}:
        return
    try:
        ends = _EXPRESSION.validate_python(due)
    except ValueError:
        return
    if window(ends) == Window(None, None):
        found[path] = sentence(path, open_at_both_ends(ends))


def _need_each_once(found: Messages, path: Path, mapping: dict[str, Any], key: str) -> None:
    value = mapping.get(key)
    if not isinstance(value, list):
        return
    for number, entry in enumerate(value):
        if isinstance(entry, str) and entry in value[:number]:
            told = f"{shown(entry)} is named twice; name each once"
            found[*path, key, number] = sentence((*path, key, number), told)


def _need_flag(found: Messages, path: Path, mapping: dict[str, Any], key: str) -> None:
    value = mapping.get(key)
    if isinstance(value, str):
        found[*path, key] = sentence((*path, key), str(not_a_flag(value)))
