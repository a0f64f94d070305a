"""The guard: who is let in, and what every answer tells a browser."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import httpx
import pytest

from tests.support.records import Record
from tests.support.sites import served
from tracker.web.guard import HEADERS


def test_other_names_are_refused(client: httpx.Client) -> None:
    """Such as one that an attacker has lead to this computer."""
    for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", "10.0.0.7", "[::2]"):
        answer = client.get("/api/overdue", headers={"Host": host})
        assert answer.status_code == httpx.codes.MISDIRECTED_REQUEST, host
        assert answer.json()["detail"].startswith("this server is not asked by that name")


def test_own_names_are_taken_with_any_port(client: httpx.Client) -> None:
    for host in ("localhost", "LOCALHOST:99", "127.0.0.1", "[::1]:8000"):
        assert client.get("/api/overdue", headers={"Host": host}).status_code == httpx.codes.OK


@pytest.mark.parametrize("hosts", [[], ["localhost", "evil.example"], ["a b"], ["u@localhost"]])
def test_a_host_that_is_missing_doubled_or_none(site: str, hosts: list[str]) -> None:
    parts = urlsplit(site)
    lines = ["GET / HTTP/1.1", *(f"Host: {one}" for one in hosts), "Connection: close", "", ""]
    with socket.create_connection((parts.hostname, parts.port)) as wire:
        wire.sendall("\r\n".join(lines).encode())
        assert wire.recv(99).split()[1] in (b"421", b"400")


def test_other_pages_get_nothing(client: httpx.Client, site: str) -> None:
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1", site.upper() + ".x"):
        answer = client.get("/api/overdue", headers={"Origin": origin})
        assert answer.status_code == httpx.codes.FORBIDDEN, origin
    assert client.get("/api/overdue", headers={"Origin": site}).status_code == httpx.codes.OK


def test_what_another_page_embeds_is_refused_and_a_link_is_followed(client: httpx.Client) -> None:
    embedded = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    for place in ("script", "image", "iframe"):
        answer = client.get("/", headers={**embedded, "Sec-Fetch-Dest": place})
        assert answer.status_code == httpx.codes.FORBIDDEN
    followed = {**embedded, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert client.get("/", headers=followed).status_code == httpx.codes.OK


def test_nothing_can_be_sent(client: httpx.Client) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        answer = client.request(method, "/api/overdue")
        assert answer.status_code == httpx.codes.METHOD_NOT_ALLOWED
        assert answer.headers["Allow"] == "GET, HEAD"
    assert client.head("/").status_code == httpx.codes.OK
    assert client.head("/").content == b""


def test_an_address_has_an_end(client: httpx.Client) -> None:
    answer = client.get("/search", params={"words": "x" * 9000})
    assert answer.status_code == httpx.codes.REQUEST_URI_TOO_LONG


@pytest.mark.parametrize(
    "path", ["/", "/api/overdue", "/static/page.css", "/nope", "/api/nope", "/overdue?as_of=x"]
)
def test_every_answer_tells_what_not_to_do(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_files_beside_the_static_ones_are_not_given(client: httpx.Client) -> None:
    for path in ("/static/../visit.py", "/static/%2e%2e/visit.py", "/static/..%2fvisit.py"):
        assert client.get(path).status_code == httpx.codes.NOT_FOUND


def test_names_that_it_was_started_with(shipped: Record) -> None:
    with served(shipped.store, "--name", "tracker.example") as site:
        for host, code in ("tracker.example", 200), ("other.example", 421):
            assert httpx.get(f"{site}/api/stats", headers={"Host": host}).status_code == code


def test_on_all_addresses_any_that_is_written_out_is_taken(shipped: Record) -> None:
    """And everybody has to sign in there."""
    with served(shipped.store, "--host", "0.0.0.0") as site:  # noqa: S104 - what is tested
        for host, code in ("192.0.2.7", 401), ("other.example", 421):
            assert httpx.get(f"{site}/api/stats", headers={"Host": host}).status_code == code
