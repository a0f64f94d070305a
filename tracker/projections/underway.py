"""Underway: what is kept of an item for the next recording, so that it need not be told anew.

An item keeps what happened to each of its statements that can still change by what is said later.
It is one line of JSON, a list for each statement, in the order of `_written`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from pydantic_core import from_json, to_json

from tracker.domain.due import Window
from tracker.domain.items import Assessment, ConditionSettled, EvidenceSought, OutcomeAssessed
from tracker.domain.lifecycle import Lifecycle, Milestone, Milestones, WindowChange
from tracker.domain.names import readout_of
from tracker.domain.placed_statement import PlacedStatement
from tracker.projections.instants import day_of, maybe_day, ordinal

NOTHING = "[]"
"""What an item keeps of which nothing was said."""

ASSESSMENTS: dict[str, type[Assessment]] = {
    kind.__name__: kind for kind in (OutcomeAssessed, ConditionSettled, EvidenceSought)
}


def written(lifecycles: Iterable[tuple[int, Lifecycle]]) -> str:
    """What an item keeps.

    Args:
        lifecycles: those that can still change, each with the row of its statement.
    """
    kept = [_written(statement_id, lifecycle) for statement_id, lifecycle in lifecycles]
    return to_json(kept).decode() if kept else NOTHING


def read(kept: str, item: str) -> list[tuple[int, Lifecycle]]:
    """The lifecycles that an item keeps, each with the row of its statement.

    Args:
        kept: as it was written.
        item: the item's slug.
    """
    return [] if kept == NOTHING else [_read(one, item) for one in from_json(kept)]


def _written(statement_id: int, lifecycle: Lifecycle) -> list[object]:
    act = lifecycle.statement
    own = _window(act.date, act.window)
    tie = [act.before, act.at, own, lifecycle.fixed] if act.occasion else None
    return [
        statement_id,
        act.ref,
        act.kind,
        act.date.toordinal(),
        act.number,
        " ".join(sorted(act.to)) if act.kind == "request" else "",
        [_window(*moved) for moved in lifecycle.windows],
        tie,
        [_milestone(milestone) for milestone in lifecycle.milestones]
        if any(lifecycle.milestones)
        else None,
        [[type(one).__name__, one.model_dump_json()] for one in lifecycle.assessments],
    ]


def _read(kept: Sequence[Any], item: str) -> tuple[int, Lifecycle]:
    statement_id, ref, kind, day, number, to, windows, tie, milestones, judged = kept
    moves = tuple([_moved(*moved) for moved in windows])
    before, at, own, fixed = tie or (None, None, windows[0], False)
    window = _moved(*own).window
    by: frozenset[str] = frozenset()  # nothing asks any more by whom it was
    asked = frozenset(to.split())
    readout = readout_of(ref)
    act = PlacedStatement(
        ref, kind, item, day_of(day), readout, number, by, asked, window, before, at
    )
    assessments = tuple([ASSESSMENTS[kind].model_validate_json(body) for kind, body in judged])
    return statement_id, Lifecycle(act, moves, *_milestones(milestones), assessments, fixed)


def _window(on: date, window: Window | None) -> list[int | None]:
    if window is None:
        return [on.toordinal()]
    first, last, approximate = window
    return [on.toordinal(), ordinal(first), ordinal(last), int(approximate)]


def _moved(on: int, *window: int | None) -> WindowChange:
    if not window:
        return WindowChange(day_of(on), None)
    first, last, approximate = window
    return WindowChange(day_of(on), Window(maybe_day(first), maybe_day(last), bool(approximate)))


def _milestone(milestone: Milestone | None) -> list[object] | None:
    return milestone and [milestone.on.toordinal(), milestone.evidence]


def _milestones(kept: Sequence[Any] | None) -> Milestones:
    if kept is None:
        return None, None, None, None, None
    one, two, three, four, five = [
        milestone and Milestone(day_of(milestone[0]), milestone[1]) for milestone in kept
    ]
    return one, two, three, four, five
