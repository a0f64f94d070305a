"""Words: what the pages say to whoever reads them, in words and not in slugs, keys or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import httpx
import pytest
from lxml import html

from tests.support.corrections import amend, changed, on_record
from tests.support.examples import shipped as shipped_files
from tests.support.judgements import judge, outcome
from tests.support.records import Record, in_folder
from tests.support.reviews import opened, paste
from tests.support.sites import answered, dated, served
from tests.support.stories import commitment, progress, readout, request, views
from tracker.web.introductions import INTRODUCTIONS
from tracker.web.navigation import LISTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DAY = "2019-06-30"
LIKE = """\
Japan-Russia Foreign Ministers' Meeting
November 23, 2018

Foreign Minister Kono and Foreign Minister Lavrov held a meeting in Rome.

The two ministers agreed to hold the next vice-ministerial consultation in January 2019.
"""


def page_of(client: httpx.Client, path: str) -> html.HtmlElement:
    answer = client.get(path, follow_redirects=True)
    assert answer.status_code == httpx.codes.OK, (path, answer.text)
    return html.fromstring(answer.text)


def words_of(found: html.HtmlElement) -> str:
    return " ".join(found.text_content().split())


@pytest.mark.parametrize("name", INTRODUCTIONS)
def test_a_page_says_what_it_holds_and_where_that_is_explained(
    client: httpx.Client, name: str
) -> None:
    page = page_of(client, f"/{name}?as_of={DAY}")
    (said,) = page.xpath("//main/p[@class='says']")
    assert words_of(said).startswith(INTRODUCTIONS[name])
    assert "--" not in words_of(said)
    if name in LISTS:
        (address,) = said.xpath("a/@href")
        path, _, part = address.partition("#")
        meanings = page_of(client, path)
        assert INTRODUCTIONS[name] in words_of(meanings.get_element_by_id(part).getnext())


def test_a_rule_leads_to_what_it_says(client: httpx.Client) -> None:
    page = page_of(client, f"/overdue?as_of={DAY}")
    addresses = {*page.xpath("//a[@class='rule']/@href")}
    assert addresses
    for address in addresses:
        path, _, part = address.partition("#")
        row = page_of(client, path).get_element_by_id(part)
        assert words_of(row).endswith(part)


def test_what_has_a_title_is_not_headed_by_its_slug(client: httpx.Client) -> None:
    statement = "pilot-tours@2019-06-29-osaka"
    for path, title, slug in (
        ("/item/visa-relaxation", "Easing of visa rules", "visa-relaxation"),
        (f"/statement/{statement}", "Run pilot tours as part of", statement),
        (f"/assess/{statement}", "Run pilot tours as part of", statement),
        ("/readout/2019-06-29-osaka", "Japan-Russia summit in Osaka", "2019-06-29-osaka"),
        ("/meeting/jp-ru-2019-06-29-summit", "Summit in Osaka", "jp-ru-2019-06-29-summit"),
    ):
        page = page_of(client, dated(path, DAY))
        said = words_of(page.find(".//h1"))
        assert title in said, path
        assert slug in words_of(page.find(".//main"))
    links = {
        words_of(one)
        for path in ("/overdue", "/items", "/meetings", "/log", "/search?words=visa")
        for one in page_of(client, dated(path, DAY)).xpath("//main//a[not(@class)]")
    }
    assert {"Pilot tours", "Japan-Russia summit in Osaka", "Easing of visa rules"} <= links
    assert not {"pilot-tours", "2019-06-29-osaka", "visa-relaxation"} & links


def test_the_log_tells_what_changed_in_words(record: Record) -> None:
    first = readout("a", commitment("item", due="2018-12-31"), on="2018-03-01")
    record.record(first)
    statement = {**on_record(record).statements[0].model_dump(), "due": "2019-03-31"}
    amend(record, changed(on_record(record), statements=[statement]))
    judge(record, outcome("fulfilled", "2019-01-15"))
    with served(record.store) as site, httpx.Client(base_url=site) as client:
        said = words_of(page_of(client, "/log").find(".//main"))
        assert "due: 2018-12-31 → is now 2019-03-31" in said
        assert "Assessed as fulfilled from 2019-01-15; evidence: https://example.org/report" in said
        assert "{" not in said
        assert "On item." in said
        history = words_of(page_of(client, "/statement/item@a").find(".//main"))
        assert "Assessed as fulfilled from 2019-01-15" in history
        assert '{"' not in history
        told = client.get("/api/log").json()
        assert next(one["judgement"] for one in told if one["judgement"]).startswith("{")


def test_the_ladder_has_days(client: httpx.Client) -> None:
    page = page_of(client, "/item/airplane-grave-visits?as_of=2019-07-01")
    days = page.xpath("//*[local-name()='text']/@data-day")
    steps = {one.text.split()[0] for one in page.xpath("//*[local-name()='circle']/*")}
    assert days == sorted(days)
    assert {min(steps), max(steps)} <= {*days} <= steps


def test_the_figure_of_what_went_quiet_is_that_of_the_briefing(client: httpx.Client) -> None:
    page = page_of(client, "/?as_of=2019-08-01")
    (figure,) = page.xpath("//*[@data-key='promises gone quiet']")
    listed = page_of(client, figure.get("href"))
    assert figure.get("data-state") == listed.find(".//h1/small").text
    briefing = words_of(page_of(client, "/briefing?as_of=2019-08-01&relationship=JP-RU"))
    assert "promises gone quiet" in briefing
    (told,) = (
        one for one in briefing.split("in all") if one.split()[-1] == figure.get("data-state")
    )
    assert told


@pytest.fixture
def quiet(record: Record) -> Record:
    """A promise that went quiet, a request, what goes on for a year, and what is half done."""
    record.record(
        readout(
            "a",
            commitment("pact"),
            request("visa"),
            commitment("talk", continuing=True, due="2018-01-01/2018-12-31"),
            commitment("road", due="../2018-03"),
            commitment("port", due="2018-09"),
            commitment("law", due="2019"),
            on="2018-01-10",
        ),
        readout("b", progress("road"), views("talk"), on="2018-02-10"),
        readout("c", progress("road"), views("talk"), views("port"), on="2018-04-10"),
    )
    record.judge(outcome("withdrawn", "2018-04-10", "law@a"))
    return record


def test_one_is_told_as_one_in_the_figures(quiet: Record) -> None:
    page = html.fromstring(answered(quiet.store, "/?as_of=2018-04-15"))
    said = {words_of(one) for one in page.xpath("//*[@class='figures']//a")}
    assert {"1 promise gone quiet", "1 request unanswered", "1 due within 30 days"} <= said


def test_what_comes_next_has_what_the_figure_of_what_is_due_counts(quiet: Record) -> None:
    page = html.fromstring(answered(quiet.store, "/?as_of=2018-04-15"))
    coming = page.xpath("//ul[@class='brief']/li/@data-key")
    assert coming[:2] == ["talk@a", "port@a"]


def test_what_changed_on_the_day_of_the_last_meeting_is_told_so(quiet: Record) -> None:
    said = words_of(html.fromstring(answered(quiet.store, "/?as_of=2018-04-15")))
    assert "1 status changed on that day or since, as days passed or by what was judged" in said


def test_what_is_overdue_is_not_said_to_have_nothing_on_record(quiet: Record) -> None:
    for path in "/calendar", "/overdue":
        page = html.fromstring(answered(quiet.store, f"{path}?as_of=2018-04-15"))
        said = words_of(page.find(".//main"))
        assert "not settled" in said
        assert "with nothing on record" not in said


def test_what_takes_long_to_count_is_said_not_to_be_counted(
    shipped: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.web.overview.MANY", 10)
    page = html.fromstring(answered(shipped.store, f"/?as_of={DAY}"))
    counts = {
        one.get("data-key"): words_of(one.find("b"))
        for one in page.xpath("//*[@class='figures']//a")
    }
    assert counts["overdue"] == "23"
    uncounted = {"slipped", "promises gone quiet", "fulfilled"}
    assert {name for name, count in counts.items() if count == "…"} == uncounted
    assert "Above 10 unsettled statements, what is marked … is not counted here" in words_of(page)


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site at which something can be drafted."""
    made = in_folder(tmp_path_factory.mktemp("like"))
    made.record(*shipped_files())
    with served(made.store) as site:
        yield site


def test_a_draft_marks_an_item_on_record_that_is_only_like(own: str, browser: Browser) -> None:
    with opened(browser, own) as page:
        paste(page, LIKE)
        assert "like an item on record: check" in page.inner_text("#s1 .doubts")
        assert page.get_attribute("#s1", "data-doubt") == "yes"
