"""Callings: whose words they are who is called a guest, a host, "the Kingdom", "His Highness"."""

from __future__ import annotations

import pytest

from tracker.drafting.draft import draft

VISIT = """The Minister of Foreign Affairs of Chile visits Peru

May 14, 2031

On May 14, 2031, the Minister of Foreign Affairs of Peru, Rosa Quispe, received in Lima the \
Minister of Foreign Affairs of Chile, Ana Joly.

"""
KINGDOM = """Visit of the Prime Minister of Chile to Jordan

May 14, 2031

His Highness the Crown Prince and Prime Minister of the Hashemite Kingdom of Jordan, \
Omar bin Zaid, received the Prime Minister of the Republic of Chile, Valeria Lagos, in Amman on \
May 14, 2031.

"""
OPENING = """Joint Statement: Chile and Peru

May 14, 2031

The President of Chile, H.E. Valeria Lagos, paid a State Visit to Peru. President of Peru Luis \
Quispe and President Lagos held talks in Lima on May 14, 2031.

"""


@pytest.mark.parametrize(
    ("head", "said", "by"),
    [
        (VISIT, "The visiting minister voiced gratitude for the help with the fires.", "CL"),
        (VISIT, "The guest thanked the Peruvian side for its support in the vote.", "CL"),
        (VISIT, "The distinguished guest asked for the early opening of the pier.", "CL"),
        (VISIT, "The top diplomat thanked Chile for the training of the divers.", "PE"),
        (VISIT, "The host side promised to look into the matter of the pier.", "PE"),
        (VISIT, "Chile's top diplomat condemned the seizure of the ship.", "CL"),
        (VISIT, "The head of the Peruvian diplomatic service condemned the raid.", "PE"),
        (VISIT, "Minister Joly welcomed the opening of the school.", "CL"),
        (KINGDOM, "The Kingdom affirmed that it would keep supporting the divers.", "JO"),
        (KINGDOM, "The Prime Minister thanked Jordan for the training of the divers.", "CL"),
        (KINGDOM, "Ms. Lagos asked for help. His Highness promised to send a ship.", "JO"),
    ],
)
def test_who_is_called_by_what_he_is_speaks_for_his_country(head: str, said: str, by: str) -> None:
    assert [*draft(head + said).proposals[-1].by] == [by]


def test_a_second_sentence_that_tells_who_met_makes_no_act() -> None:
    drafted = draft(OPENING + "They agreed to open a pier.")

    assert [each.type for each in drafted.proposals] == ["CommitmentMade"]


@pytest.mark.parametrize("thanked", ["President Quispe", "him"])
def test_thanks_for_nothing_that_is_named_are_no_act(thanked: str) -> None:
    assert not draft(f"{OPENING}President Lagos thanked {thanked}.").proposals
