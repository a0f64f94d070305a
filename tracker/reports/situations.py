"""Situations: what the record says of an undertaking, as far as a scale tells it apart.

They are read off the answers, of which each has its rule and its evidence, and none is decided
here. What nobody reviewed, what was searched for without result and what is known not to be done
are three of them, and stay three whatever the scale.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Literal

from tracker.domain.kinds import UNDERTAKINGS
from tracker.domain.rules import DONE, OVERDUE
from tracker.queries.answers import Standing

Situation = Literal[
    "done",
    "done, reported late",
    "done in part, ended",
    "done in part, going on",
    "known not done",
    "withdrawn",
    "condition lapsed",
    "overdue, a part done",
    "overdue, progress reported",
    "overdue, searched without result",
    "overdue, not reviewed",
    "possibly overdue",
    "in progress",
    "due or to come",
    "no deadline",
    "without an end",
    "expired",
    "renewed in time",
    "renewed after its time",
    "disputed",
    "asked, not undertaken",
    "deplored, not undertaken",
]
"""What can be said of a statement that has a status."""

_SAID: MappingProxyType[str, Situation] = MappingProxyType(
    {"request": "asked, not undertaken", "concern": "deplored, not undertaken"}
)
"""Of what is no undertaking, what it is."""

_BY_STATUS: MappingProxyType[str, Situation] = MappingProxyType(
    {
        "not fulfilled": "known not done",
        "not held": "known not done",
        "withdrawn": "withdrawn",
        "cancelled": "withdrawn",
        "lapsed": "condition lapsed",
        "in progress": "in progress",
        "standing": "without an end",
        "expired": "expired",
        "superseded": "renewed in time",
        "carried over": "renewed after its time",
    }
)


def situation(one: Standing, renewed_on: date | None = None) -> Situation:
    """What the record says of a statement, or of one party's share in it.

    Args:
        one: the statement.
        renewed_on: the day on which it was renewed; None where it was not. What was done after
            that was done of the renewal, too, which is one promise with it.
    """
    if one.kind not in UNDERTAKINGS:
        return _SAID[one.kind]
    if one.disputed:
        return "disputed"
    if (one.rule or "").endswith(".condition-lapsed"):
        return "condition lapsed"
    if one.status in OVERDUE:
        return _overdue(one)
    if one.status in DONE and renewed_on:
        late = one.due_to is not None and one.due_to < renewed_on
        return "renewed after its time" if late else "renewed in time"
    return _BY_STATUS.get(one.status or "") or _otherwise(one)


def _otherwise(one: Standing) -> Situation:
    """What is told apart by more than its status."""
    if one.status in DONE:
        if one.beside.known.part:
            return "done in part, ended"
        return "done, reported late" if one.days_late else "done"
    if one.status == "partly fulfilled":
        return "done in part, ended" if one.settled else "done in part, going on"
    return "no deadline" if one.due_to is None else "due or to come"


def _overdue(one: Standing) -> Situation:
    if one.beside.known.part:
        return "overdue, a part done"
    if one.status == "possibly overdue":
        return "possibly overdue"
    if one.sought_through and one.due_to and one.sought_through > one.due_to:
        return "overdue, searched without result"
    if one.progress:
        return "overdue, progress reported"
    return "overdue, not reviewed"
