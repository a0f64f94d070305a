"""Deadlines: what is unsettled and has a last day, as days in a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tracker.exports.icalendar import Event
from tracker.queries import Queries, Viewpoint
from tracker.queries.answers import Standing
from tracker.queries.catalogue import QUESTIONS


def due(queries: Queries, view: Viewpoint, **filters: Any) -> Iterator[Standing]:  # noqa: ANN401 - as the question takes them
    """What is unsettled and has a last day, the nearest first.

    Args:
        queries: the record.
        view: from where it is looked at.
        filters: what the list of what is open is narrowed down by.
    """
    given = {**filters, "sort": "due", "limit": None}
    found: Iterable[Standing] = queries.answer(QUESTIONS["open"], view, **given)
    return (one for one in found if one.due_to)


def events(
    found: Iterable[Standing], changed: dt.datetime, address: Callable[[str], str | None]
) -> Iterator[Event]:
    """Statements as days in a calendar.

    Args:
        found: the statements, each with a last day.
        changed: when something was recorded last.
        address: gives the address of a statement by its ref, if it has one.
    """
    for one in found:
        words = f" (“{one.due_words}”)" if one.due_words else ""
        about = f"\nThe day is approximate{words}." if one.approximate else ""
        yield Event(
            uid=f"{one.ref}@commitment-tracker",
            day=one.due_to or dt.date.max,
            title=f"{', '.join(one.by)}: {one.summary}",
            text=f"{one.status}: {one.why}{about}\n{one.ref}",
            url=address(one.ref),
            changed=changed,
        )
