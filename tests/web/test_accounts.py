"""Two accounts of one meeting on the pages: beside each other, and as one act."""

from __future__ import annotations

import httpx
from lxml import html

from tests.support.records import Record
from tests.support.sites import page_of, served
from tests.support.stories import commitment, progress, readout


def test_two_accounts_of_one_meeting_stand_side_by_side(record: Record) -> None:
    one = commitment("visa", due="2019-06")
    record.record(
        readout("2019-01-01-a", one, commitment("fish"), on="2019-01-01", publisher="JP"),
        readout("2019-01-01-b", one, progress("ports"), on="2019-01-01", publisher="RU"),
    )
    with served(record.store) as site, httpx.Client(base_url=site) as client:
        (meeting,) = client.get("/api/meetings").json()
        assert len(meeting["readouts"]) == 2
        page = page_of(client, f"/meeting/{meeting['meeting']}")
        rows = [
            [len(cell.find_class("act")) for cell in row.findall("td")]
            for row in page.xpath("//table[@class='accounts']/tbody/tr")
        ]
        assert sorted(rows) == [[0, 1], [1, 0], [1, 1]]
        (link,) = page.xpath("//main//a[contains(@href, '/compare')]/@href")
        assert "in both" in page_of(client, link).text_content()


def test_an_act_is_of_all_whom_its_accounts_name_and_each_account_tells_whom_it_names(
    record: Record,
) -> None:
    port = commitment("port", by=["JP"], due="../2018-03")
    theirs = commitment("port", due="../2018-03", same_as="port@a")
    record.record(
        readout("a", port, on="2018-01-15", publisher="JP", meeting="oslo"),
        readout("b", theirs, on="2018-01-15", publisher="RU", meeting="oslo"),
    )

    def whose(page: html.HtmlElement) -> list[str]:
        told = (one.find_class("who")[0].text_content() for one in page.find_class("act"))
        return [" ".join(one.replace(",", " ").split()) for one in told]

    with served(record.store) as site, httpx.Client(base_url=site) as client:
        assert whose(page_of(client, "/meeting/oslo")) == ["JP", "JP RU"]
        assert [whose(page_of(client, f"/readout/{one}")) for one in "ab"] == [["JP"], ["JP RU"]]
        item = page_of(client, "/item/port")
        assert whose(item) == ["JP RU"]
        assert "Russian Federation: 1 overdue" in " ".join(item.text_content().split())
        assert [one["ref"] for one in client.get("/api/overdue?by=RU").json()] == ["port@a"]
        parties = " ".join(page_of(client, "/parties").text_content().split())
        assert "Russian Federation RU 1 1 0" in parties
