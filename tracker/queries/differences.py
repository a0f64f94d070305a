"""Differences: what came of an item between two sides, by what was said of it at each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.kinds import KINDS, Kind
from tracker.domain.rules import DONE, OVERDUE, UNDONE, UNSETTLED_RULES
from tracker.domain.wording import strength
from tracker.queries.compared import CHANGES
from tracker.queries.story import StoryStatement

_ENDED = frozenset(UNDONE) - {"expired"}
"""How a statement ends that was judged or called off; what expired has just been left alone."""

_PARTLY = dict.fromkeys(("partly fulfilled", "partly met"), "partly fulfilled")
"""The statuses of what was done in part, by what is told of them."""

_WEIGHT = {"commitment": 3, "follow-up": 3, "request": 2, "concern": 2, "views": 1, "progress": 0}
"""Which kind of statement stands for an item of which several were said."""

_NOT_UNDERTAKEN = 1
"""The rung of what is only asked, deplored or discussed."""

_WORDINGS = {"shared the view": "a view shared", "intends": "intended"}
"""Wordings that are not said of a thing just so."""

_PUT: dict[Kind, str] = {
    "commitment": "undertaken by",
    "follow-up": "planned by",
    "request": "requested by",
    "concern": "a concern of",
    "progress": "progress reported by",
    "views": "discussed by",
}
"""How a statement was put of which the readout has no wording."""

_CODED = (
    *("type", "item", "by", "to", "wording", "summary", "due", "due_words", "tied_to"),
    *("condition", "complete", "done_by", "continuing", "date"),
)
"""What of a statement was coded, so that amending it makes it another."""


class At(NamedTuple):
    """What was on record of an item at a side."""

    said: Sequence[StoryStatement]
    """What the side itself says of it; of a day, all that was said by then, or since the other."""
    known: dict[str, StoryStatement]
    """All that was said of it by then, by refs."""
    last: date | None
    """When it or a part of it was last mentioned."""
    passed_over: int
    """By how many meetings it was passed over since."""
    parts: tuple[str, ...] = ()
    """Its parts that the side mentions."""
    standing: Sequence[StoryStatement] = ()
    """Of a day, what had been said before and was unsettled still, whether it is said again."""

    @property
    def candidates(self) -> Sequence[StoryStatement]:
        """The statements of which one stands for the item."""
        return [*self.said, *self.standing] if self.said else self.said

    def now(self, one: StoryStatement) -> StoryStatement | None:
        """A statement as it is told at this side, be it by another account."""
        return next((self.known[ref] for ref in one.refs if ref in self.known), None)


class Pair(NamedTuple):
    """The statements that stand for an item at either side."""

    before: StoryStatement | None
    after: StoryStatement | None

    @property
    def goes_on(self) -> bool:
        """Whether the second one is the first, or renews it."""
        if self.before is None or self.after is None:
            return False
        earlier = self.after.slip.refs if self.after.slip else ()
        return not {*self.before.refs}.isdisjoint((*self.after.refs, *earlier))

    @property
    def days_moved(self) -> int | None:
        """By how many days the deadline moved."""
        first = self.before and self.before.due_to
        second = self.after and self.after.due_to
        return (second - first).days if first and second and self.goes_on else None


def pair(first: At, second: At) -> Pair:
    """The statements that stand for an item, those that belong together where there are any."""
    after = max(second.candidates, key=_prominence, default=None)
    earlier = set(after.refs) | set(after.slip.refs if after.slip else ()) if after else set()
    renewed = [one for one in first.said if not earlier.isdisjoint(one.refs)]
    before = max(renewed or first.said, key=_prominence, default=None)
    return Pair(before, after)


def changes(first: At, second: At, *, occasions: bool) -> tuple[str, ...]:
    """What came of an item, the most important first; nothing where that is nothing.

    Args:
        first: what was on record of it at the first side.
        second: and at the second.
        occasions: whether the second side is a readout or a meeting, which may leave out what was
            said at the first.
    """
    found = {what for what, _ in turned(first, second)}
    if second.said and not first.said:
        found.add("taken up again" if first.known else "new")
    elif second.said:
        found |= set(_between(first, second)) or ({"repeated"} - found)
    elif second.parts:
        found |= {"repeated"} if first.said and not found else set()
    elif first.said:
        found |= set(_left_out(first, second, occasions=occasions)) if second.known else set()
        if not second.known:
            found.add("taken back")
    if "repeated" in found and len(found) > 1:
        found.remove("repeated")
    return tuple(sorted(found, key=CHANGES.index))


def turned(first: At, second: At) -> Iterator[tuple[str, StoryStatement]]:
    """What has another status than at the first side and tells of it, each with the statement."""
    for ref, one in second.known.items():
        was = first.known.get(ref)
        stood = was and (was.status, unsettled(was))
        if one.status and stood != (one.status, unsettled(one)) and (what := _turned(one, was)):
            yield what, one


def _turned(one: StoryStatement, was: StoryStatement | None) -> str | None:
    """What came of a statement that has another status than it had, or is new."""
    if unsettled(one):
        if was is None:
            return None
        if not unsettled(was):
            return "unsettled again"
        late = one.status in OVERDUE and was.status != "overdue"
        return "overdue" if late else _PARTLY.get(one.status or "")
    if one.status in DONE:
        return "fulfilled"
    if one.status in _ENDED:
        return "ended"
    return one.status if was and one.status in ("carried over", "expired") else None


def _left_out(first: At, second: At, *, occasions: bool) -> Iterator[str]:
    """What is to be said of an item that the second side does not mention."""
    open_before = [one for one in first.said if unsettled(one)]
    left = [one for one in second.known.values() if unsettled(one)] or [
        one for one in open_before if (now := second.now(one)) and now.status == "expired"
    ]
    if open_before and left and second.passed_over > _passed_before(first, second):
        yield "dropped"
    elif occasions and not any(turned(first, second)):
        yield "not repeated"


def _passed_before(first: At, second: At) -> int:
    return first.passed_over if first.last == second.last else 0


def _between(first: At, second: At) -> Iterator[str]:
    """How what is said of an item differs from what was said before."""
    before, after = both = pair(first, second)
    if before is None or after is None:
        return
    now = second.now(before)
    if stronger := _stronger(before, after):
        # What was done by then is not weakened by what is said after it.
        if stronger > 0:
            yield "strengthened"
        elif now is None or now.status not in DONE:
            yield "weakened"
    if any(KINDS[one.type] == "progress" and not one.complete for one in second.said):
        yield "progress"
    if both.goes_on:
        yield from _terms(before, after)
        if before.ref == after.ref and coded(before) != coded(after):
            yield "amended"


def _stronger(before: StoryStatement, after: StoryStatement) -> int:
    """By how many rungs something is put more strongly than before; below zero, less strongly."""
    if "progress" in (KINDS[before.type], KINDS[after.type]):
        return 0
    first, second = _rung(before), _rung(after)
    if first is None or second is None:  # whatever is undertaken is more than what is not
        return _undertaken(after) - _undertaken(before)
    return second - first


def _terms(before: StoryStatement, after: StoryStatement) -> Iterator[str]:
    """How the deadline and the condition of what goes on moved."""
    if before.due_to and after.due_to and before.due_to != after.due_to:
        yield "deadline later" if after.due_to > before.due_to else "deadline earlier"
    elif (before.due_to is None) != (after.due_to is None):
        yield "deadline added" if before.due_to is None else "deadline dropped"
    if (before.condition is None) != (after.condition is None):
        yield "condition added" if before.condition is None else "condition dropped"


def unsettled(one: StoryStatement) -> bool:
    """Whether something of a statement is left to be done or answered."""
    return one.rule in UNSETTLED_RULES


def coded(one: StoryStatement) -> tuple[object, ...]:
    """What a statement was coded as."""
    return tuple(getattr(one, name) for name in _CODED)


def put(one: StoryStatement | None, said: Iterable[StoryStatement] = ()) -> str:
    """How a statement was put, and by whom.

    Args:
        one: the statement; None for nothing.
        said: what was said with it; what is of its kind and put alike counts as one with it.
    """
    if one is None:
        return ""
    alike = [two for two in said if (two.type, two.wording) == (one.type, one.wording)]
    by = ", ".join(dict.fromkeys(party for two in (one, *alike) for party in two.by))
    if one.wording:
        return f"{_WORDINGS.get(one.wording, one.wording)} by {by}"
    return f"{'completion reported by' if one.complete else _PUT[KINDS[one.type]]} {by}"


def _prominence(one: StoryStatement) -> tuple[bool, int, date, int]:
    """What makes a statement stand for its item among others."""
    return unsettled(one), _WEIGHT[KINDS[one.type]], one.date, _rung(one) or 0


def _undertaken(one: StoryStatement) -> bool:
    return KINDS[one.type] in ("commitment", "follow-up")


def _rung(one: StoryStatement) -> int | None:
    """How strongly something was put; None where a readout gives an undertaking no word for it."""
    if not _undertaken(one):
        return _NOT_UNDERTAKEN
    return strength(one.wording) if one.wording else None
