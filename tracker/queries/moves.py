"""Moves: how the deadline and the condition of what goes on moved between two sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.domain.rules import RENEWED
from tracker.queries.positions import At, by_accounts, coded, unsettled
from tracker.queries.story import StoryStatement


class Move(NamedTuple):
    """A term of a statement that is another one at the second side, or of what renews it."""

    what: str
    """What became of it, in a word."""
    before: StoryStatement
    """The statement at the first side."""
    after: StoryStatement
    """The same one at the second side, or the one that renews it."""

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
    before, said = by_accounts(first.said), by_accounts(second.said)
    still = [one for ref, one in second.known.items() if unsettled(one) and ref not in said]
    return [
        Move(what, one, two)
        for two in (*second.said, *still)
        if (one := _goes_on(two, first, second, before, anew=two.ref in said))
        for what in _terms(one, two)
    ]


def _goes_on(
    two: StoryStatement, first: At, second: At, before: dict[str, StoryStatement], *, anew: bool
) -> StoryStatement | None:
    """What a statement was at the first side, or what it renews, the last of that first."""
    if same := before.get(two.ref):
        # What another account of the act gives as its deadline is not a deadline that moved.
        return same if same.ref == two.ref else None
    renewed = two.slip.refs[::-1] if anew and two.slip else ()
    last = next((before[ref] for ref in renewed if ref in before), None)
    # What had been renewed by then went on without it.
    gone = last is None or (last.status in RENEWED and not second.brings(last, first))
    return None if gone else last


def _terms(before: StoryStatement, after: StoryStatement) -> Iterator[str]:
    if before.due_to and after.due_to and before.due_to != after.due_to:
        yield "deadline later" if after.due_to > before.due_to else "deadline earlier"
    elif (before.due_to is None) != (after.due_to is None):
        yield "deadline added" if before.due_to is None else "deadline dropped"
    if (before.condition is None) != (after.condition is None):
        yield "condition added" if before.condition is None else "condition dropped"
    if before.ref == after.ref and coded(before) != coded(after):
        yield "amended"
