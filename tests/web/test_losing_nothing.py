"""Nothing that is typed in a draft is lost: by a reload, a killed server, a lost line or others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support.records import Record
from tests.support.reviews import SAVED, Server, opened, paste, server
from tests.support.sites import follow
from tests.support.teams import make_team, password
from tracker import bootstrap

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route


@pytest.fixture
def site(record: Record) -> Iterator[Server]:
    bootstrap.make(record.store)
    with server(record.store) as found:
        yield found


@pytest.fixture
def page(browser: Browser, site: Server) -> Iterator[Page]:
    with opened(browser, site.address) as found:
        yield found


def _kept(record: Record, page: Page, field: str) -> str:
    """What the store has for a field of the first statement."""
    name = page.url.partition("/draft/")[2].partition("#")[0]
    with bootstrap.shelf(record.store) as shelf:
        return shelf.draft(name).state.value("s1", field)


def _begun(page: Page) -> None:
    paste(page)
    page.click("#s1 summary")


def test_a_reload_while_one_types(record: Record, page: Page) -> None:
    _begun(page)
    told: list[str] = []

    def send(route: Route) -> None:
        told.append(page.inner_text("#saved"))
        route.continue_()

    page.route("**/edit", send)
    page.locator("#s1-summary").press_sequentially("In mid-")
    page.reload()  # before anything of it reached the server
    typed = page.locator("#s1-summary").input_value()
    assert "In mid-" in typed
    page.wait_for_function(SAVED)
    assert {*told} == {"Saving …"}
    assert _kept(record, page, "summary") == typed


def test_what_one_user_left_unsaved_is_not_sent_for_the_next(
    record: Record, browser: Browser
) -> None:
    make_team(record)
    with server(record.store) as site, opened(browser, site.address) as page:
        _sign_in(page, "carl")
        _begun(page)
        before = page.locator("#s1-summary").input_value()
        page.route("**/edit", lambda route: route.abort())
        page.fill("#s1-summary", "Words of Carl.")
        page.wait_for_function("() => document.getElementById('saved').dataset.state === 'lost'")
        draft = page.url
        page.goto("/account")
        follow(page.get_by_role("button", name="Sign out", exact=True))
        page.unroute("**/edit")
        _sign_in(page, "anna")
        page.goto(draft)
        page.wait_for_function(SAVED)
        assert page.locator("#s1-summary").input_value() == before
        assert _kept(record, page, "summary") == before
        page.goto("/account")
        follow(page.get_by_role("button", name="Sign out", exact=True))
        _sign_in(page, "carl")
        page.goto(draft)
        page.wait_for_function(SAVED)
        assert page.locator("#s1-summary").input_value() == "Words of Carl."
        assert _kept(record, page, "summary") == "Words of Carl."


def _sign_in(page: Page, name: str) -> None:
    page.goto("/sign-in")
    page.fill("input[name=name]", name)
    page.fill("input[name=password]", password(name))
    follow(page.locator("main button"))
    page.wait_for_url(lambda address: "/sign-in" not in address)


def test_a_server_that_is_killed(record: Record, page: Page, site: Server) -> None:
    _begun(page)
    site.kill()
    page.fill("#s1-due", "2032-03")
    page.click("#s3 button[value=drop]")
    page.wait_for_function("() => document.getElementById('saved').dataset.state === 'lost'")
    site.start()
    page.wait_for_selector("#s3.dropped")
    page.wait_for_function(SAVED)
    assert _kept(record, page, "due") == "2032-03"


def test_a_lost_line_and_a_reload_after_it(record: Record, page: Page) -> None:
    _begun(page)
    page.context.set_offline(offline=True)
    page.select_option("#s1-wording", "agreed")
    page.wait_for_function("() => document.getElementById('saved').dataset.state === 'lost'")
    assert "kept here" in page.inner_text("#saved")
    page.context.set_offline(offline=False)
    page.reload()
    page.wait_for_function(SAVED)
    assert _kept(record, page, "wording") == "agreed"


def test_a_second_tab_sees_what_is_typed_in_the_first(page: Page) -> None:
    _begun(page)
    second = page.context.new_page()
    second.goto(page.url)
    page.fill("#s1-summary", "Said otherwise.")
    second.wait_for_function(
        "() => document.getElementById('s1-said').textContent === 'Said otherwise.'"
    )
    second.wait_for_function("() => document.getElementById('people').textContent.includes('anna')")


def test_two_at_one_field_keep_both_values(browser: Browser, empty: Record) -> None:
    """On a store of each kind, by two servers and two browsers."""
    bootstrap.make(empty.store)
    with (
        server(empty.store, "anna") as one,
        server(empty.store, "ben") as two,
        opened(browser, one.address) as first,
        opened(browser, two.address) as second,
    ):
        _begun(first)
        second.goto(two.address + first.url.removeprefix(one.address))
        second.click("#s1 summary")
        second.wait_for_function(
            "() => document.getElementById('people').textContent.includes('anna')"
        )
        second.context.set_offline(offline=True)
        second.fill("#s1-due", "2033")
        first.fill("#s1-due", "2032")
        first.wait_for_function(SAVED)
        second.context.set_offline(offline=False)
        first.wait_for_selector("#s1 .waits")
        assert "ben" in first.inner_text("#s1 .waits")
        assert {"2032", "2033"} <= {*first.inner_text("#s1 .waits dl").split()}
        first.click("#s1 .waits button[value=take]")
        second.wait_for_function("() => document.getElementById('s1-due').value === '2033'")


def test_an_act_that_is_refused_keeps_nothing_else_from_being_saved(
    record: Record, page: Page
) -> None:
    _begun(page)
    name = page.url.partition("/draft/")[2].partition("#")[0]
    page.evaluate(
        """name => localStorage.setItem(`tracker-draft/anna/${name}/x/~x`, JSON.stringify(
            { id: "x", at: 1, base: 0, statement: "s1", more: [["what", "no such act"]] }))""",
        name,
    )
    page.fill("#s1-due", "2032-03")
    page.locator("#s1-due").press("Tab")
    page.wait_for_function("() => document.getElementById('saved').dataset.state === 'refused'")
    assert _kept(record, page, "due") == "2032-03"
    page.fill("#s1-due", "2032-04")
    page.locator("#s1-due").press("Tab")
    page.wait_for_function(SAVED)
    assert _kept(record, page, "due") == "2032-04"
