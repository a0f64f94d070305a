"""The pages as they come from the server: what they show, and where they lead."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from lxml import html

from tests.support.corrections import amend, retract
from tests.support.judgements import judge, merge, outcome
from tests.support.records import Record
from tests.support.sites import PAGES, answered, dated, page_of, served
from tests.support.stories import (
    changed_terms,
    commitment,
    put_off_on_the_way,
    readout,
)
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.filters import WAYS
from tracker.web.labels import LABELS
from tracker.web.navigation import LISTS

DAY = "2019-06-30"


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_with_a_title_and_one_heading(client: httpx.Client, path: str) -> None:
    for day in DAY, "2010-01-01", "2040-12-31":
        answer = client.get(dated(path, day))
        if answer.status_code != httpx.codes.OK:
            assert day == "2010-01-01"
            assert answer.status_code in (httpx.codes.NOT_FOUND, httpx.codes.UNPROCESSABLE_ENTITY)
        page = html.fromstring(answer.text)
        assert len(page.findall(".//h1")) == 1
        assert page.findtext(".//title")


def test_every_link_leads_somewhere_and_keeps_the_day(client: httpx.Client) -> None:
    seen: set[str] = set()
    waiting = [f"/?as_of={DAY}&known_on=2040-01-01"]
    while waiting and len(seen) < 400:
        address = waiting.pop()
        seen.add(address)
        answer = client.get(address, follow_redirects=True)
        assert answer.status_code == httpx.codes.OK, address
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        for found in html.fromstring(answer.text).iterfind(".//main//a[@href]"):
            target = urljoin(address, found.get("href"))
            if urlsplit(target).netloc or "sort=" in target or "/api" in target:
                continue
            assert "as_of=" in target or "/compare" in target, (address, target)
            target = target.partition("#")[0]
            if target not in seen:
                waiting.insert(0, target)
                seen.add(target)
    assert len(seen) > 300


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_as_many_rows_as_the_answer_for_programs(
    client: httpx.Client, name: str
) -> None:
    for given in {"as_of": DAY}, {"as_of": DAY, "by": "RU"}:
        page = html.fromstring(client.get(f"/{name}", params=given).text)
        whole = client.get(f"/api/{name}", params=given).json()
        assert len(page.findall(".//tbody/tr")) == min(len(whole), 100)
        told = page.find(".//h1/small")
        assert int(told.text if told is not None else 0) == len(whole)


@pytest.mark.parametrize("name", [*LISTS, "items", "meetings", "readouts", "log", "stats"])
def test_the_form_of_a_list_has_every_filter_of_its_question(
    client: httpx.Client, name: str
) -> None:
    page = page_of(client, f"/{name}?as_of={DAY}")
    fields = {one.get("name") for one in page.xpath("//details[@class='filter']//*[@name]")}
    wanted = {one.name for one in QUESTIONS[name].filters} - {"known_on", "limit", "skip"}
    assert fields == wanted | {"as_of"}
    assert {one.name for one in QUESTIONS[name].filters} <= LABELS.keys()


@pytest.mark.parametrize("way", WAYS)
def test_the_figures_lead_to_what_they_count(client: httpx.Client, way: str) -> None:
    page = page_of(client, f"/stats?as_of={DAY}&per={way}")
    rows = page.xpath("//tbody/tr")
    whole = client.get("/api/stats", params={"as_of": DAY, "per": way}).json()
    assert [row.get("data-state") for row in rows] == [str(one["statements"]) for one in whole]
    links = [row.xpath("td[@class='number']/a/@href") for row in rows]
    assert any(links) == (way in {"party", "year", "relationship"})
    for row, link in [*zip(rows, links, strict=True)][:6]:
        if link:
            (count,) = page_of(client, link[0]).xpath("//h1/small")
            assert count.text == row.get("data-state")


def test_what_a_form_sends_empty_is_left_out_of_the_address(client: httpx.Client) -> None:
    answer = client.get("/overdue?text=&by=JP&item=+&as_of=2019-06-30")
    assert answer.status_code == httpx.codes.SEE_OTHER
    assert answer.headers["Location"] == "/overdue?by=JP&as_of=2019-06-30"


def test_a_long_list_is_shown_page_by_page(client: httpx.Client) -> None:
    first = page_of(client, f"/statements?as_of={DAY}")
    assert len(first.findall(".//tbody/tr")) == 100
    (link,) = first.xpath("//nav[@class='pager']/a[@rel='next']/@href")
    second = page_of(client, link)
    assert len(second.findall(".//tbody/tr")) == 20
    assert "101 to 120 of 120" in second.text_content()
    keys = [one.get("data-key") for page in (first, second) for one in page.xpath("//tbody/tr")]
    assert len(set(keys)) == 120


@pytest.mark.parametrize("name", ["overdue", "items", "meetings", "readouts", "log"])
def test_a_list_that_was_left_out_as_a_whole_is_not_told_as_empty(
    client: httpx.Client, name: str
) -> None:
    day = {} if name == "log" else {"as_of": DAY}
    page = html.fromstring(client.get(f"/{name}", params={**day, "skip": 500}).text)
    (empty,) = page.find_class("empty")
    count = len(client.get(f"/api/{name}", params=day).json())
    told = " ".join(empty.text_content().split())
    assert told == f"None behind the first 500. The list has {count} answers"
    total = page.find(".//h1/small")
    assert total is None or total.text == str(count)
    (whole,) = empty.xpath("a/@href")
    assert "skip" not in whole


def test_an_empty_list_says_why(client: httpx.Client) -> None:
    said = page_of(client, "/overdue?as_of=2010-01-01").text_content()
    assert "The record of that begins later, on 2016-12-02" in " ".join(said.split())
    said = page_of(client, "/overdue?as_of=2019-06-30&known_on=2010-01-01").text_content()
    assert "Nothing of that was on record by then: the first was recorded at" in said


def test_the_overview_tells_of_gaps_and_of_the_last_meeting(client: httpx.Client) -> None:
    said = " ".join(page_of(client, f"/?as_of={DAY}").text_content().split())
    assert "summit meetings no. 21 to 23 are not on record" in said
    assert "summit meeting no. 25 is not on record" in said
    assert "Japan-Russia summit in Osaka 15 statuses" in said


def test_a_readout_stands_beside_its_text_with_its_quotes_marked(client: httpx.Client) -> None:
    page = page_of(client, f"/readout/2019-06-29-osaka?as_of={DAY}")
    marked = {one.get("data-refs"): one.text_content() for one in page.xpath("//mark[@data-refs]")}
    assert marked["peace-treaty-3@2019-06-29-osaka"].split()[:2] == ["held", "candid"]
    assert marked["jea-business-model@2019-06-29-osaka"].endswith('"garbage disposal."')
    (target,) = page.xpath("//mark[@data-refs='peace-treaty-3@2019-06-29-osaka']/a/@href")
    assert page.get_element_by_id("peace-treaty-3@2019-06-29-osaka") is not None
    assert target == "#peace-treaty-3%402019-06-29-osaka"
    story = page_of(client, f"/item/peace-treaty?as_of={DAY}")
    (context,) = story.xpath("//blockquote[mark]")
    assert "The two leaders held candid" in " ".join(context.text_content().split())


def test_names_lead_to_what_they_name(client: httpx.Client) -> None:
    for name, place in (
        ("2019-06-29-osaka", "/readout/2019-06-29-osaka"),
        ("jp-ru-2019-06-29-summit", "/meeting/jp-ru-2019-06-29-summit"),
        ("pilot-tours@2019", "/statement/pilot-tours@2019-06-29-osaka"),
        ("Easing of visa rules", "/item/visa-relaxation"),
    ):
        answer = client.get("/show", params={"name": name, "as_of": DAY})
        assert answer.headers["Location"] == f"{place}?as_of={DAY}"
    answer = client.get("/meeting/2019-06-29-osaka")
    assert answer.headers["Location"] == "/readout/2019-06-29-osaka"


def test_what_is_not_there_is_said_on_a_page(client: httpx.Client) -> None:
    for path, code, said in (
        ("/nope", 404, "There is no page of this address"),
        ("/item/visa-relaxatio", 404, "No item 'visa-relaxatio' is on record; did you mean"),
        ("/statement/a@b", 404, "No statement 'a@b' is on record"),
        ("/overdue?as_of=soon", 400, "as_of: 'soon' is not a date"),
        ("/show?name=2018", 422, "Several names begin with '2018'"),
        ("/compare?a=2019&b=2017", 422, "comes before"),
    ):
        answer = client.get(path)
        assert answer.status_code == code
        page = html.fromstring(answer.text)
        assert said in page.find_class("error")[0].text_content()
        assert page.find(".//nav") is not None


def test_a_page_tells_what_became_of_a_deadline(record: Record) -> None:
    record.record(*changed_terms())
    with served(record.store) as site, httpx.Client(base_url=site) as client:
        early, pact = (
            " ".join(page_of(client, f"/statement/{ref}?as_of=2018-06-01").text_content().split())
            for ref in ("early@b", "pact@b")
        )
    assert "The deadline moved 1 time; it is 3 mo earlier now; first promised in early@a" in early
    assert "Renewed; the deadline was dropped; the wording grew weaker; first promised in" in pact


def test_a_page_tells_what_became_of_a_deadline_on_the_way(record: Record) -> None:
    record.record(*put_off_on_the_way())
    with served(record.store) as site, httpx.Client(base_url=site) as client:
        page = page_of(client, "/statement/dam@c?as_of=2018-06-01").text_content()
    told = (
        "The deadline moved 2 times; it moved 5 mo later in dam@c; it is 3 mo earlier now; "
        "a condition was added on the way; the wording was weaker on the way; "
        "first promised in dam@a by"
    )
    assert told in " ".join(page.split())


def test_the_first_page_is_small(client: httpx.Client) -> None:
    """All that a browser loads for it, uncompressed."""
    page = client.get(f"/?as_of={DAY}")
    links = html.fromstring(page.text).xpath(
        "//head/link[not(@type='application/atom+xml')]/@href | //script/@src"
    )
    loaded = [page, *map(client.get, links)]
    assert len(loaded) == 10
    assert all(one.status_code == httpx.codes.OK for one in loaded)
    assert sum(len(one.content) for one in loaded) < 150_000


def test_what_was_promised_again_is_not_counted_as_settled(record: Record) -> None:
    record.record(*changed_terms())
    page = html.fromstring(answered(record.store, "/parties?as_of=2018-05-16"))
    (japan,) = page.xpath("//tr[@data-key='JP']")
    told = {cell.get("data-label"): cell.text_content().strip() for cell in japan.findall("td")}
    assert (told["Owes"], told["Settled"]) == ("2", "0")


def test_what_changed_is_headed_by_what_made_it(record: Record) -> None:
    """Also on a meeting's own day, on which judgements and the passing of time change as much."""
    late = [commitment(item, due="../2018-02-28") for item in ("x", "w")]
    record.record(
        readout("a", *late, commitment("y"), commitment("z"), on="2018-01-15"),
        readout("b", commitment("v"), on="2018-03-01"),
    )
    record.judge(
        outcome("withdrawn", "2018-02-01", "z@a"),
        outcome("fulfilled", "2018-03-01", "y@a"),
        outcome("fulfilled", "2018-03-02", "w@a"),
    )
    heads = ["a", "Judgements", "Judgements and the passing of time", "b", "Judgements"]
    changed = [4, 1, 3, 1, 1]
    page = html.fromstring(answered(record.store, "/replay?as_of=2018-03-02"))
    told = [
        " ".join(one.text_content().split()) for one in page.xpath("//section[@class='change']/h2")
    ]
    many = [f"{one} {'status' if one == 1 else 'statuses'}" for one in changed]
    assert [one.partition(" ")[2] for one in told] == [
        f"{head} {several}" for head, several in zip(heads, many, strict=True)
    ]


def test_everything_in_the_log_leads_to_its_page(record: Record) -> None:
    record.record(
        readout("a", commitment("x"), commitment("y"), on="2018-02-10"),
        readout("b", commitment("z"), on="2018-03-10"),
    )
    amend(record, readout("a", commitment("y"), on="2018-02-10"))
    merge(record, "z", "y")
    judge(record, outcome(ref="y@a"))
    retract(record, "b")
    with served(record.store) as site, httpx.Client(base_url=site) as client:
        log = page_of(client, "/log")
        links = {one.get("href") for one in log.xpath("//p[@class='said']/a")}
        assert any("x%40a" in one for one in links), links
        for link in links:
            answer = client.get(link, follow_redirects=True)
            assert answer.status_code == httpx.codes.OK, (link, answer.url)
