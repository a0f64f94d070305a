"""Doubts: each is told of its example, and what is sure is not marked."""

from __future__ import annotations

import pytest

from tests.support.drafts import drafted
from tracker.drafting.doubts import DOUBTS, Doubt
from tracker.drafting.evidence import Evidence


@pytest.mark.parametrize("doubt", DOUBTS, ids=lambda doubt: doubt.when)
def test_a_doubt_is_told_of_its_example(doubt: Doubt) -> None:
    told = [mark for one in drafted(doubt.example).proposals for mark in one.review]
    assert any(mark.startswith(doubt.says) for mark in told)


def test_what_a_doubt_asks_is_told_by_evidence() -> None:
    assert {doubt.when for doubt in DOUBTS} <= set(dir(Evidence))
    assert len({doubt.says for doubt in DOUBTS}) == len(DOUBTS)


def test_the_doubts_of_a_field_stand_together() -> None:
    fields = [doubt.field for doubt in DOUBTS]
    assert fields == sorted(fields, key=fields.index)


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan will host a training programme for divers next year.",
        "The two leaders agreed to open the canal by June 2032.",
        "President Lagos urged Japan to lift its ban on berries.",
        "The two leaders called on all parties to show restraint.",
        "The two leaders welcomed the signing of the mining accord in March.",
        "The next round of talks will be held in Lima in August.",
        "Prime Minister Onodera thanked President Lagos for Chile's help after the storm.",
        "The two leaders welcomed the visit of the fleet to Osaka.",
        "President Lagos requested the early release of the crew.",
        "The two leaders voiced deep concern over the situation in Mali.",
        "Japan will send a survey team to Iquique in August.",
        "The next round of talks will be hosted by Chile in August.",
        "The two leaders agreed to wake the working group, asleep since 2016.",
    ],
)
def test_what_is_plain_is_not_marked(sentence: str) -> None:
    (proposal,) = drafted(sentence).proposals
    assert proposal.review == ()


def test_what_is_asked_is_asked_of_those_who_are_named() -> None:
    for sentence, expected in (
        ("The two leaders encouraged Peru and Bolivia to settle their dispute.", ("PE", "BO")),
        ("The two leaders urged Pyongyang to return to the talks.", ("KP",)),
        ("President Lagos pressed Japan to open its market.", ("JP",)),
        ("President Lagos asked for an answer from the Japanese side.", ("JP",)),
        ("Prime Minister Onodera sought the understanding of President Lagos.", ("CL",)),
        ("Prime Minister Onodera lodged a protest with the Chilean side over the dam.", ("CL",)),
        ("Prime Minister Onodera invited his counterpart to visit Kobe.", ("CL",)),
        ("Prime Minister Onodera urged continued Chilean support for the divers.", ("CL",)),
    ):
        (proposal,) = drafted(sentence).proposals
        assert proposal.to == expected, sentence


def test_what_else_is_asked_in_one_breath_is_asked_of_the_same() -> None:
    made = drafted("President Lagos urged Japan to lift the ban and to open its market.").proposals
    assert [one.to for one in made] == [("JP",), ("JP",)]


def test_the_deed_is_that_of_whom_is_thanked() -> None:
    for sentence, expected in (
        ("Prime Minister Onodera thanked her for the help after the storm.", ("CL",)),
        ("Prime Minister Onodera valued the efforts of the Chilean police.", ("CL",)),
        ("President Lagos appreciated Japan's adherence to the one-Chile principle.", ("JP",)),
    ):
        (proposal,) = drafted(sentence).proposals
        assert proposal.done_by == expected, sentence


def test_a_greeting_is_nothing_that_is_valued() -> None:
    for sentence in (
        "Prime Minister Onodera welcomed President Lagos to Nara.",
        "President Lagos thanked him for the invitation.",
        "President Lagos expressed her gratitude.",
    ):
        assert drafted(sentence).proposals == (), sentence
