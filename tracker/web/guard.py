"""The guard: which requests are let in, and what every answer tells a browser not to do.

A page that somebody else serves can have a browser ask a server on the same computer, and by a name
of its own that leads there (DNS rebinding) even read what it answers. So a request has to name the
server by an address of its own or by a name that it was started with, and has to come from its own
pages or from no page at all. What is sent, and not only asked for, has to come from its own pages.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracker.web.errors import problem

_LONGEST = 8192
"""Characters that an address may have."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # without any, a form tells no origin either
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""What every answer says."""

_SAID = {name.lower().encode(): value.encode() for name, value in HEADERS.items()}
_KEPT = (b"cache-control", b"no-cache")
"""What is said of how it may be kept, where the answer itself says nothing."""

_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not bound to


class Guard:
    """Lets in what may come in.

    Args:
        app: what answers.
        host: the address that the server listens on.
        names: further names by which it may be asked.
        posts: whether a request is for a route that takes what is sent.
    """

    def __init__(
        self,
        app: ASGIApp,
        host: str,
        names: Collection[str] = (),
        posts: Callable[[Scope], bool] = lambda _: False,
    ) -> None:
        self._app = app
        self._posts = posts
        self._everywhere = host in _EVERYWHERE
        self._names = {"localhost", host.lower(), *(name.lower() for name in names)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [one for one in message["headers"] if one[0] not in _SAID]
                if all(name != _KEPT[0] for name, _ in own):
                    own.append(_KEPT)
                message = {**message, "headers": [*own, *_SAID.items()]}
            await send(message)

        if refusal := self._refusal(scope):
            status, detail = refusal
            answer = JSONResponse(
                problem(status, detail), status, media_type="application/problem+json"
            )
            if status is HTTPStatus.METHOD_NOT_ALLOWED:
                answer.headers["Allow"] = "GET, HEAD"
            await answer(scope, receive, told)
            return
        await self._app(scope, receive, told)

    def _refusal(self, scope: Scope) -> tuple[HTTPStatus, str] | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._is_own(hosts[0]):
            return HTTPStatus.MISDIRECTED_REQUEST, (
                "this server is not asked by that name; use the address that tracker serve "
                "printed, or start it with --name to allow another name"
            )
        if not _is_from_here(headers, hosts[0]):
            return HTTPStatus.FORBIDDEN, (
                "the record is not given to other pages; open its own address"
            )
        if scope["method"] not in ("GET", "HEAD"):
            if scope["method"] != "POST" or not self._posts(scope):
                return HTTPStatus.METHOD_NOT_ALLOWED, "this address can only be read; use GET"
            if not _is_sent_from_here(headers):
                return HTTPStatus.FORBIDDEN, (
                    "nothing is taken from other pages; send it from the record's own"
                )
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > _LONGEST:
            return HTTPStatus.REQUEST_URI_TOO_LONG, (
                f"the address is longer than {_LONGEST} characters; ask for less at once"
            )
        return None

    def _is_own(self, host: str) -> bool:
        """Whether a request that names this host and port is meant for the server."""
        name = _name(host)
        if name is None:
            return False
        if name in self._names:
            return True
        try:
            address = ip_address(name)
        except ValueError:
            return False
        # Nobody else can have a browser take a name for an address that is written out.
        return address.is_loopback or self._everywhere


@lru_cache(maxsize=256)
def _name(host: str) -> str | None:
    """The name or the address alone, in small letters and without brackets."""
    try:
        found = urlsplit(f"//{host}")
        _ = found.port
    except ValueError:
        return None
    if found.username is not None or found.path or found.query or found.fragment:
        return None
    return found.hostname


def _is_from_here(headers: Headers, host: str) -> bool:
    """Whether a request comes from a page of the server, or from none."""
    origin = headers.get("origin")
    if origin is not None and origin.lower() not in {
        f"{scheme}://{host.lower()}" for scheme in ("http", "https")
    }:
        return False
    # Where a browser says so: what another page embeds, while its links may be followed.
    if headers.get("sec-fetch-site") in ("cross-site", "same-site"):
        return headers.get("sec-fetch-mode") == "navigate" and (
            headers.get("sec-fetch-dest") == "document"
        )
    return True


def _is_sent_from_here(headers: Headers) -> bool:
    """Whether a form was sent by a page of the server, of which the browser told."""
    return "origin" in headers and headers.get("sec-fetch-site", "same-origin") == "same-origin"


def posts(routes: Sequence[BaseRoute]) -> Callable[[Scope], bool]:
    """Says of a request whether it is for a route that takes what is sent."""
    taking = [
        route
        for route in routes
        if isinstance(route, Route) and route.methods and "POST" in route.methods
    ]
    return lambda scope: any(route.matches(scope)[0] is Match.FULL for route in taking)
