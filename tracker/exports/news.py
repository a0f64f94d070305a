"""News: the latest steps of a replay, as entries of a feed."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from tracker.exports.atom import FeedEntry
from tracker.queries import Queries, Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.days import MeetingDay
from tracker.queries.steps import Step

_MOST = 50
"""How many of the latest steps are news."""


def latest_steps(
    queries: Queries,
    view: Viewpoint,
    meetings: Sequence[MeetingDay],
    **filters: Any,  # noqa: ANN401 - as the question takes them
) -> list[Step]:
    """The latest steps of the replay, the latest first.

    Args:
        queries: the record.
        view: from where it is looked at.
        meetings: the days on which there were meetings.
        filters: what the replay is narrowed down by.
    """
    # No step that is told is of before the last so many days with a meeting.
    days = [one.date for one in meetings if one.date <= view.as_of][-_MOST:]
    given = {"start": days[0] if days else None} | filters
    found: Iterable[Step] = queries.answer(QUESTIONS["replay"], view, **given)
    return [*reversed(deque(found, maxlen=_MOST))]


def entries(steps: Iterable[Step], address: Callable[[dt.date], str | None]) -> Iterator[FeedEntry]:
    """Steps as entries of a feed.

    Args:
        steps: the steps, the latest first.
        address: gives the address at which what changed from a day on is told, if there is one.
    """
    for one in steps:
        yield FeedEntry(
            id=f"urn:commitment-tracker:{one.date}:{one.readout or ''}",
            title=f"{_heading(one)}: {len(one.changes)} changed",
            updated=dt.datetime.combine(one.date, dt.time(), dt.UTC),
            text="\n".join(
                f"{change.ref}: {f'{change.before} → ' if change.before else ''}{change.after}"
                f" ({change.why})"
                for change in one.changes
            ),
            url=address(one.date),
        )


def _heading(one: Step) -> str:
    """The readout that made the changes, or what else did."""
    causes = one.causes
    if one.is_elsewhere:
        return "Another relationship"
    return one.title or one.readout or f"{causes[:1].upper()}{causes[1:]}"
