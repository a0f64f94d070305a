"""Visitors: who asks, by what a request shows of that."""

from __future__ import annotations

from functools import lru_cache
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request

from tracker import settings
from tracker.users import Role, User
from tracker.web import cookies
from tracker.web.errors import Problem
from tracker.web.proxies import FORWARDED, Peer
from tracker.web.site import Site

NOBODY = User("")
"""Who is not known."""

READER = User("reader", Role.READ)
"""Who reaches a server on this computer by another name than the computer's own."""


class Visitors:
    """Those who ask a site.

    Args:
        site: the site.
        host: the address that the server listens on.
        elsewhere: whether one signs in elsewhere: at a proxy, or at a provider of identities.
    """

    def __init__(self, site: Site, host: str, *, elsewhere: bool) -> None:
        self._site = site
        self._open = is_own(host) and not elsewhere
        """Whether nobody has to sign in as long as there are no users."""

    def of(self, request: Request, peer: Peer) -> User:
        """Who asks; nobody where nothing is shown, or nothing that holds.

        Raises:
            Problem: a proxy names somebody who is no user.
        """
        if self._site.still:
            return READER
        with self._site.users() as users:
            if peer.name:
                if found := users.known(peer.name):
                    return found
                raise Problem(
                    HTTPStatus.FORBIDDEN,
                    f"there is no user {peer.name!r} here; somebody who administers the record "
                    "can add one (tracker users add)",
                )
            kind, _, bearer = request.headers.get("authorization", "").partition(" ")
            if kind.lower() == "bearer":
                return users.of_link(bearer.strip()) or NOBODY
            session, link = map(request.cookies.get, (cookies.SESSION, cookies.LINK))
            if session and (found := users.of_session(session)):
                return found
            if link and (found := users.of_link(link)):
                return found
            known = self._open and not users.any()
        return _here(request, peer) if known else NOBODY


def _here(request: Request, peer: Peer) -> User:
    """Who asks where nobody signs in: on this computer the system's user, who may do everything."""
    forwarded = any(name in request.headers for name in FORWARDED)
    asked = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    if forwarded or not is_own(asked) or not is_own(peer.address):
        return READER
    return User(settings.recorded_by(), Role.ADMINISTER)


@lru_cache(maxsize=256)
def is_own(host: str) -> bool:
    """Whether only this computer reaches an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
