"""Lifecycles: what happened to a followed statement, from the day on which it was made.

Nothing here asks what day it is: a lifecycle is read as of a day by `status`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tracker.domain.due import Window
from tracker.domain.items import Assessment, ConditionSettled, EvidenceSought, OutcomeAssessed
from tracker.domain.placed_statement import PlacedStatement


class Milestone(NamedTuple):
    """Something that happened to a statement: from which day on, and what says so."""

    on: date
    evidence: str


Milestones = tuple[
    Milestone | None, Milestone | None, Milestone | None, Milestone | None, Milestone | None
]
"""What fulfilled a statement, superseded it, reported progress on it, held it, and took it up."""


class WindowChange(NamedTuple):
    """A window from the day on which the record gave it this shape."""

    on: date
    window: Window | None


Reached = tuple[tuple[WindowChange, ...], Milestones, tuple[Assessment, ...]]
"""How far a lifecycle has come: its windows, its milestones, and what was judged of it."""


@dataclass(slots=True, eq=False)
class Lifecycle:
    """A followed statement and the first milestone of each kind that it took."""

    statement: PlacedStatement
    windows: tuple[WindowChange, ...]
    fulfilled: Milestone | None = None
    superseded: Milestone | None = None
    progressed: Milestone | None = None
    held: Milestone | None = None
    taken_up: Milestone | None = None
    assessments: tuple[Assessment, ...] = ()
    fixed: bool = False
    """Whether the occasion that its window is tied to was held, so that nothing moves it more."""

    @property
    def milestones(self) -> Milestones:
        """Every milestone that it can have taken."""
        return self.fulfilled, self.superseded, self.progressed, self.held, self.taken_up

    @property
    def reached(self) -> Reached:
        """How far it has come: all of it that can change as long as it is underway."""
        return self.windows, self.milestones, self.assessments

    @property
    def underway(self) -> bool:
        """Whether what is said later can still change it without naming it.

        One that was judged is: a judgement may hold from a later day on than what settled it.
        """
        return bool(self.assessments) or not (self.fulfilled or self.superseded or self.held)

    @property
    def settled_on(self) -> date:
        """The day from which on nothing changes it but what names it; the last of all for none."""
        settled = self.fulfilled or self.superseded or self.held
        if settled is None or self.assessments:
            return date.max
        milestones = (self.fulfilled, self.superseded, self.held)
        return max([milestone.on for milestone in milestones if milestone is not None])

    def window(self, on: date) -> Window | None:
        """The due window as the record of that day gives it."""
        if len(self.windows) == 1:
            return self.windows[0].window
        current = None
        for moved in self.windows:
            if moved.on <= on:
                current = moved.window
        return current

    def assessed(self, on: date) -> OutcomeAssessed | None:
        """The latest judgement of the outcome that holds on that day."""
        latest = None
        for judged in self.assessments:
            if (
                isinstance(judged, OutcomeAssessed)
                and judged.on <= on
                and (latest is None or judged.on >= latest.on)
            ):
                latest = judged
        return latest

    def condition(self, on: date) -> ConditionSettled | None:
        """The latest judgement of the statement's condition that holds on that day."""
        latest = None
        for judged in self.assessments:
            if (
                isinstance(judged, ConditionSettled)
                and judged.on <= on
                and (latest is None or judged.on >= latest.on)
            ):
                latest = judged
        return latest

    def lapsed(self, on: date) -> bool:
        """Whether the statement's condition had lapsed by that day."""
        judged = self.condition(on)
        return judged is not None and judged.result == "lapsed"

    def sought(self, on: date) -> date | None:
        """The last day, up to that one, through which evidence was sought without result."""
        days = (j.through for j in self.assessments if isinstance(j, EvidenceSought))
        return max((day for day in days if day <= on), default=None)

    def settled(self, on: date) -> bool:
        """Whether the record of the readouts had settled it by that day."""
        return bool(
            (self.fulfilled and self.fulfilled.on <= on)
            or (self.superseded and self.superseded.on <= on)
            or (self.held and self.held.on <= on)
        )

    def past(self, on: date) -> bool:
        """Whether its window was surely past on that day."""
        window = self.window(on)
        return window is not None and window.past(on, self.statement.date) == "surely"
