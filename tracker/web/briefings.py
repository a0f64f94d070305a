"""Briefings: one on a relationship as a page, and in the forms in which it is taken along."""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus

from markupsafe import Markup, escape
from starlette.responses import Response

from tracker.domain.names import SLUG
from tracker.queries import Viewpoint, moments
from tracker.reports.assembly import PAGES, briefing
from tracker.reports.briefing import Briefing
from tracker.reports.chapters import PartSource
from tracker.reports.forms import is_at_hand, written
from tracker.reports.horizon import NEXT_MEETING
from tracker.web import links
from tracker.web.errors import Problem
from tracker.web.visit import Shown, Visit

GIVEN = ("for", "we")
"""What an address may have beside the clocks and the relationship."""

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "markdown": "text/markdown; charset=utf-8",
}
"""The forms in which a briefing is taken along, and what each is."""

ENDINGS = {"pdf": "pdf", "docx": "docx", "markdown": "md"}


_REF = re.compile(rf"<code>({SLUG}@{SLUG})</code>")
_LIST = re.compile(r"<code>(/[a-z]+\?[\w.%=;&-]+)</code>")
"""Refs and the addresses of lists, as they stand in a briefing as HTML."""


def shown(visit: Visit) -> Shown:
    """The page with a briefing."""
    _check("html")
    if (choices := _choices(visit)) and len(choices) > 1:
        return "briefing.html", {"choices": choices}
    from tracker.reports.blocks import html  # noqa: PLC0415 - what is not at hand everywhere

    text = written("markdown", _maker(visit), pages=PAGES).decode()
    return "briefing.html", {
        "choices": [],
        "briefing": Markup(_linked(visit, html(text))),  # noqa: S704 - in which any HTML was only text
        "endings": [ENDINGS[form] for form in TYPES if is_at_hand(form)],
    }


def _choices(visit: Visit) -> list[str]:
    """The relationships of which one is to be chosen; none where one was."""
    if visit.view.relationship:
        return []
    party = visit.view.party
    return [one for one in visit.relationships if party is None or party in one.split("-")]


def taken_along(form: str) -> Callable[[Visit], Response]:
    """What gives a briefing in a form."""

    def answer(visit: Visit) -> Response:
        _check(form)
        content = written(form, _maker(visit), pages=PAGES)
        name = f"briefing-{visit.view.as_of}.{ENDINGS[form]}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type=TYPES[form], headers=headers)

    return answer


def _linked(visit: Visit, told: str) -> str:
    """A briefing in which refs and lists lead to their pages."""

    def to(found: re.Match[str]) -> str:
        address = escape(visit.page_of("statement", found[1]))
        return f'<a href="{address}">{found[0]}</a>'

    return _LIST.sub(r'<a href="\1">The list</a>', _REF.sub(to, told))


def _maker(visit: Visit) -> Callable[[float], Briefing]:
    purpose, we = visit.given("for") or NEXT_MEETING, visit.given("we").upper() or None

    def make(fill: float) -> Briefing:
        return briefing(visit.queries, visit.view, _address, purpose=purpose, we=we, fill=fill)

    return make


def _check(form: str) -> None:
    if not is_at_hand(form):
        detail = "a briefing needs libraries that the server does not have"
        raise Problem(HTTPStatus.NOT_FOUND, detail)


def _address(source: PartSource, view: Viewpoint) -> str:
    """The address of the list that a part is made of."""
    given = {**source.filters, "by": source.by, "relationship": view.relationship}
    params = [
        (name, "1" if one is True else f"{one}d" if name == "within" else str(one))
        for name, value in given.items()
        if value is not None
        for one in (value if isinstance(value, tuple) else (value,))
    ]
    clocks = [("as_of", str(view.as_of))]
    if view.known_on:
        clocks.append(("known_on", moments.shown(view.known_on)))
    return links.address(f"/{source.question}", [*params, *clocks])
