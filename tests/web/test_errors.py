"""Errors over HTTP: a status for each kind, words for each remedy, stores that are not there."""

from __future__ import annotations

from datetime import date, timedelta
from http import HTTPStatus
from pathlib import Path

import httpx
import pytest
from lxml import html

from tests.support.commandline import tracker
from tests.support.records import Record, in_folder
from tests.support.sites import page_of, served
from tests.support.stories import commitment, readout
from tests.support.teams import make_team, signed_in
from tracker.errors import Fault, NotFound, Remedy, TrackerError, Unreadable
from tracker.web.errors import STATUS_CODES, WAYS, status_of, worded


def test_every_error_has_a_status() -> None:
    assert set(STATUS_CODES) == {TrackerError, *_kinds(TrackerError)}
    assert status_of(NotFound("no")) is HTTPStatus.NOT_FOUND


def test_a_page_of_refusal_has_the_menu_of_who_asks(record: Record) -> None:
    make_team(record)
    with served(record.store) as site:
        may = {"rita": (False, False), "carl": (True, False), "anna": (True, True)}
        for name, (drafts, team) in may.items():
            answer = signed_in(site, name).get("/item/nothing")
            assert answer.status_code == HTTPStatus.NOT_FOUND
            page = html.fromstring(answer.text)
            places = set(page.xpath("//nav//a/@href"))
            assert ("/drafts" in places, "/team" in places) == (drafts, team)
            assert "/overdue" in places
            assert page.xpath("//form[@action='/search']")
            (account,) = page.xpath("//a[@href='/account']")
            assert name in account.text_content()


@pytest.mark.parametrize(
    ("path", "before", "later"),
    [
        ("/readout/2019-02-01-b", False, True),
        ("/readout/2019-02-01-b?as_of=2019-03-01", True, False),
        ("/meeting/jp-ru-2019-02-01-summit", False, True),
        ("/replay?from=2019-02-01", False, True),
        ("/replay", True, True),
        ("/item/visa", True, True),
    ],
)
def test_no_step_of_the_slider_leads_to_a_refusal(
    record: Record, path: str, *, before: bool, later: bool
) -> None:
    days = {"a": "2019-01-01", "b": "2019-02-01", "c": "2019-03-01"}
    record.record(
        *(readout(f"{day}-{one}", commitment("visa"), on=day) for one, day in days.items())
    )
    address = path if "as_of" in path else f"{path}{'&' if '?' in path else '?'}as_of=2019-02-01"
    with served(record.store) as site, httpx.Client(base_url=site) as client:
        page = page_of(client, address)
        links = {rel: page.xpath(f"//a[@rel='{rel}']/@href") for rel in ("prev", "next")}
        assert (bool(links["prev"]), bool(links["next"])) == (before, later)
        for found in (*links["prev"], *links["next"]):
            assert page_of(client, found) is not None
        first = page.xpath("//*[@id='slider']/@min")[0]
        day = date(1970, 1, 1) + timedelta(int(first))
        assert client.get(address.replace("as_of=2019-02-01", f"as_of={day}")).status_code == 200


def test_every_remedy_has_words() -> None:
    assert set(WAYS) == set(Remedy)
    assert worded(NotFound("no item", remedy=Remedy.LIST_ITEMS)).startswith("no item; the page")
    assert worded(Unreadable([Fault("a.yaml", 1, "no")])) == "a.yaml:1: no"


def test_a_store_that_goes_and_comes_again(record: Record, tmp_path: Path) -> None:
    """As it does when `make demo` makes the store anew under a page that is open."""
    record.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    with served(record.store) as site:
        assert len(httpx.get(f"{site}/api/items").json()) == 1
        for path in tmp_path.glob("tracker.db*"):
            path.unlink()
        _wait_for(site, 503)
        page = httpx.get(f"{site}/")
        assert page.status_code == httpx.codes.SERVICE_UNAVAILABLE
        assert "start tracker serve" in page.text
        in_folder(tmp_path).record(
            readout("2019-01-01-a", commitment("visa"), commitment("fish"), on="2019-01-01")
        )
        _wait_for(site, 200)
        assert len(httpx.get(f"{site}/api/items").json()) == 2


def _wait_for(site: str, code: int) -> None:
    for _ in range(100):
        if httpx.get(f"{site}/api/items").status_code == code:
            return
    pytest.fail(f"the answer never was {code}")  # pragma: no cover


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/item/nothing", "There is nothing of that name 404"),
        ("/nowhere", "There is nothing of that name 404"),
        ("/overdue?as_of=soon", "That cannot be read 400"),
    ],
)
def test_what_goes_wrong_is_headed_in_plain_words(
    client: httpx.Client, path: str, heading: str
) -> None:
    (found,) = html.fromstring(client.get(path).text).xpath("//main/h1")
    assert found.text_content() == heading


def test_what_is_recorded_is_seen_at_once(record: Record) -> None:
    record.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    with served(record.store) as site:
        tag = httpx.get(f"{site}/").headers["ETag"]
        record.record(readout("2019-02-01-b", commitment("fish"), on="2019-02-01"))
        again = httpx.get(f"{site}/", headers={"If-None-Match": tag})
        assert again.status_code == httpx.codes.OK
        assert len(httpx.get(f"{site}/api/items").json()) == 2


def test_a_command_for_no_store_ends_at_once(tmp_path: Path) -> None:
    ran = tracker("serve", "--no-browser", folder=tmp_path)
    assert ran.code == 4
    assert "record something first" in ran.err


def test_a_port_that_is_taken(shipped: Record, site: str, tmp_path: Path) -> None:
    port = site.rpartition(":")[2]
    ran = tracker(
        "serve", "--no-browser", "--store", shipped.store, "--port", port, folder=tmp_path
    )
    assert ran.code == 4
    assert f"127.0.0.1:{port} cannot be listened on" in ran.err


def _kinds(error: type[TrackerError]) -> set[type[TrackerError]]:
    return {kind for direct in error.__subclasses__() for kind in (direct, *_kinds(direct))}


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/statements", {"due_from": "foo", "text": "lab"}),
        ("/", {"known_on": "blah", "as_of": "2019-06-30"}),
    ],
)
def test_what_was_asked_by_mistake_is_there_to_be_corrected(
    client: httpx.Client, path: str, asked: dict[str, str]
) -> None:
    page = html.fromstring(client.get(path, params=asked).text)
    (form,) = page.xpath("//main//form")
    assert form.get("action") == path
    assert {one.get("name"): one.get("value") for one in form.xpath(".//input")} == asked
    assert all(form.xpath(f".//label[@for='{one.get('id')}']") for one in form.xpath(".//input"))
