"""People: who speaks for whom, where others stand beside their names."""

from __future__ import annotations

import pytest

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


def test_a_side_that_another_sentence_names_tells_nothing_of_who_comes_next() -> None:
    made = draft(
        "Japan-Chile Relations\n\nMay 14, 2031\n\nOn May 14, Mr. Ken Mori, Minister for Foreign "
        "Affairs, held the third Japan-Chile Dialogue with H.E. Ms. Ana Rojas, Foreign Minister of "
        "Chile, who is visiting Japan.\n\nMinister Rojas stated that preparations were advancing "
        "on the Chilean side.\n\nMinister Mori asked Chile to lift its ban."
    )
    assert [(one.by, one.to) for one in made.proposals][-1] == (("JP",), ("CL",))


def test_somebody_of_no_country_who_visits_the_other_and_consults_is_at_home_in_the_first() -> None:
    made = draft(
        "Japan-Chile Vice-Ministerial Consultation\n\nMay 14, 2031\n\nOn May 14, commencing at "
        "10:00 a.m. local time (11:00 p.m. Japan time), Mr. MORI Ken, Vice-Minister for Foreign "
        "Affairs, who is visiting Santiago, consulted with H.E. Mr. Luis Soto, Vice Minister of "
        "Foreign Affairs of Chile.\n\nVice-Minister Mori urged the Chilean side to lift its ban."
    )
    assert [(one.by, one.to) for one in made.proposals] == [(("JP",), ("CL",))]
    assert made.meetings[0].participants == {"CL": ("Luis Soto",), "JP": ("MORI Ken",)}


def test_the_author_of_a_statement_speaks_for_himself_and_with_we_for_both() -> None:
    made = draft(
        "Remarks by Prime Minister Haruki Onodera at the Joint Press Announcement with President "
        "Omar al-Rashid of the Arab Republic of Egypt\n\nTuesday, May 14, 2031\n\nThe President "
        "told me of the reefs. Under the Japan-Egypt Partnership, we have resolved to open ten "
        "schools by May 2032. I asked the President to lift the ban on berries from "
        "Japan. Piracy can never be forgiven. Our foreign ministers will "
        "therefore meet in Cairo in August. Thank you very much."
    )
    told = [(one.type, one.by) for one in made.proposals if one.type != "ViewsExchanged"]
    assert told == [
        ("CommitmentMade", ("EG", "JP")),
        ("RequestMade", ("JP",)),
        ("ConcernRaised", ("JP",)),
        ("FollowUpScheduled", ("EG", "JP")),
    ]


def test_a_line_between_dashes_below_a_title_is_none_of_the_text() -> None:
    made = draft(
        "Press Release\n\nConsultations between the fisheries authorities of Japan and Chile\n"
        "- Kelp without borders -\n\nOn May 14, 2031, consultations between the fisheries "
        "authorities of Japan and the Republic of Chile took place in Lima.\n\nThe two sides "
        "agreed to map the reef."
    )
    assert (made.parties, made.meetings[0].kind) == (("CL", "JP"), "consultations")


@pytest.mark.parametrize(
    ("first", "then"),
    [("Núñez", "Nunez"), ("Nunez", "Núñez"), ("Çelik", "Celik"), ("Sørby", "Sorby")],
)
def test_a_name_is_the_same_with_its_accents_and_without(first: str, then: str) -> None:
    made = draft(
        f"Japan-Chile Talks\n\nOn May 14, 2031, Mr. Ken Mori, Foreign Minister of Japan, "
        f"held talks with Mr. Ernesto {first}, Minister of Foreign Affairs of Chile, in Lima.\n\n"
        f"Minister {then} thanked Japan for the boats. Minister Mori requested Minister {then} to "
        "lift the ban."
    )
    assert [(one.by, one.to) for one in made.proposals] == [(("CL",), ()), (("JP",), ("CL",))]
