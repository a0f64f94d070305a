"""The status of an item: the most pressing status among its statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.domain.kinds import Kind
from tracker.domain.rules import DONE, PRESSING

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
    return next(_rules(list(stands)))


def _rules(stands: list[Stand]) -> Iterator[ItemVerdict]:
    latest = stands[::-1]
    undertaken = [stand for stand in latest if stand.kind in ("commitment", "follow-up")]
    for pressing in PRESSING:
        for stand in (one for one in undertaken if one.status == pressing):
            yield ItemVerdict(pressing, "item.pressing", stand.ref)
    for stand in (one for one in undertaken if one.status in DONE):
        yield ItemVerdict("fulfilled", "item.fulfilled", stand.ref)
    for stand in undertaken:
        yield ItemVerdict(str(stand.status), "item.settled", stand.ref)
    for stand in (one for one in latest if one.complete):
        yield ItemVerdict("completed", "item.completed", stand.ref)
    for stand in (one for one in latest if one.kind in ("concern", "request")):
        yield ItemVerdict("raised", "item.raised", stand.ref)
    yield ItemVerdict("discussed", "item.discussed", latest[0].ref)
