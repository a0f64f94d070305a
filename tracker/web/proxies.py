"""Proxies: whose word is taken for where a request comes from, and for who makes it."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.types import Scope

from tracker.errors import Unreadable

FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""What a proxy says about whom it asks for."""


class Peer(NamedTuple):
    """Who is at the other end, as far as the connection and a trusted proxy say."""

    address: str
    secure: bool
    """Whether the connection is encrypted, from the browser on."""
    name: str
    """Who asks, where a trusted proxy says so."""


class Proxies:
    """The proxies whose word is taken.

    Args:
        trusted: their addresses, or networks of them.
        header: the header in which they say who asks; empty for none.
    """

    def __init__(self, trusted: Sequence[str] = (), header: str = "") -> None:
        self._trusted = [*map(_network, trusted)]
        self.header = header.lower()

    def peer(self, scope: Scope) -> Peer:
        """Who is at the other end."""
        address = (scope.get("client") or ("", 0))[0]
        secure = scope.get("scheme") == "https"
        if not self._is_trusted(address):
            return Peer(address, secure, "")
        headers = Headers(scope=scope)
        forwarded = _last(headers, "x-forwarded-for")
        told = _last(headers, "x-forwarded-proto").lower()
        names = headers.getlist(self.header) if self.header else []
        # Of two, one was not said by the proxy.
        name = names[0].strip() if len(names) == 1 else ""
        return Peer(forwarded or address, told == "https" if told else secure, name)

    def _is_trusted(self, address: str) -> bool:
        if not self._trusted:
            return False
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self._trusted)


def _last(headers: Headers, name: str) -> str:
    """What the proxy itself said: the last, as a header or in it; others can be the visitor's."""
    return ",".join(headers.getlist(name)).rpartition(",")[2].strip()


def _network(text: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(text)
    except ValueError:
        raise Unreadable(
            f"{text!r} is not the address of a proxy; write one such as 10.0.0.7 or 10.0.0.0/24"
        ) from None
