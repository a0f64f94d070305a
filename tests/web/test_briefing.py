"""The briefing on the page: what it tells, where its figures are from, and what is taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from axe_playwright_python.sync_playwright import Axe
from lxml import html

from tests.support.briefings import pages_of
from tests.support.records import Record
from tests.support.sites import served
from tests.support.stories import commitment, readout

if TYPE_CHECKING:
    from playwright.sync_api import Page

ASKED = {"as_of": "2019-08-01", "relationship": "JP-RU", "we": "JP"}


def test_its_figures_are_those_of_the_lists_that_it_names(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/briefing", params=ASKED).text)
    told = page.xpath("//article/p[contains(., ' in all')]")
    assert len(told) > 7
    for one in told:
        count = one.text_content().split()[0]
        (address,) = one.xpath("a[text()='The list']/@href")
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


def test_of_several_relationships_one_is_chosen_on_it(record: Record) -> None:
    record.record(readout("a", commitment("x"), on="2018-02-10"))
    record.record(readout("b", commitment("y", by=["CL"]), on="2018-03-10", parties=("CL", "NZ")))
    with served(record.store) as site, httpx.Client(base_url=site) as client:
        page = html.fromstring(client.get("/briefing", params={"as_of": "2018-04-01"}).text)
        links = {one.text_content(): one.get("href") for one in page.xpath("//main//li/a")}
        assert links.keys() == {"JP-RU", "CL-NZ"}
        told = client.get(links["CL-NZ"]).text
        assert "Briefing: Chile" in told
        assert "1 April 2018" in told
        one = client.get("/briefing", params={"as_of": "2018-04-01", "with": "NZ"}).text
        assert "Briefing: Chile" in one
        refused = client.get("/briefing.pdf")
        assert (refused.status_code, "say which by the relationship" in refused.text) == (422, True)
        assert "say which; say which" not in refused.text
