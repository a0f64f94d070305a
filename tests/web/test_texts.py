"""Texts: in the reader's language, as far as they are translated."""

from __future__ import annotations

import re

import pytest

from tests.support.project import PROJECT
from tracker.web import texts

TEMPLATES = sorted((PROJECT / "tracker" / "web" / "templates").glob("*.html"))


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
