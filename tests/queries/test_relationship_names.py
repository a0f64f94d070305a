"""Relationships by their parties, in whatever way somebody names two of them."""

from __future__ import annotations

import pytest

from tracker.queries.words import RELATIONSHIP

NAMED = {
    "JP-RU": "JP-RU",
    "ru-jp": "JP-RU",
    "JP RU": "JP-RU",
    "JP,RU": "JP-RU",
    "JP, RU": "JP-RU",
    "JP/RU": "JP-RU",
    "RU – JP": "JP-RU",
    "Japan-Russia": "JP-RU",
    "Japan Russia": "JP-RU",
    "Russia and Japan": "JP-RU",
    "Japan, China, and Russia": "CN-JP-RU",
    "Japan United States": "JP-US",
    "South Korea Japan": "JP-KR",
    "Bosnia and Herzegovina-Serbia": "BA-RS",
    "Serbia and Bosnia and Herzegovina": "BA-RS",
    "Guinea-Bissau, Senegal": "GW-SN",
    "EU and NATO": "EU-NATO",
    "OWN1-JP": "JP-OWN1",
}


@pytest.mark.parametrize(("text", "name"), NAMED.items(), ids=NAMED)
def test_a_relationship_is_named_by_its_parties(text: str, name: str) -> None:
    assert RELATIONSHIP.read(text) == name


@pytest.mark.parametrize("text", ["JP", "JP-", "South Korea", "between us", "Japan Rusia", "-"])
def test_what_names_no_two_parties_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        RELATIONSHIP.read(text)


@pytest.mark.parametrize("text", ["Japan Rusia", "Japan-Rusia", "Rusia and Japan", "rusia,JP"])
def test_a_party_that_is_misspelt_is_asked_about_as_it_was_written(text: str) -> None:
    said = RELATIONSHIP.refused(text)
    assert said.startswith(f"{text!r} is not a relationship")
    assert said.endswith("; did you mean Russia?")
