"""Proxies: what the visitor says beside what the proxy says is not taken for the proxy's word."""

from __future__ import annotations

import pytest

from tracker.web.proxies import Proxies


@pytest.mark.parametrize(
    "told",
    [
        ("192.0.2.7",),
        ("10.9.9.9, 192.0.2.7",),
        ("10.9.9.9", "192.0.2.7"),  # as some proxies add a line of their own
    ],
)
def test_the_last_address_is_the_one_that_the_proxy_saw(told: tuple[str, ...]) -> None:
    headers = [(b"x-forwarded-for", one.encode()) for one in told]
    headers += [(b"x-forwarded-proto", one) for one in (b"http", b"https")]
    peer = Proxies(["127.0.0.1"]).peer(
        {"type": "http", "client": ("127.0.0.1", 1), "scheme": "http", "headers": headers}
    )
    assert (peer.address, peer.secure) == ("192.0.2.7", True)
