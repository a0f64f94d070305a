"""A pool: what was opened, kept for a moment for whoever needs one next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Generic, Protocol, TypeVar

_KEPT = 1.0
"""Seconds for which what was opened is used again without a question."""


class Closing(Protocol):
    """What is closed in the end."""

    def close(self) -> None:
        """Close it."""


T = TypeVar("T", bound=Closing)


class Pool(Generic[T]):
    """What was opened and is used by one after another, by several at once.

    It is kept for a moment only, unless it says that it is still what would be opened: so a store
    that was put in the place of another is seen, and one that is down is tried again.

    Args:
        opened: opens another.
        harmless: the errors after which it can be used again; after any other it is closed.
        stands: whether something is still what would be opened.
    """

    def __init__(
        self,
        opened: Callable[[], T],
        harmless: tuple[type[Exception], ...] = (),
        stands: Callable[[T], bool] = lambda _: False,
    ) -> None:
        self._opened = opened
        self._harmless = harmless
        self._stands = stands
        self._idle: list[tuple[float, T]] = []

    @contextmanager
    def one(self) -> Iterator[T]:
        """One that nobody else uses meanwhile."""
        since, found = self._taken()
        whole = False
        try:
            yield found
            whole = True
        except self._harmless:
            whole = True
            raise
        finally:
            if whole:
                self._idle.append((since, found))
            else:
                found.close()

    def close(self) -> None:
        """Close all that is kept."""
        while self._idle:
            self._idle.pop()[1].close()

    def _taken(self) -> tuple[float, T]:
        now = monotonic()
        while True:
            try:
                since, found = self._idle.pop()
            except IndexError:
                return now, self._opened()
            if now - since < _KEPT:
                return since, found
            if self._stands(found):
                return now, found
            found.close()
