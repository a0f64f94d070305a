"""Kept: what was found or read once, for as long as who asked for it lives.

`functools.cache` keeps what it was called with, and so every object whose methods it is put on, for
as long as the program runs: a server would keep each state of the record that it ever read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, Generic, TypeVar, cast

from tracker.sql import chunks

F = TypeVar("F", bound=Callable[..., Any])
K = TypeVar("K")
V = TypeVar("V")


def kept(method: F) -> F:
    """A method that is carried out once for what it is given, and tells the same again."""
    name = f"_kept_{method.__name__}"

    @wraps(method)
    def asked(self: Any, *given: Any) -> Any:  # noqa: ANN401 - whatever the method takes and gives
        found: dict[Any, Any] = vars(self).setdefault(name, {})
        if given not in found:
            found[given] = method(self, *given)
        return found[given]

    return cast("F", asked)


class KeptByRelationship(Generic[K, V]):
    """What is read of whole relationships, once of each; of those alone that are asked about.

    Args:
        read: reads it of some relationships, as known by a moment; of all of them for None.
    """

    def __init__(self, read: Callable[[int, tuple[int, ...] | None], Mapping[K, V]]) -> None:
        self._read = read
        self._kept: dict[int, tuple[set[int | None], dict[K, V]]] = {}

    def of(self, known: int, relationships: Iterable[int] | None) -> Mapping[K, V]:
        """What was read of some relationships, and maybe of others; of all of them for None."""
        seen, found = self._kept.setdefault(known, (set(), {}))
        if None in seen:
            return found
        if relationships is None:
            found.update(self._read(known, None))
            seen.add(None)
            return found
        wanted = set(relationships) - seen
        for part in chunks(sorted(wanted)):
            found.update(self._read(known, tuple(part)))
        seen |= wanted
        return found
