"""Comparing on a page: the form, what it is filled with, and what came of each item."""

from __future__ import annotations

import httpx
from lxml import html

from tests.support.records import Record
from tests.support.sites import page_of, served
from tests.support.stories import commitment, readout


def _sides(page: html.HtmlElement) -> list[str]:
    return [page.get_element_by_id(name).get("value") for name in ("a", "b")]


def test_the_last_two_meetings_stand_in_the_form_that_compares(client: httpx.Client) -> None:
    assert _sides(page_of(client, "/compare")) == ["2018-12-01-buenos-aires", "2019-06-29-osaka"]
    assert _sides(page_of(client, "/compare?as_of=2018-01-01"))[0] == "2016-12-03-moscow"


def test_a_side_that_is_none_is_there_to_be_corrected(client: httpx.Client) -> None:
    answer = client.get("/compare?a=osaka&b=2019-06-29-tokio")
    assert answer.status_code == httpx.codes.NOT_FOUND
    page = html.fromstring(answer.text)
    assert _sides(page) == ["osaka", "2019-06-29-tokio"]
    (told,) = page.find_class("error")
    assert "No readout or meeting '2019-06-29-tokio' is on record" in told.text_content()
    assert "did you mean 2019-06-29-osaka" in told.text_content()


def test_a_comparison_counts_the_change_that_is_asked_for(record: Record) -> None:
    record.record(
        readout("a", commitment("x", due="../2018-03"), on="2018-01-15"),
        readout("b", commitment("y"), on="2018-06-15"),
    )
    with served(record.store) as site, httpx.Client(base_url=site) as client:
        page = page_of(client, "/compare?a=a&b=b&change=overdue")
    (tally,) = page.find_class("tally")
    assert tally.text_content() == "1 overdue"
    assert [one.text for one in page.find_class("turn")] == ["dropped", "overdue"]
