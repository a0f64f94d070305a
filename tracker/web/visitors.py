"""Visitors: who asks, by what the request shows of that."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request

from tracker import settings
from tracker.users import Role, User

READER = User("reader", Role.READ)
"""Who reaches the server by another name than this computer's own."""

_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""What a proxy says about whom it asks for."""


def visitor(request: Request) -> User:
    """Who asks: on this computer the system's user, who may do everything."""
    if _is_here(request):
        return User(settings.recorded_by(), Role.ADMINISTER)
    return READER


def _is_here(request: Request) -> bool:
    """Whether a request was made on this computer, and by none of its names elsewhere."""
    if any(name in request.headers for name in _FORWARDED):
        return False
    asked = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    peer = request.client.host if request.client else ""
    return _is_own(asked) and _is_own(peer)


def _is_own(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
