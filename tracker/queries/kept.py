"""Kept: what was found or read once, for as long as who asked for it lives.

`functools.cache` keeps what it was called with, and so every object whose methods it is put on, for
as long as the program runs: a server would keep each state of the record that it ever read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from functools import wraps
from typing import Any, Generic, TypeAlias, TypeVar, cast

from tracker.sql import chunks

Kept: TypeAlias = defaultdict[str, dict[tuple[int, int], Mapping[Any, Any]]]
"""What was read of one relationship in one state of a store, by what it is."""

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

    What was read of one alone is there for the next as well who asks the same state of the store.

    Args:
        read: reads it of some relationships, as known by a moment; of all of them for None.
        single: what was read of one alone, by the moment and the relationship.
    """

    def __init__(
        self,
        read: Callable[[int, tuple[int, ...] | None], Mapping[K, V]],
        single: dict[tuple[int, int], Mapping[K, V]],
    ) -> None:
        self._read, self._single = read, single
        self._kept: dict[int, tuple[set[int | None], dict[K, V]]] = {}

    def of(self, known: int, relationships: Collection[int] | None) -> Mapping[K, V]:
        """What was read of some relationships, and maybe of others; of all of them for None."""
        seen, found = self._kept.setdefault(known, (set(), {}))
        if None in seen:
            return found
        if relationships is not None and len(relationships) == 1:
            (one,) = relationships
            if (known, one) not in self._single:
                self._single[known, one] = self._read(known, (one,))
            return self._single[known, one]
        if relationships is None:
            found.update(self._read(known, None))
            seen.add(None)
            return found
        wanted = set(relationships) - seen
        for part in chunks(sorted(wanted)):
            found.update(self._read(known, tuple(part)))
        seen |= wanted
        return found
