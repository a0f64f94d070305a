"""Heads: who took part for which side, and when, as ministries of several countries tell it."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.drafting.draft import draft
from tracker.drafting.proposals import Meeting
from tracker.errors import Unreadable


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


def test_a_long_title_that_ends_in_a_day_dates_the_meeting() -> None:
    title = "Chile: a long talk of Ana Rojas and her Peruvian counterpart on tides, eels and more"
    opening = "The Minister of Fisheries of Chile met the Minister of Fisheries of Peru today."
    made = draft(f"{title} (Lima, 14 May 2031)\n\n{opening}\n\nThey agreed to open the canal.")
    assert [meeting.date for meeting in made.meetings] == [date(2031, 5, 14)]


def test_all_whose_leaders_met_are_parties_where_the_opening_names_three() -> None:
    opening = (
        "We, the leaders of Chile, Peru and Norway and the Prime Minister of Sweden, met in Lima "
        "on 14 May 2031."
    )
    made = draft(f"Joint statement\n\n{opening}\n\nWe agreed to open the canal.")
    assert made.parties == ("CL", "NO", "PE", "SE")


def test_a_minister_whose_country_is_not_told_is_of_the_other_side_than_the_guest() -> None:
    opening = (
        "The Minister for Europe and Foreign Affairs, Claire Marin, met on 14 May 2031 with Ana "
        "Rojas, Minister of Foreign Affairs of Chile. She welcomed Chile's help."
    )
    made = draft(f"Talks with Chile\n\n{opening}", parties=("CL", "FR"))
    assert made.meetings[0].participants == {"CL": ("Ana Rojas",), "FR": ("Claire Marin",)}


def test_somebody_who_is_told_of_a_thing_is_not_of_the_country_whose_it_is() -> None:
    opening = "On May 14, 2031, Chilean Commissioner Ana Rojas met Luis Soto, Minister of Peru."
    told = (
        "The Minister informed the Commissioner of Peru's plan to open a port. "
        "The Commissioner urged Peru to open two."
    )
    made = draft(f"Chile-Peru talks\n\n{opening}\n\n{told}").proposals
    assert [(one.type, one.by, one.to) for one in made if one.type == "RequestMade"] == [
        ("RequestMade", ("CL",), ("PE",))
    ]


@pytest.mark.parametrize(
    "opening",
    [
        (
            "On May 14, 2031, Ms. Ana Rojas, Foreign Minister of Peru, attended the talks. The "
            "others were represented by Mr. Luis Soto, Foreign Minister of Chile, Mr. Juan Bao, "
            "Deputy Minister of Foreign Affairs of Bolivia, and Ms. Eva Paz, State Secretary of "
            "the Ministry of Foreign Affairs of Ecuador."
        ),
    ],
)
def test_all_whose_officers_are_listed_are_parties(opening: str) -> None:
    made = draft(f"Fourth Meeting of the Coast\n\n{opening}\n\nThey agreed to build a pier.")
    assert made.parties == ("BO", "CL", "EC", "PE")


def test_those_who_are_tied_into_one_are_parties() -> None:
    made = draft(
        "Ana Rojas at the Bolivian-Chilean-Peruvian consultations\n\nOn May 14, 2031, Ana Rojas, "
        "Foreign Minister of Peru, took part in the talks.\n\nThey agreed to build a pier."
    )
    assert made.parties == ("BO", "CL", "PE")


def test_who_tells_the_whole_as_i_is_the_one_who_met_the_other() -> None:
    made = draft(
        "Visit to Peru\n\n14 May 2031\n\nToday in Lima I met the Foreign Minister of Peru, Ana "
        "Rojas. I announced that a further 100 places will be made available to divers from "
        "Chile.\n\nChile will fund a pier.",
        parties=("CL", "PE"),
    )
    assert [(one.type, one.by) for one in made.proposals] == [
        ("CommitmentMade", ("CL",)),
        ("CommitmentMade", ("CL",)),
    ]


def test_ministers_of_several_countries_are_theirs_in_order() -> None:
    made = draft(
        "The Foreign Ministers of Bolivia, Chile and Peru, H.E. Mr. Juan Bao, H.E. Mr. Luis Soto "
        "and H.E. Ms. Ana Rojas, met in Lima on 14 May 2031.\n\nMinisters Bao and Soto thanked "
        "Peru for its hospitality and for the release of the trawlers. Minister Rojas called on "
        "Chile to build a pier."
    )
    assert [(one.type, one.by) for one in made.proposals] == [
        ("ProgressWelcomed", ("BO", "CL")),
        ("RequestMade", ("PE",)),
    ]


def test_a_body_acts_by_its_name_and_its_letters() -> None:
    made = draft(
        "Chile and Peru held the second session of the Joint Fisheries Commission (JFC) in Lima "
        "on 14 May 2031.\n\nThe JFC welcomed the new pier. On trawlers, the Commission condemned "
        "the attacks in the bay."
    )
    assert [(one.type, one.by) for one in made.proposals] == [
        ("ProgressWelcomed", ("CL", "PE")),
        ("ConcernRaised", ("CL", "PE")),
    ]


def test_a_surname_is_no_country() -> None:
    """What is a demonym elsewhere: "Minister Thai", "Ms Finn"."""
    made = draft(
        "Foreign Minister Le Hoang Thai holds talks with Chilean Minister of Foreign Affairs\n\n"
        "14 May 2031\n\nOn May 14th, in Ha Noi, Minister of Foreign Affairs Le Hoang Thai held "
        "talks with Chilean Minister of Foreign Affairs Luis Soto, who is paying a visit to Viet "
        "Nam.\n\nMinister Thai warmly thanked Chile for the lighthouse."
    )
    assert made.parties == ("CL", "VN")
    assert [(one.type, one.by) for one in made.proposals] == [("ProgressWelcomed", ("VN",))]


def test_guests_that_the_next_sentence_names_are_parties() -> None:
    made = draft(
        "Foreign Ministers of the Coast Format met in Lima\n\n14 May 2031\n\nThe Minister of "
        "Foreign Affairs of Peru, Ana Rojas, hosted a meeting of the Coast Format in Lima. Her "
        "guests were the Chilean Foreign Minister, Luis Soto, and the Minister of Foreign Affairs "
        "of Bolivia, Juan Bao.\n\nThey agreed to build a pier."
    )
    assert made.parties == ("BO", "CL", "PE")


def test_each_of_several_who_met_has_his_own_country() -> None:
    made = draft(
        "Chile-Bolivia-Peru Foreign Ministers’ Meeting\n\nMay 14, 2031\n\nOn May 14, Mr. SOTO "
        "Luis, Minister for Foreign Affairs of Chile, Senator the Hon. Julia Bao, Minister for "
        "Foreign Affairs of the Plurinational State of Bolivia, and H.E. Dr. Ana Rojas, Minister "
        "of Foreign Affairs of Peru, held a meeting in Lima.\n\nMinister Soto thanked Peru for "
        "the pier. Minister Bao asked Chile to open the canal."
    )
    assert [(one.by, one.done_by or one.to) for one in made.proposals] == [
        (("CL",), ("PE",)),
        (("BO",), ("CL",)),
    ]


def test_an_office_of_several_matters_is_that_of_its_country() -> None:
    made = draft(
        "Courtesy Call on Vice-Minister for Foreign Affairs Takeo Onishi\n\nMay 14, 2031\n\nOn "
        "May 14, Mr. Takeo Onishi, Vice-Minister for Foreign Affairs, received a courtesy call "
        "from the Hon. Mr. Luis Soto, Minister of Fisheries and Marine Resources Development of "
        "the Republic of Chile, who is visiting Japan.\n\nVice-Minister Onishi requested the "
        "cooperation of the Government of Chile so that divers can work in the bay."
    )
    assert [(one.by, one.to) for one in made.proposals] == [(("JP",), ("CL",))]


def test_where_the_host_is_of_no_country_that_is_told_the_parties_are_asked_for() -> None:
    with pytest.raises(Unreadable, match="give them"):
        draft(
            "State Secretary discussed the coast with colleagues\n\n14 May 2031\n\nState Secretary "
            "Kaisa Leht met with State Secretary Luis Soto of Chile and Secretary General Ana "
            "Rojas of Peru in Lima.\n\nThey agreed to build a pier."
        )


def test_those_who_are_listed_behind_a_side_are_of_it() -> None:
    made = draft(
        "Chile-Peru Consultations\n\nMay 14, 2031\n\nOn May 14 consultations were held in Lima. "
        "From the Peruvian side, Ms. Ana Rojas, Minister for Foreign Affairs, and Mr. Tomas Minh, "
        "Minister of Defence, and from the Chilean side, Mr. Luis Soto, Minister for Foreign "
        "Affairs, and the Hon. Juan Bao MP, Minister for Defence, attended.\n\nMinister Bao "
        "stated that Chile would send a ship. Minister Minh thanked Chile for its help."
    )
    assert [(one.type, one.by) for one in made.proposals] == [
        ("CommitmentMade", ("CL",)),
        ("ProgressWelcomed", ("PE",)),
    ]


def test_somebody_speaks_for_whom_he_says_will_act() -> None:
    made = draft(
        "Chile-Peru meeting in Lima\n\nMay 14, 2031\n\nOn May 14, Deputy Minister Juan Bao and "
        "Deputy Minister Tomas Minh met in Lima.\n\nDeputy Minister Minh stated that Chile would "
        "send a ship. Deputy Minister Minh urged Peru to open the canal."
    )
    assert [(one.type, one.by) for one in made.proposals] == [
        ("CommitmentMade", ("CL",)),
        ("RequestMade", ("CL",)),
    ]


def test_visitors_of_several_countries_are_on_another_side_than_whom_they_visit() -> None:
    made = draft(
        "Minister Soto in Bergen: Norway is a friend of the coast\n\n14 May 2031\n\n"
        "Foreign Minister Luis Soto visited Norway today together with his Peruvian and Ecuadorian "
        "colleagues Rosa Vega and Juan Paz. In Bergen, the ministers met Foreign Minister Eva Lind."
        "\n\nMinister Vega promised that Peru would send divers. Minister Soto regretted the "
        "closure of the canal. Lind thanked them for the boats. Minister Paz welcomed the ferry.",
        parties=("CL", "EC", "NO", "PE"),
    )
    assert {code: list(names) for code, names in made.meetings[0].participants.items()} == {
        "CL": ["Luis Soto"],
        "EC": ["Juan Paz"],
        "NO": ["Eva Lind"],
        "PE": ["Rosa Vega"],
    }
    assert [one.by for one in made.proposals] == [("PE",), ("CL",), ("NO",), ("EC",)]


@pytest.mark.parametrize("banner", ["REPUBLIC OF CHILE", "Ministry of Trade of Chile"])
def test_whose_page_it_is_is_no_title(banner: str) -> None:
    made = draft(
        f"{banner}\n\nMINISTRY OF FOREIGN AFFAIRS\n\nTALKS BETWEEN CHILE AND NORWAY\n\n"
        "14 May 2031\n\nThe Foreign Minister of Chile held talks with the Rt. Hon. Eva Lind, "
        "Minister of Norway. Minister Lind promised that Norway would send divers."
    )
    assert made.title == "TALKS BETWEEN CHILE AND NORWAY"
    assert made.meetings[0].participants["NO"] == ("Eva Lind",)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("met the Deputy Minister of Chile in Lima on Thursday.", date(2031, 5, 15)),
        ("on Thursday held talks with the Deputy Minister of Chile.", date(2031, 5, 15)),
        ("met the Deputy Minister of Chile. He will go home on Monday.", date(2031, 5, 16)),
        ("met the Deputy Minister of Chile on 12 May, and on Thursday a guide.", date(2031, 5, 12)),
    ],
)
def test_a_day_of_the_week_is_the_last_one_up_to_that_of_the_page(said: str, day: date) -> None:
    told = f"Norway and Chile\n\nNews | 16/05/2031\n\nState Secretary Eva Lind of Norway {said}"
    assert draft(told).meetings[0].date == day
