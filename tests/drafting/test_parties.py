"""Parties: who met, where the head tells it in passing, and where it must be asked for."""

from __future__ import annotations

import pytest

from tracker.drafting.draft import draft
from tracker.errors import Unreadable

_GUEST = "The Foreign Minister, Ana Rojas, received today the Foreign Minister of Norway, Eva Lind."
_ONODERA = "On May 14, Mr. Haruki Onodera, Minister for Foreign Affairs, held a meeting with "
_THREE = (
    "Ms. Eva Lind, Minister of Foreign Affairs of Barbados, Mr. Ola Berg, Minister of Foreign "
    "Affairs of Belize, and Mr. Jan Holm, State Secretary, Ministry of Foreign Affairs and Foreign "
    "Trade of Guyana."
)


def text(title: str, *paragraphs: str, line: str = "14 May 2031") -> str:
    """A readout of a title, a line with the day, and its paragraphs."""
    return "\n\n".join((title, line, *paragraphs, "They agreed to open the canal."))


@pytest.mark.parametrize(
    ("title", "opening", "parties"),
    [
        ('"CARICOM + Japan" Ministers\' Meeting', _ONODERA + _THREE, ("BB", "BZ", "GY", "JP")),
        (
            "Chile meets the Benelux",
            (
                "The Foreign Minister of Chile, Luis Soto, met the Foreign Ministers of Belgium, "
                "the Netherlands and Luxembourg in Ghent."
            ),
            ("BE", "CL", "LU", "NL"),
        ),
        (
            "COMMUNIQUÉ OF THE MEETING OF CHILE, PERU AND BOLIVIA ON KELP",
            (
                "The Meeting on Kelp was held in Arica. The Chilean delegation was led by Hon. "
                "Luis Soto; the Peruvian delegation by Hon. Ana Rojas; and the Bolivian delegation "
                "by Hon. Juan Bao, Deputy Minister."
            ),
            ("BO", "CL", "PE"),
        ),
        (
            "NZ and Chile to renew pact",
            "Foreign Minister Tom Hale has met Chile's Minister for Foreign Affairs, Luis Soto.",
            ("CL", "NZ"),
        ),
        ("Talks with Norway (Lima, 14 May 2031)", f"{_GUEST}\n\nPeru will dig.", ("NO", "PE")),
        (
            "Speaker meets Chilean minister",
            "VNA - Assembly Chairwoman Ha Thi Lan received Luis Soto, Foreign Minister of Chile.",
            ("CL", "VN"),
        ),
        (
            "www.mfa.gov.pl",
            "Foreign Minister Jan Holm met the Foreign Minister of Chile, Luis Soto, in Arica.",
            ("CL", "PL"),
        ),
        (
            "The official site of the New Zealand Government",
            "Trade Minister Tom Hale has met his counterparts from Chile and Peru in Arica.",
            ("CL", "NZ", "PE"),
        ),
    ],
)
def test_those_whom_a_title_or_a_list_names_are_parties(
    title: str, opening: str, parties: tuple[str, ...]
) -> None:
    made = draft(text(title, opening))
    assert (made.parties, made.review) == (parties, ())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Lima, 14 May 2031", "The Minister affirmed that Peru will continue to dredge."),
        ("Lima, 14 May 2031", "She welcomed Minister Lind to Peru."),
        (
            "14 May 2031",
            "She stated that Peru would open a port, and reiterated Peru's full support for it.",
        ),
    ],
)
def test_a_host_is_of_the_country_for_which_he_speaks_and_the_parties_are_marked(
    line: str, told: str
) -> None:
    made = draft(text("Foreign Minister meets Norwegian counterpart", _GUEST, told, line=line))
    assert made.parties == ("NO", "PE")
    assert "check the parties" in " ".join(made.review)


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        ("Talks with Norway (Vienna, 14 May 2031)", (_GUEST,)),
        ("Talks with Norway", (_GUEST, "The Minister stated that Russia would not listen.")),
        ("Talks with Norway", (_GUEST, "The Minister noted a decision of the European Council.")),
        (
            "Talks with Norway",
            (
                _GUEST,
                (
                    "The Minister noted at great length, and to the satisfaction of all who were "
                    "in the hall of mirrors on that day, that a decision of the European Council "
                    "was near."
                ),
            ),
        ),
        ("Meeting with the Ministers of the Coast", (_ONODERA + _THREE,)),
        (
            "Meeting with the Coral Alliance",
            (
                (
                    "Julia Reed, Minister for Foreign Affairs of Australia, met the ministers of "
                    "the Coral Alliance. The Minister of Trade of Chile, Luis Soto, spoke for it."
                ),
            ),
        ),
        (
            "Nordic ministers meet",
            (
                (
                    "The Foreign Minister of Finland, Eva Lind, hosted the Nordic-Baltic foreign "
                    "ministers and the Foreign Minister of Poland, Jan Kos, in Turku."
                ),
            ),
        ),
    ],
)
def test_the_parties_are_asked_for_where_it_is_not_told_who_met(
    title: str, paragraphs: tuple[str, ...]
) -> None:
    with pytest.raises(Unreadable, match="give them"):
        draft(text(title, *paragraphs))


def test_somebody_named_before_the_other_sides_officer_is_of_the_host() -> None:
    made = draft(
        "Peru, Chile Hold Consultations\n\n14 May 2031\n\nThe Department of Foreign Affairs (DFA) "
        "hosted the Third Peru-Chile Consultations, with Undersecretary for Bilateral Affairs Ana "
        "B. Rojas and Chilean Assistant Minister for African Affairs Luis Soto as co-chairs.\n\n"
        "Undersecretary Rojas thanked Chile for the lighthouse. Assistant Minister Soto asked Peru "
        "to open the canal."
    )
    assert [(one.type, one.by) for one in made.proposals] == [
        ("ProgressWelcomed", ("PE",)),
        ("RequestMade", ("CL",)),
    ]


def test_counterparts_from_several_countries_are_theirs_in_order() -> None:
    made = draft(
        "PERU, CHILE, BOLIVIA HOLD MEETING ON KELP\n\n14 May 2031\n\nSecretary of Foreign Affairs "
        "of Peru Ana Rojas hosted her counterparts from Chile and Bolivia, Foreign Minister Luis "
        "Soto and Foreign Minister Juan Bao, for a meeting on kelp.\n\nMinister Soto asked Peru to "
        "open the canal. Minister Bao thanked Chile for the pier."
    )
    assert [(one.type, one.by) for one in made.proposals] == [
        ("RequestMade", ("CL",)),
        ("ProgressWelcomed", ("BO",)),
    ]


def test_a_host_of_several_counterparts_is_one_of_those_who_met() -> None:
    made = draft(
        "Meeting on kelp\n\n21.09.2031 - Press release\n\nMinister of Fish Ana Rojas today hosted "
        "her Peruvian and Bolivian counterparts in Arica.\n\nShe said that Chile will open a port, "
        "and stressed Chile's commitment to kelp. The Ministers agreed to meet again."
    )
    assert (made.parties, str(made.meetings[0].date)) == (("BO", "CL", "PE"), "2031-09-21")


def test_what_an_envoy_is_sent_to_did_not_meet() -> None:
    made = draft(
        "Minister Meets Special Envoy of Peru to Brazil\n\nMay 14, 2031\n\nThe Foreign Minister of "
        "Chile, Luis Soto, met today with the Special Envoy of Peru to Brazil, Juan Bao.\n\nThey "
        "agreed to help Brazil. Brazil is far away, and Brazil is large."
    )
    assert made.parties == ("CL", "PE")


def test_today_is_the_day_of_the_page() -> None:
    made = draft(
        "Call with Minister Soto of Chile\n\nMARCH 4, 2031\n\nThe Foreign Minister of Peru, Juan "
        "Bao, spoke today with the Foreign Minister of Chile, Luis Soto, and thanked him for the "
        "vote at the March 2 Ocean Assembly."
    )
    assert str(made.meetings[0].date) == "2031-03-04"


_BALTIC = """Japan-Baltic Working Lunch

May 14, 2031

On May 14, Mr. Haruki Onodera, Minister for Foreign Affairs of Japan, hosted a lunch in Osaka with \
Ms. Liis Kask, Minister of Foreign Affairs of Estonia, Mr. Juris Ozols, Minister of Foreign \
Affairs of Latvia, and Ms. Rasa Petrauskas, Minister of Foreign Affairs of Lithuania.

"""


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("The Baltic ministers thanked Minister Onodera for his help.", ("EE", "LT", "LV")),
        ("The Baltic side asked Japan to lift its ban.", ("EE", "LT", "LV")),
        ("The three ministers asked Japan to lift its ban.", ("EE", "LT", "LV")),
        ("The Ministers agreed to open the canal.", ("EE", "JP", "LT", "LV")),
        ("The four ministers agreed to open the canal.", ("EE", "JP", "LT", "LV")),
    ],
)
def test_a_league_acts_by_its_name_or_its_number(said: str, by: tuple[str, ...]) -> None:
    (act,) = draft(f"{_BALTIC}{said}").proposals
    assert act.by == by


def test_a_minister_of_several_fields_is_of_the_country_before_them() -> None:
    made = draft(
        "Soto: Norway can count on Chile\n\nMay 14, 2031\n\nForeign and Maritime Affairs Minister "
        "Luis Soto met in Arica with Norwegian Foreign and European Affairs Minister Eva Lind, who "
        "is on a visit to Chile.\n\nMinister Soto asked Norway to open its canal."
    )
    assert made.proposals[0].by == ("CL",)


def test_a_host_receives_a_guest_in_the_ministry_of_his_own_country() -> None:
    opening = "Ana Rojas, Minister of Foreign Affairs, received at the Ministry’s headquarters in "
    told = f"{opening}Lima today the Minister of Foreign Affairs of Norway, Eva Lind."
    made = draft(text("Foreign Minister Receives Minister of Norway", told))
    assert made.parties == ("NO", "PE")


_VISITOR = (
    "Vice Minister of Foreign Affairs Ana Rojas met with Luis Soto, State Secretary of the "
    "Ministry of Foreign Affairs of Chile, who is paying a visit to Lima from May 13 to 15."
)
_AT_OFFICE = (
    "Lima, 14 May 2031 -- Minister of Energy Ana Rojas received at her office here today Minister "
    "of Energy of the Republic of Chile Luis Soto."
)
_TWO_GUESTS = (
    "On Wednesday, Minister for Defence Kari Lind met Chile’s Minister of Defence Luis Soto and "
    "Peru’s Minister of Defence Ana Rojas in Luleå."
)


@pytest.mark.parametrize(
    ("title", "opening", "parties"),
    [
        ("Vice Minister Meets with Chilean State Secretary", _VISITOR, ("CL", "PE")),
        ("Minister of Energy Receives Chilean Counterpart", _AT_OFFICE, ("CL", "PE")),
        ("Government Offices of Sweden\n\nPress release", _TWO_GUESTS, ("CL", "PE", "SE")),
    ],
)
def test_the_host_is_told_by_where_guests_are_received(
    title: str, opening: str, parties: tuple[str, ...]
) -> None:
    made = draft(text(title, opening))
    assert (made.parties, [one.by for one in made.proposals]) == (parties, [parties])


@pytest.mark.parametrize(
    ("adjective", "country", "party"),
    [
        ("Dominican", "the Dominican Republic", "DO"),
        ("Dominican", "Dominica", "DM"),
        ("Congolese", "the Democratic Republic of the Congo", "CD"),
        ("Congolese", "the Republic of the Congo", "CG"),
    ],
)
def test_an_adjective_that_two_countries_share_is_that_of_the_one_that_is_named(
    adjective: str, country: str, party: str
) -> None:
    told = f"Chile thanked {country} for its help. The {adjective} side will send divers in June."
    title = f"Meeting of Foreign Minister Luis Soto of Chile with the {adjective} Foreign Minister"
    found = draft(text(title, told))
    assert found.parties == tuple(sorted(("CL", party)))
    assert found.proposals[1].by == (party,)
