"""The horizon: what a briefing is for, and so by when something has to be due to be told as due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tracker.errors import NotFound, Refused
from tracker.queries import Queries, Viewpoint, moments
from tracker.queries.answers import Standing
from tracker.queries.catalogue import QUESTIONS

NEXT_MEETING = "next meeting"
"""What a briefing is for where nothing else is said."""

UNKNOWN_DAYS = 90
"""Within how many days something has to be due where no next meeting is on record."""


class Horizon(NamedTuple):
    """What a briefing is for."""

    until: date
    """The day by which something has to be due."""
    within: int
    """In how many days that is."""
    expected: Standing | None = None
    """The occasion, as it was announced; None where it is not on record."""
    given: bool = False
    """Whether it was said, and not looked up."""

    @property
    def ref(self) -> str | None:
        """The statement that announces the occasion."""
        return self.expected.ref if self.expected else None


def horizon(
    queries: Queries,
    view: Viewpoint,
    wanted: str = NEXT_MEETING,
    elsewhere: Sequence[Standing] = (),
) -> Horizon:
    """What a briefing is for.

    Args:
        queries: where to look it up.
        view: from where it is asked.
        wanted: the next meeting, a day, or an item that an occasion was announced on.
        elsewhere: what goes on in other relationships, among which may be the next meeting.

    Raises:
        NotFound: nothing that is still to come goes by that name.
        Refused: the day is over.
    """
    wanted = " ".join(wanted.split())
    if wanted.lower() == NEXT_MEETING:
        found = _next(queries, view, elsewhere)
        if found is None or found.due_to is None:
            return _until(view, date.fromordinal(view.as_of.toordinal() + UNKNOWN_DAYS))
        return _until(view, found.due_to)._replace(expected=found)
    try:
        day = moments.last_day(wanted)
    except ValueError:
        return _announced(queries, view, wanted)
    if day < view.as_of:
        raise Refused(
            f"{day} is before {view.as_of}, the day of the briefing; name a later day for it"
        )
    return _until(view, day)._replace(given=True)


def _until(view: Viewpoint, day: date) -> Horizon:
    return Horizon(day, (day - view.as_of).days)


def _next(queries: Queries, view: Viewpoint, elsewhere: Iterable[Standing]) -> Standing | None:
    """The occasion to come whose time ends first, be it one that was put off elsewhere."""
    filters = {"type": ("FollowUpScheduled",), "due_from": view.as_of, "sort": "due", "limit": 1}
    own = queries.answer(QUESTIONS["open"], view, **filters)
    there = (one for one in elsewhere if one.kind == "follow-up")
    to_come = (one for one in there if one.due_to and one.due_to >= view.as_of)
    return min((*own, *to_come), key=lambda one: one.due_to or date.max, default=None)


def _announced(queries: Queries, view: Viewpoint, name: str) -> Horizon:
    """The occasion announced on an item."""
    filters = {"type": ("FollowUpScheduled",), "due_from": view.as_of, "sort": "due"}
    for one in queries.answer(QUESTIONS["open"], view._replace(items=(name,)), **filters):
        if one.due_to is not None:
            return _until(view, one.due_to)._replace(expected=one, given=True)
    raise NotFound(
        f"no occasion with a last day still to come is on record for {name!r}; name its day, such "
        f"as {view.as_of.year}-12-31, or leave it at '{NEXT_MEETING}'"
    )
