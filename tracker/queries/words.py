"""Words that are given for a filter: how each kind is read, and what is said of what cannot be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, get_args

from tracker.domain.kinds import KINDS as TYPES
from tracker.domain.rules import Status
from tracker.domain.wording import LADDER, WORDINGS
from tracker.errors import Remedy
from tracker.queries import moments
from tracker.queries.compared import CHANGES
from tracker.queries.filters import WAYS
from tracker.queries.orders import ORDERS
from tracker.queries.parties import (
    REFUSAL,
    parties_meant,
    party_code,
    party_meant,
    relationship_name,
)
from tracker.queries.selection import Quiet


class WordKind(NamedTuple):
    """A kind of thing that words can stand for."""

    name: str
    read: Callable[[str], Any]
    """What a text without spaces around it stands for; a ValueError where it stands for nothing."""
    refusal: str
    """What is said of such a text, behind it."""
    remedy: Remedy | None = None
    """What is to be done about it beyond that."""
    meant: Callable[[str], str] | None = None
    """The question whether something else is meant by it, if something is like it."""
    wrong: Callable[[str], str] | None = None
    """What is said instead of the refusal, where more can be said of a text; or nothing."""

    offered: tuple[str, ...] = ()
    """The texts that it can be, where these are few."""

    def refused(self, text: str) -> str:
        """What is said of a text that stands for nothing."""
        if self.wrong and (said := self.wrong(text.strip())):
            return f"{text!r} {said}"
        return f"{text!r} {self.refusal}{self.meant(text) if self.meant else ''}"


def _change(text: str) -> str:
    """A change between two sides, in whatever case."""
    found = " ".join(text.lower().split())
    if found not in CHANGES:
        raise ValueError(text)
    return found


def _item(text: str) -> str:
    """The name of an item, which any text can be but an empty one; the record knows whose it is."""
    if not text:
        raise ValueError(text)
    return text


def _text(text: str) -> str:
    if not text:
        raise ValueError(text)
    return " ".join(text.split())


def _type(text: str) -> str:
    """The type of statement that a kind or a type names."""
    found = {name.lower(): kind for kind, short in TYPES.items() for name in (kind, short)}
    if text.lower() not in found:
        raise ValueError(text)
    return found[text.lower()]


def _status(text: str) -> str:
    found = " ".join(text.lower().replace("-", " ").split())
    if found not in {*get_args(Status), "completed"}:
        raise ValueError(text)
    return found


def _wordings(text: str) -> frozenset[str]:
    """The wordings meant by one, and by `at least` or `at most` before it."""
    given = " ".join(text.lower().split())
    bound = next((one for one in ("at least ", "at most ") if given.startswith(one)), "")
    word = given.removeprefix(bound)
    if word not in WORDINGS:
        raise ValueError(text)
    if not bound:
        return frozenset({word})
    place = next(place for place, rung in enumerate(LADDER) if word in rung)
    rungs = LADDER[place:] if bound == "at least " else LADDER[: place + 1]
    return frozenset(one for rung in rungs for one in rung)


def _quiet(text: str) -> Quiet:
    if text.isascii() and text.isdigit() and len(text) != _DIGITS_OF_A_YEAR:
        return Quiet(passed_over=_count(text))
    return Quiet(since=moments.first_day(text))


def _order(text: str) -> str:
    if text.lower().removeprefix("-") not in ORDERS:
        raise ValueError(text)
    return text.lower()


def _way(text: str) -> str:
    if text.lower() not in WAYS:
        raise ValueError(text)
    return text.lower()


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > _DIGITS:
        raise ValueError(text)
    return int(text)


def _limit(text: str) -> int:
    if not (found := _count(text)):
        raise ValueError(text)
    return found


_DIGITS = 9
_DIGITS_OF_A_YEAR = 4
"""So many meetings in silence are too many; four digits are a year, as everywhere else."""

DAY = WordKind("date", moments.day, "is not a date; write it as YYYY-MM-DD", wrong=moments.wrong)
"""A calendar day."""

LAST_DAY = DAY._replace(read=moments.last_day, refusal=f"is not a date; write {moments.DAYS}")
"""A day up to which is told; a month or a year means its last."""

_INSTANT = WordKind(
    "instant",
    moments.moment,
    f"is not a date or a time; write {moments.FORMS}",
    wrong=moments.wrong,
)

RELATIONSHIP = WordKind(
    "relationship",
    relationship_name,
    "is not a relationship; write the codes or the names of its parties, such as JP-RU",
    meant=parties_meant,
)
"""A relationship by its parties."""

KINDS = {
    "last day": LAST_DAY,
    "first day": LAST_DAY._replace(read=moments.first_day),
    "instant": _INSTANT,
    "first instant": _INSTANT._replace(read=moments.first_moment),
    "party": WordKind("party", party_code, REFUSAL, meant=party_meant),
    "relationship": RELATIONSHIP,
    "item": WordKind("item", _item, "names no item", Remedy.LIST_ITEMS),
    "change": WordKind(
        "change",
        _change,
        f"is not a change that is told; write one of: {', '.join(CHANGES)}",
        offered=CHANGES,
    ),
    "days": WordKind("days", moments.days, "is not a number of days or weeks; write 30d or 6w"),
    "type": WordKind(
        "type",
        _type,
        f"is not a kind of statement; write one of {', '.join(TYPES.values())}",
        offered=tuple(TYPES.values()),
    ),
    "status": WordKind(
        "status",
        _status,
        f"is not a status; write one of {', '.join(get_args(Status))}",
        offered=get_args(Status),
    ),
    "wording": WordKind(
        "wording",
        _wordings,
        f"is not a wording; write one of {', '.join(WORDINGS)}, alone or behind 'at least' or "
        "'at most'",
        offered=tuple(WORDINGS),
    ),
    "text": WordKind("text", _text, "has no words to look for"),
    "quiet": WordKind(
        "quiet",
        _quiet,
        "is neither a number of meetings nor a date; write 2, 2017-06-01, 2017-06 or 2017",
        wrong=moments.wrong,
    ),
    "order": WordKind(
        "order",
        _order,
        f"is not an order; write one of {', '.join(ORDERS)}, with - before it for the last first",
        offered=tuple(ORDERS),
    ),
    "way": WordKind(
        "way",
        _way,
        f"is not what statements are counted by; write one of {', '.join(WAYS)}",
        offered=tuple(WAYS),
    ),
    "count": WordKind("count", _count, "is not a whole number; write one such as 20"),
    "limit": WordKind("limit", _limit, "is not a number from 1 on; write one such as 20"),
}
"""The kinds of what is given for a filter."""
