"""The day of every page in a real browser: the slider, its keys, the history, and permalinks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.commandline import tracker
from tests.support.records import Record

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MEETINGS = ("2016-12-02", "2016-12-03", "2017-11-10", "2018-03-21", "2018-12-01", "2019-06-29")

FIGURES = {
    "overdue": ("overdue",),
    "due within 30 days": ("due",),
    "open in all": ("open",),
    "carried over": ("statements", "--status", "carried over"),
    "slipped": ("slipped",),
    "promises gone quiet": ("quiet", "--type", "commitment", "--type", "follow-up"),
    "requests unanswered": ("requests", "--unanswered"),
    "fulfilled": ("fulfilled",),
    "ended unfulfilled": ("unfulfilled",),
}
"""The figures of the overview, each with the command that counts the same."""


def _figures(page: Page) -> dict[str, int]:
    found = page.locator(".figures a").evaluate_all(
        "all => all.map(one => [one.dataset.key, one.dataset.state])"
    )
    return {name: int(count) for name, count in found}


def _counted(record: Record, day: str) -> dict[str, int]:
    counts = {}
    for name, words in FIGURES.items():
        ran = tracker(
            *words,
            *("--as-of", day, "--format", "json", "--store", record.store),
            folder=Path.cwd(),
        )
        counts[name] = len(json.loads(ran.out))
    return counts


def _on(page: Page, day: str) -> None:
    """Wait until the page is as of a day."""
    page.wait_for_function(
        "day => document.querySelector('.dayline .day time')?.getAttribute('datetime') === day",
        arg=day,
    )


def test_from_meeting_to_meeting_the_figures_are_those_of_the_command_line(
    page: Page, shipped: Record
) -> None:
    page.goto(f"/?as_of={MEETINGS[0]}")
    page.evaluate("window.loaded = 'once'")
    page.locator("#slider").focus()
    for day in MEETINGS[1:]:
        page.keyboard.press("ArrowRight")
        _on(page, day)
        assert _figures(page) == _counted(shipped, day)
        assert f"as_of={day}" in page.url
    assert page.evaluate("window.loaded") == "once"
    assert page.evaluate("document.activeElement.id") == "slider"


def test_no_step_is_lost_when_keys_are_pressed_fast(page: Page) -> None:
    page.goto(f"/?as_of={MEETINGS[0]}")
    page.locator("#slider").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    _on(page, MEETINGS[4])
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    _on(page, MEETINGS[1])


def test_back_and_forward_without_loading_a_page(page: Page) -> None:
    page.goto(f"/overdue?as_of={MEETINGS[2]}")
    page.evaluate("window.loaded = 'once'")
    page.locator("#slider").focus()
    page.keyboard.press("ArrowRight")
    _on(page, MEETINGS[3])
    page.keyboard.press("ArrowLeft")
    _on(page, MEETINGS[2])
    page.go_back()
    _on(page, MEETINGS[3])
    assert page.locator("#slider").input_value() == page.locator("#clocks").get_attribute(
        "data-day"
    )
    page.go_back()
    _on(page, MEETINGS[2])
    page.go_forward()
    _on(page, MEETINGS[3])
    assert page.evaluate("window.loaded") == "once"


def test_a_permalink_shows_the_same_to_somebody_else(page: Page, browser: Browser) -> None:
    page.goto("/")
    page.locator("#slider").evaluate(
        "one => { one.value = 17800; one.dispatchEvent(new Event('input')) }"
    )
    _on(page, "2018-09-26")
    with browser.new_context(locale="en-GB") as other:
        second = other.new_page()
        second.goto(page.url)
        assert _figures(second) == _figures(page)
        assert second.locator("main").inner_text() == page.locator("main").inner_text()


def test_what_changed_in_a_step_is_marked_for_a_moment(page: Page) -> None:
    page.goto(f"/overdue?as_of={MEETINGS[4]}")
    before = page.locator("tr[data-key]").count()
    page.locator("#slider").focus()
    page.keyboard.press("ArrowRight")
    _on(page, MEETINGS[5])
    new = page.locator("tr[data-key]").count() - before
    assert new > 0
    assert page.locator("tr.changed").count() >= new
    assert page.locator("#told").inner_text()
    page.wait_for_function("() => document.querySelectorAll('.changed').length === 0")


def test_it_says_on_which_meeting_it_is(page: Page) -> None:
    page.goto(f"/?as_of={MEETINGS[4]}")
    slider = page.locator("#slider")
    assert slider.get_attribute("aria-valuetext") == f"{MEETINGS[4]}, summit in Buenos Aires"
    assert page.locator("#clocks .at").inner_text() == "summit in Buenos Aires"


def test_the_links_to_the_meetings_beside_go_the_same_way(page: Page) -> None:
    page.goto(f"/items?as_of={MEETINGS[4]}")
    page.evaluate("window.loaded = 'once'")
    page.locator("a.step[rel=next]").click()
    _on(page, MEETINGS[5])
    page.locator("a.step[rel=prev]").click()
    _on(page, MEETINGS[4])
    page.locator("a.now").click()
    page.wait_for_function("() => !location.search")
    assert page.evaluate("window.loaded") == "once"


def test_without_scripts_there_is_a_form_and_there_are_links(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/overdue?as_of={MEETINGS[3]}&by=JP")
    assert not page.locator("#slider").is_visible()
    page.locator("a.step[rel=next]").click()
    page.wait_for_url(f"**as_of={MEETINGS[4]}*")
    page.locator(".set summary").click()
    page.locator("#as_of").fill("2019-01-15")
    page.locator("#known_on").fill("2030-01-01")
    page.locator(".set button").click()
    page.wait_for_url("**as_of=2019-01-15*")
    assert "known_on=2030-01-01" in page.url
    assert "by=JP" in page.url
    assert page.locator(".known").inner_text() == "as known on 2030-01-01"
    context.close()


def test_dates_are_in_the_form_of_the_reader(browser: Browser, site: str) -> None:
    told = {}
    for locale in ("en-US", "de-DE", "ja-JP"):
        with browser.new_context(base_url=site, locale=locale) as context:
            page = context.new_page()
            page.goto(f"/?as_of={MEETINGS[4]}")
            told[locale] = page.locator(".dayline .day strong").inner_text()
    assert told == {"en-US": "Dec 1, 2018", "de-DE": "1. Dez. 2018", "ja-JP": "2018年12月1日"}


def test_search_as_one_types(page: Page) -> None:
    page.goto("/search")
    page.evaluate("window.loaded = 'once'")
    page.locator("#words").press_sequentially("visa")
    page.wait_for_selector("#results .hits li")
    expect(page.locator("#results mark")).not_to_have_count(0)
    assert "words=visa" in page.url
    page.locator("#words").fill("nothing of the kind")
    page.wait_for_selector("#results .empty")
    assert page.evaluate("window.loaded") == "once"
    assert page.evaluate("document.activeElement.id") == "words"


def test_tables_are_sorted_by_a_press_on_their_heads(page: Page) -> None:
    page.goto("/meetings")
    page.locator("th button", has_text="Statements").click()
    page.wait_for_selector("th[aria-sort=ascending]")
    counts = [int(one) for one in page.locator("tbody td:last-child").all_inner_texts()]
    assert counts == sorted(counts)
    page.locator("th button", has_text="Statements").press("Enter")
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Statements")


def test_a_table_of_which_a_part_is_shown_is_not_sorted_on_the_page(page: Page) -> None:
    page.goto("/items?limit=5")
    assert page.locator("th").count() > 0
    assert page.locator("th button").count() == 0
    page.goto("/items?limit=5&skip=70")
    assert page.locator("th button").count() == 0
    page.goto("/items")
    assert page.locator("th button").count() == page.locator("th").count()


@pytest.mark.parametrize("column", ["Status", "What", "Who", "Due", "Said"])
def test_lists_are_sorted_by_their_heads_without_scripts(page: Page, column: str) -> None:
    page.goto(f"/statements?as_of={MEETINGS[5]}")
    page.locator("th a", has_text=column).click()
    page.wait_for_url("**sort=*")
    assert page.locator("th[aria-sort]").inner_text().startswith(column)


def test_less_motion_where_that_is_wanted(browser: Browser, site: str) -> None:
    with browser.new_context(base_url=site, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"/overdue?as_of={MEETINGS[4]}")
        page.locator("#slider").focus()
        page.keyboard.press("ArrowRight")
        _on(page, MEETINGS[5])
        moving = "getComputedStyle(document.querySelector('.changed')).animationName"
        assert page.evaluate(moving) == "none"
