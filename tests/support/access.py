"""Access: the rules by which pages are looked at, so that everyone can use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
"""The rules of axe."""

COLOURS = {**RULES, "runOnly": ["color-contrast", "link-in-text-block"]}
"""Those of them that are about colours."""

LOOKS: tuple[tuple[Literal["light", "dark"], int, dict[str, list[str]]], ...] = (
    ("light", 360, RULES),
    ("dark", 1000, COLOURS),
)
"""The looks that a page is held to them in, with a width; in the second what is other there."""


def assert_for_everyone(page: Page) -> None:
    """That a page breaks no rule in any look, with all that can be opened in it open."""
    page.evaluate(Axe().axe_script)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    for scheme, width, rules in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        found = AxeResults(page.evaluate("rules => axe.run(rules)", rules))
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
