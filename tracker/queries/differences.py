"""Differences: what came of an item between two sides, by what was said of it at each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.kinds import KINDS
from tracker.domain.rules import DONE
from tracker.queries.compared import CHANGES
from tracker.queries.moves import RUNGS, Move, moved, prolonged
from tracker.queries.positions import At, by_accounts, unsettled
from tracker.queries.rungs import rung, stronger
from tracker.queries.story import StoryStatement
from tracker.queries.turns import StatementTurn, otherwise, turned

_WEIGHT = {"commitment": 3, "follow-up": 3, "request": 2, "concern": 2, "views": 1, "progress": 0}
"""Which kind of statement stands for an item of which several were said."""


class Pair(NamedTuple):
    """The statements that stand for an item at either side."""

    before: StoryStatement | None
    after: StoryStatement | None
    goes_on: bool
    """Whether the second one is the first, or renews it."""

    @property
    def days_moved(self) -> int | None:
        """By how many days the deadline moved."""
        before, after = self.before, self.after
        if before is None or after is None or not self.goes_on or prolonged(before, after):
            return None
        first, second = before.due_to, after.due_to
        return (second - first).days if first and second else None


class ItemDifference(NamedTuple):
    """What came of an item between two sides."""

    both: Pair
    """The statements that stand for it."""
    turns: Sequence[StatementTurn]
    """What has another status."""
    moves: Sequence[Move]
    """What of its terms is another one."""
    put_otherwise: str | None
    """Whether the statements that stand for it are put more strongly, or less, in a word."""
    found: tuple[str, ...]
    """All of it in words, the most important first; none where that is nothing."""


def difference(
    first: At, second: At, *, occasions: bool, recordings: bool = False
) -> ItemDifference:
    """What came of an item.

    Args:
        first: what was on record of it at the first side.
        second: and at the second.
        occasions: whether the second side is a readout or a meeting, which may leave out what was
            said at the first.
        recordings: whether the two are moments of recording.
    """
    turns, moves = turned(first, second), moved(first, second)
    both = _pair(first, second, moves)
    held = bool(first.said and second.said)  # against each other
    between = set(_between(second, both, occasions=occasions)) if held else set[str]()
    put_otherwise = next(iter(between & RUNGS), None)
    moves = [one for one in moves if one.what not in RUNGS or _tells(one, both, second)]
    gone = any(second.now(one) is None for one in first.said)
    found = {one.what for one in turns} | {one.what for one in moves}
    if second.said and not first.said and first.parts:
        found |= set() if found else {"repeated"}
    elif second.said and not first.said:
        said = by_accounts(second.said)
        again = any(said.keys().isdisjoint(one.refs) for one in first.known.values())
        found.add("taken up again" if again or first.parts_known else "new")
    elif second.said:
        found |= between
        found |= set() if found else {"repeated"}
    elif second.mentions:
        found |= {"repeated"} if first.said and not found else set()
    elif first.said and second.known and not gone:
        found |= set(_left_out(first, second, occasions=occasions and not found))
    if gone and not found - {"repeated"}:  # also where something else is left of it
        found = {"taken back"}
    if first.elsewhere or second.elsewhere:
        found = {*found, "amended"} - {"repeated"}
    if recordings and not found - {"repeated", "not repeated"}:
        more = [*otherwise(first, second)]
        turns += more
        found = {*found, *(one.what for one in more)} - ({"repeated"} if more else set())
    if second.wholes:
        found = {*found, "amended"} - {"repeated"}
    return ItemDifference(
        both, turns, moves, put_otherwise, tuple(sorted(found, key=CHANGES.index))
    )


def _pair(first: At, second: At, moves: Iterable[Move]) -> Pair:
    """The statements that stand for an item, those that belong together where there are any."""
    candidates = second.candidates or [one.after for one in moves]
    after = max(candidates, key=prominence, default=None)
    if after is None:
        return Pair(max(first.said, key=prominence, default=None), None, goes_on=False)
    earlier = {*after.refs, *(after.slip.refs if after.slip else ())}
    renewed = [
        one
        for one in (first.stood if first.said else ())
        if not earlier.isdisjoint(one.refs) or not second.renewing(one).isdisjoint(after.refs)
    ]
    before = max(renewed or first.said, key=prominence, default=None)
    told_otherwise = (
        before and before.ref != after.ref and not {*before.refs}.isdisjoint(after.refs)
    )
    goes_on = bool(renewed) and not told_otherwise
    return Pair(before and first.as_renewed(before, after), after, goes_on=goes_on)


def _tells(move: Move, both: Pair, second: At) -> bool:
    """Whether how one statement was put anew is told beside those that stand for the item."""
    if move.what == "weakened" and _done(move.before, second):
        return False
    if not second.said or both.before is None or both.after is None:
        return True  # no other words are compared
    of_both = ((move.before, both.before), (move.after, both.after))
    return any((one.type, one.wording) != (two.type, two.wording) for one, two in of_both)


def _left_out(first: At, second: At, *, occasions: bool) -> Iterator[str]:
    """What is to be said of an item that the second side does not mention."""
    open_before = [
        one for one in first.known.values() if unsettled(one) or second.brings(one, first)
    ]
    left = [one for one in second.known.values() if unsettled(one)] or [
        one for one in open_before if (now := second.now(one)) and now.status == "expired"
    ]
    # What was taken back was the last mention before; no meeting passed anything over by that.
    corrected = bool(first.last and second.last and second.last < first.last)
    passed = not corrected and second.passed_over > _passed_before(first, second)
    if open_before and left and passed:
        yield "dropped"
    elif occasions:
        yield "not repeated"


def _passed_before(first: At, second: At) -> int:
    return first.passed_over if first.last == second.last else 0


def _between(second: At, both: Pair, *, occasions: bool) -> Iterator[str]:
    """How what is said of an item differs from what was said before."""
    before, after = both.before, both.after
    if before is None or after is None:
        return
    # What is recorded later may have been said earlier, or on the same day.
    then = occasions or before.date < after.date
    if (by := stronger(before, after)) and then:
        # What was done by then is not weakened by what is said after it.
        if by > 0:
            yield "strengthened"
        elif not _done(before, second):
            yield "weakened"
    begun = any(KINDS[one.type] == "progress" and not one.complete for one in second.said)
    if begun or (completing_nothing(second) and not before.complete):
        yield "progress"


def _done(one: StoryStatement, second: At) -> bool:
    """Whether a statement was done by the second side, or what renewed it."""
    refs = {one.ref} | second.renewing(one)
    known = [now for ref in refs if (now := second.accounts.get(ref) or second.elsewhere.get(ref))]
    return any(now.status in DONE for now in known) and not any(map(unsettled, known))


def completing_nothing(second: At) -> list[StoryStatement]:
    """The complete progress at a side by which nothing on the item was settled."""
    stands = [
        one
        for ref, whole in second.known.items()
        for one in (whole, *second.shares.get(ref, {}).values())
    ]
    # What is unsettled may rest on it as well, as what is in progress does.
    effective = {ref for one in stands if not unsettled(one) for ref in one.evidence}
    effective |= {ref for one in stands for ref in one.reported_done}
    return [one for one in second.said if one.complete and effective.isdisjoint(one.refs)]


def prominence(one: StoryStatement) -> tuple[bool, int, date, int]:
    """What makes a statement stand for its item among others."""
    return unsettled(one), _WEIGHT[KINDS[one.type]], one.date, rung(one) or 0
