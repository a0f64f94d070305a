"""A readout from its text to the timeline, in a real browser: by mouse, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.access import assert_for_everyone
from tests.support.examples import shipped as shipped_files
from tests.support.records import Record, in_folder
from tests.support.reviews import SAVED, Server, opened, paste, server
from tests.support.sites import follow

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAME = "2031-05-14-osaka"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    made = in_folder(tmp_path_factory.mktemp("drafts"))
    made.record(*shipped_files())
    return made


@pytest.fixture(scope="module")
def site(record: Record) -> Iterator[Server]:
    with server(record.store) as found:
        yield found


@pytest.fixture
def page(browser: Browser, site: Server) -> Iterator[Page]:
    with opened(browser, site.address) as found:
        yield found


def _saved(page: Page) -> None:
    page.wait_for_function(SAVED)


def test_by_mouse(page: Page) -> None:
    """Six clicks after the text is pasted, and two words typed."""
    paste(page)
    page.fill("#s2-done_by", "JP, CL")
    page.click("#s2 button[value=settle]")
    page.wait_for_selector("#s2[data-doubt='']")
    page.click("#s1 summary")
    page.fill("#s1-due", "by the end of next year")
    page.wait_for_function(
        "() => document.querySelector('#s1 .window').ariaLabel.includes('2032-12-31')"
    )
    page.click("#s4 button[value=drop]")
    page.wait_for_selector("#s4.dropped")
    _saved(page)
    page.click("#record")
    page.wait_for_url(f"**/readout/{NAME}**")
    assert "Recorded" in page.inner_text("[role=status].done")
    expect(page.locator("article.act")).to_have_count(3)
    expect(page.locator(".original mark")).to_have_count(3)
    page.goto("/timeline?relationship=CL-JP&as_of=2031-06-01")
    drawn = page.locator(".timeline").text_content()
    assert drawn
    assert "driving licences" in drawn


def test_a_draft_that_could_not_be_recorded_goes_on(page: Page) -> None:
    paste(page)
    page.wait_for_selector("#s2[data-doubt]")
    page.click("#record")
    page.wait_for_selector("text=still in doubt")
    page.fill("#s2-done_by", "JP, CL")
    page.click("#s2 button[value=settle]")
    page.wait_for_selector("#s2[data-doubt='']")
    _saved(page)
    page.reload()
    expect(page.locator("#s2[data-doubt='']")).to_have_count(1)


def test_by_keyboard_alone(page: Page) -> None:
    text = (
        "Japan-Chile Foreign Ministers' Meeting\n\nJune 2, 2031\n\nOn June 2, Mr. ARAI Ken, "
        "Minister for Foreign Affairs of Japan, held a meeting in Tokyo with H.E. Mr. Pablo Rojas, "
        "Minister of Foreign Affairs of the Republic of Chile.\n\n"
        "Minister Rojas welcomed that the joint laboratory in Arica was completed in May. The two "
        "ministers agreed to publish a joint study on desalination within six months.\n"
    )
    page.goto("/drafts")
    page.keyboard.insert_text(text)  # the text has the focus
    for _ in range(6):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/draft/*")
    page.wait_for_function("() => document.activeElement.id === 's1'")
    page.keyboard.press("a")  # right as it is; nothing else is in doubt
    page.wait_for_function("() => document.activeElement.id === 'record'")
    page.wait_for_selector("#s1[data-doubt='']")
    _saved(page)
    page.wait_for_selector("input[name=doubtful]", state="detached")
    page.keyboard.press("Enter")
    page.wait_for_url("**/readout/2031-06-02-tokyo**")


def test_keys_go_from_statement_to_statement(page: Page) -> None:
    paste(page)
    page.wait_for_function("() => document.activeElement.id === 's2'")
    for key, at in (("j", "s1"), ("j", "s3"), ("k", "s1")):
        page.keyboard.press(key)
        expect(page.locator(f"#{at}")).to_be_focused()
    page.keyboard.press("d")
    page.wait_for_selector("#s1.dropped")
    page.keyboard.press("u")
    page.wait_for_selector("#s1:not(.dropped)")
    page.keyboard.press("s")
    page.wait_for_selector("[id^=n]")
    page.keyboard.press("e")
    page.wait_for_function("() => document.activeElement.id === 's1-summary'")
    page.keyboard.type("?d")  # which are no keys in a field
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()


def test_words_that_are_marked_become_a_statement(page: Page) -> None:
    paste(page)
    page.evaluate(
        """() => {
          const text = document.querySelector("#original mark a").firstChild;
          document.getSelection().setBaseAndExtent(text, 4, text, 15);
        }"""
    )
    page.wait_for_function("() => document.getElementById('words').value === 'two leaders'")
    page.click("form.add button")
    page.wait_for_selector("[id^=n1]")
    assert page.locator("#n1-quote").input_value() == "two leaders"
    assert "item" in page.locator("#n1 .wrong:not(:empty)").first.inner_text()


def test_what_is_open_on_the_item_is_offered_to_be_renewed(page: Page) -> None:
    paste(page, parties="JP, RU")
    page.click("#s1 summary")
    page.fill("#s1-item", "airplane-grave-visits")
    page.click("[data-part=s1-offers] button")
    page.wait_for_function(
        "() => document.getElementById('s1-renews').value.endsWith('@2019-06-29-osaka')"
    )
    page.wait_for_selector("[data-part=turn-renewed]")


def test_a_second_account_is_shown_beside_the_first(page: Page) -> None:
    for publisher in ("JP", "CL"):
        paste(page, _another(publisher), publisher=publisher)
        if publisher == "JP":
            page.click("#record")
            page.wait_for_url("**/readout/**")
    preview = page.inner_text("#preview")
    assert "Beside the account of" in preview
    assert "only here" in preview


def _another(publisher: str) -> str:
    body = "The two ministers agreed to conclude an agreement on fishing by the end of 2031.\n"
    if publisher == "CL":
        body += "They exchanged views on the price of copper.\n"
    return (
        "Japan-Chile Foreign Ministers' Meeting\n\nJuly 7, 2031\n\nOn July 7, Mr. ARAI Ken, "
        "Minister for Foreign Affairs of Japan, held a meeting in Kyoto with H.E. Mr. Pablo Rojas, "
        f"Minister of Foreign Affairs of the Republic of Chile.\n\n{body}"
    )


def test_without_scripts_it_is_forms(browser: Browser, site: Server) -> None:
    with opened(browser, site.address, scripts=False) as page:
        paste(page)
        page.fill("#s2-summary", "The observatory is built.")
        follow(page.locator("#s2 button[value=settle]"))
        assert page.inner_text("#s2-said") == "The observatory is built."
        assert page.get_attribute("#s2", "data-doubt") == ""
        page.click("#s2 summary")
        page.fill("#s2-item", "No Slug")
        page.locator("#s2-item").press("Enter")
        assert "lower-case" in page.inner_text("#s2-item-wrong")
        for _ in range(3):
            follow(page.get_by_role("button", name="Undo"))
        assert page.get_attribute("#s2", "data-doubt") == "yes"


def test_no_rule_of_access_is_broken(browser: Browser, site: Server) -> None:
    with opened(browser, site.address) as page:
        address = paste(page)
        page.fill("#s2-item", "No Slug")
        page.wait_for_selector("#s2-item-wrong:not(:empty)")
        for path in ("/drafts", address):
            page.goto(path)
            assert_for_everyone(page)
