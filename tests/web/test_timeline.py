"""The timeline on the page: what is drawn, where its marks lead, and that it goes with the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from lxml import html

from tests.support.records import thrown_away
from tests.support.sites import served
from tests.support.stories import commitment, readout

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DAY = "2019-06-30"
BEFORE, AFTER = "2018-03-21", "2018-12-01"
"""The days of two meetings, one after the other."""

_MARKS = "[...document.querySelectorAll('.timeline [data-ref]')].map(one => one.dataset.ref)"


def _drawing(client: httpx.Client, path: str, **given: str) -> html.HtmlElement:
    answer = client.get(path, params={"as_of": DAY, **given})
    assert answer.status_code == httpx.codes.OK, answer.text
    (found,) = html.fromstring(answer.text).xpath(
        "//main//*[local-name()='svg'][@class='timeline']"
    )
    return found


def _refs(drawing: html.HtmlElement) -> set[str]:
    return set(drawing.xpath(".//@data-ref"))


def test_every_statement_is_drawn_that_is_told_of_the_same(client: httpx.Client) -> None:
    for given in {"by": "RU"}, {"item": "people-to-people-exchanges"}, {"relationship": "JP-RU"}:
        told = client.get("/api/statements", params={"as_of": DAY, **given}).json()
        assert _refs(_drawing(client, "/timeline", lanes="99", **given)) == {
            one["ref"] for one in told
        }


def test_only_the_days_that_were_asked_for_are_drawn(client: httpx.Client) -> None:
    whole = _refs(_drawing(client, "/timeline", lanes="99"))
    part = _refs(_drawing(client, "/timeline", lanes="99", through="2017-01"))
    assert part < whole
    assert all("@2016-12" in one for one in part)


def test_the_form_has_what_narrows_the_drawing_down(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/timeline", params={"as_of": DAY}).text)
    fields = {one.get("name") for one in page.xpath("//details[@class='filter']//*[@name]")}
    own = {"from", "through", "lanes"}
    assert fields == {"as_of", "with", "relationship", "item", "by"} | own
    refused = client.get("/timeline", params={"status": "overdue"})
    assert refused.status_code == httpx.codes.BAD_REQUEST


def test_marks_lead_to_the_pages_of_statements_items_and_meetings(client: httpx.Client) -> None:
    targets = _drawing(client, "/timeline", item="people-to-people-exchanges").xpath(".//@href")
    assert {one.split("/")[1] for one in targets} == {"statement", "item", "meeting"}
    assert all(f"as_of={DAY}" in one for one in targets)
    for target in set(targets):
        assert client.get(target).status_code == httpx.codes.OK, target


def test_the_page_of_an_item_has_its_own_lanes(client: httpx.Client) -> None:
    drawing = _drawing(client, "/item/people-to-people-exchanges")
    listed = client.get("/api/show", params={"as_of": DAY, "name": "people-to-people-exchanges"})
    assert _refs(drawing) == {one["ref"] for one in listed.json()["statements"]}


def test_of_several_relationships_an_item_is_that_of_its_own() -> None:
    with thrown_away() as record:
        for parties in ["JP", "RU"], ["JP", "FR"]:
            name = "-".join(sorted(parties)).lower()
            record.record(
                readout(name, commitment("shared", by=parties), on="2019-01-01", parties=parties)
            )
        with served(record.store) as site, httpx.Client(base_url=site) as client:
            targets = _drawing(client, "/timeline").xpath(".//@href")
            items = sorted(one for one in targets if one.startswith("/item/"))
            assert items == [
                f"/item/shared?of=FR-JP&as_of={DAY}",
                f"/item/shared?of=JP-RU&as_of={DAY}",
            ]


def test_before_anything_was_said_the_page_says_so(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/timeline?as_of=2010-01-01").text)
    assert not page.xpath("//*[local-name()='svg'][@class='timeline']")
    assert "The record of that begins later" in page.text_content()


def test_it_can_be_taken_along(client: httpx.Client) -> None:
    page = html.fromstring(client.get(f"/timeline?as_of={DAY}&by=RU").text)
    svg, png = page.xpath("//p[@class='downloads']/a/@href")
    assert svg == f"/timeline.svg?as_of={DAY}&by=RU"
    answer = client.get(svg)
    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="timeline.svg"'
    drawn = html.fromstring(answer.content)
    assert _refs(drawn) == _refs(html.fromstring(client.get(f"/timeline?as_of={DAY}&by=RU").text))
    assert not drawn.xpath("//@href")
    answer = client.get(png)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


def test_no_style_is_within_the_page(client: httpx.Client) -> None:
    page = html.fromstring(client.get(f"/timeline?as_of={DAY}").text)
    assert not page.xpath("//style | //@style")
    style = client.get("/static/timeline.css")
    assert style.headers["Content-Type"].startswith("text/css")
    assert "prefers-color-scheme:dark" in style.text


def test_the_slider_moves_the_drawing(page: Page, client: httpx.Client) -> None:
    page.goto(f"/timeline?as_of={BEFORE}&lanes=99")
    page.evaluate("window.loaded = 'once'")
    shown = {BEFORE: page.evaluate(_MARKS)}
    page.locator("#slider").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("day => location.search.includes(`as_of=${day}`)", arg=AFTER)
    page.wait_for_selector(f".timeline .t-asked:has-text('{AFTER}')", state="attached")
    shown[AFTER] = page.evaluate(_MARKS)
    assert set(shown[BEFORE]) < set(shown[AFTER])
    for day, refs in shown.items():
        told = client.get("/api/statements", params={"as_of": day}).json()
        assert sorted(refs) == sorted(one["ref"] for one in told)
    assert page.locator(".timeline .changed").count() > 0
    assert page.evaluate("window.loaded") == "once"


def test_a_mark_is_followed_by_keyboard(page: Page) -> None:
    page.goto(f"/timeline?as_of={DAY}&item=people-to-people-exchanges")
    mark = page.locator(".timeline a.statement").first
    ref = mark.get_attribute("data-ref")
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/statement/**")
    assert page.locator("h1 .ref").inner_text() == ref


def test_on_a_narrow_screen_it_is_scrolled_within_a_box_by_keyboard(
    browser: Browser, site: str
) -> None:
    with browser.new_context(base_url=site, viewport={"width": 400, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"/timeline?as_of={BEFORE}")
        box = page.get_by_role("region", name="The timeline")
        box.focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        page.wait_for_function("() => document.querySelector('.scroll').scrollLeft > 0")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
