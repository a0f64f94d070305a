"""Hosts and places: whose page a readout is, who tells it, and where it was, from its head."""

from __future__ import annotations

import pytest

from tracker.drafting.draft import draft


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("LIMA – The Chilean Foreign Minister, Luis Soto, met Peru's on May 14, 2031.", "Lima"),
        (
            "LA PAZ, 14th May, 2031 -- Luis Soto, Foreign Minister of Chile, met Peru's.",
            "La Paz",
        ),
        (
            "Lima, Peru, 14 May 2031 – Luis Soto, Foreign Minister of Chile, met Peru's.",
            "Lima",
        ),
        (
            "On May 14, 2031, Luis Soto, Foreign Minister of Chile, met Peru's at Pizarro Palace.",
            "Pizarro Palace",
        ),
        (
            (
                "On May 14, 2031, Luis Soto, Foreign Minister of Chile, welcomed the Foreign "
                "Minister of Peru to Pizarro Street this morning."
            ),
            "Pizarro Street",
        ),
        (
            (
                "On May 14, 2031, Luis Soto, Foreign Minister of Chile, who is visiting Singapore, "
                "held a meeting with the Foreign Minister of Peru."
            ),
            "Singapore",
        ),
        (
            (
                "On May 14, 2031, on the occasion of the Halifax International Security Forum, "
                "Luis Soto, Foreign Minister of Chile, and Juan Bao, Foreign Minister of Peru, "
                "held a meeting."
            ),
            "Halifax",
        ),
    ],
)
def test_the_place_is_read_from_a_dateline_or_a_building(opening: str, place: str) -> None:
    made = draft(f"Chile-Peru consultations\n\n{opening}\n\nThey agreed.")
    assert made.meetings[0].place == place


def test_somebody_of_no_country_who_met_an_officer_is_of_the_other_side() -> None:
    made = draft(
        "Bao meets Soto at the White House\n\nPrime Minister Juan Bao holds a meeting with the "
        "President of the United States of America in the White House on May 14, 2031.\n\n"
        "Prime Minister Juan Bao met US President Luis Soto today.\n\nThe Prime Minister welcomed "
        "President Soto's leadership on kelp. They agreed on the strength of the UK-US bond."
    )
    assert made.meetings[0].place == "White House"
    assert [(one.type, one.by, one.done_by) for one in made.proposals] == [
        ("ProgressWelcomed", ("GB",), ("US",)),
        ("ViewsExchanged", ("GB", "US"), ()),
    ]


def test_a_speaker_reported_as_i_is_not_the_author() -> None:
    made = draft(
        "Bao Talks with Soto\n\nOn May 14, 2031, President Juan Bao of Peru held talks with "
        "President Luis Soto of Chile.\n\nJuan Bao stressed that I was pleased to talk. Not long "
        "ago, Mr. President and I held meetings in Lima, and we achieved important outcomes."
    )
    last = made.proposals[-1]
    assert (last.by, last.complete, last.done_by) == (("PE",), True, ("CL", "PE"))


def test_the_parties_are_read_from_a_title_as_long_as_a_sentence() -> None:
    made = draft(
        "Readout of National Security Advisor Tom Hale's meeting with Chilean Ocean Party Member, "
        "Director of the Office of Fisheries, and Foreign Minister Luis Soto, the White House, "
        "May 14, 2031.\n\nNational Security Advisor Tom Hale met on May 13-14 with Chilean Ocean "
        "Party Member, Director of the Office of Fisheries, and Foreign Minister Luis Soto."
        "\n\nThe two sides agreed to open a line."
    )
    assert made.parties == ("CL", "US")
    assert [one.by for one in made.proposals] == [("CL", "US")]


def test_the_ordinal_may_be_told_further_down() -> None:
    meeting = draft(
        "Chile-Peru Foreign Ministers' Meeting\n\nMay 14, 2031\n\nOn May 14, Luis Soto, Minister "
        "for Foreign Affairs of Chile, and Juan Bao, Minister for Foreign Affairs of Peru, held "
        "talks.\n\nThe talks were candid, with this being the ninth meeting between Minister Soto "
        "and Minister Bao."
    ).meetings[0]
    assert meeting.ordinal == 9


def test_two_who_stand_behind_the_names_of_two_sides_are_of_those_in_their_order() -> None:
    made = draft(
        "Policy Consultation Takes Place\n\nThe 16th Policy Consultation between the Republic of "
        "Chile and the Republic of Peru took place in Lima on May 14, 2031, with Deputy Minister "
        "Juan Bao and First Deputy Minister Luis Soto serving as chief delegates.\n\nFirst Deputy "
        "Minister Soto agreed to lift the ban. Deputy Minister Bao thanked Peru."
    )
    assert [one.by for one in made.proposals] == [("PE",), ("CL",)]


def test_a_host_of_three_others_is_named_in_the_title() -> None:
    made = draft(
        "Japan-Baltic Working Lunch\n\nMay 14, 2031\n\nOn May 14, Mr. Haruki Onodera, Minister for "
        "Foreign Affairs, held a working lunch with Ms. Mari Tamm, Minister of Foreign Affairs of "
        "Estonia, Mr. Janis Ozols, Minister of Foreign Affairs of Latvia, and Mr. Jonas Kazlas, "
        "Minister of Foreign Affairs of Lithuania.\n\nThe ministers agreed to meet in June."
    )
    assert made.parties == ("EE", "JP", "LT", "LV")


def test_a_day_of_a_longer_visit_is_the_one_of_the_dateline() -> None:
    made = draft(
        "Visit of the Minister of Chile to Peru (May 07-11, 2031)\n\nMay 09, 2031\n\nThe Foreign "
        "Minister of Chile, Luis Soto, is paying a visit to Peru from 07-11 May 2031. The Foreign "
        "Minister of Peru, Juan Bao, held talks with him today.\n\nThey agreed to cut tariffs."
    )
    assert made.meetings[0].date.isoformat() == "2031-05-09"


def test_a_name_may_begin_with_a_letter_of_central_europe() -> None:
    made = draft(
        "Talks with Lithuania\n\nMay 14, 2031\n\nMinister of Foreign Affairs Juan Bao of Chile "
        "held talks with Minister of Foreign Affairs Rimas Šalna of the Republic of Lithuania."
        "\n\nMinister Šalna urged Chile to lift its ban."
    )
    assert [(one.by, one.to) for one in made.proposals] == [(("LT",), ("CL",))]


def test_a_place_stands_on_a_line_of_its_own() -> None:
    made = draft(
        "Prime Minister Bao meets President Soto of Peru\n\nMay 14, 2031\nVientiane, Laos\n\n"
        "Today, Prime Minister Juan Bao of Chile met with President Luis Soto of Peru.\n\nThey "
        "agreed to cut tariffs."
    )
    assert made.meetings[0].place == "Vientiane"


_TWO_MINISTERS = (
    "Soto meets Bao\n\nMay 14, 2031\n\nMinister of Foreign Affairs of Chile Luis Soto met in Lima "
    "with the Minister of Foreign Affairs of Peru, Juan Bao.\n\n"
)


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("The Minister called on Peru to open its ports.", "CL"),
        ("The Minister thanked Peru for the herring of last year.", "CL"),
        ("The Deputy Minister expressed Peru's gratitude for the kelp.", "PE"),
        ("Minister Bao asked for the Chilean side's view and agreed to open a port.", "PE"),
    ],
)
def test_a_title_that_both_bear_is_the_publishers_unless_its_words_tell(said: str, by: str) -> None:
    first, *_ = draft(_TWO_MINISTERS + said).proposals
    assert first.by == (by,)


@pytest.mark.parametrize(
    ("said", "to"),
    [
        ("They condemned the attacks in the South China Sea.", ()),
        ("They condemned the raids in the Gulf of Mexico.", ()),
        ("They condemned the detentions in Northern Ireland.", ()),
        ("They condemned the attacks of North Korea.", ("KP",)),
    ],
)
def test_what_is_called_after_a_country_is_none(said: str, to: tuple[str, ...]) -> None:
    (only,) = draft(_TWO_MINISTERS + said).proposals
    assert only.to == to


def test_two_titles_of_one_are_of_one_party() -> None:
    made = draft(
        "Chile-Peru talks\n\nMay 14, 2031\n\nThe Chilean Government was represented by the Deputy "
        "Prime Minister and Minister of Trade, Luis Soto, and the Minister of Fish, Ana Rojas. "
        "The Peruvian Government was represented by the Minister of Trade, Juan Bao.\n\n"
        "Minister Soto asked for a list. Minister Rojas agreed to open a port."
    )
    assert [one.by for one in made.proposals] == [("CL",), ("CL",)]


def test_who_led_a_side_speaks_for_it() -> None:
    made = draft(
        "Chile-Peru Consultations\n\nMay 14, 2031\n\nThe third round of consultations between "
        "Chile and Peru was held in Lima. Foreign Secretary Luis Soto led the Chilean delegation "
        "while Deputy Minister Juan Bao led the Peruvian side.\n\nDeputy Minister Juan Bao praised "
        "the kelp of Chile. Foreign Secretary Soto asked for a list."
    )
    assert [one.by for one in made.proposals] == [("PE",), ("CL",)]


def test_lines_tell_what_those_did_who_stand_at_the_end_of_a_paragraph() -> None:
    made = draft(
        _TWO_MINISTERS + "Both sides exchanged views on the sea in the morning and on the nets in "
        "the afternoon. The Peruvian side\n\n(1) strongly protested "
        "against the raids of Chilean boats;\n\n(2) requested that they be stopped."
    )
    assert [(one.type, one.by) for one in made.proposals if one.type != "ViewsExchanged"] == [
        ("ConcernRaised", ("PE",)),
        ("RequestMade", ("PE",)),
    ]


def test_ministers_of_some_of_three_speak_for_those() -> None:
    made = draft(
        "Meeting of the Ministers of Chile, Peru and Bolivia\n\nMay 14, 2031\n\nThe Ministers of "
        "Foreign Affairs of Chile, Peru and Bolivia met in Lima.\n\nThe Ministers of Chile and "
        "Peru agreed to open a port. All three called on Brazil to lift its ban."
    )
    assert [one.by for one in made.proposals] == [("CL", "PE"), ("BO", "CL", "PE")]


def test_an_office_of_several_countries_is_none_of_a_country_that_is_not_named() -> None:
    made = draft(
        "Secretary of State Ana Rojas in Lima\n\nMay 14, 2031\n\nSecretary of State Ana Rojas "
        "met in Lima with the Foreign Minister of Peru, Juan Bao. Chile will open a school there. "
        "The Chilean side thanked Peru for its kelp. The Chilean-Peruvian forum is a success."
    )
    assert made.parties == ("CL", "PE")


def test_who_issued_a_statement_is_who_says_i_in_it() -> None:
    made = draft(
        "Minister Ana Rojas on her meeting with State Secretary Juan Bao of Peru\n\n14.05.2031\n\n"
        "Minister of State Ana Rojas of Chile issued the following statement after meeting State "
        "Secretary Juan Bao of Peru in Lima:\n\nState Secretary Bao and I spoke about kelp.\n\n"
        "I am looking forward to continuing our exchange at the Kelp Talks in Arica in August."
    )
    assert [one.by for one in made.proposals if one.type == "FollowUpScheduled"] == [("CL",)]


def test_who_receives_in_the_city_of_the_dateline_is_at_home() -> None:
    made = draft(
        "Lind praises Chile's role at meeting with her counterpart\n\nOslo, 14 May 2031\n\n"
        "The Minister for Foreign Affairs, Eva Lind Berg, received the Minister for Foreign "
        "Affairs and Chileans Abroad, Luis Soto, at Haug House.\n\nLind thanked Chile for it all.",
        parties=("CL", "NO"),
    )
    assert [(one.by, one.done_by) for one in made.proposals] == [(("NO",), ("CL",))]


@pytest.mark.parametrize(
    ("page", "parties", "by"),
    [
        (
            (
                "Telephone call with the President of the Republic of Peru\n\n4 May 2031\n\nThe "
                "President of the Republic spoke today by telephone with Ana Quispe, President "
                "of the Republic of Peru.\n\nHe reiterated Portugal's unwavering support for the "
                "reef fund. The President of the Republic condemned the seizure of the trawlers. "
                "The Head of State recalled Portugal's attachment to the law of the sea. He "
                "deplored the closing of the port."
            ),
            ("PE", "PT"),
            ["PT", "PT", "PT", "PT"],
        ),
        (
            (
                "Federal Chancellor visits Bolivia\n\nMonday, 4 May 2031\n\nChancellor Eva "
                "Muster has promised Bolivia more help. Lithium was a chance for both, she said "
                "after talks with President Luis Choque in La Paz.\n\nThe Chancellor said "
                "Austria would be sending two geologists in June. The President thanked Austria "
                "for having paid for the school. On Wednesday she returns to Vienna."
            ),
            ("AT", "BO"),
            ["AT", "AT", "AT", "BO"],
        ),
        (
            (
                "Minister for the Middle East meets Omani Minister\n\nOrganisation: Foreign & "
                "Commonwealth Office\nPublished 4 May 2031\n\nThe Minister for the Middle East, "
                "Jane Poole, met the Omani Foreign Minister, Salim Harthy, in London earlier "
                "today. They spoke of the reef summit, due to take place in Muscat on 8 "
                "June.\n\nThe Minister urged the Foreign Minister to open the port."
            ),
            ("GB", "OM"),
            ["GB", "OM", "GB"],
        ),
    ],
)
def test_who_is_named_by_a_title_alone_is_of_the_page(
    page: str, parties: tuple[str, ...], by: list[str]
) -> None:
    made = draft(page)
    assert (made.parties, str(made.meetings[0].date)) == (parties, "2031-05-04")
    assert [own for one in made.proposals for own in one.by] == by
