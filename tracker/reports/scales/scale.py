"""A scale: its levels, and which of them each situation has, or why it is left out."""

from __future__ import annotations

from typing import NamedTuple

from tracker.domain.wording import Wording
from tracker.reports.situations import Situation


class Level(NamedTuple):
    """A level of a scale."""

    name: str
    means: str
    """What those who made the scale mean by it."""
    value: int | None = None
    """What it counts in an average; None where the scale has none."""


class Rated(NamedTuple):
    """What a situation is on a scale."""

    situation: Situation
    level: str | None
    """The level; None where it is left out."""
    why: str
    """Why it has this level, or is left out."""


class ScoreScale(NamedTuple):
    """A scale by which what was promised is scored."""

    name: str
    title: str
    source: str
    """Who made it and what for."""
    levels: tuple[Level, ...]
    """The levels, the best first."""
    rows: tuple[Rated, ...]
    """A row for every situation."""
    contestable: tuple[str, ...]
    """What of the rows somebody who knows the scale may see otherwise."""
    weakest: Wording | None = None
    """The weakest wording by which something counts as undertaken; None for any."""

    def mapped(self, situation: Situation) -> Rated:
        """The row of a situation."""
        return next(one for one in self.rows if one.situation == situation)

    def value(self, level: str) -> int | None:
        """What a level counts in an average."""
        return next(one.value for one in self.levels if one.name == level)


NOT_ITS_TIME = "its time is not over"
RENEWED = "it is scored where it was renewed, and would count twice"
"""Reasons that scales have in common."""

UNRATED = (
    Rated("disputed", None, "the accounts contradict each other"),
    Rated("asked, not undertaken", None, "it was asked for, not undertaken"),
    Rated("deplored, not undertaken", None, "it was deplored, not undertaken"),
)
"""The rows of what no scale rates."""
