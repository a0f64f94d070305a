"""Takes the pictures of the pages in the documents: `python -m tests.web.pictures`."""

from __future__ import annotations

from playwright.sync_api import sync_playwright

from tests.support.drafts import READOUT
from tests.support.examples import shipped
from tests.support.project import PROJECT
from tests.support.records import thrown_away
from tests.support.sites import launched, served

FOLDER = PROJECT / "docs" / "pictures"

PICTURES = {
    "overview": "/?as_of=2019-06-29",
    "item": "/item/people-to-people-exchanges?as_of=2019-10-01",
}
"""The pages, by the names of their pictures."""

SIZE = {"width": 1100, "height": 760}


def take() -> None:
    """Take every picture."""
    FOLDER.mkdir(exist_ok=True)
    with thrown_away() as record, sync_playwright() as playwright:
        record.record(*shipped())
        browser = launched(playwright)
        with served(record.store, env={"TRACKER_USER": "anna"}) as site:
            page = browser.new_page(viewport=SIZE, locale="en-GB", color_scheme="light")  # type: ignore[arg-type]
            for name, path in PICTURES.items():
                page.goto(site + path)
                page.screenshot(path=FOLDER / f"{name}.png")
            page.goto(f"{site}/drafts")
            page.fill("#text", READOUT)
            page.click("form.begin button")
            page.wait_for_url("**/draft/*")
            page.screenshot(path=FOLDER / "draft.png")
        browser.close()


if __name__ == "__main__":
    take()
