"""Ties: the window of a statement that is to happen before or at another occasion.

It follows the nearest round of that occasion after the statement. It closes when that round is
held, by whatever rule, and is void when that round is cancelled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.items import ConditionSettled, OutcomeAssessed
from tracker.domain.lifecycle import Lifecycle, WindowChange
from tracker.domain.placed_statement import PlacedStatement
from tracker.domain.window import Window

_NEVER = date.max


class Round(NamedTuple):
    """A round of an occasion, as far as the record tells of it."""

    ref: str
    """The follow-up that announced it, or the readout of a meeting that nobody had announced."""
    announced: date
    windows: tuple[WindowChange, ...]
    held: date | None = None
    cancelled: date | None = None
    replaced: date | None = None
    """The day on which it was put off to another."""


def round_of(lifecycle: Lifecycle) -> Round:
    """The round that a follow-up announces."""
    held = [lifecycle.held, *lifecycle.fulfilled.values()]
    days = [milestone.on for milestone in held if milestone]
    cancelled = []
    for judged in lifecycle.assessments:
        match judged:
            case OutcomeAssessed(outcome="fulfilled" | "partly fulfilled"):
                days.append(judged.on)
            case OutcomeAssessed() | ConditionSettled(result="lapsed"):
                cancelled.append(judged.on)
            case _:
                pass
    replaced = None
    if all(share in lifecycle.replaced for share in lifecycle.shares):
        replaced = max(milestone.on for milestone in lifecycle.replaced.values())
    statement = lifecycle.statement
    return Round(
        statement.ref,
        statement.date,
        lifecycle.windows,
        min(days, default=None),
        min(cancelled, default=None),
        replaced,
    )


def tied(
    statement: PlacedStatement, rounds: Sequence[Round]
) -> tuple[tuple[WindowChange, ...], bool]:
    """The windows that an occasion gives a statement, and whether the last of them is final."""
    moves = [WindowChange(statement.date, statement.window)]
    if not rounds:
        return tuple(moves), False
    for day in _days(statement, rounds):
        meant = _nearest(statement, rounds, day)
        if meant is None:
            continue
        if meant.held is not None and statement.date <= meant.held <= day:
            _move(moves, day, _tied(statement, Window(meant.held, meant.held)))
            return tuple(moves), True
        if meant.cancelled is not None and meant.cancelled <= day:
            moves.append(WindowChange(day, statement.window, meant.ref))
            continue
        changed = max(change.on for change in meant.windows if change.on <= day)
        if statement.window is not None and changed <= statement.date:
            continue  # its own time was given when that of the occasion was known
        if (window := _window(meant, day)) is not None:
            _move(moves, day, _tied(statement, window))
    return tuple(moves), False


def _move(moves: list[WindowChange], day: date, window: Window) -> None:
    if moves[-1].on == day:
        moves.pop()
    elif moves[-1].window == window and moves[-1].void is None:
        return
    moves.append(WindowChange(day, window))


def _days(statement: PlacedStatement, rounds: Iterable[Round]) -> list[date]:
    """The days from the statement's on which a round of its occasion changed."""
    days = {statement.date}
    for one in rounds:
        days.add(one.announced)
        days |= {change.on for change in one.windows}
        days |= {day for day in (one.held, one.cancelled, one.replaced) if day is not None}
    return sorted(day for day in days if day >= statement.date)


def _nearest(statement: PlacedStatement, rounds: Iterable[Round], day: date) -> Round | None:
    """The nearest round after the statement, as the record of a day has it."""
    made = statement.date
    live = [
        one
        for one in rounds
        if one.announced <= day
        and (one.replaced is None or one.replaced > day)
        and all(end is None or end >= made for end in (one.held, one.cancelled))
    ]

    def place(one: Round) -> tuple[bool, date, date, str]:
        window = _window(one, day)
        begins = one.held if one.held is not None and one.held <= day else None
        if begins is None and window is not None:
            begins = window.last or window.first
        # One that was to be over before the statement was made is meant if there is no other.
        return begins is not None and begins < made, begins or _NEVER, one.announced, one.ref

    return min(live, key=place, default=None)


def _window(one: Round, day: date) -> Window | None:
    current = None
    for change in one.windows:
        if change.on <= day:
            current = change.window
    return current


def _tied(statement: PlacedStatement, occasion: Window) -> Window:
    """The window that an occasion gives a statement: its own, or the time up to its end."""
    if statement.at:
        return occasion
    first = statement.window.first if statement.window else None
    if first and occasion.last and occasion.last < first:
        first = None
    return Window(first, occasion.last, occasion.approximate, occasion.length)
