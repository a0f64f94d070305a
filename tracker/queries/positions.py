"""Positions: what was on record of an item at one of two sides that are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, TypeVar

from tracker.domain.kinds import KINDS, UNDERTAKINGS
from tracker.domain.names import readout_of
from tracker.domain.rules import RENEWED, UNSETTLED_RULES
from tracker.queries.story import StoryStatement

_CODED = (
    *("type", "own_by", "to", "wording", "summary", "due", "due_words", "tied_to"),
    *("condition", "complete", "done_by", "continuing", "date"),
)
"""What of a statement was coded, so that amending it makes it another; its item may be renamed."""

K = TypeVar("K")

Shares: TypeAlias = Mapping[str, Mapping[str, StoryStatement]]
"""By the refs of statements whose shares differ, how that of each party stands."""


class At(NamedTuple):
    """What was on record of an item at a side."""

    day: date
    """The day as of which it is looked at."""
    said: Sequence[StoryStatement]
    """What the side itself says of it; of a day, all that was said by then, or since the other."""
    known: Mapping[str, StoryStatement]
    """All that was said of it by then, by refs."""
    accounts: Mapping[str, StoryStatement]
    """The same by the refs of every account."""
    last: date | None
    """When it or a part of it was last mentioned."""
    passed_over: int
    """By how many meetings it was passed over since."""
    parts: tuple[str, ...] = ()
    """Its parts that the side mentions."""
    parts_known: bool = False
    """Whether anything was said of its parts by then."""
    parts_left: tuple[str, ...] = ()
    """Its parts of which something is unsettled."""
    standing: Sequence[StoryStatement] = ()
    """Of a day, what had been said before and was unsettled still, whether it is said again."""
    shares: Shares = MappingProxyType({})
    """Of the statements whose shares differ, how that of each party stands."""
    asked: str | None = None
    """The party about which alone is asked; None for all."""
    besides: str | None = None
    """The party about which alone was asked, where only others mention it or its parts."""
    held: bool = False
    """Whether a meeting of the side is a round of it, where none of it is mentioned otherwise."""
    told_again: tuple[str, ...] = ()
    """The accounts since the first side of what was on record there, where nothing else is said."""
    onward: tuple[str, ...] = ()
    """The items on which it goes on that the side mentions, where it mentions none of it itself."""
    other_accounts: Mapping[str, StoryStatement] = MappingProxyType({})
    """What is told as another account tells it, as the accounts tell it that renewals name."""
    news: frozenset[str] = frozenset()
    """The readouts of the day of the first side that are not its own: what they say is new."""
    elsewhere: Mapping[str, StoryStatement] = MappingProxyType({})
    """What the other side alone has of it, by refs, as it is told here: of another item or party,
    or of a later day."""

    wholes: tuple[str, ...] = ()
    """Of what it was a part at the first side, and is at the second, where that is another item;
    in words."""

    def as_renewed(self, one: StoryStatement, by: StoryStatement) -> StoryStatement:
        """A statement as the account tells it that another one names by its ref to renew it."""
        refs = by.renews or ()
        told = (self.other_accounts.get(ref) for ref in refs if ref in one.refs)
        return one if one.ref in refs else next(filter(None, told), one)

    @property
    def stood(self) -> Sequence[StoryStatement]:
        """What the side says, and what else was unsettled by then, as it had been left."""
        said = by_accounts(self.said)
        return [
            *self.said,
            *(
                one
                for one in self.known.values()
                if unsettled(one)
                and said.keys().isdisjoint(one.refs)
                and not of_readouts(one.refs, self.news)
            ),
        ]

    @property
    def mentions(self) -> bool:
        """Whether the side mentions it, where it says nothing of it itself."""
        return bool(self.parts or self.besides or self.onward or self.told_again or self.held)

    @property
    def candidates(self) -> Sequence[StoryStatement]:
        """The statements of which one stands for the item."""
        return [*self.said, *self.standing] if self.said else self.said

    def brings(self, one: StoryStatement, first: At) -> bool:
        """Whether a statement has its status by what others say on the day of the first side."""
        news = any(of_readouts((evidence,), self.news) for evidence in one.evidence)
        return news and one.since is not None and one.since >= first.day

    def apart(self, one: StoryStatement) -> tuple[str, ...]:
        """The parties of a statement that renews what more had undertaken; none for all of them."""
        refs = one.slip.refs if one.slip and self.asked is None else ()
        earlier = {p for ref in refs if ref in self.accounts for p in self.accounts[ref].by}
        return one.by if earlier - {*one.by} else ()

    def now(self, one: StoryStatement) -> StoryStatement | None:
        """A statement as it is told at this side, be it by another account."""
        told = (self.accounts.get(ref) or self.elsewhere.get(ref) for ref in one.refs)
        return next(filter(None, told), None)

    def renewing(self, one: StoryStatement, before: AbstractSet[str] = frozenset()) -> set[str]:
        """The statements, by refs, by which one was renewed, and by which these were in turn.

        Args:
            one: the statement.
            before: those by which it had been renewed already, for some of its parties; they are
                passed over.
        """
        found: set[str] = set()
        wanted = {*one.refs}
        while wanted:
            known = [self.accounts[ref] for ref in wanted if ref in self.accounts]
            by = {ref for two in known for ref in renewed_by(two, self.shares)}
            by -= set() if found else before
            wanted = by - found
            found |= by
        return found


def of_readouts(refs: Iterable[str], readouts: frozenset[str]) -> bool:
    """Whether all of some refs or readouts are of some readouts."""
    return all((readout_of(ref) or ref) in readouts for ref in refs)


def renewed_by(one: StoryStatement, shares: Shares) -> set[str]:
    """The statements, by refs, by which one or the share of a party was renewed.

    Where the shares differ, the whole rests on what settled the others as well.
    """
    each = shares.get(one.ref, {}).values() or (one,)
    return {ref for stands in each if stands.status in RENEWED for ref in stands.evidence}


def unsettled(one: StoryStatement) -> bool:
    """Whether something of a statement is left to be done or answered."""
    return one.rule in UNSETTLED_RULES


def items_left(said: Iterable[Iterable[StoryStatement]]) -> tuple[str, ...]:
    """Of some items, by what was said of each, those with something undertaken and unsettled."""
    each = (one for listed in said for one in listed if KINDS[one.type] in UNDERTAKINGS)
    return tuple(sorted({one.item for one in each if unsettled(one)}))


def by_accounts(said: Iterable[StoryStatement]) -> dict[str, StoryStatement]:
    """Statements by the refs of every account."""
    return {ref: one for one in said for ref in one.refs}


def further_accounts(
    items: Iterable[K],
    before: Mapping[K, Sequence[StoryStatement]],
    after: Mapping[K, Sequence[StoryStatement]],
) -> tuple[str, ...]:
    """The accounts of what was said of some items, by their refs, that there were not before.

    Args:
        items: the items.
        before: what was said of each before.
        after: and what is, each act with all of its accounts.
    """
    keys = [*items]
    known = by_accounts(one for key in keys for one in before.get(key, ()))
    acts = (
        one for key in keys for one in after.get(key, ()) if not known.keys().isdisjoint(one.refs)
    )
    return tuple(ref for one in acts for ref in one.refs if ref not in known)


def anew(one: StoryStatement, before: Mapping[str, StoryStatement]) -> bool:
    """Whether a statement is new, or coded anew; not by being told as another account tells it.

    Args:
        one: the statement.
        before: what was on record before, by the refs of every account.
    """
    was = next((before[ref] for ref in one.refs if ref in before), None)
    return was is None or (was.ref == one.ref and coded(was) != coded(one))


def coded(one: StoryStatement) -> tuple[object, ...]:
    """What a statement was coded as, but for a deadline that another account gives."""
    if one.deadline_of:
        one = one._replace(due=None, due_words=None, tied_to=None)
    return tuple(getattr(one, name) for name in _CODED)
