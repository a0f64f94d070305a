"""Fixtures: the shipped readouts served, and a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.support.records import Record
from tests.support.sites import launched, served
from tests.support.teams import close_browsers

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session", autouse=True)
def _browsers() -> Iterator[None]:
    """Whatever browsers of users are opened, closed in the end."""
    yield
    close_browsers()


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the text of one readout, made of some of what is quoted of it."""
    folder = tmp_path_factory.mktemp("sources")
    (folder / "2019-06-29-osaka.txt").write_text(
        "The two leaders held candid\n discussions, including on the progress of the\n"
        'negotiations. They spoke of the business model for "tourism" and "garbage disposal."\n',
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="session")
def site(shipped: Record, sources: Path) -> Iterator[str]:
    """The address at which the shipped readouts are served."""
    with served(shipped.store, "--sources", str(sources)) as address:
        yield address


@pytest.fixture(scope="session")
def client(site: str) -> Iterator[httpx.Client]:
    """A client of the site that follows nothing by itself."""
    with httpx.Client(base_url=site, timeout=30) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - what few tests need

    with sync_playwright() as playwright:
        found = launched(playwright)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page of the site in a browser of its own, which fails the test on any error in a script."""
    context = browser.new_context(base_url=site, locale="en-GB")
    found = context.new_page()
    errors: list[str] = []
    found.on("pageerror", lambda error: errors.append(str(error)))
    found.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield found
    context.close()
    assert errors == []
