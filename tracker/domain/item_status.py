"""The status of an item: the most pressing one among its statements and those of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from tracker.domain.kinds import Kind
from tracker.domain.rules import DONE, RENEWED, UNSETTLED_RULES, Status, urgency


class Stand(NamedTuple):
    """One statement on an item or on a part of it, with its status."""

    ref: str
    kind: Kind
    status: str | None
    """None for progress and views, which have no status."""
    rule: str | None = None
    complete: bool = False
    part: str | None = None
    """The part of the item that it is on; None for the item itself."""
    since: date | None = None
    """The day from which on it has that status."""
    last: date | None = None
    """The last day of its window."""

    @property
    def unsettled(self) -> bool:
        """Whether something is left of it to be done or answered."""
        return self.rule in UNSETTLED_RULES


class ItemVerdict(NamedTuple):
    """An item's status, the rule that gave it, and the statement that decides."""

    status: str
    rule: str
    ref: str
    part: str | None = None
    """The part that the statement is on; None for the item itself."""


class ItemRule(NamedTuple):
    """A rule by which an item has a status."""

    id: str
    says: str
    decides: Callable[[Sequence[Stand]], tuple[str, Stand] | None]
    """The status and the statement that decides, among statements the latest first."""


def item_status(stands: Iterable[Stand]) -> ItemVerdict:
    """The status of an item from its statements, given in the order of time (one at least)."""
    latest = [*stands][::-1]
    for rule in _ORDERED:
        if found := rule.decides(latest):
            status, decides = found
            return ItemVerdict(status, rule.id, decides.ref, decides.part)
    raise ValueError("an item of which nothing was said has no status")


def _undertaken(latest: Sequence[Stand]) -> list[Stand]:
    return [stand for stand in latest if stand.kind in ("commitment", "follow-up")]


def _pressing(latest: Sequence[Stand]) -> tuple[str, Stand] | None:
    """Of several of one status, the one whose last day comes first."""
    unsettled = [one for one in _undertaken(latest) if one.unsettled]
    pressing = min(unsettled, key=_pressure, default=None)
    return (str(pressing.status), pressing) if pressing else None


def _pressure(stand: Stand) -> tuple[int, date]:
    return urgency(str(stand.status)), stand.last or date.max


def _ended(latest: Sequence[Stand]) -> list[Stand]:
    """What was undertaken and not replaced by a later statement, what was settled last first."""
    undertaken = _undertaken(latest)
    ended = [one for one in undertaken if one.status not in RENEWED] or undertaken
    return sorted(ended, key=lambda one: one.since or date.min, reverse=True)


def _fulfilled(latest: Sequence[Stand]) -> tuple[str, Stand] | None:
    ended = _ended(latest)
    if ended and all(one.status in DONE for one in ended):
        return "fulfilled", ended[0]
    return None


def _mixed(latest: Sequence[Stand]) -> tuple[str, Stand] | None:
    ended = _ended(latest)
    if len({_outcome(one) for one in ended}) > 1:
        return "mixed", ended[0]
    return None


def _outcome(stand: Stand) -> str | None:
    return "fulfilled" if stand.status in DONE else stand.status


def _settled(latest: Sequence[Stand]) -> tuple[str, Stand] | None:
    return next(((str(one.status), one) for one in _ended(latest)), None)


def _completed(latest: Sequence[Stand]) -> tuple[str, Stand] | None:
    return next((("completed", one) for one in latest if one.complete and not one.part), None)


def _own(latest: Sequence[Stand]) -> Sequence[Stand]:
    """What was said of the item itself; where nothing was, what was said of its parts."""
    return [one for one in latest if not one.part] or latest


def _progressing(latest: Sequence[Stand]) -> tuple[str, Stand] | None:
    progress = (one for one in _own(latest) if one.kind == "progress")
    return next((("progressing", one) for one in progress), None)


def _asked(stands: Iterable[Stand]) -> list[Stand]:
    return [one for one in stands if one.kind in ("concern", "request")]


def _unanswered(latest: Sequence[Stand], status: Status) -> Stand | None:
    """What was asked or deplored and has an unsettled status; its own come first."""
    asked = _asked((*_own(latest), *latest))
    return next((one for one in asked if one.unsettled and one.status == status), None)


def _partly_met(latest: Sequence[Stand]) -> tuple[str, Stand] | None:
    found = _unanswered(latest, "partly met")
    return ("partly met", found) if found else None


def _raised(latest: Sequence[Stand]) -> tuple[str, Stand] | None:
    found = _unanswered(latest, "standing")
    return ("raised", found) if found else None


def _taken_up(latest: Sequence[Stand]) -> tuple[str, Stand] | None:
    found = _unanswered(latest, "taken up")
    return ("taken up", found) if found else None


def _answered(latest: Sequence[Stand]) -> tuple[str, Stand] | None:
    return next((("answered", one) for one in _asked(_own(latest))), None)


def _discussed(latest: Sequence[Stand]) -> tuple[str, Stand] | None:
    return next((("discussed", one) for one in _own(latest)), None)


_ORDERED = (
    ItemRule("item.pressing", "its most pressing unsettled statement decides", _pressing),
    ItemRule(
        "item.partly-met",
        "a request is met in part, and nothing undertaken is unsettled",
        _partly_met,
    ),
    ItemRule(
        "item.raised", "a concern or a request stands, and nothing undertaken is unsettled", _raised
    ),
    ItemRule(
        "item.taken-up", "a request is taken up, and nothing undertaken is unsettled", _taken_up
    ),
    ItemRule("item.fulfilled", "nothing undertaken is unsettled and all was fulfilled", _fulfilled),
    ItemRule("item.mixed", "nothing undertaken is unsettled and it ended differently", _mixed),
    ItemRule(
        "item.settled", "nothing undertaken is unsettled; what was settled last decides", _settled
    ),
    ItemRule("item.completed", "complete progress, with no commitment on record", _completed),
    ItemRule(
        "item.progressing",
        "progress that does not complete it, with nothing undertaken",
        _progressing,
    ),
    ItemRule("item.answered", "what was asked or deplored was answered", _answered),
    ItemRule(
        "item.discussed", "mentioned, with nothing undertaken, asked or completed", _discussed
    ),
)

ITEM_RULES = MappingProxyType({rule.id: rule.says for rule in _ORDERED})
"""What each rule for items says, by its id, in the order in which they are tried."""
