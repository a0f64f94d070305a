"""Sites: the page served as a user serves it, and a browser to look at it with."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import httpx
import pytest
from lxml import html

from tests.support.commandline import process_environment
from tests.support.launching import Launched
from tracker.web.application import application
from tracker.web.inprocess import fetch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Playwright

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def served(store: str, *words: str, env: Mapping[str, str] | None = None) -> Iterator[str]:
    """The site of a store, by its address without a slash at the end."""
    env = process_environment({"PYTHONUNBUFFERED": "1", **(env or {})})
    given = ("--store", store, "--port", "0", "--no-browser")
    with Launched("serve", *given, *words, env=env) as running:
        line = running.stdout.readline()
        found = re.search(r"https?://\S+/", line)
        assert found, running.stderr.read()
        try:
            yield found[0].rstrip("/")
        finally:
            running.send_signal(signal.SIGINT)
            said = running.close()
    # All that it may have said is that nobody can sign in yet.
    assert running.returncode == 0
    assert not said or said.startswith("tracker: everybody has to sign in"), said


def chromium() -> Path:
    """The browser that is installed here; without one the test is skipped, but never in CI."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found:
        return Path(found)
    if os.environ.get("CI"):
        pytest.fail("there is no chromium here, and CI skips nothing")
    pytest.skip("there is no chromium here; install it to look at the pages in a browser")


def launched(playwright: Playwright) -> Browser:
    """The browser, running."""
    # Within a container, its own sandbox cannot be made by root.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    # Pages share a process, which has read its scripts once.
    args = ["--renderer-process-limit=1", *(["--no-sandbox"] if root else [])]
    return playwright.chromium.launch(executable_path=chromium(), args=args)


def follow(link: Locator) -> None:
    """Click on what leads to another page, until that page is whole.

    A click alone is over when the other page begins: what is read at once is of a part of it.
    """
    with link.page.expect_navigation():
        link.click()


def answered(store: str, address: str) -> str:
    """The page of an address, from the application within this program."""
    made = application(store, host="127.0.0.1")
    written: list[bytes] = []
    with ThreadPoolExecutor(1) as own:  # whose thread has no loop of a browser
        heard = own.submit(anyio.run, fetch, made, address, written.append).result()
    assert heard.status == HTTPStatus.OK, (address, heard)
    return b"".join(written).decode()


PAGES = (
    "/",
    "/timeline",
    "/timeline?item=people-to-people-exchanges&from=2017-01&through=2020-06",
    "/open",
    "/overdue",
    "/due",
    "/fulfilled",
    "/unfulfilled",
    "/slipped",
    "/quiet",
    "/standing",
    "/requests",
    "/concerns",
    "/statements",
    "/items",
    "/meetings",
    "/readouts",
    "/stats",
    "/log",
    "/search?words=visa",
    "/compare?a=2017-11-10-da-nang&b=2018-12-01-buenos-aires",
    "/parties",
    "/party/JP",
    "/calendar",
    "/rules",
    "/replay",
    "/briefing",
    "/api",
    "/item/people-to-people-exchanges",
    "/item/peace-treaty",
    "/statement/pilot-tours@2019-06-29-osaka",
    "/readout/2019-06-29-osaka",
    "/meeting/jp-ru-2019-06-29-summit",
)
"""Every page there is, of the shipped readouts."""


def dated(page: str, day: str) -> str:
    """The address of a page as of a day."""
    return f"{page}{'&' if '?' in page else '?'}as_of={day}"


def page_of(client: httpx.Client, path: str) -> html.HtmlElement:
    """A page as it comes from the server."""
    answer = client.get(path)
    assert answer.status_code == HTTPStatus.OK, (path, answer.text)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    return html.fromstring(answer.text)
