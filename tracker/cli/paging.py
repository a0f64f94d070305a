"""Paging: the part of a list that was asked for, and how to see what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from tracker.cli.options import flag
from tracker.cli.output import remark
from tracker.queries.filters import LIMIT, SKIP

T = TypeVar("T")


class Page(Generic[T]):
    """A part of a list, counted as it passes.

    Args:
        filters: what was given to narrow the list down.
    """

    def __init__(self, filters: Mapping[str, Any]) -> None:
        self._limit: int | None = filters.get(LIMIT.name)
        self.skip: int = filters.get(SKIP.name) or 0
        self.count = 0
        """How many there were."""
        self.more = False
        """Whether more of them follow."""
        self.asked = dict(filters)
        """What is to be asked: for one more, so as to know if there is any."""
        if self._limit is not None:
            self.asked[LIMIT.name] = self._limit + 1

    def of(self, found: Iterable[T]) -> Iterator[T]:
        """The answers of the part."""
        for one in found:
            if self.count == self._limit:
                self.more = True
                return
            self.count += 1
            yield one

    @property
    def whole(self) -> bool:
        """Whether nothing was left out before it or behind, once all of it has passed."""
        return not self.more and not self.skip

    def close_behind(self) -> None:
        """Say below a list that all of it was left out."""
        remark(f"None is behind the first {self.skip}, which {flag(SKIP.name)} leaves out.")

    def close(self) -> None:
        """Say below the part how to see the next, where there is one."""
        if self.more:
            behind = self.skip + self.count
            told = f"There are more: {flag(SKIP.name)} {behind} shows what follows."
            remark(told)
