"""Summaries: a line that a person would keep, with what it is about and whose it is."""

from __future__ import annotations

import pytest

from tests.support.drafts import drafted


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Prime Minister Onodera accepted President Lagos's invitation to visit Arica in June.",
            (
                "Occasion planned: Prime Minister Onodera accepted President Lagos's invitation to "
                "visit Arica"
            ),
        ),
        (
            "Japan thanked Chile for its support to the divers.",
            "Progress: Chile’s support to the divers",
        ),
        (
            "President Lagos thanked Japan for the gift of two ferries.",
            "Progress: the gift of two ferries",
        ),
        (
            "An agreement on ocean research was signed during the visit.",
            "Progress: an agreement on ocean research was signed during the visit",
        ),
        (
            "They looked forward to seeing each other at the APEC summit in Lima in November.",
            "Occasion planned: seeing each other at the APEC summit in Lima",
        ),
        (
            "The two leaders will meet on the margins of the General Assembly in September.",
            "Occasion planned: meet on the margins of the General Assembly",
        ),
        ("The next round will be held in May.", "Occasion planned: the next round will be held"),
        (
            "President Lagos strongly demanded that the results be presented promptly.",
            "Asked: the results be presented promptly",
        ),
        (
            "President Lagos insisted that the islands be opened.",
            "Asked: the islands be opened",
        ),
        (
            "President Lagos demanded firmly that the list be handed over.",
            "Asked: the list be handed over",
        ),
        (
            "Prime Minister Onodera invited President Lagos to the Reef Forum.",
            "Asked: President Lagos to come to the Reef Forum",
        ),
    ],
)
def test_a_summary_says_what_and_whose(said: str, told: str) -> None:
    assert told in [one.summary for one in drafted(said).proposals]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Chile will contribute two ships to the fleet and deploy a frigate by May 2032.",
            [None, "../2032-05"],
        ),
        (
            (
                "The two sides agreed to sign the treaty in 2033, to reopen the consultation "
                "mechanism on fisheries by May 2032, and to extend the validity of visas."
            ),
            ["2033", "../2032-05", None],
        ),
        ("They agreed to rebuild the dialogue platform by May 2032.", ["../2032-05"]),
    ],
)
def test_each_deed_is_one_commitment_with_its_own_time(said: str, told: list[str | None]) -> None:
    found = drafted(said).proposals
    assert [one.type for one in found] == ["CommitmentMade"] * len(told)
    assert [one.due and one.due.edtf for one in found] == told


def test_what_is_promised_for_as_long_as_it_takes_goes_on() -> None:
    (found,) = drafted("Chile will send supplies to the islands for as long as it takes.").proposals
    assert (found.continuing, found.condition) == (True, None)
