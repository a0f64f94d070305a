"""Heads: who took part for which side, and when, as ministries of several countries tell it."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.drafting.draft import draft
from tracker.drafting.proposals import Meeting


def met(opening: str) -> Meeting:
    """The meeting that an opening tells of."""
    (meeting,) = draft(f"Chile-Peru consultations\n\n{opening}\n\nThey agreed.").meetings
    return meeting


@pytest.mark.parametrize(
    ("opening", "participants"),
    [
        (
            (
                "The Peruvian delegation was led by Shri Ravi Kumar, Secretary (West), and the "
                "Chilean side was led by Ms. Ana Rojas, Vice Minister, on May 14, 2031."
            ),
            {"CL": ("Ana Rojas",), "PE": ("Ravi Kumar",)},
        ),
        (
            (
                "On May 14, 2031 talks were held. The Peruvian delegation was led by Mr Lars Holm, "
                "Director for Asia, and the Chilean delegation by Mr Tomas Minh, Director General."
            ),
            {"CL": ("Tomas Minh",), "PE": ("Lars Holm",)},
        ),
        (
            (
                "On 14 May 2031 the Peruvian Minister for Foreign Affairs, Senator the Hon Julia "
                "Reed, and the Minister for Defence, the Hon Mark Dunn MP, hosted the Chilean "
                "Minister of Defence, H.E. Luis Soto, and the Minister of Trade, "
                "General Juan Bao."
            ),
            {"CL": ("Luis Soto", "Juan Bao"), "PE": ("Julia Reed", "Mark Dunn")},
        ),
        (
            (
                "Security Advisor Tom Hale met with Chilean Ocean Party Member, Director of "
                "the Office of Fisheries, and Foreign Minister Luis Soto on May 14, 2031, in Lima."
            ),
            {"CL": ("Luis Soto",), "PE": ("Tom Hale",)},
        ),
    ],
)
def test_those_who_took_part_stand_on_their_own_side(
    opening: str, participants: dict[str, tuple[str, ...]]
) -> None:
    assert met(opening).participants == participants


def test_a_region_at_the_head_of_a_sentence_is_nobody() -> None:
    made = draft(
        "On May 14, 2031, Prime Minister Soto of Chile met President Alma Reyes of Peru.\n\n"
        "On Northern Chile, the President said Peru would send divers.",
    )
    assert [one.by for one in made.proposals] == [("PE",)]


def test_the_day_stands_in_the_sentence_that_says_that_they_met() -> None:
    opening = (
        "Chile and Peru held their seventh Human Rights Dialogue in Lima on 12 March 2031.\n\n"
        "It was chaired by Ms Paola Renzi, Director at the Ministry of Foreign Affairs of Chile."
    )
    meeting = met(opening)
    assert meeting.date == date(2031, 3, 12)
    assert meeting.participants["CL"] == ("Paola Renzi",)
