"""An edition: pages that need no server, with the answers of the command line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from tests.support.commandline import tracker
from tests.support.records import Record
from tests.support.sites import follow
from tracker.web.navigation import LISTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DAY = "2019-07-01"
ON_RECORD = (120, 74, 5)
"""The statements, items and readouts in events/, each of which has a page."""


@pytest.fixture(scope="module")
def edition(shipped: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped readouts as files, as of a day."""
    folder = tmp_path_factory.mktemp("edition")
    words = ("export", "--site", "site", "--as-of", DAY, "--store", shipped.store)
    ran = tracker(*words, folder=folder)
    assert (ran.code, ran.out) == (0, "")
    return folder / "site"


@pytest.fixture
def offline(browser: Browser, edition: Path) -> Iterator[Page]:
    """A browser without a network, which fails the test on any error in a page."""
    context = browser.new_context(offline=True, locale="en-GB")
    found = context.new_page()
    errors: list[str] = []
    found.on("pageerror", lambda error: errors.append(str(error)))
    found.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    found.on("requestfailed", lambda asked: errors.append(asked.url))
    found.goto((edition / "index.html").as_uri())
    yield found
    context.close()
    assert errors == []


def _asked(shipped: Record, *words: str) -> Any:
    given = ("--as-of", DAY, "--store", shipped.store, "--format", "json")
    return json.loads(tracker(*words, *given, folder=Path.cwd()).out)


def test_every_link_leads_to_a_file_and_to_a_place_in_it(edition: Path) -> None:
    pages = {path: html.parse(str(path)).getroot() for path in edition.rglob("*.html")}
    of = Counter(path.parent.name for path in pages)
    assert (of["statement"], of["item"], of["readout"]) == ON_RECORD
    places = {path: {*root.xpath("//@id")} for path, root in pages.items()}
    checked = 0
    for path, root in pages.items():
        for link in root.xpath("//@href | //@src | //@action"):
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in ("http", "https"), link
                assert parts.hostname != "127.0.0.1", link
                continue
            assert not parts.path.startswith("/"), link
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), f"{path}: {link}"
            assert target.is_relative_to(edition)
            if parts.fragment:
                assert unquote(parts.fragment) in places[target], f"{path}: {link}"
            checked += 1
    assert checked > 10_000


def test_nothing_in_it_needs_a_server_or_a_script(edition: Path) -> None:
    for path in edition.rglob("*.html"):
        root = html.parse(str(path)).getroot()
        assert len(root.xpath("//script")) == (path.name == "search.html"), path
        forms = {form.get("action") for form in root.xpath("//form[@action]")}
        assert {form.rpartition("/")[2] for form in forms} <= {"search.html"}, path
    for name in "calendar.ics", "changes.atom", "timeline.svg":
        assert "127.0.0.1" not in (edition / name).read_text("utf-8")
    note = json.loads((edition / "export.json").read_text("utf-8"))
    assert (note["export"], note["as_of"]) == ("site", DAY)


def test_it_gives_the_answers_of_the_command_line_in_a_browser(
    shipped: Record, offline: Page
) -> None:
    assert "1 Jul 2019" not in offline.inner_text("main")  # written by no script
    assert offline.inner_text(".dayline .day").split()[:3] == ["As", "of", DAY]
    for name, title in LISTS.items():
        pages = offline.get_by_role("navigation", name="Pages")
        follow(pages.get_by_role("link", name=title, exact=True))
        shown: list[list[str]] = []
        while True:
            shown += offline.eval_on_selector_all(
                "table.list [data-key]", "rows => rows.map(r => [r.dataset.key, r.dataset.state])"
            )
            following = offline.locator("nav.pager a[rel=next]")
            if not following.count():
                break
            follow(following)
        answers = _asked(shipped, name)
        # An item that was completed stands for itself.
        told = [
            [one["item" if "part_of" in one else "ref"], one["status"] or one["kind"]]
            for one in answers
        ]
        assert shown == told, name


def test_its_data_are_the_answers(edition: Path, shipped: Record) -> None:
    assert json.loads((edition / "api/overdue.json").read_text("utf-8")) == _asked(
        shipped, "overdue"
    )
    lines = (edition / "api/items.csv").read_text("utf-8").splitlines()
    assert len(lines) > len(_asked(shipped, "items"))


def test_words_are_found_without_a_server(shipped: Record, offline: Page) -> None:
    offline.get_by_label("Search the record").fill("grave visit")
    offline.keyboard.press("Enter")
    offline.wait_for_url("**/search.html?words=grave+visit")
    entries = offline.locator("#index li:visible")
    links = {one.inner_text() for one in entries.locator("a").all()}
    hits = _asked(shipped, "search", "grave", "visit", "--limit", "100")
    assert {one["ref"] for one in hits if one["kind"] not in ("item", "meeting")} <= links
    offline.fill("#words", "grave visit nothing")
    offline.wait_for_function(
        "() => document.getElementById('count').textContent.startsWith('0 /')"
    )
    assert entries.count() == 0
    offline.fill("#words", "Lavróv")
    assert entries.count() == 0 or entries.first.is_visible()


def test_it_is_of_a_part_and_a_moment(shipped: Record, tmp_path: Path) -> None:
    given = ("--as-of", DAY, "--known-on", "2020-01-01", "--relationship", "JP-RU")
    words = ("export", "--site", "early", *given, "--store", shipped.store)
    ran = tracker(*words, folder=tmp_path)
    assert ran.code == 0
    page = (tmp_path / "early/open.html").read_text("utf-8")
    assert "Nothing of that was on record by then" in page
    missing = tracker(
        "export", "--site", "x", "--with", "US", "--store", shipped.store, folder=tmp_path
    )
    assert missing.code != 0
    assert not (tmp_path / "x").exists()
