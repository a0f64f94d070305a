"""Underway: what is kept of an item for the next recording, so that it need not be told anew.

An item keeps what befell each of its statements that can still change by what is said later. It
is one line of JSON, a list for each statement, in the order of `_written`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from pydantic_core import from_json, to_json

from tracker.domain.acts import Act
from tracker.domain.course import Course, Moved, Turn, Turns
from tracker.domain.due import Window
from tracker.domain.items import Assessment, ConditionSettled, EvidenceSought, OutcomeAssessed
from tracker.domain.names import readout_of
from tracker.projections.instants import day_of, maybe_day, ordinal

NOTHING = "[]"
"""What an item keeps of which nothing was said."""

ASSESSMENTS: dict[str, type[Assessment]] = {
    kind.__name__: kind for kind in (OutcomeAssessed, ConditionSettled, EvidenceSought)
}


def written(courses: Iterable[tuple[int, Course]]) -> str:
    """What an item keeps.

    Args:
        courses: those that can still change, each with the row of its statement.
    """
    kept = [_written(statement_id, course) for statement_id, course in courses]
    return to_json(kept).decode() if kept else NOTHING


def read(kept: str, item: str) -> list[tuple[int, Course]]:
    """The courses that an item keeps, each with the row of its statement.

    Args:
        kept: as it was written.
        item: the item's slug.
    """
    return [] if kept == NOTHING else [_read(one, item) for one in from_json(kept)]


def _written(statement_id: int, course: Course) -> list[object]:
    act = course.act
    own = _window(act.date, act.window)
    tie = [act.before, act.at, own, course.fixed] if act.occasion else None
    return [
        statement_id,
        act.ref,
        act.kind,
        act.date.toordinal(),
        act.number,
        " ".join(sorted(act.to)) if act.kind == "request" else "",
        [_window(*moved) for moved in course.windows],
        tie,
        [_turn(turn) for turn in course.turns] if any(course.turns) else None,
        [[type(one).__name__, one.model_dump_json()] for one in course.assessments],
    ]


def _read(kept: Sequence[Any], item: str) -> tuple[int, Course]:
    statement_id, ref, kind, day, number, to, windows, tie, turns, judged = kept
    moves = tuple([_moved(*moved) for moved in windows])
    before, at, own, fixed = tie or (None, None, windows[0], False)
    window = _moved(*own).window
    by: frozenset[str] = frozenset()  # nothing asks any more by whom it was
    asked = frozenset(to.split())
    readout = readout_of(ref)
    act = Act(ref, kind, item, day_of(day), readout, number, by, asked, window, before, at)
    assessments = tuple([ASSESSMENTS[kind].model_validate_json(body) for kind, body in judged])
    return statement_id, Course(act, moves, *_turns(turns), assessments, fixed)


def _window(on: date, window: Window | None) -> list[int | None]:
    if window is None:
        return [on.toordinal()]
    first, last, approximate = window
    return [on.toordinal(), ordinal(first), ordinal(last), int(approximate)]


def _moved(on: int, *window: int | None) -> Moved:
    if not window:
        return Moved(day_of(on), None)
    first, last, approximate = window
    return Moved(day_of(on), Window(maybe_day(first), maybe_day(last), bool(approximate)))


def _turn(turn: Turn | None) -> list[object] | None:
    return turn and [turn.on.toordinal(), turn.evidence]


def _turns(kept: Sequence[Any] | None) -> Turns:
    if kept is None:
        return None, None, None, None, None
    one, two, three, four, five = [turn and Turn(day_of(turn[0]), turn[1]) for turn in kept]
    return one, two, three, four, five
