"""Steps: what readouts changed, and what changed on the days between them."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from tracker.sql import ELSEWHERE


class StatusChange(NamedTuple):
    """A change of a statement's status."""

    ref: str
    """The statement."""
    summary: str
    """What was said."""
    before: str | None
    """Its status before; None for a new statement."""
    after: str
    """Its status since."""
    rule: str
    """The rule that decided."""
    why: str
    """The reason in a sentence."""
    judged: bool
    """Whether a judgement made the change; if no readout did either, it was the passing of time."""


class Step(NamedTuple):
    """What a readout changed, or what changed on a day with no readout."""

    date: dt.date
    """The day."""
    readout: str | None
    """The readout that made the changes; None when it was the passing of time, or a judgement from
    outside the readouts."""
    title: str | None
    """The readout's title."""
    changes: tuple[StatusChange, ...]
    """The changes."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether a readout made the changes that whoever asks may not see."""
        return self.readout == ELSEWHERE

    @property
    def causes(self) -> str:
        """What made the changes that no readout made, which may be of a meeting's own day."""
        judged = {one.judged for one in self.changes}
        told = {"judgements": True in judged, "the passing of time": False in judged}
        return " and ".join(what for what, so in told.items() if so)
