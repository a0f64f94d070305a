"""Reasons: in a sentence, what came of an item between two sides that are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import NamedTuple

from tracker.domain import lengths
from tracker.queries.differences import At, Pair, pair, put, turned, unsettled
from tracker.queries.sides import Side
from tracker.queries.story import StoryStatement


class _Came(NamedTuple):
    """What a sentence tells of: an item at both sides, and the two sides."""

    what: str
    first: At
    second: At
    both: Pair
    sides: tuple[Side, Side]


def reason(found: Iterable[str], first: At, second: At, sides: tuple[Side, Side]) -> str:
    """What came of an item, in a sentence.

    Args:
        found: what came of it.
        first: what was on record of it at the first side.
        second: and at the second.
        sides: the two.
    """
    both = pair(first, second)
    clauses = (
        _CLAUSES.get(what, _put_now)(_Came(what, first, second, both, sides)) for what in found
    )
    return "; ".join(dict.fromkeys(filter(None, clauses)))


def _dropped(came: _Came) -> str:
    many = "meeting" if came.second.passed_over == 1 else "meetings"
    was = put(came.both.before, came.first.said)
    return (
        f"{was}; unsettled {came.sides[0].when} and {came.sides[1].without}; last mentioned on "
        f"{came.second.last}, and passed over by {came.second.passed_over} {many} since"
    )


def _not_repeated(came: _Came) -> str:
    return came.sides[1].without


def _taken_back(_: _Came) -> str:
    return "taken back, so that it is not on record any more"


def _rung(came: _Came) -> str:
    return f"{put(came.both.before, came.first.said)}, then {_put_now(came)}"


def _moved(came: _Came) -> str:
    before, after = came.both
    days = came.both.days_moved or 0
    if before is None or after is None or before.due_to is None:
        return ""
    way = "later" if days > 0 else "earlier"
    moved = lengths.after(before.due_to, days).full
    return f"due by {before.due_to}, then by {after.due_to}: {moved} {way}"


def _deadline_dropped(came: _Came) -> str:
    return f"due by {came.both.before and came.both.before.due_to}, then without a last day"


def _deadline_added(came: _Came) -> str:
    return f"without a last day, then due by {came.both.after and came.both.after.due_to}"


def _condition_added(came: _Came) -> str:
    return f"depends on a condition now: {came.both.after and came.both.after.condition}"


def _condition_dropped(came: _Came) -> str:
    return f"does not depend any more on: {came.both.before and came.both.before.condition}"


def _turned(came: _Came) -> str:
    return "; ".join(
        f"{one.status} {'since' if unsettled(one) else 'on'} {one.since}: {one.ref}"
        f"{_before(came.first.known.get(one.ref))}"
        + (f", by {', '.join(one.evidence)}" if one.evidence != (one.ref,) else "")
        + (f", contradicted by {', '.join(one.disputed)}" if one.disputed else "")
        for what, one in turned(came.first, came.second)
        if what == came.what
    )


def _fulfilled(came: _Came) -> str:
    """What was done, and what is still to be done on the item, or again."""
    after = came.both.after
    left = after is not None and unsettled(after)
    return f"{_turned(came)}; unsettled: {_put_now(came)}" if left else _turned(came)


def _before(was: StoryStatement | None) -> str:
    """How a statement stood at the first side, where it was settled there in another way."""
    return f", {was.status} before" if was and was.status and not unsettled(was) else ""


def _again(came: _Came) -> str:
    last = max(came.first.known.values(), key=lambda one: one.date)
    return f"{_put_now(came)}; {came.sides[0].without}, before that on {last.date}"


def _progress(_: _Came) -> str:
    return "progress was reported"


def _repeated(came: _Came) -> str:
    if came.second.parts:
        many = "part" if len(came.second.parts) == 1 else "parts"
        return f"mentioned by its {many} {', '.join(came.second.parts)}"
    return _rung(came)


def _put_now(came: _Came) -> str:
    return put(came.both.after, came.second.candidates)


_CLAUSES: MappingProxyType[str, Callable[[_Came], str]] = MappingProxyType(
    {
        "dropped": _dropped,
        "not repeated": _not_repeated,
        "taken back": _taken_back,
        "weakened": _rung,
        "strengthened": _rung,
        "deadline later": _moved,
        "deadline earlier": _moved,
        "deadline dropped": _deadline_dropped,
        "deadline added": _deadline_added,
        "condition added": _condition_added,
        "condition dropped": _condition_dropped,
        "fulfilled": _fulfilled,
        "partly fulfilled": _turned,
        "ended": _turned,
        "carried over": _turned,
        "unsettled again": _turned,
        "overdue": _turned,
        "expired": _turned,
        "taken up again": _again,
        "progress": _progress,
        "repeated": _repeated,
    }
)
"""What is said of a change; of any other, how the second side puts it."""
