"""Outlines: the line of every key and list entry of a YAML file, and of double keys.

Looked up only once something is known to be wrong, so that reading stays fast.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

Path = tuple[str | int, ...]
"""The keys and list positions that lead to a value: `("statements", 3, "due")`."""


@dataclass(frozen=True)
class Double:
    """A key that one mapping has twice."""

    key: str
    line: int
    first: int
    """The line of the first."""


@dataclass(frozen=True)
class Outline:
    """The lines of a file's values, as far as it can be parsed."""

    lines: dict[Path, int] = field(default_factory=dict)
    doubles: list[Double] = field(default_factory=list)
    texts: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """From which character to which the value of a path stands that is no mapping or list."""

    def line(self, path: Path) -> int:
        """The line of a path, or of the nearest thing around it that the file has."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def outline(content: bytes, deepest: int) -> Outline:
    """The outline of a file.

    Args:
        content: UTF-8 text; where it stops being YAML, the outline ends.
        deepest: how many levels down to look.
    """
    walk = _Walk(CParser(content).get_event, deepest)
    with suppress(YAMLError, _TooDeepError):
        while (event := walk.next()) is not None:
            walk.value(event, ())
    return walk.found


class _TooDeepError(Exception):
    """The file goes down further than anybody wants to look."""


class _Walk:
    def __init__(self, next_event: Callable[[], Any], deepest: int) -> None:
        self.next = next_event
        self.found = Outline()
        self._deepest = deepest

    def value(self, event: object, path: Path) -> None:
        if len(path) > self._deepest:
            raise _TooDeepError
        if isinstance(event, MappingStartEvent):
            while (key := self.next()) and not isinstance(key, MappingEndEvent):
                name = key.value if isinstance(key, ScalarEvent) else ""
                here = self._noted((*path, name), key.start_mark.line + 1)
                if not isinstance(key, ScalarEvent):
                    self.value(key, here)
                self.value(self.next(), here)
        elif isinstance(event, SequenceStartEvent):
            number = 0
            while (entry := self.next()) and not isinstance(entry, SequenceEndEvent):
                self.found.lines[*path, number] = entry.start_mark.line + 1
                self.value(entry, (*path, number))
                number += 1
        elif isinstance(event, ScalarEvent):
            start, end = event.start_mark, event.end_mark
            self.found.texts[path] = (start.index, end.index) if start and end else (0, 0)

    def _noted(self, path: Path, line: int) -> Path:
        """The path, noted; what hangs on a key's second appearance gets a path of its own."""
        if path not in self.found.lines:
            self.found.lines[path] = line
            return path
        self.found.doubles.append(Double(str(path[-1]), line, self.found.lines[path]))
        return (*path[:-1], f"{path[-1]}, again on line {line}")
