"""Paging: the part of a list that was asked for, and how to see what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

import click

from tracker.cli.options import flag
from tracker.queries.answers import ItemStanding
from tracker.queries.filters import LIMIT, SKIP

T = TypeVar("T")


class Page(Generic[T]):
    """A part of a list, counted as it passes.

    Args:
        filters: what was given to narrow the list down.
    """

    def __init__(self, filters: Mapping[str, Any]) -> None:
        self._limit: int | None = filters.get(LIMIT.name)
        self._skip: int = filters.get(SKIP.name) or 0
        self.count = 0
        """How many there were."""
        self.items = 0
        """How many of them are items."""
        self._more = False
        self.asked = dict(filters)
        """What is to be asked: for one more, so as to know if there is any."""
        if self._limit is not None:
            self.asked[LIMIT.name] = self._limit + 1

    def of(self, found: Iterable[T]) -> Iterator[T]:
        """The answers of the part."""
        for one in found:
            if self.count == self._limit:
                self._more = True
                return
            self.count += 1
            self.items += isinstance(one, ItemStanding)
            yield one

    def close(self) -> None:
        """Say below the part how to see the next, where there is one."""
        if self._more:
            behind = self._skip + self.count
            click.echo(f"There are more: {flag(SKIP.name)} {behind} shows what follows.")
