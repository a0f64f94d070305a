"""Changes: what each readout changed, as a page and as a feed."""

from __future__ import annotations

import datetime as dt
from collections import deque
from itertools import islice

from starlette.responses import Response

from tracker.exports import atom
from tracker.queries.answers import Step
from tracker.queries.catalogue import QUESTIONS
from tracker.web import links
from tracker.web.fields import fields
from tracker.web.texts import _
from tracker.web.visit import Shown, Visit

_MOST = 60
"""How many steps are on a page."""

_FED = 50
"""How many of the latest are in the feed."""


def replay(visit: Visit) -> Shown:
    """Step by step, what changed."""
    found = visit.queries.answer(QUESTIONS["replay"], visit.view, **visit.asked.filters)
    steps: list[Step] = [*islice(found, _MOST + 1)]
    return "replay.html", {
        "title": _("What changed"),
        "steps": steps[:_MOST],
        "more": steps[_MOST].date if len(steps) > _MOST else None,
        "fields": fields(visit, visit.question),
    }


def feed(visit: Visit) -> Response:
    """The latest steps, for programs that read news."""
    base = str(visit.request.base_url).rstrip("/")
    # No step that is told is of before the last so many days with a meeting.
    days = [day for day in visit.clocks.days if day <= visit.view.as_of][-_FED:]
    filters = {"start": days[0] if days else None} | visit.asked.filters
    found = visit.queries.answer(QUESTIONS["replay"], visit.view, **filters)
    latest: deque[Step] = deque(found, maxlen=_FED)
    told = [
        atom.FeedEntry(
            id=f"urn:commitment-tracker:{one.date}:{one.readout or ''}",
            title=f"{one.title or one.readout or 'Between meetings'}: {len(one.changes)} changed",
            updated=dt.datetime.combine(one.date, dt.time(), dt.UTC),
            text="\n".join(
                f"{change.ref}: {f'{change.before} → ' if change.before else ''}{change.after}"
                f" ({change.why})"
                for change in one.changes
            ),
            url=base
            + links.address("/replay", [("from", str(one.date)), ("as_of", str(one.date))]),
        )
        for one in reversed(latest)
    ]
    text = "".join(atom.feed("What changed", "urn:commitment-tracker:changes", base + "/", told))
    return Response(text, media_type="application/atom+xml; charset=utf-8")
