"""Compared: what is told of an item or of an act that two sides are compared by."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

CHANGES = (
    "dropped",
    "ended",
    "weakened",
    "carried over",
    "deadline later",
    "deadline dropped",
    "condition added",
    "unsettled again",
    "overdue",
    "expired",
    "strengthened",
    "deadline earlier",
    "deadline added",
    "condition dropped",
    "fulfilled",
    "partly fulfilled",
    "status changed",
    "progress",
    "amended",
    "repeated",
    "new",
    "taken up again",
    "not repeated",
    "taken back",
    "told differently",
    "only in the first",
    "only in the second",
    "in both",
)
"""What can have come of an item between two sides, or what two accounts say of an act; in the
order in which it is told. The last four are said of acts."""


class Compared(NamedTuple):
    """An item, or an act that two publishers tell of, at the one side and at the other."""

    change: str
    """What is different, in a word; of several, the one that matters most."""
    changes: tuple[str, ...]
    """All that is different; of what is told differently, in what."""
    item: str
    """The item."""
    title: str
    """Its title."""
    relationship: str
    """The parties to each other."""
    before: str | None
    """The statement at the first side, by its ref; None where nothing was said."""
    after: str | None
    """The statement at the second side; None where nothing was said."""
    put_before: str | None
    """How it was put at the first side, and by whom."""
    put_after: str | None
    """How it was put at the second side, and by whom."""
    status_before: str | None
    """The status of the first statement then."""
    status_after: str | None
    """The status at the second side: of its statement, or of the first one where it has none."""
    due_before: dt.date | None
    """The last day of the window at the first side."""
    due_after: dt.date | None
    """The last day of the window at the second side."""
    days_moved: int | None
    """By how many days the deadline moved; below zero where it is earlier."""
    condition_before: str | None
    """What it depended on at the first side."""
    condition_after: str | None
    """What it depends on at the second side."""
    last_mentioned: dt.date | None
    """The day on which the item or a part of it was last mentioned, up to the second side."""
    passed_over: int
    """How many meetings of the relationship have mentioned neither it nor a part of it since."""
    parts: tuple[str, ...]
    """The parts of the item that the second side mentions, where it does not mention itself."""
    why: str
    """What is different, in a sentence."""
