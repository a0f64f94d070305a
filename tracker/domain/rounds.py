"""Rounds: which of several visits, meetings or instalments of a thing is meant.

Two rounds of a working group are two occasions, and this year's visit is not last year's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from tracker.domain.lifecycle import Lifecycle
from tracker.domain.settlements import counting_on, kept_window
from tracker.domain.window import Window


def announce(announced: Lifecycle, lifecycles: Iterable[Lifecycle]) -> None:
    """That a round is announced while others of the same parties are unfinished, if any are.

    It is kept only of one that is to be over by a day: whose own days the others part.

    Args:
        announced: the round.
        lifecycles: those of its item.
    """
    own = announced.statement
    if own.continuing:
        return
    parted = _is_parted(announced)
    for one in lifecycles:
        said = one.statement
        if (
            said.kind == own.kind
            and one is not announced
            and not said.continuing
            and said.date <= own.date
            and (parted or _is_parted(one))
            and _of_one_account(one, announced)
            and any(not one.settled(share, own.date) for share in own.by.intersection(one.shares))
        ):
            if parted and one not in announced.alongside:
                announced.alongside += (one,)
            if _is_parted(one) and announced not in one.alongside:
                one.alongside += (announced,)


def _of_one_account(one: Lifecycle, other: Lifecycle) -> bool:
    """Whether anybody tells of both; what two accounts of a meeting tell may be one round."""
    return any(
        not said.account.differs_from(also.account)
        for said in (one.statement, *one.twins)
        for also in (other.statement, *other.twins)
    )


def _is_parted(one: Lifecycle) -> bool:
    """Whether the days that are a round's own may go by those of others: see `instalment`."""
    return any(window and window.last and not window.first for _, window, *_ in one.windows)


Instalments = Mapping[Lifecycle, Window | None]
"""The days that are their own, by the rounds."""


class Rounds:
    """Which of several rounds is meant on a day.

    Args:
        among: those that are told apart by their days; None for all that were announced together.
            What was said under one name of an item means the rounds of that name, and it is
            nothing to them what was said under others before those were merged.
        share: the party whose instalments they are, to which what others undertook alone is
            nothing; None for those of all.
    """

    def __init__(self, among: Iterable[Lifecycle] | None = None, share: str | None = None) -> None:
        self._among = None if among is None else frozenset(among)
        self._share = share

    def of(self, share: str | None) -> Rounds:
        """The same rounds as those of one party."""
        return Rounds(self._among, share)

    def instalment(self, one: Lifecycle, on: date) -> Window | None:
        """The days that are a round's own, by what was known of it on a day.

        What is to be done "by June" and what is by December are two rounds: the time of the second
        begins when that of the first is over. Of one in September, too, that of the second is
        before and after its days. One that was settled keeps the window that it had then.
        """
        window = kept_window(one, on, self._share)
        if window is None or window.first or window.last is None:
            return window
        alongside = one.alongside
        if self._among is not None:
            alongside = tuple(each for each in alongside if each in self._among)
        if self._share is not None:
            alongside = tuple(each for each in alongside if self._share in each.shares)
        if not alongside:
            return window
        known_on = counting_on(one, on, self._share)
        others = (kept_window(each, on, self._share) for each in alongside)
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
        windows = self._instalments(announced, on)
        meant = _nearest(windows, on)
        if meant is None:
            return []
        return [one for one in announced if one is meant or _same_round(one, meant, windows)]

    def same(self, one: Lifecycle, others: Sequence[Lifecycle], on: date) -> list[Lifecycle]:
        """Those of others that announce the very round that one does, as is known on a day."""
        windows = self._instalments((one, *others), on)
        return [each for each in others if _same_round(each, one, windows)]

    def completed(self, unfinished: Sequence[Lifecycle], on: date) -> list[Lifecycle]:
        """What a thing reported complete on a day can be, of what is unfinished of it.

        That is all whose window has begun or which have none; but of instalments, which have days
        of their own one after the other (see `instalment`), the one nearest to the day.
        """
        windows = self._instalments(unfinished, on)
        possible = [one for one, window in windows.items() if _first(window) <= on]
        dated = {one: windows[one] for one in possible if _first(windows[one]) > date.min}
        meant = _nearest(dated, on)
        if meant is None:
            return possible
        apart = {one for one, window in dated.items() if not _overlap(window, dated[meant])}
        return [one for one in possible if one not in apart]

    def repeats(self, one: Lifecycle, done: Iterable[Lifecycle], on: date) -> Lifecycle | None:
        """What is reported once more on a day rather than one instalment, of those that are over.

        That is the one nearest to the day whose window has begun.
        """
        window = self.instalment(one, on)
        if _first(window) == date.min:
            return None
        windows = self._instalments(done, on).items()
        over = {each: begun for each, begun in windows if date.min < _first(begun) <= on}
        nearest = _nearest(over, on)
        if nearest is None or _distance(one, window, on)[:1] == (0,):
            return None
        nearer = _distance(nearest, over[nearest], on)[:2] < _distance(one, window, on)[:2]
        return nearest if nearer else None

    def containing(self, rounds: Iterable[Lifecycle], on: date) -> list[Lifecycle]:
        """The rounds whose window has a first day and contains a day."""
        return [
            one
            for one, window in self._instalments(rounds, on).items()
            if window and window.first and _days(window, on) == 0
        ]

    def fits(self, one: Lifecycle, on: date) -> bool:
        """Whether a round has no window, or one that contains a day."""
        window = self.instalment(one, on)
        return window is None or _days(window, on) == 0

    def begun(self, one: Lifecycle, on: date) -> bool:
        """Whether the window of a statement has begun by a day, or has no first day."""
        return _first(self.instalment(one, on)) <= on

    def _instalments(self, rounds: Iterable[Lifecycle], on: date) -> Instalments:
        return {one: self.instalment(one, on) for one in rounds}


def _nearest(windows: Instalments, on: date) -> Lifecycle | None:
    return min(windows, key=lambda one: _distance(one, windows[one], on), default=None)


def _distance(one: Lifecycle, window: Window | None, on: date) -> tuple[int, int, date, str, int]:
    """How far a round is from a day, and what decides among those that are as far."""
    statement = one.statement
    place = statement.date, statement.readout, statement.number
    if window is None:
        return 1, 0, *place
    days = _days(window, on)
    # Of two that contain the day, the one that ends first is meant.
    ends = (window.last or date.max).toordinal()
    return (0, ends, *place) if days == 0 else (2, days, *place)


def _same_round(one: Lifecycle, meant: Lifecycle, windows: Instalments) -> bool:
    if _first(windows[meant]) == date.min:
        return False
    if windows[one] is None:
        return one.statement.readout == meant.statement.readout
    return _first(windows[one]) > date.min and _overlap(windows[one], windows[meant])


def _first(window: Window | None) -> date:
    return (window and window.first) or date.min


def _last(window: Window | None) -> date:
    return (window and window.last) or date.max


def _overlap(one: Window | None, other: Window | None) -> bool:
    return _first(one) <= _last(other) and _first(other) <= _last(one)


def _days(window: Window, on: date) -> int:
    """The days between a window and a day; 0 for a day in it."""
    if window.first and on < window.first:
        return (window.first - on).days
    if window.last and on > window.last:
        return (on - window.last).days
    return 0
