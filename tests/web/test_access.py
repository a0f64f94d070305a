"""For everyone: every page by the rules of WCAG, at every width, by keyboard, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support.access import assert_for_everyone
from tests.support.sites import PAGES, dated
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.filters import LIMIT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DAY = "2019-06-30"
EARLY = "2017-04-30"
"""A day by which little had changed: the steps of a replay are alike."""
WIDTHS = (360, 1000, 2560)
OTHERS = (
    "/overdue?as_of=2010-01-01",
    "/overdue?text=visa",
    "/sign-in",
    "/account",
    "/team",
    "/search",
    "/compare",
    "/item/nope",
)
"""Pages in states that the others are not in."""


@pytest.fixture(scope="module")
def window(browser: Browser, site: str) -> Iterator[Page]:
    """A window in which one page is looked at after the other."""
    with browser.new_context(base_url=site) as context:
        yield context.new_page()


@pytest.mark.parametrize("path", [*PAGES, *OTHERS])
def test_no_rule_is_broken(window: Page, path: str) -> None:
    address = path if path in OTHERS else dated(path, EARLY if path == "/replay" else DAY)
    if path.strip("/") in QUESTIONS and LIMIT in QUESTIONS[path.strip("/")].filters:
        address += "&limit=8"  # the rows are alike
    window.goto(address)
    assert_for_everyone(window)


def test_nothing_is_wider_than_the_screen(window: Page) -> None:
    for path in PAGES:
        window.goto(dated(path, DAY))
        for width in WIDTHS:
            window.set_viewport_size({"width": width, "height": 800})
            over = window.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, (path, width)


def test_by_keyboard_alone(page: Page) -> None:
    page.goto(f"/overdue?as_of={DAY}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'main'")
    page.keyboard.press("Tab")
    page.wait_for_function("() => document.activeElement.closest('main *') !== null")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.locator(".filter summary").press("Enter")
    page.locator("#f-by").fill("JP")
    page.locator("#f-by").press("Enter")
    page.wait_for_url("**by=JP**")


def test_a_status_has_a_shape_of_its_own(page: Page) -> None:
    """Among those that have the same colour, none has the shape of another."""
    page.goto(f"/?as_of={DAY}")
    shapes = page.evaluate(
        """() => ["overdue", "not-fulfilled", "due", "carried-over", "fulfilled", "open",
            "standing", "taken-up", "in-progress", "superseded", "expired"].map((name) => {
          const one = document.createElement("span");
          one.className = `status s-${name}`;
          document.body.append(one);
          const style = getComputedStyle(one, "::before");
          return [style.clipPath, style.borderTopWidth, style.backgroundImage.slice(0, 6)].join();
        })"""
    )
    assert len(set(shapes)) == len(shapes)


def test_on_paper_there_is_only_what_is_told(page: Page) -> None:
    page.goto(f"/overdue?as_of={DAY}")
    page.emulate_media(media="print")
    for place in ("nav.side", ".slide", ".filter", ".downloads"):
        assert not page.locator(place).first.is_visible(), place
    assert page.locator("main table").is_visible()
    assert page.locator(".dayline .day").is_visible()
    assert not page.locator(".more").first.is_visible()
    page.set_viewport_size({"width": 718, "height": 1000})  # as wide as A4 between its margins
    page.emulate_media(media="print", color_scheme="dark")
    heads = page.locator("main th")
    assert [text.strip() for text in heads.all_inner_texts()] == [
        "Status",
        "What",
        "Who",
        "Due",
        "Said",
    ]
    assert page.locator("main tr").nth(1).evaluate("(one) => getComputedStyle(one).display") == (
        "table-row"
    )
    inks = """() => getComputedStyle(document.documentElement).getPropertyValue("--ink")"""
    assert page.evaluate(inks) == "#1d1f21"


def test_on_a_phone_every_day_says_what_it_is(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    labels = """(all) => all.map((one) => getComputedStyle(one, "::before").content.trim())"""
    page.goto(f"/overdue?as_of={DAY}")
    assert set(page.locator("td.due:has(time)").evaluate_all(labels)) == {'"Due "'}
    assert set(page.locator("td.when").evaluate_all(labels)) == {'"Said "'}
    page.goto("/statement/pilot-tours@2019-06-29-osaka")
    days = page.locator("main table.list tr:nth-child(1) td:not(.what):not(.stands)")
    assert days.evaluate_all(labels) == ['"So from "', '"Until "', '"Known from "', '"Until "']


def test_on_a_phone_a_change_stands_before_its_reason(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/compare?a=2018-12-01-buenos-aires&b=2019-06-29-osaka")
    row = page.locator("main table.list tbody tr").first
    turn, why = (row.locator(one).first.bounding_box() for one in (".turn", ".why"))
    assert turn
    assert why
    assert turn["y"] < why["y"]
