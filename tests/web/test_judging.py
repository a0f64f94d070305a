"""Judging and mending in a real browser: by mouse, by keyboard, by two at once, for everyone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.support.access import RULES, assert_for_everyone
from tests.support.records import Record
from tests.support.sites import follow, served
from tests.support.stories import FIRST, commitment, completion, readout

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

A = "item@a"
LOOK, MINE, THEIRS = "See what it would change", "Mine.", "Theirs."


def _record(record: Record) -> Record:
    first = commitment("item", due="2018-04", condition="if possible")
    record.record(
        readout("a", first, commitment("visa"), on=FIRST),
        readout("b", completion("visa"), on="2018-06-01"),
    )
    return record


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose visitors on this computer may do everything."""
    store = f"sqlite:///{tmp_path_factory.mktemp('judging')}/tracker.db"
    with served(_record(Record(store)).store) as site:
        yield site


@contextmanager
def _page(browser: Browser, site: str, **look: Any) -> Iterator[Page]:
    """A page in a browser of its own, without errors in scripts."""
    with browser.new_context(base_url=site, locale="en-GB", **look) as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
        assert errors == []


def test_a_promise_is_assessed_and_taken_back_by_mouse(browser: Browser, desk: str) -> None:
    with _page(browser, desk) as page:
        page.goto("/item/item")
        assert page.locator(".stands .status").first.inner_text() == "overdue"
        page.locator("article.act .ref", has_text=A).click()
        page.get_by_role("link", name="Assess").click()
        page.get_by_label("What became of it").select_option("fulfilled")
        page.get_by_label("From which day").fill("2018-05-01")
        page.get_by_label("Evidence").fill("https://example.org/report")
        page.get_by_role("button", name=LOOK).click()
        expect(page.locator(".changes .status")).to_have_text(["overdue", "fulfilled"])
        page.get_by_role("button", name="Record it").click()
        assert page.locator(".done").inner_text() == "Recorded."
        expect(page).to_have_url(f"{desk}/statement/{A}")
        page.locator("#i-reason").fill("that was another one")
        page.get_by_role("button", name="Withdraw it").click()
        expect(page.locator(".changes .status")).to_have_text(["fulfilled", "overdue"])
        page.get_by_role("button", name="Withdraw it").click()
        assert "Withdrew the judgement" in page.locator(".done").inner_text()
        expect(page).to_have_url(f"{desk}/statement/{A}")
        sent: list[str] = []
        page.on("request", lambda one: sent.append(one.method))
        page.reload()
        assert sent[0] == "GET"
        assert page.locator(".done").count() == 0
        assert page.locator("h1").count() == 1


def test_a_changed_item_is_reached_by_keyboard_alone(browser: Browser, desk: str) -> None:
    with _page(browser, desk) as page:
        page.goto(f"/statement/{A}")
        _reach(page, "Assess")
        page.keyboard.press("Enter")
        page.wait_for_url("**/assess/**")
        _reach(page, "What became of it")
        page.keyboard.type("fulfilled")
        _reach(page, "From which day")
        page.keyboard.type("05052018")
        _reach(page, "Evidence")
        page.keyboard.type("https://example.org/report")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="What it would change").wait_for()
        page.wait_for_load_state()
        _reach(page, "Record it")
        page.keyboard.press("Enter")
        page.locator(".done").wait_for()
        page.goto("/item/item")
        assert page.locator(".stands .status").first.inner_text() == "fulfilled"


def _reach(page: Page, name: str) -> None:
    """Go on by the tabulator to what has this name, or this label."""
    for _ in range(80):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => { const one = document.activeElement;
            const label = one.labels && one.labels.length ? one.labels[0] : one;
            return label.textContent.trim(); }"""
        )
        if found.startswith(name):
            return
    raise AssertionError(f"{name} is not reached")


def test_an_amendment_that_another_was_faster_with_is_told_in_two_browsers(
    browser: Browser, empty: Record
) -> None:
    with (
        served(_record(empty).store) as site,
        _page(browser, site) as mine,
        _page(browser, site) as theirs,
    ):
        for page, summary in ((mine, MINE), (theirs, THEIRS)):
            page.goto(f"/amend/{A}")
            page.get_by_label("Summary").fill(summary)
            page.get_by_label("Reason").fill(f"as it is: {summary}")
            follow(page.get_by_role("button", name=LOOK))
            assert summary in page.locator(".versions").inner_text()
        follow(theirs.get_by_role("button", name="Amend it"))
        expect(theirs.locator(".done")).to_be_visible()
        follow(mine.get_by_role("button", name="Amend it"))
        assert "changed by somebody else" in mine.get_by_role("alert").inner_text()
        row = mine.locator(".conflict .versions tr", has_text="Summary")
        expect(row.locator("td")).to_have_text(["On item.", THEIRS, MINE])
        assert mine.get_by_label("Summary").input_value() == MINE
        found = Axe().run(mine, options=RULES)
        assert found.violations_count == 0, found.generate_report()
        follow(mine.get_by_role("button", name=LOOK))
        follow(mine.get_by_role("button", name="Amend it"))
        expect(mine.locator(".done")).to_be_visible()
        theirs.goto(f"/statement/{A}")
        assert MINE in theirs.locator("h1").inner_text()


@pytest.mark.parametrize(
    "path",
    [
        *(f"/{place}/{A}" for place in ("assess", "condition", "sought", "withdraw", "amend")),
        *("/amend-heading/a", "/retract/a", "/rename/item", "/merge/item", "/separate/item"),
    ],
)
def test_no_rule_is_broken_by_a_form(browser: Browser, desk: str, path: str) -> None:
    with _page(browser, desk) as page:
        page.goto(path)
        assert_for_everyone(page)


def test_no_rule_is_broken_by_what_follows(browser: Browser, desk: str) -> None:
    """What is wrong, what would change, and what was done."""
    with _page(browser, desk, viewport={"width": 360, "height": 800}) as page:
        page.goto(f"/amend/{A}")
        page.get_by_label("Reason").fill("it was put otherwise")
        for due in ("some Tuesday", "2040"):
            page.locator("#i-due").fill(due)
            follow(page.get_by_role("button", name=LOOK))
            _looked_at(page)
        follow(page.get_by_role("button", name="Amend it"))
        expect(page.locator(".done")).to_be_visible()
        _looked_at(page)


def _looked_at(page: Page) -> None:
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
