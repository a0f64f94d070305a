"""Live: what is recorded elsewhere is told where a page is open, and moves nothing there."""

from __future__ import annotations

import json
from contextlib import ExitStack
from typing import TYPE_CHECKING

import httpx
from playwright.sync_api import expect

from tests.support.records import Record
from tests.support.sites import served
from tests.support.stories import commitment, readout
from tests.support.teams import browser_of, make_team, signed_in
from tracker import bootstrap
from tracker.domain.readouts import Readout

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CN_JP = ("CN", "JP")


def test_two_servers_on_one_store_tell_each_other(empty: Record, browser: Browser) -> None:
    acts = [commitment(f"item-{number}") for number in range(60)]
    empty.record(readout("2019-01-01-a", *acts, on="2019-01-01"))
    with served(empty.store) as first, served(empty.store) as second:
        pages = [browser.new_page(base_url=site) for site in (first, second)]
        for page in pages:
            page.goto("/open?as_of=2019-06-30")
            page.wait_for_function("() => document.querySelector('#news').dataset.after")
            page.evaluate("scrollTo(0, 600)")
        _record(empty, "Anna", readout("2019-02-01-b", commitment("fish"), on="2019-02-01"))
        for page in pages:
            page.locator("#news").wait_for(state="visible")
            assert page.locator("#news a").inner_text() == "Anna recorded 2019-02-01-b"
            assert page.evaluate("scrollY") == 600
            assert page.get_by_text("fish").count() == 0
        pages[0].locator("#news [data-show]").click()
        pages[0].get_by_text("fish").first.wait_for()
        pages[1].locator("#news [data-close]").click()
        expect(pages[1].locator("#news")).to_be_hidden()
        for page in pages:
            page.close()


def test_nothing_is_missed_and_nothing_told_twice(record: Record) -> None:
    record.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    with served(record.store) as site:
        with browser_of(site) as client, client.stream("GET", "/events?after=") as heard:
            lines = heard.iter_lines()
            first = _event(lines)
            assert first["page"] == "/readout/2019-01-01-a"
            _record(record, "Ben", readout("2019-02-01-b", commitment("fish"), on="2019-02-01"))
            assert _event(lines)["said"] == "Ben recorded 2019-02-01-b"
        for name in ("c", "d"):
            given = readout(f"2019-03-01-{name}", commitment(f"new-{name}"), on="2019-03-01")
            _record(record, "Ben", given)
        last = {"Last-Event-ID": str(first["at"])}
        with browser_of(site) as client, client.stream("GET", "/events", headers=last) as heard:
            lines = heard.iter_lines()
            told = [str(_event(lines)["said"]).split()[2] for _ in range(3)]
            assert told == ["2019-02-01-b", "2019-03-01-c", "2019-03-01-d"]
        wrong = httpx.get(f"{site}/events?after=yesterday")
        assert wrong.status_code == httpx.codes.BAD_REQUEST


def test_of_too_many_connections_of_a_user_the_oldest_ends(record: Record) -> None:
    make_team(record)
    with served(record.store) as site, ExitStack() as opened:
        anna, judy = signed_in(site, "anna"), signed_in(site, "judy")
        listening = [
            opened.enter_context(client.stream("GET", "/events")).iter_lines()
            for client in (anna, judy, *[anna] * 16)
        ]
        first, other, *_ = listening
        told = [line for line in first if line]  # until it ends
        assert told[-2:] == ["event: enough", "data: {}"]
        hidden = readout("2019-03-01-b", commitment("fish"), on="2019-03-01")
        _record(record, "Ben", hidden)
        for lines in (other, listening[2], listening[-1]):
            said = [_event(lines)["said"] for _ in range(3)]
            assert said[-1] == "Ben recorded 2019-03-01-b"


def test_one_is_told_what_one_may_read(record: Record) -> None:
    make_team(record)
    after = record.moments[-1].isoformat()
    with served(record.store) as site:
        client = signed_in(site, "ben")
        address = httpx.URL("/events", params={"after": after})
        with client.stream("GET", address) as heard:
            lines = heard.iter_lines()
            hidden = commitment("rails", by=["CN"])
            _record(record, "Anna", readout("2019-03-01-b", hidden, on="2019-03-01", parties=CN_JP))
            _record(record, "Anna", readout("2019-04-01-a", commitment("fish"), on="2019-04-01"))
            assert _event(lines)["page"] == "/readout/2019-04-01-a"


def _record(record: Record, by: str, given: Readout) -> None:
    """Record as somebody else does, in a program of their own."""
    with bootstrap.ledger(record.store, recorded_by=by) as ledger:
        ledger.record([given], day=given.meetings[0].date)


def _event(lines: object) -> dict[str, str]:
    """The next thing that is told."""
    for line in lines:  # type: ignore[attr-defined]
        if line.startswith("data: "):
            found: dict[str, str] = json.loads(line.removeprefix("data: "))
            return found
    raise AssertionError


def test_a_moment_before_all_or_after_all_is_taken_or_told(empty: Record) -> None:
    empty.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    with served(empty.store) as site, browser_of(site) as client:
        given = {"after": "0001-01-01T00:00:00+00:00"}
        with client.stream("GET", "/events", params=given) as heard:
            assert _event(heard.iter_lines())["page"] == "/readout/2019-01-01-a"
        for after in ("9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2019-01-01"):
            assert client.get("/events", params={"after": after}).status_code == 400
