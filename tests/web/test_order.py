"""The order of the pages that tell of times, their columns, and their days in sentences."""

from __future__ import annotations

import re

import httpx

from tests.support.records import Record
from tests.support.sites import page_of, served
from tests.support.stories import commitment, readout

DAY = "2019-06-30"


def test_what_is_in_the_order_of_time_is_told_from_its_end(record: Record) -> None:
    days = [f"{2001 + number // 12}-{number % 12 + 1:02}-01" for number in range(70)]
    record.record(*(readout(f"r{day}", commitment(f"x{day}"), on=day) for day in days))
    with served(record.store) as site, httpx.Client(base_url=site) as client:
        for path, each in (("meetings", "//tbody/tr/@data-key"), ("readouts", "//tbody//a/@href")):
            first = page_of(client, f"/{path}?limit=40").xpath(each)
            rest = page_of(client, f"/{path}?limit=40&skip=40").xpath(each)
            assert (len(first), len(rest)) == (40, 30)
            told = [next(day for day in days if day in key) for key in (*first, *rest)]
            assert told == days[::-1]
        page = page_of(client, "/replay?as_of=2006-12-31")
        told = page.xpath("//section[@class='change']/h2/time/@datetime")
        assert told == days[:9:-1]
        (before,) = page.xpath("//main//a[@rel='next']/@href")
        assert page_of(client, before).xpath("//section/h2/time/@datetime") == days[9::-1]


def test_a_list_without_deadlines_has_no_column_of_them(client: httpx.Client) -> None:
    for path, heads in (("/requests", 4), ("/concerns", 4), ("/overdue", 5), ("/open", 5)):
        page = page_of(client, f"{path}?as_of={DAY}")
        assert len(page.xpath("//thead//th")) == heads
        assert {len(row.findall("td")) for row in page.xpath("//tbody/tr")} == {heads}


def test_the_days_of_reasons_are_written_as_all_days_are(client: httpx.Client) -> None:
    page = page_of(client, f"/overdue?as_of={DAY}")
    assert page.xpath("//p[@class='why']/time/@datetime")
    for why in page.xpath("//p[@class='why']"):
        own = "".join(why.xpath("text()"))
        assert not re.search(r"(?<![\w./-])\d{4}-\d\d-\d\d(?![\w/-])", own)
