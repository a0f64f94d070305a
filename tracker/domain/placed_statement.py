"""Placed statements: statements and meetings in time, with just what the status rules look at."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tracker.domain.kinds import Kind
from tracker.domain.window import Window


class Account(NamedTuple):
    """One publisher's account of a meeting."""

    meeting: str
    publisher: str | None

    def differs_from(self, other: Account) -> bool:
        """Whether it is another publisher's account of the same meeting."""
        return (
            self.meeting == other.meeting
            and self.publisher != other.publisher
            and None not in (self.publisher, other.publisher)
        )


NO_ACCOUNT = Account("", None)

PlaceInTime = tuple[date, str, int]
"""A day, and of one day a readout and a place in that."""


class PlacedStatement(NamedTuple):
    """A statement in its place: on a day, in a readout, at a position there."""

    ref: str
    kind: Kind
    item: str
    date: date
    readout: str
    number: int
    """Its place in the readout, counted from 0 in the order of the file."""
    by: frozenset[str]
    to: frozenset[str]
    """Whom it is addressed to: the other parties when the readout names nobody."""
    window: Window | None = None
    before: str | None = None
    at: str | None = None
    complete: bool = False
    targets: tuple[str, ...] | None = None
    """The refs and items that it renews or fulfils; None where it does not say."""
    done_by: frozenset[str] = frozenset()
    """Whose deed progress is, where it says so."""
    continuing: bool = False
    """Whether it is an undertaking without an end."""
    coded_as: str = ""
    """The item by the name under which it was coded, which may have been merged since."""
    account: Account = NO_ACCOUNT
    """Whose account of which meeting it is from."""
    same_as: str | None = None
    """The other publisher's statement that it is said to be the twin of."""
    condition: str | None = None
    strength: int = 0
    """The rung of its wording; 0 where it has none."""
    named_to: frozenset[str] = frozenset()
    """Whom the readout itself names as addressed."""
    shortly: bool = False
    """Whether its window is that of what is to happen "shortly", with no time given."""

    @property
    def place(self) -> PlaceInTime:
        """Its place in time: of one day, by the name of its readout, and in that."""
        return self.date, self.readout, self.number

    @property
    def occasion(self) -> str | None:
        """The item of the occasion that its window is tied to."""
        return self.before or self.at

    @property
    def named(self) -> tuple[str, ...]:
        """What it names as renewed or fulfilled."""
        return self.targets or ()

    @property
    def deed_of(self) -> frozenset[str]:
        """Whose deed it is: of those that it says, otherwise of those who report it."""
        return self.done_by or self.by

    @property
    def addressed(self) -> frozenset[str]:
        """Whom it is addressed to, as accounts of it are compared.

        What is asked of nobody in particular is asked of the other parties; an undertaking that
        names nobody says nothing of it.
        """
        return self.to if self.kind in ("request", "concern") else self.named_to

    def precedes(self, other: PlacedStatement) -> bool:
        """Whether this was said in an earlier readout than the other.

        Two readouts of one day have no order.
        """
        return self.date < other.date and self.readout != other.readout


class Holding(NamedTuple):
    """A meeting that says which follow-ups it is."""

    date: date
    readout: str
    targets: tuple[str, ...]
    """The refs of the follow-ups it holds, or their items."""
    account: Account = NO_ACCOUNT
    """Whose account of which meeting says so."""

    @property
    def place(self) -> PlaceInTime:
        """Its place in time, as that of a statement."""
        return self.date, self.readout, 0
