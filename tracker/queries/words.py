"""Words that are given for a filter: how each kind is read, and what is said of what cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from tracker.errors import Remedy
from tracker.queries import moments
from tracker.queries.parties import party_code, relationship_name


class WordKind(NamedTuple):
    """A kind of thing that words can stand for."""

    name: str
    read: Callable[[str], Any]
    """What a text without spaces around it stands for; a ValueError where it stands for nothing."""
    refusal: str
    """What is said of such a text, behind it."""
    remedy: Remedy | None = None
    """What is to be done about it beyond that."""


def _item(text: str) -> str:
    """The name of an item, which any text can be but an empty one; the record knows whose it is."""
    if not text:
        raise ValueError(text)
    return text


_MOST = 1000
"""The most answers that can be asked for of a kind."""


def _count(text: str) -> int:
    """How many answers are asked for."""
    count = int(text) if re.fullmatch(r"\d{1,4}", text, re.ASCII) else 0
    if not 1 <= count <= _MOST:
        raise ValueError(text)
    return count


DAY = WordKind("date", moments.day, "is not a date; write it as YYYY-MM-DD")
"""A calendar day."""

LAST_DAY = DAY._replace(
    read=moments.last_day, refusal="is not a date; write 2019-06-29, 2019-06, today or yesterday"
)
"""A day up to which is told; a month means its last."""

RELATIONSHIP = WordKind(
    "relationship",
    relationship_name,
    "is not a relationship; write the parties' codes or names with hyphens, such as JP-RU",
)
"""A relationship by its parties, joined by hyphens."""

KINDS = {
    "last day": LAST_DAY,
    "instant": WordKind(
        "instant", moments.moment, f"is not a date or a time; write {moments.FORMS}"
    ),
    "party": WordKind(
        "party",
        party_code,
        "names no party; write its code or its English name, such as JP, JPN, Japan or EU",
    ),
    "relationship": RELATIONSHIP,
    "item": WordKind("item", _item, "names no item", Remedy.LIST_ITEMS),
    "count": WordKind("count", _count, f"is not a number from 1 to {_MOST}"),
    "days": WordKind("days", moments.days, "is not a number of days or weeks; write 30d or 6w"),
}
"""The kinds of what is given for a filter."""
