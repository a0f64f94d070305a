"""Allegiances: whose people are those beside whose names no country stands."""

from __future__ import annotations

import pytest

from tracker.drafting.draft import draft

_OPENING = "On May 14, 2031, Minister Luis Soto and Minister Juan Bao met in Lima.\n\n"


def acts(text: str) -> list[tuple[str, ...]]:
    """By whom the acts of a readout of Chile and Peru are."""
    made = draft(text, parties=("CL", "PE")).proposals
    return [one.by for one in made if one.type != "ViewsExchanged"]


@pytest.mark.parametrize(
    "told",
    [
        "Minister Soto said that Chile would send a ship.",
        "Minister Soto explained that, within its budget, Chile was prepared to send a ship.",
        "Minister Soto stated that Chile, which takes over the chair in May, will send a ship.",
        "Minister Soto announced Chile's decision to send a ship.",
        "Minister Soto placed on record Chile's gratitude.",
        "Minister Soto thanked Peru for the kelp.",
        "Minister Soto, for his part, asked the Peruvian side to repair the pier.",
        "Minister Soto welcomed the reform, and called for the ratification by Peru of the treaty.",
        "Minister Soto spoke highly of the fact that Peru has sheltered the fishermen.",
        "Minister Soto sought Peru's assistance.",
        "Minister Soto, who is on an official visit to Peru, saw the reef.",
        "Minister Soto arrived in Lima on Tuesday.",
        "Minister Bao said that Peru would send a ship.",
        "Minister Bao assured Chile of its support.",
    ],
)
def test_who_speaks_for_a_country_asks_the_other_or_visits_it_tells_his_own(told: str) -> None:
    text = f"Talks\n\n{_OPENING}{told}\n\nMinister Soto regretted the closure of the canal."
    assert acts(text)[-1] == ("CL",)


@pytest.mark.parametrize(
    "told",
    [
        "Minister Bao asked Minister Soto to repair the pier.",
        "Minister Bao received Minister Soto.",
        "Minister Soto paid a courtesy call on the visiting Minister Bao.",
    ],
)
def test_whom_somebody_asks_or_calls_on_is_of_the_other_side(told: str) -> None:
    text = (
        "Talks\n\nOn May 14, 2031, talks were held in Lima. Minister Bao stated that Peru would "
        f"open a port.\n\n{told}\n\nMinister Soto regretted the closure of the canal."
    )
    assert acts(text)[-1] == ("CL",)


@pytest.mark.parametrize(
    ("told", "by"),
    [
        ("Ministers Bao and Paz thanked Chile for the buoys.", ("BO", "PE")),
        (
            "Ministers Bao and Paz voiced disappointment at the closure by Chile of the canal.",
            ("BO", "PE"),
        ),
        (
            "Minister Paz voiced the unease felt at home about the closure by Peru of the canal.",
            ("BO",),
        ),
        ("Minister Bao regretted the closure by Bolivia of the canal.", ("PE",)),
    ],
)
def test_of_three_of_three_countries_each_is_of_one(told: str, by: tuple[str, ...]) -> None:
    text = (
        "Talks of three\n\nOn May 14, 2031, talks between Chile, Bolivia and Peru were held. "
        "Mr. Luis Soto, Mr. Juan Bao and Mr. Raul Paz took part.\n\nMinister Soto stated that "
        "Chile would send a ship. Minister Paz asked Peru to open its ports. Minister Bao listened "
        "to him.\n\n"
    )
    made = draft(text + told, parties=("BO", "CL", "PE")).proposals
    assert made[-1].by == by


def test_who_visits_a_country_by_the_title_is_not_of_it() -> None:
    text = (
        "Visit to Chile by Minister for Foreign Affairs Juan Bao\n\nMay 14, 2031\n\nMinister for "
        "Foreign Affairs Juan Bao held talks in the morning with Dr. Luis Soto, Minister of "
        "Foreign Affairs (for two hours).\n\nMinister Bao deplored the closure of the canal. "
        "Minister Soto requested the release of the boats."
    )
    assert acts(text) == [("PE",), ("CL",)]


def test_a_guest_with_initials_calls_on_the_host() -> None:
    made = draft(
        "Courtesy Call\n\nMay 14, 2031\n\nH.E. Mr. Luis H. Soto, President of the Republic of "
        "Chile, who is on a working visit to Peru, paid a courtesy call on Foreign Minister Juan "
        "Bao.\n\nMinister Bao requested the release of the boats, and asked President Soto to use "
        "his good offices."
    )
    assert [one.by for one in made.proposals] == [("PE",), ("PE",)]
    assert made.proposals[-1].to == ("CL",)


def test_a_delegation_that_visits_is_led_by_one_of_the_other_side() -> None:
    made = draft(
        "Courtesy Call on State Minister Ken Mori by the Parliament of Chile\n\nMay 14, 2031\n\n"
        "On May 14, Mr. Ken Mori, State Minister for Foreign Affairs, received a courtesy call "
        "from members of the Committee led by Mr. Luis Soto, Chairman, who are visiting Japan.\n\n"
        "Chairman Soto regretted the closure of the canal. State Minister Mori asked the Chairman "
        "to open it."
    )
    assert [one.by for one in made.proposals] == [("CL",), ("JP",)]


@pytest.mark.parametrize(
    ("host", "guest"),
    [("Sayuri Onodera", "Luis Soto"), ("Ken Mori", "Wang Ping"), ("Shun Ohno", "Anna Berg")],
)
def test_where_nothing_else_tells_a_name_may(host: str, guest: str) -> None:
    text = (
        f"Talks\n\nOn May 14, 2031, talks were held. State Secretary {guest} regretted the closure "
        f"of the canal. Minister {host} welcomed the new pier."
    )
    made = draft(text, parties=("JP", "CL")).proposals
    assert [one.by for one in made] == [("CL",), ("JP",)]


def test_a_chief_executive_is_somebody_who_acts() -> None:
    made = draft(
        "Chile-Peru Summit\n\nMay 14, 2031\n\nPresident Luis Soto met with General Juan Bao, Chief "
        "Executive of the Republic of Peru, in Lima.\n\nThe Chief Executive stated that elections "
        "would be held in May 2032."
    )
    assert [one.by for one in made.proposals] == [("PE",)]


def test_a_title_without_a_name_beside_a_namesake_is_that_of_the_page() -> None:
    made = draft(
        "Prime Minister’s call with Prime Minister Soto of Chile\n\nOrganisation: Prime Minister’s "
        "Office, 10 Downing Street\n\n14 May 2031\n\nA readout of the Prime Minister’s call with "
        "the Prime Minister of Chile.\n\nThe Prime Minister spoke to Prime Minister Soto of Chile "
        "earlier today.\n\nThe Prime Minister regretted the closure of the canal. Prime Minister "
        "Soto thanked the United Kingdom for the boats."
    )
    assert [one.by for one in made.proposals] == [("GB",), ("CL",)]
