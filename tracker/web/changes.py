"""Changes: what each readout changed, as a page and as a feed."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Mapping

from starlette.responses import Response

from tracker.exports import atom
from tracker.exports.news import entries
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.steps import Step
from tracker.web import links
from tracker.web.fields import fields
from tracker.web.texts import _
from tracker.web.visit import Shown, Visit

_MOST = 60
"""How many steps are on a page."""


def replay(visit: Visit) -> Shown:
    """Step by step, what changed, the latest first."""
    visit.begins = visit.asked.filters.get("start") or visit.begins
    steps, more = _latest(visit)
    return "replay.html", {
        "title": _("What changed"),
        "steps": steps,
        "more": more,
        "fields": fields(visit, visit.question),
    }


def _latest(visit: Visit) -> tuple[list[Step], dt.date | None]:
    """The latest steps, the days whole, and the day up to which there are others before them."""
    filters = visit.asked.filters
    days = [one.date for one in visit.clocks.meetings if one.date <= visit.view.as_of]
    # Each meeting makes a step, so that none of the latest is of before the last so many of them.
    since = max(filters.get("start") or dt.date.min, *days[-_MOST - 1 :][:1], dt.date.min)
    given = filters | ({"start": since} if since > dt.date.min else {})
    found: Iterable[Step] = visit.queries.answer(QUESTIONS["replay"], visit.view, **given)
    steps = [*deque(found, maxlen=_MOST + 1)]
    if len(steps) <= _MOST:
        return steps[::-1], None
    kept = [one for one in steps if one.date > steps[0].date] or steps
    return kept[::-1], kept[0].date - dt.timedelta(1)


def feed(visit: Visit) -> Response:
    """The latest recordings, for programs that read news."""
    base = str(visit.request.base_url).rstrip("/")

    def address(page: str, asked: Mapping[str, str]) -> str | None:
        return None if visit.still else base + links.address(page, [*asked.items()])

    told = entries(visit.queries, visit.view, address, **visit.asked.filters)
    home = None if visit.still else f"{base}/"
    text = "".join(atom.feed("What changed", "urn:commitment-tracker:changes", home, told))
    return Response(text, media_type="application/atom+xml; charset=utf-8")
