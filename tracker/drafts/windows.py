"""Windows: when a statement of a draft is due, as far as its fields can be read by now."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pydantic import ValidationError

from tracker.domain.due import Due
from tracker.domain.window import Window
from tracker.drafting.deadlines import deadline
from tracker.drafts import fields
from tracker.drafts.states import DraftState, DraftStatement
from tracker.files.deadlines import without_words


class DueWindow(NamedTuple):
    """A window of days, and the day from which it is counted."""

    said_on: date
    window: Window
    due: Due


def due_window(state: DraftState, statement: DraftStatement) -> DueWindow | None:
    """The window of a statement; None where it has none, or its fields cannot be read."""
    plain = fields.plain_statement(statement.values)
    heading = fields.plain_heading(state.heading, {})
    data, _, misread = without_words({**heading, "statements": [plain]}, deadline)
    if misread:
        return None
    (plain,) = data["statements"]
    whole = fields.with_whole_due(plain, statement.values, None)
    try:
        said_on = date.fromisoformat(heading["meetings"][plain.get("meeting", 0)]["date"])
        due = Due.model_validate(whole["due"])
        window = due.window(said_on)
    except (ValidationError, ValueError, KeyError, IndexError, TypeError):
        return None
    return DueWindow(said_on, window, due) if window else None
