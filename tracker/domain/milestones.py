"""Milestones: what happens to a followed statement, and from which day on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from tracker.domain.placed_statement import NO_ACCOUNT, Account
from tracker.domain.rules import Status
from tracker.domain.window import Window


class Milestone(NamedTuple):
    """Something that happened to a statement: from which day on, and what says so."""

    on: date
    evidence: str
    account: Account = NO_ACCOUNT
    """Whose account of which meeting says so."""
    complete: bool = False
    """Whether it is progress that was reported complete."""
    named: str = ""
    """The account of the act that it names by its ref, where that is not the one that counts."""


ByShare = Mapping[str, tuple[Milestone, ...]]
"""Milestones by the party whose share they are of."""


def with_another(kept: ByShare, share: str, milestone: Milestone) -> ByShare:
    """What is kept by share, with a milestone of one besides; what is kept already, once."""
    return {**kept, share: tuple(dict.fromkeys((*kept.get(share, ()), milestone)))}


class WindowChange(NamedTuple):
    """A window from the day on which the record gave it this shape."""

    on: date
    window: Window | None
    void: str | None = None
    """The follow-up that was cancelled, if the window was tied to that and nothing else."""
    apart: str | None = None
    """The account that gives another time of the occasion that the window is tied to."""


class Undertaken(NamedTuple):
    """That an addressee of a request undertook something on its matter, and for how long."""

    on: date
    evidence: str
    ended: date | None = None
    """The day from which that was known to be unfulfilled, withdrawn or lapsed, or to be done."""
    left: Status | None = None
    """How it ended that day, where it was not done."""
    kept: Status | None = None
    """How it was done, where it was so for that long."""

    def lasts(self, on: date) -> bool:
        """Whether it stood on a day."""
        return self.on <= on and (self.ended is None or on < self.ended)
