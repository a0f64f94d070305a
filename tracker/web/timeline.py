"""The timeline: how matters moved from meeting to meeting, on a page and to be taken along."""

from __future__ import annotations

from http import HTTPStatus

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from tracker.drawing import Frame, Said, draws_png, png_of, said_of_items, stylesheet, timeline_svg
from tracker.errors import Refused
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.filters import DRAWN_FROM, DRAWN_THROUGH, FILTERS, LANES
from tracker.web import links
from tracker.web.errors import Problem, worded
from tracker.web.fields import fields
from tracker.web.visit import Shown, Visit

ASKED = QUESTIONS["statements"]._replace(
    name="timeline", filters=(*FILTERS, DRAWN_FROM, DRAWN_THROUGH, LANES), selection=None
)
"""The question that the drawing answers, with what it is narrowed down by."""

_WIDE = 960
"""How wide the drawing is on a page, which makes it wider where there is room."""


def timeline(visit: Visit) -> Shown:
    """The page with the drawing."""
    drawing, refusal, frame = Markup(), "", _frame(visit)
    try:
        if found := said_of_items(visit.queries, visit.view, frame):
            drawing = drawn(visit, visit.view, frame, found)
    except Refused as error:
        refusal = worded(error)
    return "timeline.html", {
        "drawing": drawing,
        "refusal": refusal,
        "why": None if drawing or refusal else visit.queries.emptiness(visit.view),
        "fields": fields(visit, ASKED),
        "set": [name for name, _value in visit.params if name not in ("as_of", "known_on")],
        "png": draws_png() and not visit.still,
    }


def lanes(visit: Visit, item: str, relationship: str) -> Markup:
    """The lanes of an item and its parts; none where they are more than can be seen."""
    view = visit.view._replace(items=(item,), relationship=relationship, party=None)
    try:
        return drawn(visit, view, Frame())
    except Refused:
        return Markup()


def drawn(visit: Visit, view: Viewpoint, frame: Frame, said: Said | None = None) -> Markup:
    """A drawing within a page, whose marks lead to the pages of what they stand for."""
    several, handed_on = len(visit.relationships) > 1, visit.to("")

    def link(place: str, name: str, relationship: str) -> str:
        if place == "item" and several:
            return visit.page_of(place, name, of=relationship)
        return f"{links.named(place, name)}{handed_on}"

    within = frame._replace(width=_WIDE, styled=False, link=link)
    drawing = timeline_svg(visit.queries, view, within, said)
    return Markup(drawing)  # noqa: S704 - escaped where it is made


def svg(visit: Visit) -> Response:
    """The drawing as SVG, to be taken along."""
    return _file(timeline_svg(visit.queries, visit.view, _frame(visit)), "image/svg+xml", "svg")


def png(visit: Visit) -> Response:
    """The drawing as PNG, to be taken along."""
    if not draws_png():
        detail = "a PNG needs a library that the server does not have; take the SVG"
        raise Problem(HTTPStatus.NOT_FOUND, detail)
    frame = _frame(visit)._replace(scheme="light")
    return _file(png_of(timeline_svg(visit.queries, visit.view, frame)), "image/png", "png")


def style(request: Request) -> Response:  # noqa: ARG001 - as every endpoint
    """The style of drawings within pages."""
    return Response(stylesheet(), media_type="text/css")


def _frame(visit: Visit) -> Frame:
    given = visit.asked.filters
    return Frame(first=given.get("start"), last=given.get("through"), lanes=given["lanes"])


def _file(content: str | bytes, kind: str, ending: str) -> Response:
    named = f'attachment; filename="timeline.{ending}"'
    return Response(content, media_type=kind, headers={"Content-Disposition": named})
