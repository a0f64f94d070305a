"""Changes: what each readout changed, as a page and as a feed."""

from __future__ import annotations

import datetime as dt
from itertools import islice

from starlette.responses import Response

from tracker.exports import atom
from tracker.exports.news import entries, latest_steps
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.steps import Step
from tracker.web import links
from tracker.web.fields import fields
from tracker.web.texts import _
from tracker.web.visit import Shown, Visit

_MOST = 60
"""How many steps are on a page."""


def replay(visit: Visit) -> Shown:
    """Step by step, what changed."""
    found = visit.queries.answer(QUESTIONS["replay"], visit.view, **visit.asked.filters)
    steps: list[Step] = [*islice(found, _MOST + 1)]
    visit.begins = visit.asked.filters.get("start") or visit.begins
    return "replay.html", {
        "title": _("What changed"),
        "steps": steps[:_MOST],
        "more": steps[_MOST].date if len(steps) > _MOST else None,
        "fields": fields(visit, visit.question),
    }


def feed(visit: Visit) -> Response:
    """The latest steps, for programs that read news."""
    base = str(visit.request.base_url).rstrip("/")

    def address(day: dt.date) -> str | None:
        if visit.still:
            return None
        return base + links.address("/replay", [("from", str(day)), ("as_of", str(day))])

    steps = latest_steps(visit.queries, visit.view, visit.clocks.meetings, **visit.asked.filters)
    told = entries(steps, address)
    home = None if visit.still else f"{base}/"
    text = "".join(atom.feed("What changed", "urn:commitment-tracker:changes", home, told))
    return Response(text, media_type="application/atom+xml; charset=utf-8")
