"""Refusals: what goes wrong, told as a page, or for programs and scripts as a problem."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from tracker.errors import Throttled, TrackerError
from tracker.web.errors import Problem, problem, status_of, worded
from tracker.web.labels import ASKED
from tracker.web.rendering import rendered
from tracker.web.texts import _, preferred

_OF_WHAT_WAS_ASKED = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.UNPROCESSABLE_ENTITY,
)
"""What is answered to a mistake in what was asked."""

_HEADINGS = {
    HTTPStatus.BAD_REQUEST: _("That cannot be read"),
    HTTPStatus.UNAUTHORIZED: _("Sign in first"),
    HTTPStatus.FORBIDDEN: _("That is not for you to do"),
    HTTPStatus.NOT_FOUND: _("There is nothing of that name"),
    HTTPStatus.CONFLICT: _("Something else was recorded first"),
    HTTPStatus.UNPROCESSABLE_ENTITY: _("That cannot be done so"),
    HTTPStatus.TOO_MANY_REQUESTS: _("Too many attempts"),
    HTTPStatus.SERVICE_UNAVAILABLE: _("The record cannot be read now"),
}
"""What stands above an error, for readers who know no status of HTTP."""

_OTHER = _("That did not work")
"""The same of a status that comes to readers seldom."""


def refused(request: Request, error: Exception) -> Response:
    """What the record or the store refuses."""
    assert isinstance(error, TrackerError)  # noqa: S101 - for mypy
    answer = told(request, status_of(error), worded(error))
    if isinstance(error, Throttled):
        answer.headers["Retry-After"] = str(error.seconds)
    return answer


def unanswered(request: Request, error: Exception) -> Response:
    """What is refused before the record is asked."""
    assert isinstance(error, Problem)  # noqa: S101 - for mypy
    answer = told(request, error.status, error.detail)
    answer.headers.update(error.headers)
    return answer


def other(request: Request, error: Exception) -> Response:
    """What leads to no page."""
    assert isinstance(error, HTTPException)  # noqa: S101 - for mypy
    status = HTTPStatus(error.status_code)
    detail = error.detail
    if status is HTTPStatus.NOT_FOUND:
        detail = "there is no page of this address; the navigation lists those that there are"
    return told(request, status, detail)


def failed(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the server tells it
    """What should not happen."""
    said = "something went wrong that should not; the server's terminal says what"
    return told(request, HTTPStatus.INTERNAL_SERVER_ERROR, said)


def told(request: Request, status: HTTPStatus, detail: str) -> Response:
    """An error as a page, or for programs and scripts as a problem."""
    if is_for_programs(request):
        made: dict[str, Any] = problem(status, detail)
        return JSONResponse(made, status, media_type="application/problem+json")
    language, path = preferred(request.headers.get("accept-language", "")), request.url.path
    typed = _typed(request) if request.method == "GET" and status in _OF_WHAT_WAS_ASKED else []
    text = rendered(
        "error.html",
        language,
        status=status,
        heading=_HEADINGS.get(status, _OTHER),
        detail=detail,
        typed=typed,
        path=path,
        reader=getattr(request.state, "user", None),
    )
    return HTMLResponse(text, status)


def _typed(request: Request) -> list[tuple[str, str, str]]:
    """What an address asks, to be corrected: each with what it is called."""
    given = request.query_params.multi_items()
    return [(ASKED[name], name, value) for name, value in given if name in ASKED and value.strip()]


def is_for_programs(request: Request) -> bool:
    """Whether a program or a script asks, and no person."""
    accepted = request.headers.get("accept", "")
    return request.url.path.startswith("/api/") or any(
        kind in accepted for kind in ("application/problem+json", "text/event-stream")
    )
