"""Readout files and items files: read from disk, with everything wrong in them reported at once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from tracker.domain.items import ItemList
from tracker.domain.readouts import Readout
from tracker.errors import Fault, TrackerError, Unreadable
from tracker.files.canonical import item_list_text, readout_text
from tracker.files.complaints import DEEPEST
from tracker.files.deadlines import Reads, Understood, without_words
from tracker.files.encoding import MOST_BYTES
from tracker.files.faults import Messages, cut, faults_of, refusals, sentence
from tracker.files.forms import Marks, strays, with_lists, without_marks
from tracker.files.outline import Path as Place
from tracker.files.outline import outline
from tracker.files.parties import is_party_list, known_parties
from tracker.files.yaml import read_mapping

__all__ = [
    "faults_in",
    "files_in",
    "item_list_text",
    "read",
    "read_draft",
    "read_file",
    "read_readout",
    "readout_of",
    "readout_text",
]

M = TypeVar("M", bound=BaseModel)

ITEMS = "items.yaml"
"""What a file that names the items of a relationship is called."""

_AN_ITEM_LIST = (
    "'items' is missing; a file of this name lists the items between two or more parties: write "
    "`parties: [JP, RU]`, then `items:`, and below it each item as `slug: {title: What it is}`"
)
ENDINGS = (".yaml", ".yml")


class FileRead(NamedTuple):
    """What a file holds, and what in it was put in words."""

    held: Readout | ItemList
    understood: tuple[Understood, ...] = ()
    """The deadlines that it gives in words."""


def read(path: Path, *, reviewed: bool = False, reads: Reads | None = None) -> Readout | ItemList:
    """The readout, or the list of items, that a file holds; see `read_file`."""
    return read_file(path, reviewed=reviewed, reads=reads).held


def read_file(path: Path, *, reviewed: bool = False, reads: Reads | None = None) -> FileRead:
    """What a file holds: a readout, or a list of items.

    A file without `readout` at its top is a list of items if it has `items` there, or is called so.

    Args:
        path: the file.
        reviewed: whether to pass over the marks that drafting left for review.
        reads: reads deadlines that are put in words; None where they are refused.

    Raises:
        Unreadable: with a fault for everything that is wrong.
    """
    try:
        return _read(path, reviewed=reviewed, reads=reads)
    except TrackerError:
        raise
    except Exception as error:  # whatever it is, it is about this file, and others go on without
        raise Unreadable(
            f"{path}: cannot be read, by a fault of the program ({type(error).__name__}: {error}); "
            "leave the file out, and report the fault with it"
        ) from error


def _read(path: Path, *, reviewed: bool, reads: Reads | None) -> FileRead:
    content = _content(path)
    data = with_lists(read_mapping(content, str(path)))
    if "readout" not in data and ("items" in data or path.name == ITEMS):
        return FileRead(_item_list(data, content, path))
    plain, marks = without_marks(data)
    plain, understood, faults = without_words(plain, reads) if reads else (plain, [], {})
    strange = {**strays(plain), **faults, **({} if reviewed else _unsettled(marks))}
    held = _validated(Readout, plain, _File(path, content, plain, strange))
    if not understood:
        return FileRead(held)
    lines = outline(content, DEEPEST)
    return FileRead(held, tuple(one.found_in(content, lines) for one in understood))


def read_readout(path: Path) -> Readout:
    """The readout that a file holds.

    Raises:
        Unreadable: with a fault for everything that is wrong; a list of items is not a readout.
    """
    return readout_of(read_file(path), path)


def read_draft(path: Path, *, reads: Reads | None = None) -> tuple[Readout, Marks]:
    """The readout that a drafted file holds, and the marks that its statements still bear.

    Args:
        path: the file.
        reads: reads deadlines that are put in words; None where they are refused.

    Raises:
        Unreadable: with a fault for everything that is wrong.
    """
    _, marks = without_marks(read_mapping(_content(path), str(path)))
    return readout_of(read_file(path, reviewed=True, reads=reads), path), marks


def readout_of(found: FileRead, path: Path) -> Readout:
    """The readout that was read from a file.

    Raises:
        Unreadable: it holds a list of items.
    """
    if isinstance(found.held, ItemList):
        raise Unreadable([Fault(str(path), 1, "holds items, not a readout; give a readout file")])
    return found.held


def faults_in(path: Path, complaints: Iterable[tuple[Place, str]]) -> list[Fault]:
    """What is wrong with a readout file by what is on record, with its lines.

    Args:
        path: the file.
        complaints: what is wrong, each with its path in the file.
    """
    lines = outline(_content(path), DEEPEST)
    found = (
        faults_of({place: sentence(place, why)}, lines, str(path)) for place, why in complaints
    )
    return cut(sorted(chain.from_iterable(found)))


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files among the paths and the YAML files below the folders among them, each once.

    Lists of items come first, because readouts name them; otherwise by path.

    Raises:
        Unreadable: a path is not there, or a folder has no YAML file.
    """
    found = {os.path.realpath(file): file for path in paths for file in _files_at(path)}
    return sorted(found.values(), key=lambda file: (file.name != ITEMS, str(file)))


def _files_at(path: Path) -> list[Path]:
    if not path.exists():
        raise Unreadable(f"{path}: there is no such file or folder; check the name")
    if not path.is_dir():
        if is_party_list(path):
            raise Unreadable(
                f"{path}: holds parties, which are known to the readouts beside and below it; "
                "there is nothing in it to record"
            )
        return [path]
    files = [
        file
        for file in path.rglob("*")
        if file.suffix.lower() in ENDINGS
        # A link that leads nowhere is told as a file that cannot be read.
        and (file.is_file() or not file.exists())
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
        and not is_party_list(file)
    ]
    if not files:
        raise Unreadable(
            f"{path}: the folder holds no readout file; their names end in .yaml or .yml"
        )
    return files


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable(f"{path}: there is no such file; check the name") from None
    except IsADirectoryError:
        raise Unreadable(f"{path}: is a folder; give a file") from None
    except OSError as error:
        raise Unreadable(f"{path}: cannot be read: {error.strerror or error}") from None


def _unsettled(marks: Marks) -> Messages:
    """What is still to be looked at, as faults of the file."""
    return {
        ("statements", number, "review"): sentence(
            ("statements", number),
            f"is marked for review ({'; '.join(reasons)}); settle it and take `review` out",
        )
        for number, reasons in marks.items()
    }


def _item_list(data: dict[str, Any], content: bytes, path: Path) -> ItemList:
    file = _File(path, content, data, {})
    if "items" not in data:
        file.strange["items",] = sentence((), _AN_ITEM_LIST)
    items = data.get("items", {})
    if not isinstance(items, dict):
        file.strange["items",] = "items: write each name as a key, with its `title` below it"
        return _validated(ItemList, {**data, "items": []}, file)
    listed = []
    for name, item in items.items():
        if isinstance(item, dict) and "item" in item:
            file.strange["items", name, "item"] = sentence(
                ("items", name), "unknown key 'item'; the key above it names the item"
            )
        listed.append({**item, "item": name} if isinstance(item, dict) else item)
    return _validated(ItemList, {**data, "items": listed}, file)


class _File(NamedTuple):
    path: Path
    content: bytes
    data: dict[str, Any]
    strange: Messages
    """What it may not hold although the models would take it."""


def _validated(model: type[M], values: dict[str, Any], file: _File) -> M:
    """The model of the values, unless anything is wrong with what the file holds."""
    try:
        valid = model.model_validate(values, context={"parties": known_parties(file.path)})
        refused: Messages = {}
    except ValidationError as error:
        refused = refusals(error, file.data, model)
    if messages := {**refused, **file.strange}:
        lines = outline(file.content, DEEPEST)
        raise Unreadable(faults_of(messages, lines, str(file.path)))
    return valid
