"""The briefing on the page: what it tells, where its figures are from, and what is taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from axe_playwright_python.sync_playwright import Axe
from lxml import html

from tests.support.briefings import pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

ASKED = {"as_of": "2019-08-01", "relationship": "JP-RU", "we": "JP"}


def test_its_figures_are_those_of_the_lists_that_it_names(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/briefing", params=ASKED).text)
    told = [one.text_content() for one in page.xpath("//article/p[contains(., ' in all')]")]
    assert len(told) > 7
    for one in told:
        count, address = one.split()[0], one.split()[-1]
        listed = client.get(f"/api{address}")
        assert listed.status_code == httpx.codes.OK, address
        assert len(listed.json()) == int(count), address


def test_it_is_taken_along_in_each_form(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/briefing", params=ASKED).text)
    addresses = page.xpath("//main//p[@class='says']/a/@href")
    found = [client.get(address) for address in addresses]
    assert [one.content[:4] for one in found] == [b"%PDF", b"PK\x03\x04", b"# Br"]
    assert 'filename="briefing-2019-08-01.pdf"' in found[0].headers["Content-Disposition"]
    assert len(pages_of(found[0].content)) == 2


def test_what_it_cannot_be_is_told(client: httpx.Client) -> None:
    assert client.get("/briefing", params={**ASKED, "we": "CN"}).status_code == 422
    assert client.get("/briefing", params={**ASKED, "for": "nowhere"}).status_code == 404


def test_it_can_be_read_by_everybody(page: Page) -> None:
    for width in (360, 1000):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/briefing?as_of=2019-08-01&relationship=JP-RU")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert Axe().run(page).response["violations"] == []
