"""The calendar: what is due, month by month, and as days for other calendars."""

from __future__ import annotations

import datetime as dt
from itertools import groupby, islice

from starlette.responses import Response

from tracker.exports import icalendar
from tracker.queries.answers import Standing
from tracker.queries.catalogue import QUESTIONS
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
    events = (
        icalendar.Event(
            uid=f"{one.ref}@commitment-tracker",
            day=one.due_to or dt.date.max,
            title=f"{', '.join(one.by)}: {one.summary}",
            text=f"{one.status}: {one.why}\n{one.ref}",
            url=f"{base}{links.named('statement', one.ref)}",
            changed=changed,
        )
        for one in _due(visit)
    )
    text = "".join(icalendar.lines("Commitments due", events))
    return Response(text, media_type="text/calendar; charset=utf-8")


def _due(visit: Visit) -> list[Standing]:
    """What is unsettled and has a last day, the nearest first."""
    filters = {**visit.asked.filters, "sort": "due", "limit": None}
    found = visit.queries.answer(QUESTIONS["open"], visit.view, **filters)
    return [*islice((one for one in found if one.due_to), _MOST)]
