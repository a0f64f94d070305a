"""Exactness: JSON of which each value is what it says, as this program writes it.

Parsers let one key stand twice, take 2.0 and "2" for 2, and write back what was never there. A file
that is to be kept as it is must not depend on who reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Never

from pydantic_core import PydanticSerializationError, to_json

MOST_DIGITS = 10
"""How long a number may be; the largest that is kept has ten digits."""


_TOO_DEEP = "lists and mappings are nested too deep"


class InexactError(ValueError):
    """A text is JSON, but not such as this program writes."""


def loaded(text: str) -> Any:  # noqa: ANN401 - whatever it holds
    """What a JSON text holds.

    Raises:
        InexactError: it has a key twice, a number that is not whole or too large, or half a
            character, or is nested too deep.
        json.JSONDecodeError: it is not JSON.
    """
    try:
        found = _DECODER.decode(text)
    except RecursionError:
        raise InexactError(_TOO_DEEP) from None
    if "\\u" in text:
        _refuse_half_characters(found)
    return found


def written(value: object) -> bytes:
    """What such a text holds, written without white space.

    Raises:
        InexactError: it is nested too deep.
    """
    try:
        return to_json(value)
    except PydanticSerializationError:
        raise InexactError(_TOO_DEEP) from None


def differing(given: object, meant: object, path: str) -> str | None:
    """Where a value is not of the kind that it was understood as; None where all of it is.

    What a text says is left to the models, which may mend it.

    Args:
        given: the value as it stands.
        meant: the same as the models write it, with everything that may be left out.
        path: where it stands.
    """
    parts: Iterable[tuple[object, object, object]] = ()
    match given, meant:
        case dict(), dict() if given.keys() <= meant.keys():
            parts = ((name, value, meant[name]) for name, value in given.items())
        case list(), list() if len(given) == len(meant):
            parts = ((number, *pair) for number, pair in enumerate(zip(given, meant, strict=True)))
        case str(), str():
            pass
        case _:
            return None if type(given) is type(meant) and given == meant else path
    found = (differing(value, other, f"{path}.{name}") for name, value, other in parts)
    return next(filter(None, found), None)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise InexactError(f"the key {double[:80]!r} is in it twice")
    return found


def _number(written: str) -> int:
    if len(written.removeprefix("-")) > MOST_DIGITS:
        raise InexactError(f"the number {written[:20]}… is too large")
    return int(written)


def _no_number(written: str) -> Never:
    raise InexactError(f"{written[:20]} is not a whole number")


def _refuse_half_characters(value: object) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise InexactError("it holds half a character") from None


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_float=_no_number,
    parse_constant=_no_number,
    parse_int=_number,
)
