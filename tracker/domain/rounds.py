"""Rounds: which of several visits, meetings or instalments of a thing is meant.

Two rounds of a working group are two occasions, and this year's visit is not last year's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tracker.domain.lifecycle import Lifecycle
from tracker.domain.window import Window


def announce(announced: Lifecycle, lifecycles: Iterable[Lifecycle]) -> None:
    """That a round is announced while others of the same parties are unfinished, if any are.

    Args:
        announced: the round.
        lifecycles: those of its item.
    """
    own = announced.statement
    if own.continuing:
        return
    for one in lifecycles:
        said = one.statement
        if (
            one is not announced
            and one not in announced.alongside
            and said.kind == own.kind
            and not said.continuing
            and said.date <= own.date
            and not said.account.differs_from(own.account)
            and any(not one.settled(share, own.date) for share in one.shares if share in own.by)
        ):
            announced.alongside += (one,)
            one.alongside += (announced,)


class Rounds:
    """Which of several rounds is meant on a day.

    Args:
        among: those that are told apart by their days; None for all that were announced together.
            What was said under one name of an item means the rounds of that name, and it is
            nothing to them what was said under others before those were merged.
    """

    def __init__(self, among: Iterable[Lifecycle] | None = None) -> None:
        self._among = None if among is None else frozenset(among)

    def instalment(self, one: Lifecycle, on: date) -> Window | None:
        """The days that are a round's own, by what was known of it on a day.

        What is to be done "by June" and what is by December are two rounds: the time of the second
        begins when that of the first is over. Of one in September, too, that of the second is
        before and after its days. One that was settled keeps the window that it had then.
        """
        never_moved = one.windows[0].window if len(one.windows) == 1 else None
        if never_moved is not None and never_moved.first:
            return never_moved
        known_on = min(on, one.settled_on)
        window = one.window(known_on)
        if window is None or window.first or window.last is None:
            return window
        alongside = one.alongside
        if self._among is not None:
            alongside = tuple(each for each in alongside if each in self._among)
        if not alongside:
            return window
        others = (each.window(min(on, each.settled_on)) for each in alongside)
        sooner = [(w.first, w.last) for w in others if w and w.last and w.last < window.last]
        before = [last for first, last in sooner if first is None or first <= known_on]
        begins = max(before) + timedelta(1) if before else one.statement.date
        to_come = [first for first, _ in sooner if first and first > max(known_on, begins)]
        ends = min(to_come) - timedelta(1) if to_come else window.last
        return window._replace(first=begins, last=ends)

    def round_on(self, announced: Sequence[Lifecycle], on: date) -> list[Lifecycle]:
        """The round that is held on a day: the one whose window contains it, otherwise the nearest.

        A round without a time is meant before one whose time is another. One that was announced
        more than once, with days that overlap, is one round; so is one that a readout names with
        its time and without.
        """
        meant = self._nearest(announced, on)
        if meant is None:
            return []
        return [one for one in announced if one is meant or self._same_round(one, meant, on)]

    def completed(self, unfinished: Sequence[Lifecycle], on: date) -> list[Lifecycle]:
        """What a thing reported complete on a day can be, of what is unfinished of it.

        That is all whose window has begun or which have none; but of instalments, which have days
        of their own one after the other (see `instalment`), the one nearest to the day.
        """
        possible = [one for one in unfinished if self.begun(one, on)]
        dated = [one for one in possible if self._first(one, on) > date.min]
        meant = self._nearest(dated, on)
        if meant is None:
            return possible
        apart = [one for one in dated if not self._overlap(one, meant, on)]
        return [one for one in possible if one not in apart]

    def repeats(self, one: Lifecycle, done: Iterable[Lifecycle], on: date) -> Lifecycle | None:
        """What is reported once more on a day rather than one instalment, of those that are over.

        That is the one nearest to the day whose window has begun.
        """
        if self._first(one, on) == date.min:
            return None
        over = [each for each in done if date.min < self._first(each, on) <= on]
        nearest = self._nearest(over, on)
        if nearest is None or self._distance(one, on)[:1] == (0,):
            return None
        return nearest if self._distance(nearest, on)[:2] < self._distance(one, on)[:2] else None

    def containing(self, rounds: Iterable[Lifecycle], on: date) -> list[Lifecycle]:
        """The rounds whose window has a first day and contains a day."""
        return [one for one in rounds if self._first(one, on) > date.min and self.fits(one, on)]

    def fits(self, one: Lifecycle, on: date) -> bool:
        """Whether a round has no window, or one that contains a day."""
        window = self.instalment(one, on)
        return window is None or _days(window, on) == 0

    def begun(self, one: Lifecycle, on: date) -> bool:
        """Whether the window of a statement has begun by a day, or has no first day."""
        return self._first(one, on) <= on

    def _same_round(self, one: Lifecycle, meant: Lifecycle, on: date) -> bool:
        if self._first(meant, on) == date.min:
            return False
        if self.instalment(one, on) is None:
            return one.statement.readout == meant.statement.readout
        return self._first(one, on) > date.min and self._overlap(one, meant, on)

    def _nearest(self, rounds: Iterable[Lifecycle], on: date) -> Lifecycle | None:
        return min(rounds, key=lambda one: self._distance(one, on), default=None)

    def _first(self, one: Lifecycle, on: date) -> date:
        window = self.instalment(one, on)
        return (window and window.first) or date.min

    def _last(self, one: Lifecycle, on: date) -> date:
        window = self.instalment(one, on)
        return (window and window.last) or date.max

    def _overlap(self, one: Lifecycle, other: Lifecycle, on: date) -> bool:
        return self._first(one, on) <= self._last(other, on) and self._first(
            other, on
        ) <= self._last(one, on)

    def _distance(self, one: Lifecycle, on: date) -> tuple[int, int, date, str, int]:
        """How far a round is from a day, and what decides among those that are as far."""
        statement, window = one.statement, self.instalment(one, on)
        place = statement.date, statement.readout, statement.number
        if window is None:
            return 1, 0, *place
        days = _days(window, on)
        # Of two that contain the day, the one that ends first is meant.
        ends = (window.last or date.max).toordinal()
        return (0, ends, *place) if days == 0 else (2, days, *place)


def _days(window: Window, on: date) -> int:
    """The days between a window and a day; 0 for a day in it."""
    if window.first and on < window.first:
        return (window.first - on).days
    if window.last and on > window.last:
        return (on - window.last).days
    return 0
