"""Undertakings: what they depend on, and what is no promise although it sounds like one."""

from __future__ import annotations

import pytest

from tests.support.drafts import kinds, only


@pytest.mark.parametrize(
    ("said", "condition", "summary"),
    [
        (
            "Chile will lend two ships to Japan if the budget allows.",
            "if the budget allows",
            "lend",
        ),
        (
            "They confirmed that, if possible, a summit will be held in June.",
            "if possible",
            "summit",
        ),
        ("They agreed to open the road in May, weather permitting.", "weather permitting", "road"),
        ("They agreed to see if the road can be opened.", None, "road"),
        (
            "If the pact is signed, both sides intend to map a reef.",
            "If the pact is signed",
            "reef",
        ),
        (
            "Provided that funds are there, Chile agreed to dig a well.",
            "Provided that funds are there",
            "well",
        ),
        (
            "Unless Parliament objects, they agreed to end visas.",
            "Unless Parliament objects",
            "visas",
        ),
        ("Funds permitting, Chile intends to build a pier.", "Funds permitting", "pier"),
        ("Should funds permit, Chile will buy a ferry.", "Should funds permit", "ferry"),
        ("They agreed that, should it rain, Japan will send divers.", "should it rain", "divers"),
        ("The steps that were agreed, Japan will take by May.", None, "steps"),
    ],
)
def test_what_an_undertaking_depends_on_is_its_condition(
    said: str, condition: str | None, summary: str
) -> None:
    made = only(said)
    assert made.condition == condition
    assert summary in made.summary
    assert not condition or condition not in made.summary


@pytest.mark.parametrize(
    "said",
    [
        "It was decided not to hold the naval exercise planned for May 2032.",
        "The two leaders agreed to cancel the joint patrol planned for June 2032.",
        "Chile no longer intends to host the forum.",
        "President Lagos replied that Chile would not lower the fee.",
        "Prime Minister Onodera recalled that Chile had promised to open a museum in Kyoto.",
        "The two leaders postponed the energy dialogue from April 2032.",
    ],
)
def test_what_is_refused_called_off_or_recalled_is_no_promise(said: str) -> None:
    assert not {"CommitmentMade", "FollowUpScheduled", "ProgressWelcomed"} & set(kinds(said))


def test_what_is_forborne_is_a_promise() -> None:
    assert kinds("The two leaders agreed not to raise tariffs.") == ["CommitmentMade"]


def test_what_is_promised_under_a_condition_is_not_done_by_it() -> None:
    made = only("If the treaty is ratified, Chile will ship lithium to Japan from July 2032.")
    assert (made.type, made.by, made.condition) == (
        "CommitmentMade",
        ("CL",),
        "If the treaty is ratified",
    )


@pytest.mark.parametrize(
    ("said", "lasts"),
    [
        ("It was agreed that the joint soundings would be carried on.", True),
        ("Chile will as ever pursue the policy of open bays.", True),
        ("Chile will contribute one million dollars every year to the fund.", True),
        ("Chile will contribute one million dollars to the fund.", False),
        ("Chile pledged sustained financial and technical support for the school.", True),
    ],
)
def test_what_goes_on_or_is_done_every_year_has_no_end(said: str, *, lasts: bool) -> None:
    assert only(said).continuing is lasts
