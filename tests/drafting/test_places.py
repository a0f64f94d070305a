"""Places: the city where they met, told apart from every other that a head names."""

from __future__ import annotations

import pytest

from tracker.drafting.draft import draft

_SOTO = "On May 14, 2031, Luis Soto, Minister of Foreign Affairs of Chile, "
_MET = "met the Minister of Foreign Affairs of Norway"


def place(opening: str, *, line: str = "May 14, 2031", body: str = "") -> str | None:
    """Where a meeting was held, by its opening, the line above it and what is told below."""
    told = f"Chile-Norway Talks\n\n{line}\n\n{opening}\n\n{body}\n\nThey agreed to open the canal."
    return draft(told).meetings[0].place


@pytest.mark.parametrize(
    ("line", "city"),
    [
        ("Bergen, 14 May 2031", "Bergen"),
        ("14 May 2031, Bergen", "Bergen"),
        ("BERGEN, NORWAY, 14TH MAY, 2031", "Bergen"),
        ("Bergen (Norway), Wednesday, 14 May 2031", "Bergen"),
        ("Oslo | May 14, 2031", "Oslo"),
        ("Oslo / May 14, 2031 / Ministry of Foreign Affairs", "Oslo"),
        ("(MFA) - Oslo, 14 May 2031", "Oslo"),
        ("Press release, 14 May 2031", None),
        ("Wednesday, 14 May 2031", None),
        ("Media Release, 14 May 2031", None),
    ],
)
def test_a_city_stands_with_the_day_on_a_line_of_its_own(line: str, city: str | None) -> None:
    opening = "The Foreign Minister of Norway met the Foreign Minister of Chile today."
    assert place(opening, line=line) == city


def test_a_report_begins_with_its_city_and_days_of_two_calendars() -> None:
    dateline = "Santiago, Dhul-Hijjah 12, 1452 H, May 14, 2031, XPA -- "
    opening = f"{dateline}The Foreign Minister of Chile received the Foreign Minister of Norway."
    assert place(opening) == "Santiago"


@pytest.mark.parametrize(
    ("opening", "city"),
    [
        ("Luis Soto, Foreign Minister of Chile, met Norway's in Oslo today.", "Oslo"),
        ("Luis Soto, Foreign Minister of Chile, met Norway's in Viña del Mar.", "Viña del Mar"),
        ("Oslo [Norway], May 14 (ANI): Luis Soto, Foreign Minister of Chile, met her.", "Oslo"),
        ("Luis Soto, Foreign Minister of Chile, who is visiting Norway, met Norway's.", None),
    ],
)
def test_a_page_of_a_capital_may_tell_of_a_meeting_abroad(opening: str, city: str | None) -> None:
    assert place(opening, line="Santiago, 14 May 2031") == city


@pytest.mark.parametrize(
    ("told", "city"),
    [
        ("held talks in Arica Her Excellency Eva Lind, Minister of Norway.", "Arica"),
        ("received in Arica Deputy Minister Eva Lind of Norway.", "Arica"),
        ("received in Arica Norwegian Minister Eva Lind.", "Arica"),
        (f"{_MET} in Port of Spain on Monday.", "Port of Spain"),
        (f"{_MET} in The Hague.", "The Hague"),
        (f"{_MET} in Rio de Janeiro.", "Rio de Janeiro"),
        (f"{_MET} in St. Petersburg.", "St. Petersburg"),
        (f"{_MET} in Nur-Sultan.", "Nur-Sultan"),
    ],
)
def test_the_name_of_a_city_ends_where_that_of_somebody_begins(told: str, city: str) -> None:
    assert place(_SOTO + told) == city


@pytest.mark.parametrize(
    "told",
    [
        "met the Ambassador of Norway (resident in Lima), Eva Lind.",
        "discussed with the Minister of Foreign Affairs of Norway the situation in Kabul.",
        (
            "who is visiting Norway to attend a conference on kelp in Bergen, paid a courtesy "
            "call on the Minister of Foreign Affairs of Norway."
        ),
        f"{_MET} ahead of the summit in Madrid.",
        f"{_MET} to mark the treaty signed in Madrid.",
        f"{_MET}, a graduate of the university in Uppsala.",
        f"{_MET} and invited her to visit Arica.",
        f"{_MET} for talks on Security in Central Asia.",
        f"{_MET} for talks on Fisheries in Lake Ranco.",
        f"{_MET}. The previous round was held in Lima.",
        (
            "held a telephone talk with the Minister of Foreign Affairs of Norway on the round "
            "held in Lima."
        ),
        f"{_MET} at the Prime Minister's Residence.",
    ],
)
def test_what_was_somewhere_else_is_no_place_of_a_meeting(told: str) -> None:
    assert place(_SOTO + told) is None


def test_a_committee_on_matters_meets_where_it_is_held() -> None:
    opening = (
        "The Third Meeting of the Chile-Norway Committee on Cooperation in Agriculture and "
        "Forestry was held in Concepción on 14 May 2031."
    )
    assert place(opening) == "Concepción"


@pytest.mark.parametrize(
    ("told", "where"),
    [
        (f"{_MET} at Dragefjell House, Bergen.", "Bergen"),
        (f"{_MET} at the Dragefjell Manor.", "Dragefjell Manor"),
        (f"{_MET} at the Dragefjell residence.", "Dragefjell residence"),
        ("arrived in Norway. The two ministers held talks at Akershus Castle, Oslo.", "Oslo"),
    ],
)
def test_a_building_stands_where_no_city_is_named(told: str, where: str) -> None:
    assert place(_SOTO + told) == where


@pytest.mark.parametrize(
    ("body", "city"),
    [
        ("Welcoming his counterpart to Oslo, the Minister said that Norway was glad.", "Oslo"),
        ("The Minister welcomed the coming visit of the President to Oslo.", None),
        ("Done at Bergen, Norway, this 14th day of May, 2031.", "Bergen"),
    ],
)
def test_a_guest_is_welcomed_and_a_text_is_done_somewhere(body: str, city: str | None) -> None:
    assert place(f"{_SOTO}{_MET}.", body=body) == city


@pytest.mark.parametrize(
    ("told", "city"),
    [
        (f"{_MET} at the Ministry of Trade, Oslo.", "Oslo"),
        (f"{_MET} at Haug House. It was the first visit to Oslo by a Chilean in years.", "Oslo"),
        (f"{_MET} in Haug House this morning, her first visit to Santiago.", "Santiago"),
        ("said today following talks in Bergen with the Minister of Norway, Eva Lind.", "Bergen"),
        (
            (
                "issued the following statement after meeting the Minister of Norway, Eva Lind, on "
                "the margins of the Kelp Week in Bergen:"
            ),
            "Bergen",
        ),
        ("held a dinner in Otaru City, Hokkaido, with the Minister of Norway.", "Otaru"),
        ("held a dinner in Nara City, Nara, with the Minister of Norway.", "Nara"),
        (f"{_MET} in Mexico City.", "Mexico City"),
        (
            f"{_MET} at Haug House. He will visit Lima. It was his first visit to Peru.",
            "Haug House",
        ),
    ],
)
def test_a_city_is_told_behind_its_building_or_by_a_visit(told: str, city: str) -> None:
    assert place(_SOTO + told) == city


def test_a_capital_is_told_by_its_country_and_named_as_the_text_names_it() -> None:
    opening = f"{_SOTO}said following Chilean-Norwegian consultations in the Norwegian capital."
    assert place(opening, body="While in Oslo, he laid flowers.") == "Oslo"
    assert place(opening) is None
    assert place(f"{_SOTO}{_MET} in the capital of Norway.", body="Oslo is wide.") == "Oslo"


@pytest.mark.parametrize(
    ("body", "city"),
    [
        ("He held talks with the Minister of Norway in Bergen this afternoon.", "Bergen"),
        ("They took note of what was agreed at the last round in Bergen.", None),
        ("\n\n".join(["They spoke of kelp."] * 9 + ["Bergen, 14 May 2031"]), "Bergen"),
    ],
)
def test_a_city_stands_in_a_later_sentence_or_below_the_text(body: str, city: str | None) -> None:
    told = f"Talks\n\nMay 14, 2031\n\n{_SOTO}{_MET}.\n\nThey agreed to fish.\n\n{body}"
    assert draft(told).meetings[0].place == city


@pytest.mark.parametrize(
    ("told", "city"),
    [
        ("In Bergen today, the Foreign Minister of Chile met the Minister of Norway.", "Bergen"),
        ("The Foreign Minister of Chile visited Norway. In Bergen, he held talks.", "Bergen"),
        ("In Bergen last year, the Ministers of Chile and Norway met for the first time.", None),
        ("In Norway, the Foreign Minister of Chile met the Foreign Minister of Norway.", None),
    ],
)
def test_a_sentence_that_begins_with_a_city_goes_on_with_the_meeting(
    told: str, city: str | None
) -> None:
    assert place(told) == city


@pytest.mark.parametrize(
    ("title", "city"),
    [
        (
            "THIRD SESSION OF THE CHILE – NORWAY JOINT COMMISSION (JBCC), BERGEN, 14 MAY 2031",
            "Bergen",
        ),
        ("Visit of the Foreign Minister of Chile – Bergen, May 14, 2031", "Bergen"),
        ("Third Session of the Chile-Norway Joint Commission, Norway, 14 May 2031", None),
    ],
)
def test_a_city_stands_with_the_day_at_the_end_of_a_title(title: str, city: str | None) -> None:
    told = f"Home > Media > Statements 2031\n\n{title}\n\nThe Ministers agreed to open the canal."
    met = draft(told, parties=("CL", "NO")).meetings[0]
    assert (met.place, met.ordinal) == (city, 3 if "ession" in title.lower() else None)
