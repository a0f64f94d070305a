"""The status of an item: the most pressing status among its statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tracker.domain.kinds import Kind
from tracker.domain.rules import DONE, PRESSING


class Stand(NamedTuple):
    """One statement on an item, with its status."""

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


class ItemRule(NamedTuple):
    """A rule by which an item has a status."""

    id: str
    says: str
    decides: Callable[[Sequence[Stand]], tuple[str, str] | None]
    """The status, and the ref of the statement that decides, among statements the latest first."""


def item_status(stands: Iterable[Stand]) -> ItemVerdict:
    """The status of an item from its statements, given in the order of time (one at least)."""
    latest = [*stands][::-1]
    for rule in _ORDERED:
        if found := rule.decides(latest):
            status, ref = found
            return ItemVerdict(status, rule.id, ref)
    raise ValueError("an item of which nothing was said has no status")


def _undertaken(latest: Sequence[Stand]) -> list[Stand]:
    return [stand for stand in latest if stand.kind in ("commitment", "follow-up")]


def _pressing(latest: Sequence[Stand]) -> tuple[str, str] | None:
    undertaken = _undertaken(latest)
    found = ((status, one.ref) for status in PRESSING for one in undertaken if one.status == status)
    return next(found, None)


def _fulfilled(latest: Sequence[Stand]) -> tuple[str, str] | None:
    done = (one for one in _undertaken(latest) if one.status in DONE)
    return next((("fulfilled", one.ref) for one in done), None)


def _settled(latest: Sequence[Stand]) -> tuple[str, str] | None:
    return next(((str(one.status), one.ref) for one in _undertaken(latest)), None)


def _completed(latest: Sequence[Stand]) -> tuple[str, str] | None:
    return next((("completed", one.ref) for one in latest if one.complete), None)


def _raised(latest: Sequence[Stand]) -> tuple[str, str] | None:
    raised = (one for one in latest if one.kind in ("concern", "request"))
    return next((("raised", one.ref) for one in raised), None)


def _discussed(latest: Sequence[Stand]) -> tuple[str, str] | None:
    return next((("discussed", one.ref) for one in latest), None)


_ORDERED = (
    ItemRule("item.pressing", "its most pressing unsettled statement decides", _pressing),
    ItemRule("item.fulfilled", "nothing is unsettled and something was fulfilled", _fulfilled),
    ItemRule("item.settled", "nothing is unsettled; its latest undertaking decides", _settled),
    ItemRule("item.completed", "complete progress, with no commitment on record", _completed),
    ItemRule("item.raised", "a concern or a request, with nothing undertaken", _raised),
    ItemRule(
        "item.discussed", "mentioned, with nothing undertaken, asked or completed", _discussed
    ),
)

ITEM_RULES = MappingProxyType({rule.id: rule.says for rule in _ORDERED})
"""What each rule for items says, by its id, in the order in which they are tried."""
