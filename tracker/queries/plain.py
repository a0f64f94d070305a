"""Plain: what an answer holds as programs read it: as a dictionary, and as JSON."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, NamedTuple

_ENCODER = json.JSONEncoder(ensure_ascii=False, default=str)


def keys(kind: type[NamedTuple]) -> tuple[str, ...]:
    """The names of what an answer of that kind holds, in their order."""
    found: tuple[str, ...] = getattr(kind, "KEYS", kind._fields)
    return found


def as_dict(answer: NamedTuple) -> dict[str, Any]:
    """What an answer holds, by name; the answers within it likewise."""
    names, values = _held(type(answer))
    return dict(zip(names, map(plain, values(answer)), strict=True))


def plain(value: Any) -> object:  # noqa: ANN401 - whatever an answer holds
    """A value of an answer as programs read it; answers that are read one by one, all of them."""
    if isinstance(value, Iterator):
        return [as_dict(one) for one in value]
    if not isinstance(value, tuple):
        return value
    if hasattr(value, "_fields"):
        return as_dict(value)  # type: ignore[arg-type]
    if value and hasattr(value[0], "_fields"):
        return [as_dict(one) for one in value]
    return value


def as_json(answer: object) -> str:
    """What an answer holds, as JSON in one line.

    It is written from the answer itself: a dictionary of it would be made for nothing else.
    """
    return _WRITERS[type(answer)](answer)


@cache
def _held(kind: type[NamedTuple]) -> tuple[tuple[str, ...], Callable[[NamedTuple], Iterable[Any]]]:
    """The names of what an answer of that kind holds, and what reads it all."""
    names = keys(kind)
    return names, attrgetter(*names) if len(names) > 1 else lambda one: (getattr(one, names[0]),)


class _Writers(dict[type, Callable[[Any], str]]):
    """What writes a value as JSON, by the value's type."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        found = _object(kind) if hasattr(kind, "_fields") else _ENCODER.encode
        self[kind] = found
        return found


def _object(kind: type[NamedTuple]) -> Callable[[NamedTuple], str]:
    """What writes the answers of a kind: the names, which are always the same, are written once."""
    names, values = _held(kind)
    form = ", ".join(f"{encode_basestring(name)}: %s" for name in names)

    def write(answer: NamedTuple) -> str:
        return form % tuple([_WRITERS[type(value)](value) for value in values(answer)])

    form = f"{{{form}}}"
    return write


def _several(values: tuple[Any, ...]) -> str:
    if not values:
        return "[]"
    if hasattr(values[0], "_fields"):
        return f"[{', '.join(map(as_json, values))}]"
    try:
        return f"[{', '.join(map(encode_basestring, values))}]"
    except TypeError:  # it holds something else than texts
        return _ENCODER.encode(values)


def _named(values: dict[str, Any]) -> str:
    try:
        told = [f"{encode_basestring(key)}: {encode_basestring(values[key])}" for key in values]
    except TypeError:
        return _ENCODER.encode(values)
    return f"{{{', '.join(told)}}}"


def _day(value: dt.date) -> str:
    return f'"{value.isoformat()}"'


_WRITERS = _Writers(
    {
        str: encode_basestring,
        bool: {True: "true", False: "false"}.__getitem__,
        type(None): {None: "null"}.__getitem__,
        int: int.__repr__,
        dt.date: _day,
        dict: _named,
        tuple: _several,
    }
)
