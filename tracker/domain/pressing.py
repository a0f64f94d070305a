"""The status of an item: the most pressing status among its statements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tracker.domain.acts import Kind
from tracker.domain.status import DONE, PRESSING

ITEM_RULES = {
    "item.pressing": "its most pressing unsettled statement decides",
    "item.fulfilled": "nothing is unsettled and something was fulfilled",
    "item.settled": "nothing is unsettled; its latest undertaking decides",
    "item.completed": "complete progress, with no commitment on record",
    "item.raised": "a concern or a request, with nothing undertaken",
    "item.discussed": "mentioned, with nothing undertaken, asked or completed",
}
"""How an item's status is found, in this order."""


class Stand(NamedTuple):
    """How one statement on an item stands."""

    ref: str
    kind: Kind
    status: str | None
    """None for progress and views, which have no status."""
    complete: bool = False


class ItemVerdict(NamedTuple):
    """An item's status, the rule that gave it, and the statement that decides."""

    status: str
    rule: str
    ref: str


def item_status(stands: Iterable[Stand]) -> ItemVerdict:
    """The status of an item from its statements, given in the order of time (one at least)."""
    listed = list(stands)
    undertaken = [stand for stand in listed if stand.kind in ("commitment", "follow-up")]
    for pressing in PRESSING:
        for stand in reversed(undertaken):
            if stand.status == pressing:
                return ItemVerdict(pressing, "item.pressing", stand.ref)
    for stand in reversed(undertaken):
        if stand.status in DONE:
            return ItemVerdict("fulfilled", "item.fulfilled", stand.ref)
    if undertaken:
        last = undertaken[-1]
        return ItemVerdict(last.status or "discussed", "item.settled", last.ref)
    for stand in reversed(listed):
        if stand.complete:
            return ItemVerdict("completed", "item.completed", stand.ref)
    for stand in reversed(listed):
        if stand.kind in ("concern", "request"):
            return ItemVerdict("raised", "item.raised", stand.ref)
    return ItemVerdict("discussed", "item.discussed", listed[-1].ref)
