"""In process: the application asked for a page by this program itself, without a server."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import anyio
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Scope

HOST = "127.0.0.1"
"""The name that the application is asked by, as which it is its own."""


class Heard(NamedTuple):
    """What was answered, beside the body."""

    status: HTTPStatus
    headers: Headers


async def fetch(app: ASGIApp, address: str, write: Callable[[bytes], object]) -> Heard:
    """Ask the application for an address.

    Args:
        app: the application.
        address: the address, without scheme and host.
        write: is handed the body, piece by piece.
    """
    parts = urlsplit(address)
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [(b"host", HOST.encode())],
        "client": (HOST, 0),
        "server": (HOST, 80),
    }
    asked = iter(({"type": "http.request", "body": b"", "more_body": False},))
    started: list[Message] = []

    async def receive() -> Message:
        for message in asked:
            return message
        await anyio.sleep_forever()  # nobody hangs up
        raise AssertionError

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            started.append(message)
        elif body := message.get("body"):
            write(body)

    await app(scope, receive, send)
    return Heard(HTTPStatus(started[0]["status"]), Headers(raw=started[0]["headers"]))
