"""Doubts: each is told of its example, and what is sure is not marked."""

from __future__ import annotations

import pytest

from evaluation.doubts import MOST_RIGHT, Verdict, counted, marked
from tests.support.drafts import drafted, only
from tracker.drafting.doubts import BY_RULE, COUNTS, DOUBTS, Doubt, DoubtCount
from tracker.drafting.evidence import Evidence
from tracker.drafting.rules import RULES


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


def test_what_is_counted_is_a_doubt_that_can_hold() -> None:
    rules = {f"{BY_RULE}: {rule.id}" for rule in RULES if not rule.sure}
    assert COUNTS.keys() <= {doubt.when for doubt in DOUBTS if doubt.when != BY_RULE} | rules
    assert all(0 <= count.wrong <= count.of for count in COUNTS.values())
    assert all(count.told for count in COUNTS.values())


def test_of_a_field_the_doubt_is_told_of_which_most_were_wrong() -> None:
    (*_, told) = only(
        "President Lagos thanked Japan for the more than 40 boats that were delivered in March."
    ).review
    ranks, count = list(COUNTS), COUNTS["helped"]
    assert ranks.index("helped") < ranks.index("partly")
    said = (
        "it is taken for complete, though it is help that is thanked for; check whether it is over"
    )
    assert told == f"{said} ({count.wrong} of {count.of} such were wrong)"


def test_how_many_were_wrong_is_told_where_enough_were_counted() -> None:
    assert DoubtCount(3, 10, told=True).words == " (3 of 10 such were wrong)"
    assert not DoubtCount(9, 9, told=True).words
    congratulated = only("The two leaders congratulated each other on the success of the games.")
    assert all(mark.endswith("a courtesy") for mark in congratulated.review)


def _found(keys: str, *, wrong: int, right: int, marked: bool = False) -> list[Verdict]:
    return [
        Verdict(frozenset(keys.split()), marked, number >= wrong) for number in range(wrong + right)
    ]


def test_doubts_are_told_from_the_most_often_wrong_until_too_many_right_ones_are_marked() -> None:
    found = [
        *_found("sharp", wrong=6, right=4),
        *_found("blunt", wrong=3, right=9),
        *_found("vague", wrong=2, right=4),
        *_found("", wrong=5, right=83),
    ]
    assert counted(found) == {
        "sharp": DoubtCount(6, 10, told=True),
        "vague": DoubtCount(2, 6, told=True),
        "blunt": DoubtCount(3, 12, told=False),
    }
    assert list(counted(found)) == ["sharp", "vague", "blunt"]
    wrong, right = marked(found, counted(found))
    assert (wrong, right) == (8 / 16, 8 / 100)
    assert right <= MOST_RIGHT


def test_a_doubt_is_judged_by_what_no_other_has_marked() -> None:
    found = [
        *_found("sharp", wrong=8, right=2),
        *_found("sharp beside", wrong=9, right=1),
        *_found("beside", wrong=0, right=14),
        *_found("late", wrong=2, right=6, marked=True),
        *_found("", wrong=0, right=77),
    ]
    counts = counted(found)
    assert counts["beside"] == DoubtCount(9, 24, told=False)
    assert counts["late"].told


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
        "The two leaders agreed to carry out visits to the graves of divers by boat.",
        "President Lagos voiced deep concern over the price of kelp.",
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
