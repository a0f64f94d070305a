"""Rules: every status there is, and every rule by its id, in the words of both."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal

Status = Literal[
    "withdrawn",
    "lapsed",
    "fulfilled",
    "partly fulfilled",
    "not fulfilled",
    "superseded",
    "overdue",
    "possibly overdue",
    "in progress",
    "due",
    "open",
    "cancelled",
    "held",
    "scheduled",
    "met",
    "taken up",
    "resolved",
    "standing",
]

PRESSING: tuple[Status, ...] = (
    "overdue",
    "possibly overdue",
    "due",
    "in progress",
    "open",
    "scheduled",
)
"""The unsettled statuses, the most pressing first."""

UNSETTLED = frozenset(PRESSING)
OVERDUE: tuple[Status, ...] = ("overdue", "possibly overdue")
DONE: tuple[Status, ...] = ("fulfilled", "held")
UNDONE: tuple[Status, ...] = (
    "not fulfilled",
    "partly fulfilled",
    "withdrawn",
    "lapsed",
    "cancelled",
)
"""How a commitment or a follow-up ends that is neither fulfilled nor replaced by a later one."""

RULES: MappingProxyType[str, str] = MappingProxyType(
    {
        "commitment.withdrawn": "the latest assessment says that it was withdrawn",
        "commitment.condition-lapsed": "its condition lapsed, which is no breach",
        "commitment.assessed": "the latest assessment says so",
        "commitment.fulfilled": "complete progress settles it",
        "commitment.superseded": "a later commitment renews it",
        "commitment.overdue": "the last day of its window is past",
        "commitment.possibly-overdue": "its approximate window is past by less than its margin",
        "commitment.in-progress": "progress on its item was welcomed since",
        "commitment.due": "the day is inside its window",
        "commitment.open": "nothing on record settles it and no window is running",
        "follow-up.cancelled": "the latest assessment says that it was withdrawn",
        "follow-up.not-held": "the latest assessment says that it was not held",
        "follow-up.condition-lapsed": "its condition lapsed",
        "follow-up.assessed": "the latest assessment says that it was held",
        "follow-up.held": "a meeting on record says that it is this one",
        "follow-up.held-by-progress": "complete progress on its item settles it",
        "follow-up.superseded": "a later follow-up renews it",
        "follow-up.overdue": "the last day of its window is past",
        "follow-up.possibly-overdue": "its approximate window is past by less than its margin",
        "follow-up.due": "the day is inside its window",
        "follow-up.scheduled": "nothing on record settles it and no window is running",
        "request.withdrawn": "the latest assessment says that it was withdrawn",
        "request.assessed": "the latest assessment says that it was met",
        "request.met": "complete progress settles it",
        "request.taken-up": "a party that was asked undertook something on its item since",
        "request.standing": "nothing on record meets it",
        "concern.withdrawn": "the latest assessment says that it was withdrawn",
        "concern.assessed": "the latest assessment says that it was resolved",
        "concern.resolved": "complete progress settles it",
        "concern.standing": "nothing on record resolves it",
    }
)
"""Every rule by its id, with what it says of a statement for which it holds."""

JUDGED = frozenset(
    {"commitment.withdrawn", "commitment.condition-lapsed", "commitment.assessed"}
    | {"follow-up.cancelled", "follow-up.not-held"}
    | {"follow-up.condition-lapsed", "follow-up.assessed"}
    | {"request.withdrawn", "request.assessed", "concern.withdrawn", "concern.assessed"}
)
"""The rules that hold by what was judged from outside the readouts."""
