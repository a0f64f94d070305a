"""Fields: what a page is narrowed down to is told at its head, and what can be is offered."""

from __future__ import annotations

import httpx

from tests.support.records import Record
from tests.support.sites import page_of, served
from tests.support.stories import commitment, readout, views


def test_what_every_page_is_narrowed_down_to_stands_at_its_head(record: Record) -> None:
    record.record(
        readout("a", commitment("x"), on="2018-01-15"),
        readout("b", views("y", by=["US"]), on="2018-06-15", parties=["JP", "US"]),
    )
    with served(record.store) as site, httpx.Client(base_url=site) as client:
        for asked, told in (
            ("relationship=JP-US", "only JP-US"),
            ("relationship=us-jp", "only JP-US"),
            ("with=Russia", "only RU"),
        ):
            page = page_of(client, f"/open?{asked}&as_of=2019-01-01")
            (part,) = page.find_class("part")
            assert " ".join(part.text_content().split()).startswith(told)
            (link,) = part.xpath(".//a/@href")
            assert link == "/open?as_of=2019-01-01"
        assert not page_of(client, "/open").find_class("part")


def test_showing_a_list_anew_does_not_set_its_day(client: httpx.Client) -> None:
    assert page_of(client, "/open").get_element_by_id("as_of").get("value") == ""
    page = page_of(client, "/open?as_of=2019-06-30")
    assert page.get_element_by_id("as_of").get("value") == "2019-06-30"


def test_only_what_an_answer_can_be_is_offered_to_narrow_it_down(client: httpx.Client) -> None:
    statuses = page_of(client, "/overdue").xpath("//select[@id='f-status']/option/@value")
    assert statuses == ["overdue", "possibly overdue"]
    items = page_of(client, "/open").xpath("//datalist[@id='l-item']/option/@value")
    assert "visa-relaxation" in items
