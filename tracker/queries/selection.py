"""Selections: which statements a list holds, in which order, and how many of them."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple, Self

from tracker.domain.kinds import FOLLOWED, KINDS
from tracker.domain.quiet import years_ago


class Quiet(NamedTuple):
    """For how long an item was not mentioned; either is enough."""

    passed_over: int | None = None
    """How many meetings of its relationship passed it over since."""
    since: date | None = None
    """The day since which it was not."""
    silence: int | None = None
    """For how many years it was not."""

    def enough(self, last: date, on: date, passed_over: int) -> bool:
        """Whether an item was not mentioned for so long.

        Args:
            last: the day on which it was mentioned last.
            on: the day that is asked about.
            passed_over: how many meetings of its relationship passed it over since.
        """
        return (
            (self.since is not None and last < self.since)
            or (self.silence is not None and years_ago(last, on, self.silence))
            or (self.passed_over is not None and passed_over >= self.passed_over)
        )


class Selection(NamedTuple):
    """Which statements are asked for; what is None or empty narrows nothing down."""

    types: frozenset[str] | None = None
    statuses: frozenset[str] | None = None
    settled: bool | None = None
    """Whether only what a rule settles that settles, or only what none does."""
    to: str | None = None
    wordings: frozenset[str] | None = None
    text: str | None = None
    since: date | None = None
    until: date | None = None
    due_within: int | None = None
    due_from: date | None = None
    due_to: date | None = None
    due_by: date | None = None
    quiet: Quiet | None = None
    slipped: bool = False
    disputed: bool = False
    publisher: str | None = None
    participant: str | None = None
    sort: str = "date"
    limit: int | None = None
    skip: int = 0

    def narrowed(self, **given: Any) -> Self:  # noqa: ANN401 - each as it is read
        """The selection narrowed down by what else is given; of sets, to what both hold."""
        changed = {
            name: value
            for name, value in given.items()
            if value is not None and value is not False and value != ()
        }
        for name in changed.keys() & {"types", "statuses", "wordings"}:
            before = getattr(self, name)
            wanted = frozenset(changed[name])
            changed[name] = wanted if before is None else before & wanted
        return self._replace(**changed)

    @property
    def of_status(self) -> bool:
        """Whether only statements that have a status can be among them."""
        types = self.types
        return (
            self.statuses is not None
            or self.settled is not None
            or self.disputed
            or self.slipped
            or self.due
            or (types is not None and all(KINDS[one] in FOLLOWED for one in types))
        )

    @property
    def due(self) -> bool:
        """Whether only statements with a window can be among them."""
        days = (self.due_within, self.due_from, self.due_to, self.due_by)
        return any(one is not None for one in days)

    @property
    def looked_over(self) -> bool:
        """Whether only what is told of a statement shows if it is wanted."""
        return self.slipped or self.quiet is not None or self.publisher is not None

    @property
    def end(self) -> int | None:
        """How many there are at most with those that are left out; None for no end."""
        return None if self.limit is None else self.skip + self.limit
