"""Selections: what each filter of statements means, said once more in plain Python."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tracker.domain.wording import strength
from tracker.queries.answers import ItemStanding, Standing
from tracker.queries.selection import Quiet
from tracker.queries.words import KINDS

Keeps = Callable[[Standing, dict[str, ItemStanding], date], bool]


def given(kind: str, text: str) -> Any:
    """What a text stands for, as the command line reads it."""
    return KINDS[kind].read(text)


def _touches(one: Standing, first: date | None, last: date | None) -> bool:
    begins = one.due_from or one.due_to
    ends = one.due_to or date.max
    if begins is None:
        return False
    return (first is None or ends >= first) and (last is None or begins <= last)


def _says(one: Standing, text: str) -> bool:
    said = (one.title, one.summary, one.quote, one.condition)
    return any(text.lower() in (part or "").lower() for part in said)


def _quiet(item: ItemStanding, asked: Quiet, day: date) -> bool:
    return asked.enough(item.last_mentioned, day, item.passed_over)


DAY = date(2018, 9, 1)
LAST = date(2019, 6, 30)
SELECTIONS: dict[str, tuple[dict[str, Any], Keeps]] = {
    "to": ({"to": "RU"}, lambda one, *_: "RU" in one.to),
    "type": ({"type": (given("type", "request"),)}, lambda one, *_: one.kind == "request"),
    "types": (
        {"type": ("CommitmentMade", "ViewsExchanged")},
        lambda one, *_: one.kind in {"commitment", "views"},
    ),
    "status": (
        {"status": (given("status", "overdue"), given("status", "in-progress"))},
        lambda one, *_: one.status in {"overdue", "in progress"},
    ),
    "wording": (
        {"wording": given("wording", "intends")},
        lambda one, *_: one.wording == "intends",
    ),
    "at least": (
        {"wording": given("wording", "at least confirmed")},
        lambda one, *_: bool(one.wording) and strength(str(one.wording)) >= strength("confirmed"),
    ),
    "at most": (
        {"wording": given("wording", "at most shared the view")},
        lambda one, *_: (
            bool(one.wording) and strength(str(one.wording)) <= strength("shared the view")
        ),
    ),
    "text": ({"text": "VISIT"}, lambda one, *_: _says(one, "visit")),
    "signs": ({"text": "50%_!"}, lambda one, *_: _says(one, "50%_!")),
    "since": ({"since": DAY}, lambda one, *_: one.made_on >= DAY),
    "until": ({"until": DAY}, lambda one, *_: one.made_on <= DAY),
    "due within": (
        {"due_within": 60},
        lambda one, _, day: _touches(one, day, day + timedelta(60)),
    ),
    "due from": ({"due_from": DAY}, lambda one, *_: _touches(one, DAY, None)),
    "due by": ({"due_by": LAST}, lambda one, *_: bool(one.due_to and one.due_to <= LAST)),
    "due to": ({"due_to": DAY}, lambda one, *_: _touches(one, None, DAY)),
    "due between": (
        {"due_from": DAY, "due_to": LAST},
        lambda one, *_: _touches(one, DAY, LAST),
    ),
    "passed over": (
        {"quiet": given("quiet", "2")},
        lambda one, items, day: _quiet(items[one.item], Quiet(2), day),
    ),
    "not since": (
        {"quiet": given("quiet", "2018-09")},
        lambda one, items, day: _quiet(items[one.item], Quiet(since=DAY), day),
    ),
    "slipped": ({"slipped": True}, lambda one, *_: bool(one.slip and one.slip.later)),
    "disputed": ({"disputed": True}, lambda one, *_: bool(one.disputed)),
    "publisher": ({"publisher": "RU"}, lambda one, *_: "RU" in one.told_by),
}
"""What is given for each filter, and which statements it keeps, with their items and the day."""
