"""Changes: what each readout changed, as a page and as a feed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

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
    """The latest recordings, for programs that read news."""
    base = str(visit.request.base_url).rstrip("/")

    def address(page: str, asked: Mapping[str, str]) -> str | None:
        return None if visit.still else base + links.address(page, [*asked.items()])

    told = entries(visit.queries, visit.view, address, **visit.asked.filters)
    home = None if visit.still else f"{base}/"
    text = "".join(atom.feed("What changed", "urn:commitment-tracker:changes", home, told))
    return Response(text, media_type="application/atom+xml; charset=utf-8")
