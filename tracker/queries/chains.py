"""Chains: what the renewals of one promise did to its deadline and its terms, link by link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from tracker.domain.wording import strength
from tracker.projections.instants import maybe_day
from tracker.queries.beside import Delay, Marked, Slip, marked


class Renewing(Marked, Protocol):
    """A statement that renews others, or is renewed."""

    @property
    def ref(self) -> str:
        """Its fixed name."""

    @property
    def made(self) -> int:
        """The day on which it was made."""

    @property
    def due_last(self) -> int | None:
        """The last day of its window."""

    @property
    def wording(self) -> str | None:
        """How strongly it was put."""

    @property
    def condition(self) -> str | None:
        """What it depends on."""

    @property
    def tied_before(self) -> str | None:
        """The item of the occasion before which it is to happen."""

    @property
    def tied_at(self) -> str | None:
        """The item of the occasion at which it is to happen."""

    @property
    def continuing(self) -> int:
        """Whether it is undertaken without an end."""


class Link(NamedTuple):
    """One renewal."""

    before: Renewing
    """What is renewed."""
    after: Renewing
    """What renews it."""


def slip(chain: Sequence[Renewing], links: Sequence[Link], last: Renewing) -> Slip:
    """How a deadline moved.

    Args:
        chain: the statements before the last one, the first one first.
        links: all renewals by which it came to the last one, those of other chains as well.
        last: the present promise.
    """
    first, days = chain[0], None
    if first.due_last is not None and last.due_last is not None and not first.continuing:
        days = last.due_last - first.due_last
    conditional = any(a.condition is None and b.condition is not None for a, b in links)
    weaker = any(_is_weaker(b, a) for a, b in links)
    dated = _between_dated(links, last)
    return Slip(
        first=first.ref,
        first_due=maybe_day(first.due_last),
        now_due=maybe_day(last.due_last),
        times=_most(dated, last, _moved),
        carried_over=_most(links, last, _late),
        days=days,
        delays=tuple(_delays(dated)),
        dropped=any(_lost(a, b) and not _is_tied(b) for a, b in links),
        void=any(_lost(a, b) and "void" in marked(b) for a, b in links),
        conditional=conditional,
        conditional_now=conditional and first.condition is None and last.condition is not None,
        weaker=weaker,
        weaker_now=weaker and _is_weaker(last, first),
        refs=tuple(one.ref for one in chain),
    )


def _most(
    links: Sequence[Link], last: Renewing, counts: Callable[[Renewing, Renewing], bool]
) -> int:
    """How many links count on the chain to the last one on which most of them do."""
    found: dict[str, int] = defaultdict(int)
    for _ in links:
        known = {**found}
        for before, after in links:
            found[after.ref] = max(found[after.ref], found[before.ref] + counts(before, after))
        if found == known:
            break
    return found[last.ref]


def _delays(dated: Sequence[Link]) -> Iterator[Delay]:
    """Each time that a deadline moved to a later day, in the order of time."""
    for one, after in dated:
        if one.due_last is None or after.due_last is None or one.continuing:
            continue
        if one.due_last < after.due_last:
            yield Delay(
                ref=after.ref,
                renews=one.ref,
                due=date.fromordinal(one.due_last),
                now_due=date.fromordinal(after.due_last),
                days=after.due_last - one.due_last,
            )


def _between_dated(links: Sequence[Link], last: Renewing) -> list[Link]:
    """The renewals from one day to another, and to the last one.

    What had no day in between, such as what was tied to an occasion, is passed over.
    """
    before: dict[str, list[Renewing]] = defaultdict(list)
    for one, after in links:
        before[after.ref].append(one)
    ends = {after.ref: after for _, after in links if after.due_last is not None}
    ends |= {last.ref: last}
    return [Link(one, after) for after in ends.values() for one in _dated(after, before)]


def _dated(after: Renewing, before: dict[str, list[Renewing]]) -> list[Renewing]:
    """The last ones before one that have a day."""
    wanted, passed, found = [*before[after.ref]], {after.ref}, []
    while wanted:
        one = wanted.pop(0)
        if one.ref in passed:
            continue
        passed.add(one.ref)
        if one.due_last is None:
            wanted += before[one.ref]
        else:
            found.append(one)
    return found


def _is_weaker(one: Renewing, than: Renewing) -> bool:
    """Whether it is put in weaker words; what has no wording is neither weaker nor stronger."""
    return 0 < _strength(one) < _strength(than)


def _strength(one: Renewing) -> int:
    return strength(one.wording) if one.wording else 0


def _lost(before: Renewing, after: Renewing) -> bool:
    """Whether it was said anew without a last day; what goes on has none by which it is done."""
    return not before.continuing and before.due_last is not None and after.due_last is None


def _is_tied(one: Renewing) -> bool:
    """Whether its time is that of an occasion, which may have none of its own."""
    return bool(one.tied_before or one.tied_at)


def _moved(before: Renewing, after: Renewing) -> bool:
    """Whether it was said anew with another last day; in what goes on, nothing can be late."""
    dated = None not in (before.due_last, after.due_last) and not before.continuing
    return dated and before.due_last != after.due_last


def _late(before: Renewing, after: Renewing) -> bool:
    """Whether it was said anew after its last day, whatever became of it otherwise."""
    passed = before.due_last is not None and before.due_last < after.made
    return passed and not before.continuing
