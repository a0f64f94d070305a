"""Reviews: a draft gone through in a real browser, on a server that can be killed meanwhile."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.support.commandline import process_environment
from tests.support.drafts import READOUT
from tests.support.launching import Launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SAVED = "() => document.getElementById('saved')?.dataset.state === 'saved'"
"""Holds on the page of a draft once everything is saved."""


class Server:
    """A server of a store that can be killed, and started again at the same address."""

    def __init__(self, store: str, user: str = "anna") -> None:
        self._store, self._user = store, user
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self._port}"
        self._running: Launched | None = None

    def start(self) -> None:
        words = ("--store", self._store, "--port", str(self._port), "--no-browser")
        env = process_environment({"PYTHONUNBUFFERED": "1", "TRACKER_USER": self._user})
        self._running = Launched("serve", *words, env=env)
        assert "http://" in self._running.stdout.readline()

    def kill(self) -> None:
        assert self._running
        self._running.send_signal(signal.SIGKILL)
        self._running.close()
        self._running = None

    def stop(self) -> None:
        if self._running:
            self.kill()


@contextmanager
def server(store: str, user: str = "anna") -> Iterator[Server]:
    """A server of a store, as somebody starts it."""
    found = Server(store, user)
    found.start()
    try:
        yield found
    finally:
        found.stop()


@contextmanager
def opened(browser: Browser, address: str, *, scripts: bool = True) -> Iterator[Page]:
    """A page of a site in a browser of its own; an error in a script fails the test."""
    context = browser.new_context(base_url=address, locale="en-GB", java_script_enabled=scripts)
    context.set_default_timeout(10_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def paste(page: Page, text: str = READOUT, **more: str) -> str:
    """Begin a draft of a text by the form; its address is the answer."""
    page.goto("/drafts")
    page.fill("#text", text)
    for name, value in more.items():
        page.fill(f"#{name}", value)
    page.click("form.begin button")
    page.wait_for_url("**/draft/*")
    return page.url
