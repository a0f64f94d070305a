"""The application: every address of the site, and what is answered to what goes wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from tracker.errors import TrackerError
from tracker.queries.catalogue import QUESTIONS
from tracker.users import Role
from tracker.web import (
    api,
    calendar,
    changes,
    desk,
    drafts,
    forms,
    items,
    occasions,
    revising,
    timeline,
)
from tracker.web.comparing import compare
from tracker.web.errors import Problem, problem, status_of, worded
from tracker.web.guard import Guard, posts
from tracker.web.lists import listing
from tracker.web.navigation import TITLES
from tracker.web.overview import overview
from tracker.web.pages import page, posted
from tracker.web.parties import parties, party
from tracker.web.programs import programs
from tracker.web.rendering import rendered
from tracker.web.searching import search
from tracker.web.site import Site
from tracker.web.texts import preferred

_STATIC = Path(__file__).parent / "static"

_AT_ONCE = 16
"""How many requests are answered at once; others wait."""


def application(
    store: str, *, host: str, names: Collection[str] = (), sources: Path | None = None
) -> Starlette:
    """The site of a store.

    Args:
        store: the store's name.
        host: the address that the server listens on.
        names: further names by which it may be asked.
        sources: the folder with the readouts' texts, if there is one.
    """
    site = Site(store, sources)
    routes = _routes()

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = _AT_ONCE
        yield
        site.readers.close()

    made = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, host=host, names=names, posts=posts(routes))],
        exception_handlers={
            TrackerError: _refused,
            Problem: _problem,
            HTTPException: _other,
            Exception: _failed,
        },
        lifespan=running,
    )
    made.state.site = site
    return made


def _routes() -> list[BaseRoute]:
    return [
        Route("/", page(overview)),
        Route("/timeline", page(timeline.timeline, timeline.ASKED)),
        Route("/timeline.svg", page(timeline.svg, timeline.ASKED)),
        Route("/timeline.png", page(timeline.png, timeline.ASKED)),
        *(Route(f"/{name}", page(listing(QUESTIONS[name]), name)) for name in TITLES),
        Route("/item/{name}", page(items.item, more=(items.OF,))),
        Route("/statement/{name}", page(items.statement)),
        Route("/readout/{name}", page(occasions.readout)),
        Route("/meeting/{name}", page(occasions.meeting)),
        Route("/show", page(occasions.show, "show")),
        Route("/search", page(search, "search")),
        Route("/compare", page(compare, "compare")),
        Route("/parties", page(parties)),
        Route("/party/{name}", page(party)),
        Route("/calendar", page(calendar.calendar, "open")),
        Route("/calendar.ics", page(calendar.feed, "open")),
        Route("/replay", page(changes.replay, "replay")),
        Route("/changes.atom", page(changes.feed, "replay")),
        *_drafts(),
        Route("/api", page(programs)),
        *api.routes(),
        Route("/static/timeline.css", timeline.style),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]


def _drafts() -> list[BaseRoute]:
    code, largest = Role.CODE, drafts.LARGEST + forms.LARGEST
    begun = posted(drafts.begin, needs=code, again=drafts.drafts, largest=largest)
    return [
        Route("/drafts", page(drafts.drafts, needs=code)),
        Route("/drafts", begun, methods=["POST"]),
        Route("/draft/{name}", page(desk.desk, needs=code)),
        Route("/draft/{name}/file", page(desk.file, needs=code)),
        Route("/draft/{name}/edit", posted(revising.edit, needs=code), methods=["POST"]),
        Route("/draft/{name}/here", posted(revising.here, needs=code), methods=["POST"]),
        Route(
            "/draft/{name}/record",
            posted(revising.record, needs=code, again=desk.desk),
            methods=["POST"],
        ),
        Route("/draft/{name}/throw-away", posted(drafts.throw_away, needs=code), methods=["POST"]),
        Route("/draft/{name}/reopen", posted(drafts.reopen, needs=code), methods=["POST"]),
    ]


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, TrackerError)  # noqa: S101 - for mypy
    return _told(request, status_of(error), worded(error))


def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # noqa: S101 - for mypy
    return _told(request, error.status, error.detail)


def _other(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - for mypy
    status = HTTPStatus(error.status_code)
    detail = error.detail
    if status is HTTPStatus.NOT_FOUND:
        detail = "there is no page of this address; the navigation lists those that there are"
    return _told(request, status, detail)


def _failed(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the server tells it
    said = "something went wrong that should not; the server's terminal says what"
    return _told(request, HTTPStatus.INTERNAL_SERVER_ERROR, said)


def _told(request: Request, status: HTTPStatus, detail: str) -> Response:
    """An error as a page, or for programs and scripts as a problem."""
    asked_as_problem = "application/problem+json" in request.headers.get("accept", "")
    if asked_as_problem or request.url.path.startswith("/api/"):
        told: dict[str, Any] = problem(status, detail)
        return JSONResponse(told, status, media_type="application/problem+json")
    language = preferred(request.headers.get("accept-language", ""))
    text = rendered("error.html", language, status=status, detail=detail)
    return HTMLResponse(text, status)
