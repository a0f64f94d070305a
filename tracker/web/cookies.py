"""Cookies: what a browser keeps for the page, which no script can read."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

FORM = "tracker_form"
"""The browser's secret, by which its forms are known."""

SAID = "tracker_said"
"""What the next page is to say about what was done."""

SESSION = "tracker_session"
"""The token of who is signed in."""

LINK = "tracker_link"
"""The token of a link for reading."""

ELSEWHERE = "tracker_elsewhere"
"""What is to come back from where somebody signs in elsewhere."""


def put(
    answer: Response, request: Request, name: str, value: str, seconds: int | None = None
) -> None:
    """Have the browser keep a value, for so many seconds or until it is closed.

    It comes along when a link is followed from elsewhere, so that a permalink in a letter opens;
    forms of elsewhere are refused for not being our own.
    """
    secure = request.url.scheme == "https"
    answer.set_cookie(name, value, seconds, httponly=True, samesite="lax", secure=secure)


def drop(answer: Response, request: Request, name: str) -> None:
    """Have the browser forget a value."""
    secure = request.url.scheme == "https"
    answer.delete_cookie(name, httponly=True, samesite="lax", secure=secure)
