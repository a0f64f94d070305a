"""The calendar: what is due, month by month, and as days for other calendars."""

from __future__ import annotations

import datetime as dt
from itertools import groupby, islice

from starlette.responses import Response

from tracker.exports import icalendar
from tracker.exports.deadlines import due, events
from tracker.queries.answers import Standing
from tracker.web import links
from tracker.web.visit import Shown, Visit

_MOST = 500
"""How many statements are in the calendar, the nearest first."""

_PASSED = ("overdue", "possibly overdue")


def calendar(visit: Visit) -> Shown:
    """What is due, by the month of its last day."""
    found = _due(visit)
    coming = [one for one in found if one.status not in _PASSED]
    passed = [one for one in found if one.status in _PASSED]
    months = groupby(coming, key=lambda one: (one.due_to or dt.date.max).replace(day=1))
    return "calendar.html", {
        "months": [(month, [*of]) for month, of in months],
        "passed": passed,
        "most": _MOST,
    }


def feed(visit: Visit) -> Response:
    """The same as a calendar that others subscribe to."""
    base = str(visit.request.base_url).rstrip("/")
    changed = visit.queries.latest() or dt.datetime.now(dt.UTC)

    def address(ref: str) -> str | None:
        return None if visit.still else base + links.named("statement", ref)

    told = events(_due(visit), changed, address)
    text = "".join(icalendar.lines("Commitments due", told))
    return Response(text, media_type="text/calendar; charset=utf-8")


def _due(visit: Visit) -> list[Standing]:
    return [*islice(due(visit.queries, visit.view, **visit.asked.filters), _MOST)]
