"""Ties: the window of a statement that is to happen before or at another occasion.

It follows the nearest round of that occasion after the statement. It closes when that round is
held, by whatever rule, and is void when that round is cancelled, or is void itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from tracker.domain.accounts import AccountDiffers
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.milestones import Milestone, WindowChange
from tracker.domain.names import readout_of
from tracker.domain.placed_statement import PlacedStatement
from tracker.domain.rules import Status
from tracker.domain.spans import spans
from tracker.domain.window import Window

End = Literal["held", "cancelled"]

_NEVER = date.max

_ENDED: Mapping[Status, End] = MappingProxyType(
    {"held": "held", "cancelled": "cancelled", "not held": "cancelled"}
)
"""How a round is over, by the status of the follow-up that announced it."""


_BY_MEETING = "follow-up.held"
"""The rule by which a round was held on the day from which on it is so."""


class RoundEnd(NamedTuple):
    """From which day on a round is over, and how; or not over any more."""

    on: date
    end: End | None
    reported: bool = False
    """Whether it was held by a day on which that is only said, as by a report or a judgement."""


class Round(NamedTuple):
    """A round of an occasion, as far as the record tells of it."""

    ref: str
    """The follow-up that announced it, or the readout of a meeting that nobody had announced."""
    announced: date
    windows: tuple[WindowChange, ...]
    turns: tuple[RoundEnd, ...] = ()
    """How it ended, in the order of time; what was reported held may be judged not to be."""
    replaced: date | None = None
    """The day on which it was put off to another."""
    held_by: tuple[Milestone, ...] = ()
    """What says that it was held."""
    apart: tuple[AccountDiffers, ...] = ()
    """The other accounts of what announced it that give another time."""
    names: frozenset[str] = frozenset()
    """The names of its item under which it was coded, of which others may have been merged."""

    def turn(self, day: date) -> RoundEnd | None:
        """How it is over on a day; None where it is not."""
        latest = None
        for one in self.turns:
            if one.on <= day:
                latest = one
        return latest if latest and latest.end else None

    def window_change(self, day: date) -> WindowChange | None:
        """Its window as it is on a day, and since when; None where it has none then."""
        current = None
        for change in self.windows:
            if change.on <= day:
                current = change
        other = next((one.ref for one in self.apart if one.on <= day), None)
        return current._replace(apart=other) if current and other else current


def round_of(lifecycle: Lifecycle, names: frozenset[str] = frozenset()) -> Round:
    """The round that a follow-up announces.

    Args:
        lifecycle: what happened to the follow-up.
        names: the names under which it was coded.
    """
    turns: list[RoundEnd] = []
    for verdict, valid_from, *_ in spans(lifecycle):
        end = _ENDED.get(verdict.status)
        if end != (turns[-1].end if turns else None):
            turns.append(RoundEnd(valid_from, end, verdict.rule != _BY_MEETING))
    replaced = None
    if all(share in lifecycle.replaced for share in lifecycle.shares):
        replaced = max(milestone.on for milestone in lifecycle.replaced.values())
    statement = lifecycle.statement
    held = (lifecycle.held, *lifecycle.fulfilled.values())
    timed = {one.ref for one in lifecycle.twins if one.window or one.occasion}
    return Round(
        *(statement.ref, statement.date, lifecycle.windows, tuple(turns), replaced),
        held_by=tuple(filter(None, held)),
        apart=tuple(
            one for one in lifecycle.differing if one.what == "deadline" and one.ref in timed
        ),
        names=names,
    )


def tied(
    statement: PlacedStatement, rounds: Sequence[Round]
) -> tuple[tuple[WindowChange, ...], bool]:
    """The windows that an occasion gives a statement, and whether the last of them is final."""
    own = WindowChange(statement.date, statement.window)
    if not rounds:
        return (own,), False
    moves = [own]
    closed: Round | None = None
    for day in _days(statement, rounds):
        if closed is not None and (over := closed.turn(day)) and over.end == "held":
            continue
        closed = None
        meant = _nearest(statement, rounds, day)
        if meant is None:
            continue
        over = meant.turn(day)
        if over is not None and over.end == "held":
            closed = meant
            _close(moves, day, statement, meant, over)
        elif over is not None:
            _move(moves, WindowChange(day, statement.window, meant.ref))
        else:
            _follow(moves, day, statement, meant)
    return tuple(moves), closed is not None


def _close(
    moves: list[WindowChange], day: date, statement: PlacedStatement, meant: Round, over: RoundEnd
) -> None:
    """Give a statement the window of a round that was held.

    A report that it was held can come long after: it gives no more time than there was before.
    """
    if over.reported:
        _follow(moves, day, statement, meant)
        announced = moves[-1].window
        if announced is not None and announced.last is not None and announced.last < over.on:
            return
    _move(moves, WindowChange(day, _tied(statement, Window(over.on, over.on))))


def _follow(moves: list[WindowChange], day: date, statement: PlacedStatement, meant: Round) -> None:
    """Give a statement the window of a round that is to come, or nothing where that is void."""
    change = meant.window_change(day)
    own = statement.window is not None and not statement.shortly
    if change is None or (own and change.on <= statement.date):
        return  # its own time was given when that of the occasion was known
    if change.window is not None:
        _move(moves, WindowChange(day, _tied(statement, change.window), apart=change.apart))
    elif change.void is not None and change.on >= statement.date:
        _move(moves, WindowChange(day, statement.window, change.void))


def _move(moves: list[WindowChange], change: WindowChange) -> None:
    if moves[-1].on == change.on:
        moves.pop()
    elif moves[-1] == change._replace(on=moves[-1].on):
        return
    moves.append(change)


def _days(statement: PlacedStatement, rounds: Iterable[Round]) -> list[date]:
    """The days from the statement's on which a round of its occasion changed."""
    days = {statement.date}
    for one in rounds:
        days.add(one.announced)
        days |= {change.on for change in one.windows}
        days |= {turn.on for turn in one.turns}
        days |= {other.on for other in one.apart}
        if one.replaced is not None:
            days.add(one.replaced)
    return sorted(day for day in days if day >= statement.date)


def _nearest(statement: PlacedStatement, rounds: Iterable[Round], day: date) -> Round | None:
    """The nearest round after the statement, as the record of a day has it."""
    made = statement.date
    live = [
        one
        for one in rounds
        if one.announced <= day
        and (one.replaced is None or one.replaced > day)
        and all(turn.on >= made for turn in one.turns)
        and not any(_said_at(statement, held) for held in one.held_by)
    ]

    def place(one: Round) -> tuple[bool, bool, bool, date, date, str]:
        over, change = one.turn(day), one.window_change(day)
        begins = over.on if over and over.end == "held" else None
        if begins is None and change and change.window is not None:
            begins = change.window.last or change.window.first
        # One that was to be over before the statement was made is meant if there is no other.
        early = begins is not None and begins < made
        # What was merged with its occasion is meant where nothing of that has a time to come.
        other = bool(one.names) and statement.occasion not in one.names
        return early, begins is None, other, begins or _NEVER, one.announced, one.ref

    return min(live, key=place, default=None)


def _said_at(statement: PlacedStatement, held: Milestone) -> bool:
    """Whether a statement was made at the very round that was held: the next one is after it.

    What another meeting of that day says may be meant of a round that is still to come.
    """
    return held.on == statement.date and (
        statement.readout in (held.evidence, readout_of(held.evidence))
        or held.account.meeting == statement.account.meeting != ""
    )


def _tied(statement: PlacedStatement, occasion: Window) -> Window:
    """The window that an occasion gives a statement: its own, or the time up to its end."""
    if statement.at:
        return occasion
    first = statement.window.first if statement.window else None
    if first and occasion.last and occasion.last < first:
        first = None
    return Window(first, occasion.last, occasion.approximate, occasion.length)
