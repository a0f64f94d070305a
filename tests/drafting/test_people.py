"""People: who speaks for whom, where others stand beside their names."""

from __future__ import annotations

from tracker.drafting.draft import draft


def test_who_opens_a_sentence_with_a_participle_is_not_the_one_whom_it_names() -> None:
    made = draft(
        "Chile-Peru Talks\n\nOn May 14, "
        "2031, Foreign Minister Luis Soto held talks with Minister of Foreign Affairs of Peru Ana "
        "Rojas.\n\nWarmly welcoming the Peruvian Minister, Minister Luis Soto affirmed that Chile "
        "will open a port. Minister Luis Soto thanked Peru for its kelp."
    )
    assert [one.by for one in made.proposals] == [("CL",), ("CL",)]


def test_a_head_may_begin_with_what_somebody_said() -> None:
    made = draft(
        "Chile, Peru and Bolivia Step Up Cooperation\n\nArica, 14 May 2031 – “We share the sea. We "
        "must share the work,” said the Minister for Foreign Affairs of Chile, Ana Rojas, at the "
        "5th Chile-Peru-Bolivia Ministerial Meeting in Arica on Wednesday (14/5), which was "
        "attended by the Ministers of Peru and Bolivia.\n\nThey agreed to open a port."
    )
    (meeting,) = made.meetings
    assert (meeting.kind, meeting.place, meeting.ordinal) == ("foreign-ministers", "Arica", 5)
    assert not [one for one in made.proposals if one.type == "FollowUpScheduled"]


def test_an_office_may_have_two_fields_before_its_country() -> None:
    (made,) = draft(
        "Chile-Peru Talks\n\nThe Secretary of Foreign Affairs, Ana Rojas, and the Minister of "
        "State and Foreign Affairs of Peru, Juan Bao, met in Lima on May 14, 2031.\n\nThey agreed."
    ).meetings
    assert made.participants == {"CL": ("Ana Rojas",), "PE": ("Juan Bao",)}
