"""The entrance: who asks, and whether they may; what no route says is nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from http import HTTPStatus
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from tracker.errors import TrackerError
from tracker.users import Role, User
from tracker.web import refusals
from tracker.web.access import needed, table
from tracker.web.errors import Problem
from tracker.web.proxies import Peer, Proxies
from tracker.web.visitors import NOBODY, Visitors

SIGN_IN = "/sign-in"
"""The page on which one signs in."""

_FILES = "/static/"
"""Where the program's own files are, which are the same for everybody."""


class Entrance:
    """Lets in who may come in; the others are told how.

    Args:
        app: what answers.
        routes: all addresses, each with the role that it needs.
        visitors: says who asks.
        proxies: whose word is taken.
    """

    def __init__(
        self, app: ASGIApp, routes: Sequence[BaseRoute], visitors: Visitors, proxies: Proxies
    ) -> None:
        table(routes)  # so that a route that says nothing is no route
        self._app = app
        self._routes = routes
        self._visitors = visitors
        self._proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http":
            peer = self._proxies.peer(scope)
            scope["client"] = (peer.address, 0)
            scope["scheme"] = "https" if peer.secure else "http"
            request = Request(scope)
            role, lets_in = needed(self._routes, scope)
            request.state.user = NOBODY
            request.state.peer = peer
            request.state.needed = role or Role.READ
            request.state.let_in = partial(self._let_in, request, peer, role)
            if not lets_in and not scope["path"].startswith(_FILES):
                try:
                    refusal = await run_in_threadpool(request.state.let_in)
                except TrackerError as error:
                    refusal = refusals.refused(request, error)
                except Problem as error:
                    refusal = refusals.unanswered(request, error)
                if refusal:
                    await refusal(scope, receive, send)
                    return
                request.state.let_in = _is_in
        await self._app(scope, receive, send)

    def _let_in(self, request: Request, peer: Peer, role: Role | None) -> Response | None:
        """Sees who asks; what they are refused with, if they may not come in."""
        request.state.user = user = self._visitors.of(request, peer)
        return _refusal(request, user, role) if role else None


def _is_in() -> None:
    """Nothing more is asked of who was let in."""


def _refusal(request: Request, user: User, role: Role) -> Response | None:
    if user == NOBODY:
        if request.method in ("GET", "HEAD") and not refusals.is_for_programs(request):
            asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"{SIGN_IN}?next={quote(asked, safe='')}", HTTPStatus.SEE_OTHER)
        answer = refusals.told(
            request,
            HTTPStatus.UNAUTHORIZED,
            "you are not signed in, or no longer, so that nothing was done; sign in on another "
            f"page ({SIGN_IN}), come back to this one and send it again: what you typed is still "
            "there",
        )
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    if not user.may(role):
        return refusals.told(
            request,
            HTTPStatus.FORBIDDEN,
            f"{user.name} may not do that: it needs the role {role.name.lower()}",
        )
    return None
