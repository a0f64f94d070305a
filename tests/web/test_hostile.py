"""Hostile texts: in every field of readouts and judgements, on every page, none of them runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.support.commandline import tracker
from tests.support.sites import PAGES, served
from tracker.queries.catalogue import CATALOGUE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCRIPT = "<script>window.harmed = 'script'</script>"
TEXTS = {
    "script": SCRIPT,
    "handler": "<img src=x onerror=\"window.harmed='handler'\">",
    "leaving": "\"'></title></textarea></script><svg onload=window.harmed='leaving'>",
    "template": "{{ 7 * 191 }}{% for one in () %} ${7*191} #{7*191}",
    "link": "javascript:window.harmed='link'",
    "turned": "שלום مرحبا e\u0301\u0301\u0301\u0301\u0301\u0301\u0301 \U0001f469\u200d\U0001f680",
    "huge": "\U0001f4a5" * 500 + "a" * 1400,
    "null": "a &#0; &lt;b&gt; &amp; \ufffd",
}
READOUT = "2020-01-01-hostile"
OUTCOME = ("--outcome", "partly fulfilled", "--on", "2020-03-01")


_FOUND = """() => {
  document.querySelectorAll('details').forEach((one) => { one.open = true });
  const all = [...document.querySelectorAll('*')];
  return {
    harmed: window.harmed ?? null,
    elements: document.querySelectorAll('main script, main img, main svg[onload]').length,
    links: [...document.querySelectorAll('a[href]')]
      .map((one) => new URL(one.getAttribute('href'), location).protocol)
      .filter((one) => !['http:', 'https:'].includes(one)),
    handlers: all.filter((one) => one.getAttributeNames().some((each) => each.startsWith('on')))
      .map((one) => one.outerHTML),
    computed: document.body.innerText.includes('1337'),
  };
}"""
HARMLESS: dict[str, Any] = {
    "harmed": None,
    "elements": 0,
    "links": [],
    "handlers": [],
    "computed": False,
}


def _readout(text: str, number: int) -> dict[str, Any]:
    on = f"2020-01-{number + 1:02}"
    words = " ".join(text.split())[:1000]
    return {
        "readout": f"{READOUT}-{number}",
        "title": words,
        "publisher": "JP",
        "source": {"url": f"https://example.org/{'%22onclick=x'}", "language": "en"},
        "parties": ["JP", "RU"],
        "meetings": [
            {
                "date": on,
                "kind": "summit",
                "place": words,
                "ordinal": 2 * number + 1,
                "participants": {"JP": [words], "RU": [words]},
            }
        ],
        "statements": [
            {
                "type": kind,
                "item": f"hostile-{number}",
                "key": f"hostile-{number}-{kind.lower()}",
                "by": ["JP", "RU"] if kind != "RequestMade" else ["JP"],
                "summary": text,
                "quote": text,
                **more,
            }
            for kind, more in (
                ("CommitmentMade", {"due": "2020-06", "condition": text, "wording": "agreed"}),
                ("ProgressWelcomed", {}),
                ("RequestMade", {"to": ["RU"]}),
                ("ViewsExchanged", {}),
            )
        ],
    }


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose record is hostile in every field."""
    folder = tmp_path_factory.mktemp("hostile")
    names = []
    for number, text in enumerate(TEXTS.values()):
        path = folder / f"{READOUT}-{number}.yaml"
        path.write_text(yaml.safe_dump(_readout(text, number), allow_unicode=True), "utf-8")
        (folder / f"{READOUT}-{number}.txt").write_text(f"{text}\n{SCRIPT}\u202e\n", "utf-8")
        names.append(path.name)
    items = {
        f"hostile-{number}": {"title": " ".join(text.split())[:900]}
        for number, text in enumerate(TEXTS.values())
    }
    named = yaml.safe_dump({"parties": ["JP", "RU"], "items": items}, allow_unicode=True)
    (folder / "items.yaml").write_text(named, "utf-8")
    _run(folder, "record", *names, "items.yaml")
    for number, text in enumerate(TEXTS.values()):
        ref = f"hostile-{number}-commitmentmade@{READOUT}-{number}"
        _run(folder, "assess", ref, *OUTCOME, "--evidence", text, "--note", text)
    with served(f"sqlite:///{folder}/tracker.db", "--sources", str(folder)) as site:
        yield site


def _run(folder: Path, *words: str) -> None:
    ran = tracker(*words, folder=folder, env={"TRACKER_USER": SCRIPT})
    assert ran.code == 0, ran.err


def _pages() -> Iterator[str]:
    yield from (path for path in PAGES if path.count("/") == 1 and "=" not in path)
    yield from ("/party/JP", "/search?words=script", "/search?words=window+harmed")
    yield f"/compare?a={READOUT}-0&b={READOUT}-1"
    for number in range(len(TEXTS)):
        yield f"/item/hostile-{number}"
        yield f"/timeline?item=hostile-{number}&as_of=2030-01-01"
        yield f"/readout/{READOUT}-{number}"
        yield f"/meeting/jp-ru-2020-01-{number + 1:02}-summit"
        yield f"/statement/hostile-{number}-commitmentmade@{READOUT}-{number}"
    for text in TEXTS.values():
        yield f"/search?words={_quoted(text[:300])}"
        yield f"/overdue?text={_quoted(text[:300])}"
        yield f"/item/{_quoted(text[:300])}"
        yield f"/timeline?item={_quoted(text[:300])}&through={_quoted(text[:100])}"
        yield f"/overdue?as_of={_quoted(text[:100])}"
        yield f"/{_quoted(text[:100])}?{_quoted(text[:100])}={_quoted(text[:100])}"


def _quoted(text: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415

    return quote(text, safe="")


def test_nothing_runs_on_any_page(browser: Browser, hostile: str) -> None:
    with browser.new_context(base_url=hostile) as context:
        page = context.new_page()
        refused: list[str] = []
        page.on("dialog", lambda dialog: dialog.dismiss())
        page.on("pageerror", lambda error: refused.append(str(error)))
        page.on(
            "console",
            lambda said: refused.append(said.text) if "Content Security" in said.text else None,
        )
        for path in _pages():
            answer = page.goto(path)
            assert answer
            assert answer.status < 500, path
            if READOUT.removeprefix("2020-01-01-") in path.partition("?")[0]:
                assert answer.status == 200, path
            assert page.evaluate(_FOUND) == HARMLESS, path
        # Nothing was even tried that the policy had to refuse.
        assert refused == []


def test_texts_are_shown_as_they_are(browser: Browser, hostile: str) -> None:
    with browser.new_context(base_url=hostile) as context:
        page = context.new_page()
        page.goto(f"/readout/{READOUT}-0")
        assert page.locator("h1").inner_text() == SCRIPT
        assert page.locator(".original").inner_text().startswith(SCRIPT)
        page.goto("/item/hostile-4?as_of=2030-01-01")
        assert page.locator("h1").inner_text() == TEXTS["link"]
        assert page.get_by_text(TEXTS["link"]).count() > 3
        page.goto(f"/readout/{READOUT}-5")
        assert "\u202e" not in page.content()


def test_the_answers_for_programs_stay_what_they_are(browser: Browser, hostile: str) -> None:
    about = {"words": "script", "name": "hostile-0", "a": f"{READOUT}-0", "b": f"{READOUT}-1"}
    with browser.new_context(base_url=hostile) as context:
        for one in CATALOGUE:
            given: dict[str, str | float | bool] = {
                name: about.get(name, f"hostile-0-commitmentmade@{READOUT}-0") for name in one.about
            }
            answer = context.request.get(f"/api/{one.name}", params=given)
            assert answer.ok, answer.text()
            assert answer.headers["content-type"] == "application/json"
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "\u202e" not in answer.text()
        for feed in ("/changes.atom", "/calendar.ics"):
            assert context.request.get(feed).ok
