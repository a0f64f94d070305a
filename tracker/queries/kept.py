"""Kept: what was found or read once, for as long as who asked for it lives.

`functools.cache` keeps what it was called with, and so every object whose methods it is put on, for
as long as the program runs: a server would keep each state of the record that it ever read.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from functools import wraps
from typing import Any, Generic, TypeVar, cast

from tracker.sql import chunks

F = TypeVar("F", bound=Callable[..., Any])
K = TypeVar("K")
V = TypeVar("V")

_MOST = 128
"""Of how many relationships, each as known by a moment, it is kept what was read."""


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


class Key(Generic[K, V]):
    """What something is kept under; each is another than all others, whatever it is called."""


class ReadBefore:
    """What was read of single relationships in one state of a store; of those asked about last.

    Args:
        state: the state.
        most: of how many relationships it is kept, each as known by a moment.
    """

    def __init__(self, state: object = None, most: int = _MOST) -> None:
        self.state, self._most = state, most
        self._found: OrderedDict[tuple[int, int], dict[Any, Any]] = OrderedDict()

    def told(
        self,
        key: Key[K, V],
        known: int,
        relationship_id: int,
        read: Callable[[int, tuple[int, ...]], Mapping[K, V]],
    ) -> Mapping[K, V]:
        """What is kept under a key of a relationship, as known by a moment, read if it is not."""
        whose = known, relationship_id
        found = self._found.setdefault(whose, {})
        if key not in found:
            found[key] = read(known, (relationship_id,))
        self._found.move_to_end(whose)
        if len(self._found) > self._most:
            self._found.popitem(last=False)
        told: Mapping[K, V] = found[key]
        return told


class KeptByRelationship(Generic[K, V]):
    """What is read of whole relationships, once of each; of those alone that are asked about.

    What was read of one alone is there for the next as well who asks the same state of the store.

    Args:
        read: reads it of some relationships, as known by a moment; of all of them for None.
        single: where what was read of one alone is kept.
        key: what that is kept under.
    """

    def __init__(
        self,
        read: Callable[[int, tuple[int, ...] | None], Mapping[K, V]],
        single: ReadBefore,
        key: Key[K, V],
    ) -> None:
        self._read, self._single, self._key = read, single, key
        self._kept: dict[int, tuple[set[int | None], dict[K, V]]] = {}

    def of(self, known: int, relationships: Collection[int] | None) -> Mapping[K, V]:
        """What was read of some relationships, and maybe of others; of all of them for None."""
        seen, found = self._kept.setdefault(known, (set(), {}))
        if None in seen:
            return found
        if relationships is not None and len(relationships) == 1:
            (one,) = relationships
            return self._single.told(self._key, known, one, self._read)
        if relationships is None:
            found.update(self._read(known, None))
            seen.add(None)
            return found
        wanted = set(relationships) - seen
        for part in chunks(sorted(wanted)):
            found.update(self._read(known, tuple(part)))
        seen |= wanted
        return found
