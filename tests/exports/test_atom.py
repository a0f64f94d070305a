"""Feeds: XML as RFC 4287 has it, whatever the texts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tracker.exports.atom import FeedEntry, feed

MOMENT = datetime(2019, 6, 29, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"


def _read(*entries: FeedEntry) -> Any:
    text = "".join(feed("What changed", "urn:x", "https://example.org/?a=1&b=2", entries))
    return etree.fromstring(text.encode("utf-8", "replace"))


def test_an_empty_feed_is_one_as_well() -> None:
    found = _read()
    assert found.findtext(f"{ATOM}title") == "What changed"
    assert found.find(f"{ATOM}link").get("href") == "https://example.org/?a=1&b=2"
    assert found.findall(f"{ATOM}entry") == []


@given(st.text(st.characters(codec="utf-8")))
def test_a_text_stays_a_text(text: str) -> None:
    found = _read(FeedEntry("urn:y", text, MOMENT, f"{text}</content><evil/>", text))
    (entry,) = found.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}evil") is None
    assert len(entry) == 5
    assert found.findtext(f"{ATOM}updated") == "2019-06-29T00:00:00+00:00"
