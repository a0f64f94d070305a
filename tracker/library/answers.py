"""Answers: those to one question, read as they are gone through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from tracker.queries.plain import as_dict

T = TypeVar("T", bound=NamedTuple)


class Answers(Generic[T]):
    """The answers to one question, in their order.

    They are read one by one while they are gone through, however many there are. Going through
    them again asks again, of the same state of the record.

    Args:
        asked: the answers, as they are read.
        again: asks once more.
    """

    def __init__(self, asked: Iterator[T], again: Callable[[], Iterator[T]]) -> None:
        self._asked: Iterator[T] | None = asked
        self._again = again

    def __iter__(self) -> Iterator[T]:
        found, self._asked = self._asked or self._again(), None
        return found

    def first(self) -> T | None:
        """The first of them, if there is any."""
        return next(iter(self), None)

    def as_dicts(self) -> Iterator[dict[str, Any]]:
        """Each as a dictionary, with the keys that it has in JSON."""
        return map(as_dict, self)
