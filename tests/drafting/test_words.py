"""Words: sentences, paragraphs, countries and the lexicon that a user can extend."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tracker.drafting.countries import named
from tracker.drafting.draft import draft
from tracker.drafting.layout import blocks
from tracker.drafting.lexicon import lexicon
from tracker.drafting.offices import kind_of
from tracker.drafting.parties import parties_of
from tracker.drafting.sentences import sentences
from tracker.errors import Unreadable


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Smith met H.E. Ms. Lee on Dec. 3 at 5 p.m. in the U.S. capital. They spoke.", 2),
        ("They signed the accord. “It is good.” He left.", 3),
        ("The U.S. The talks were held.", 2),
        ("One sentence without an end", 1),
        ("", 0),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_countries_are_known_by_name_demonym_and_capital() -> None:
    text = "Japan-Russia ties, the Norwegian side, Viet Nam’s port, Hanoi, the UAE and the EU"
    assert [place.party for place in named(text)] == ["JP", "RU", "NO", "VN", "VN", "AE", "EU"]


@pytest.mark.parametrize(
    ("title", "opening", "parties"),
    [
        ("Japan-Peru Summit Meeting", "", ("JP", "PE")),
        ("Trilateral Meeting of Japan, Chile and Peru", "", ("CL", "JP", "PE")),
        ("Call with Minister Lund of Norway", "The Foreign Secretary rang him.", ("GB", "NO")),
    ],
)
def test_parties_are_those_of_the_title_and_the_offices(
    title: str, opening: str, parties: tuple[str, ...]
) -> None:
    assert parties_of(f"{title}\n{opening}", title, opening, None, []) == parties


def test_kinds_are_read_from_the_words() -> None:
    assert kind_of("Japan-Kenya Foreign Ministers’ Telephone Talk") == "telephone"
    assert kind_of("Courtesy call on the Prime Minister") == "courtesy-call"
    assert kind_of("Nordic picnic") is None


def test_a_hand_wrapped_text_is_put_together() -> None:
    text = (
        "The two leaders agreed to build a bridge across the strait and\n"
        "to open it to traffic as soon as the first trains have crossed\n"
        "from one side to the other without any incident whatsoever in\n"
        "the course of a year.\n\nThey left.\n"
    )
    assert [block.kind for block in blocks(text)] == ["body", "body"]


def test_headings_are_remembered_by_level() -> None:
    text = "1. Trade\n\n(1) Fish\n\nThey agreed to fish.\n\n2. Talks\n\nThey agreed to talk.\n"
    body = [block for block in blocks(text) if block.kind == "body"]
    assert [block.headings for block in body] == [("Trade", "Fish"), ("Talks",)]


def test_a_lexicon_can_be_extended_and_replaced(tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text("heads:\n  concern:\n    - bewail\n", encoding="utf-8")
    text = "The President of Chile bewailed the delay."
    parties, on = ("CL", "JP"), date(2031, 5, 14)
    assert draft(f"Readout\n\n{text}", parties=parties, on=on).proposals == ()
    made = draft(f"Readout\n\n{text}", parties=parties, on=on, words=lexicon(more))
    assert [proposal.type for proposal in made.proposals] == ["ConcernRaised"]
    with pytest.raises(Unreadable, match="not a lexicon"):
        lexicon(more, alone=True)


@pytest.mark.parametrize(
    "words",
    [
        "- a\n",
        "heads: {}\nwords: {wish: hope}\nphrases: {}\n",
        "heads: {loud: [shout]}\nwords: {}\nphrases: {}\n",
        "a: [\n",
    ],
)
def test_a_broken_lexicon_says_what_is_wrong(tmp_path: Path, words: str) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(Unreadable):
        lexicon(path, alone=True)
    with pytest.raises(Unreadable, match="cannot be read"):
        lexicon(tmp_path / "missing.yaml")
