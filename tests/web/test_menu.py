"""The menu: all pages within reach on a narrow screen, by keyboard and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.mark.parametrize("scripts", [True, False])
def test_it_is_folded_on_a_narrow_screen_and_opened_by_a_key(
    browser: Browser,
    site: str,
    scripts: bool,  # noqa: FBT001
) -> None:
    with browser.new_context(base_url=site, java_script_enabled=scripts) as context:
        page = context.new_page()
        page.set_viewport_size({"width": 360, "height": 800})
        page.goto("/overdue?as_of=2019-06-30")
        summary = page.locator(".side summary")
        assert summary.inner_text() == "Pages: Overdue"
        link = page.locator(".side a", has_text="Log")
        assert not link.is_visible()
        summary.focus()
        page.keyboard.press("Enter")
        expect(link).to_be_visible()
        for one in page.locator(".side a").all():
            box = one.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 360
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/log**")


def test_it_is_always_there_where_there_is_room(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 800})
    page.goto("/overdue?as_of=2019-06-30")
    assert page.locator(".side a", has_text="Log").is_visible()
    assert not page.locator(".side summary").is_visible()
    page.locator(".side a", has_text="Log").focus()
    assert page.evaluate("document.activeElement.textContent") == "Log"
