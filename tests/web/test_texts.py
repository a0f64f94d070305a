"""Texts: in the reader's language, as far as they are translated."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.project import PROJECT
from tests.support.records import Record
from tests.support.sites import PAGES, answered, dated, served
from tests.support.translations import TEMPLATE, Texts, gathered, put, template
from tracker.errors import Unreadable
from tracker.web import texts
from tracker.web.application import application

TEMPLATES = sorted((PROJECT / "tracker" / "web" / "templates").glob("*.html"))
DAY = "2019-06-30"
OTHERS = ("/drafts", "/account", "/team", "/assess/pilot-tours@2019-06-29-osaka")
JAPANESE: Texts = {
    "Overdue": "期限切れ",
    "overdue": "期限切れ",
    ("%(num)s readout", "%(num)s readouts"): ("%(num)s件",),
}


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is known of catalogues is found anew in each test, and after the last one."""
    monkeypatch.delenv("TRACKER_TRANSLATIONS", raising=False)
    for one in (texts.translations, texts.languages):
        one.cache_clear()
    yield
    monkeypatch.undo()
    for one in (texts.translations, texts.languages):
        one.cache_clear()


def test_what_is_not_translated_is_shown_as_it_is_written() -> None:
    assert texts.languages() == ("en",)
    assert texts.preferred("ja,de;q=0.5") == "en"
    assert texts.translations("ja").gettext("Overview") == "Overview"


def test_the_language_that_is_liked_best_of_those_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(texts, "languages", lambda: ("en", "ja", "ru"))
    assert texts.preferred("fr, ru-RU;q=0.9, ja;q=0.95") == "ja"
    assert texts.preferred("ru-RU") == "ru"
    assert texts.preferred("*;q=x, , en-GB") == "en"
    assert texts.preferred("") == "en"
    monkeypatch.undo()


def test_a_catalogue_is_used_where_one_is_put(shipped: Record, tmp_path: Path) -> None:
    put(tmp_path, "ja", JAPANESE)
    env = {"TRACKER_TRANSLATIONS": str(tmp_path)}
    with served(shipped.store, env=env) as site, httpx.Client(base_url=site) as client:
        for accepted, language, heading in (
            ("fr, ja;q=0.9, en;q=0.5", "ja", "期限切れ"),
            ("ja-JP", "ja", "期限切れ"),
            ("en, ja;q=0.9", "en", "Overdue"),
            ("ru", "en", "Overdue"),
        ):
            answer = client.get(f"/overdue?as_of={DAY}", headers={"Accept-Language": accepted})
            assert f'<html lang="{language}">' in answer.text
            assert f"<h1>{heading} " in answer.text
            assert "Accept-Language" in answer.headers["Vary"]
            assert "Narrow down" in answer.text  # which is not translated
            assert "Grave visits by airplane" in answer.text  # which is on record


def test_what_is_no_catalogue_is_told_before_a_page_needs_it(
    shipped: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "ja", JAPANESE).write_bytes(b"no catalogue")
    monkeypatch.setenv("TRACKER_TRANSLATIONS", str(tmp_path))
    with pytest.raises(Unreadable, match=r"ja/LC_MESSAGES/page\.mo: is not a catalogue"):
        application(shipped.store, host="127.0.0.1")


def test_a_folder_without_catalogues_is_told(
    shipped: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, wrong in ((tmp_path, "holds no catalogue"), (tmp_path / "x", "no such folder")):
        monkeypatch.setenv("TRACKER_TRANSLATIONS", str(folder))
        with pytest.raises(Unreadable, match=wrong):
            application(shipped.store, host="127.0.0.1")


def test_the_catalogue_for_translators_is_up_to_date() -> None:
    """`make texts` writes it."""
    assert TEMPLATE.read_bytes() == template()


def test_the_catalogue_for_translators_has_whatever_a_page_asks_for(
    shipped: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _Asked()
    monkeypatch.setattr("tracker.web.pages.preferred", lambda _accepted: "xx")
    monkeypatch.setattr("tracker.web.rendering.translations", lambda _language: asked)
    for page in (*PAGES, *OTHERS):
        assert answered(shipped.store, dated(page, DAY))
    known = {one for message in gathered() if message.id for one in _ids(message.id)}
    assert len(asked.texts) > 300
    # The parties of a statement are offered by their codes, which are no texts.
    assert asked.texts - known == {"JP", "RU"}


def _ids(found: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (found,) if isinstance(found, str) else tuple(found)


class _Asked(gettext.NullTranslations):
    """Translations that note what they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[str] = set()

    def gettext(self, message: str) -> str:
        self.texts.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.texts |= {msgid1, msgid2}
        return msgid1 if n == 1 else msgid2


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_word_of_a_template_can_be_translated(path: object) -> None:
    """Outside of tags, names and what is put in, there are no letters."""
    text = path.read_text("utf-8")  # type: ignore[attr-defined]
    attributes = r"\{% set attributes %\}.*?\{% endset %\}"
    put_in = (r"\{#.*?#\}", r"\{\{.*?\}\}", r"\{%.*?%\}")
    for unread in (attributes, *put_in, r"<(code|kbd)>.*?</\1>", r"<[^>]*>"):
        text = re.sub(unread, " ", text, flags=re.DOTALL)
    words = set(re.findall(r"[A-Za-z]{2,}", text)) - {"CSV", "XLSX", "JSON", "SVG", "PNG"}
    assert words == set()
