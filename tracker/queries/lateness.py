"""Lateness: how long after its deadline something was done, or has not been."""

from __future__ import annotations

from datetime import date

from tracker.domain.lateness import Late
from tracker.domain.rules import DONE, OVERDUE
from tracker.domain.window import Window
from tracker.projections.instants import day_of, maybe_day
from tracker.queries.beside import marks_of
from tracker.queries.rows import StandingRow, StatementRow, StatusRow


def days_late(row: StandingRow | StatementRow, on: date) -> int | None:
    """How many days after its last day it was reported done, or is overdue; None where it is not.

    What was reported within the margin of an approximate window may have been done in time.

    Args:
        row: the statement as it stood.
        on: the day on which it did.
    """
    if row.due_last is None or row.since_day is None:
        return None
    if late(row) == "surely":
        return row.since_day - row.due_last
    overdue = row.status in OVERDUE and on.toordinal() > row.due_last
    return on.toordinal() - row.due_last if overdue else None


def late(row: StandingRow | StatementRow | StatusRow) -> Late:
    """Whether a statement was done after its window.

    Nothing that is undertaken without an end could be done by a day, and what was renewed in time
    had another deadline when it was done.

    Args:
        row: the statement as it stood.
    """
    if row.status not in DONE or row.continuing or row.due_last is None or row.since_day is None:
        return "no"
    marked = marks_of(row.marks)
    if "moved" in marked:
        return "no"
    about = marked.get("about", ("",))[0]
    window = Window(
        maybe_day(row.due_first),
        day_of(row.due_last),
        approximate(row.about, row.marks),
        int(about) if about.isdecimal() else None,
    )
    return window.past(day_of(row.since_day), day_of(row.made))


def approximate(about: int, marks: str | None) -> bool:
    """Whether a window is approximate: one that is tied to an occasion is as that of it."""
    return "about:no" not in marks if marks and "about:" in marks else bool(about)
