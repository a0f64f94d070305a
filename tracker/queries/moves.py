"""Moves: how deadline, condition and wording of what goes on moved between two sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import NamedTuple

from tracker.domain import lengths
from tracker.domain.kinds import KINDS
from tracker.domain.rules import RENEWED
from tracker.queries.positions import (
    At,
    by_accounts,
    coded,
    of_readouts,
    renewed_by,
    unsettled,
)
from tracker.queries.rungs import put, stronger
from tracker.queries.story import StoryStatement

RUNGS = frozenset(("weakened", "strengthened"))
"""What is said of a wording that is another one."""

_DATED = frozenset(("commitment", "follow-up"))
"""The kinds of what can have a deadline."""


class Move(NamedTuple):
    """A term of a statement that is another one at the second side, or of what renews it."""

    what: str
    """What became of it, in a word."""
    before: StoryStatement
    """The statement at the first side."""
    after: StoryStatement
    """The same one at the second side, or the one that renews it."""
    parties: tuple[str, ...] = ()
    """Those of whose shares alone it was said anew; none where it is one of all."""

    @property
    def tied(self) -> str | None:
        """The occasion with which alone the deadline moved; None where it was said anew."""
        unsaid = coded(self.before) == coded(self.after)
        return self.after.tied_to if self.before.ref == self.after.ref and unsaid else None


def moved(first: At, second: At) -> list[Move]:
    """What of the terms of an item is another one, statement by statement.

    Args:
        first: what was on record of it at the first side.
        second: and at the second.
    """
    said = by_accounts(second.said)
    still = [one for ref, one in second.known.items() if unsettled(one) and ref not in said]
    known = {
        one.ref
        for one in still
        if first.now(one) is not None and not of_readouts(one.refs, second.news)
    }
    # What the first does not mention stood as it had been left.
    stood = first.stood if second.said else first.said
    before = by_accounts(stood)
    # What had been renewed by then went on without it.
    going_on = {
        one.ref: (one, second.renewing(one, _renewed_before(one, first, second)))
        for one in stood
        if one.status not in RENEWED or second.brings(one, first)
    }
    told = by_accounts((*second.said, *still))
    return [
        Move(what, *terms, _parties(one, two, second))
        for two in (*second.said, *still)
        # Of a chain that goes on, the last step tells how the deadline moved.
        if two.status not in RENEWED or told.keys().isdisjoint(second.renewing(two))
        for one in _goes_on(two, before, going_on, anew=two.ref not in known)
        for terms in [_told(one, two, first, second)]
        for what in _terms(*terms)
    ]


def _renewed_before(one: StoryStatement, first: At, second: At) -> set[str]:
    """The statements by which shares of one had been renewed by the first side."""
    known = first.accounts.get(one.ref, one)
    return {ref for ref in renewed_by(known, first.shares) if not of_readouts((ref,), second.news)}


def _parties(one: StoryStatement, two: StoryStatement, second: At) -> tuple[str, ...]:
    """Those for whom alone one statement is renewed by another; none where it is for all.

    Their shares may part on the way only, where what renews it is renewed in turn; and each may
    renew it for itself.
    """
    now = second.now(one)
    if now is None or one.ref == two.ref or second.asked:
        return ()
    for ref in (now.ref, *sorted(second.renewing(one) - {*two.refs})):
        shares = second.shares.get(ref, {})
        renewed = [p for p, share in shares.items() if share.status in RENEWED and p in two.by]
        if renewed and len(renewed) < len(shares):
            return tuple(renewed)
    parties = tuple(party for party in now.by if party in two.by)
    return parties if len(parties) < len(now.by) else ()


def _told(
    one: StoryStatement, two: StoryStatement, first: At, second: At
) -> tuple[StoryStatement, StoryStatement]:
    """The terms of one statement at both sides, or of one and of what renews it.

    Of the same one they are those of the act, since a readout may not give the deadline itself
    that another account of it does.
    """
    if one.ref != two.ref:
        return first.as_renewed(one, two), two
    return first.known.get(one.ref, one), second.known.get(two.ref, two)


def _goes_on(
    two: StoryStatement,
    before: Mapping[str, StoryStatement],
    going_on: Mapping[str, tuple[StoryStatement, AbstractSet[str]]],
    *,
    anew: bool,
) -> list[StoryStatement]:
    """What a statement was at the first side, or all that it renews, the last of a chain alone."""
    if same := before.get(two.ref):
        # What another account of the act gives as its deadline is not a deadline that moved.
        return [same] if same.ref == two.ref else []
    if not anew:
        return []
    chain = two.slip.refs[::-1] if two.slip else ()
    last = next((before[ref].ref for ref in chain if ref in before), None)
    return [one for ref, (one, by) in going_on.items() if ref == last or two.ref in by]


def prolonged(before: StoryStatement, after: StoryStatement) -> bool:
    """Whether something to be kept up is said anew for another time; nothing in it can be late."""
    return before.continuing and before.ref != after.ref


def _terms(before: StoryStatement, after: StoryStatement) -> Iterator[str]:
    dated = {KINDS[before.type], KINDS[after.type]} <= _DATED
    same = before.ref == after.ref and coded(before) == coded(after)
    if same and before.refs != after.refs:
        return  # what another account gives that was not on record, or is not any more
    if prolonged(before, after):
        pass
    elif before.due_to and after.due_to and before.due_to != after.due_to:
        yield "deadline later" if after.due_to > before.due_to else "deadline earlier"
    elif dated and before.due_to is None and after.due_to:
        yield "deadline added"
    elif dated and before.due_to and after.due_to is None and not before.continuing:
        yield "deadline dropped"
    if (before.condition is None) != (after.condition is None):
        yield "condition added" if before.condition is None else "condition dropped"
    if before.ref != after.ref and (by := stronger(before, after)):
        yield "strengthened" if by > 0 else "weakened"
    if before.ref == after.ref and not same:
        yield "amended"


def _day_moved(one: Move) -> str:
    if not (one.before.due_to and one.after.due_to):
        return ""
    days = (one.after.due_to - one.before.due_to).days
    way = "later" if days > 0 else "earlier"
    length = lengths.after(one.before.due_to, days).full
    return f"due by {one.before.due_to}, then by {one.after.due_to}: {length} {way}{_tie(one)}"


def _day_dropped(one: Move) -> str:
    return f"due by {one.before.due_to}, then without a last day{_tie(one)}"


def _day_added(one: Move) -> str:
    return f"without a last day, then due by {one.after.due_to}{_tie(one)}"


def _tie(one: Move) -> str:
    """With what a deadline moved of which nothing was said anew."""
    return f", tied to {one.tied}" if one.tied else ""


def _condition_added(one: Move) -> str:
    return f"depends on a condition now: {one.after.condition}"


def _condition_dropped(one: Move) -> str:
    return f"does not depend any more on: {one.before.condition}"


def _put_anew(one: Move) -> str:
    return f"{put(one.before)}, then {put(one.after)}"


MOVES: MappingProxyType[str, Callable[[Move], str]] = MappingProxyType(
    {
        "deadline later": _day_moved,
        "deadline earlier": _day_moved,
        "deadline dropped": _day_dropped,
        "deadline added": _day_added,
        "condition added": _condition_added,
        "condition dropped": _condition_dropped,
        "weakened": _put_anew,
        "strengthened": _put_anew,
    }
)
"""What is said of a term that is another one."""
