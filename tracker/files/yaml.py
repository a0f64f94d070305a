"""YAML 1.2 from bytes to plain data: mappings, lists, texts, true, false and nothing.

A plain `true`, `false` or `null` is what it says, in any of the core schema's spellings; everything
else is the text as written, so `NO` is "NO" and 2019-06-29 is "2019-06-29". The models know which
texts are to be numbers and dates.

The data is put together here from the parser's events: PyYAML's own composer, in C, ends the
process on deeply nested input, and its constructor reads YAML 1.1.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml import AliasEvent, YAMLError
from yaml._yaml import CParser
from yaml.events import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tracker.errors import Fault, Unreadable
from tracker.files.complaints import DEEPEST, TOO_DEEP, complaint
from tracker.files.encoding import utf8
from tracker.files.faults import cut
from tracker.files.outline import outline

AnyEvent = Any
"""One of the parser's events; which attributes it has depends on its type."""

MOST_VALUES = 200_000
"""How many values one file may hold."""

CORE: dict[str, bool | None] = {
    **dict.fromkeys(["", "~", "null", "Null", "NULL"], None),
    **dict.fromkeys(["true", "True", "TRUE"], True),
    **dict.fromkeys(["false", "False", "FALSE"], False),
}
"""The plain scalars of YAML 1.2's core schema that are neither texts nor numbers."""


def read_mapping(content: bytes, file: str) -> dict[str, Any]:
    """The one mapping that a file holds.

    Args:
        content: the file's bytes.
        file: its name, for the faults.

    Raises:
        Unreadable: the bytes are not UTF-8, not YAML, or not one mapping with plain keys.
    """
    content = utf8(content, file)
    try:
        return _Builder(CParser(content)).document()
    except _DoubleKeyError:
        faults = [
            Fault(
                file,
                double.line,
                f"{double.key!r} is here a second time, after line {double.first}; "
                "keep one of the two",
            )
            for double in outline(content, DEEPEST).doubles
        ]
        raise Unreadable(cut(faults)) from None
    except _NotOursError as error:
        # The end of a file without a last line break is marked one line too far.
        line = min(error.line, len(content.splitlines()) + content.endswith(b"\n") or 1)
        raise Unreadable([Fault(file, line, error.message)]) from None
    except YAMLError as error:
        line, message = complaint(error, content)
        raise Unreadable([Fault(file, line, message)]) from None


class _DoubleKeyError(Exception):
    """One mapping has a key twice."""


class _NotOursError(Exception):
    """YAML, but not of the kind that readout files are written in."""

    def __init__(self, event: AnyEvent, message: str) -> None:
        self.line: int = event.start_mark.line + 1
        self.message = message


class _Builder:
    """Puts the parser's events together, refusing what readout files have no use for."""

    def __init__(self, parser: CParser) -> None:
        self._next: Callable[[], AnyEvent] = parser.get_event
        self._values_left = MOST_VALUES

    def document(self) -> dict[str, Any]:
        event = self._next()
        while not isinstance(event, MappingStartEvent):
            self._refuse_at_the_top(event)
            event = self._next()
        value = self._value(event, 1)
        while not isinstance(event := self._next(), StreamEndEvent):
            if not isinstance(event, DocumentEndEvent):
                raise _NotOursError(
                    event, "a second document begins here; give each readout a file of its own"
                )
        assert isinstance(value, dict)  # noqa: S101  # it began with a MappingStartEvent
        return value

    def _refuse_at_the_top(self, event: AnyEvent) -> None:
        nothing = isinstance(event, ScalarEvent) and event.implicit[0] and event.value in CORE
        if isinstance(event, StreamEndEvent) or (nothing and CORE[event.value] is None):
            raise _NotOursError(
                event, "the file is empty; a readout file begins with `readout:` and its name"
            )
        if isinstance(event, ScalarEvent | SequenceStartEvent | AliasEvent):
            held = "a list" if isinstance(event, SequenceStartEvent) else "a text"
            raise _NotOursError(
                event,
                f"the file holds {held}; a readout file holds keys with values, "
                "beginning with `readout:` and its name",
            )

    def _value(self, event: AnyEvent, depth: int) -> object:
        self._values_left -= 1
        if self._values_left < 0:
            raise _NotOursError(
                event, f"the file holds more than {MOST_VALUES:,} values; divide it"
            )
        kind = type(event)
        if kind is ScalarEvent:
            self._refuse_labels(event)
            text: str = event.value
            return CORE.get(text, text) if event.implicit[0] else text
        if kind is AliasEvent:
            raise _NotOursError(event, _ANCHORS)
        self._refuse_labels(event)
        if depth > DEEPEST:
            raise _NotOursError(event, TOO_DEEP)
        return self._mapping(depth) if kind is MappingStartEvent else self._list(depth)

    def _mapping(self, depth: int) -> dict[str, object]:
        mapping: dict[str, object] = {}
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event)
            if key in mapping:
                raise _DoubleKeyError
            mapping[key] = self._value(self._next(), depth + 1)
        return mapping

    def _list(self, depth: int) -> list[object]:
        values = []
        while type(event := self._next()) is not SequenceEndEvent:
            values.append(self._value(event, depth + 1))
        return values

    def _key(self, event: AnyEvent) -> str:
        if type(event) is not ScalarEvent:
            if type(event) is AliasEvent:
                raise _NotOursError(event, _ANCHORS)
            raise _NotOursError(event, "a key is a mapping or a list; write a plain word instead")
        self._refuse_labels(event)
        key: str = event.value
        if event.implicit[0] and key in CORE:
            shown = key or "nothing"
            raise _NotOursError(
                event, f"{shown} is where a key belongs; write a word, or put it in quotes"
            )
        return key

    def _refuse_labels(self, event: AnyEvent) -> None:
        if event.anchor is not None:
            raise _NotOursError(event, _ANCHORS)
        if event.tag is not None:
            raise _NotOursError(
                event,
                "tags such as !!str are not used in readout files; "
                "take it out, or put the text in quotes",
            )


_ANCHORS = "anchors and aliases are not used in readout files; write the value out"
