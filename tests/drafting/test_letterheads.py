"""Letterheads, and who met: whose page a readout is, and the marks of parties that are in doubt."""

from __future__ import annotations

import pytest

from tracker.drafting.draft import draft


def text(title: str, *paragraphs: str) -> str:
    """A readout of a title, a line with the day, and its paragraphs."""
    return "\n\n".join((title, "14 May 2031", *paragraphs, "They agreed to open the canal."))


_LETTERED = (
    "Trilateral on Kelp\n\n14 May 2031\n\nThe Ministers of Foreign Affairs and Trade of the "
    "Republic of Chile, Peru and the Plurinational State of Bolivia met in Arica. "
    "They spoke of Haiti."
)
_DISCUSSED = (
    "\n\nMinisters discussed kelp in Lima\n\n14 May 2031\n\nForeign Minister Ana Rojas met today"
)
_COLLEAGUES = "with her {} Jan Holm of Chile and Ola Berg of Norway."
_COUNCIL = "held its second meeting in Arica on 14 May 2031."


@pytest.mark.parametrize(
    ("readout", "title", "parties"),
    [
        (
            f"REPUBLIC OF CHILE\nMinistry of Foreign Affairs\n\n{_LETTERED}",
            "Trilateral on Kelp",
            ("BO", "CL", "PE"),
        ),
        *(
            (
                f"{letterhead}{_DISCUSSED} {_COLLEAGUES.format(called)}",
                "Ministers discussed kelp in Lima",
                ("CL", "NO", "PE"),
            )
            for letterhead, called in (
                ("Peruvian Ministry of Foreign Affairs\nNews", "colleagues"),
                ("PRESIDENCY OF THE REPUBLIC\nPERU\nPress Release No. 45", "counterparts"),
                ("Embassy of Peru in Norway\nFor immediate release", "opposite numbers,"),
                ("Republic of Peru\nPrime Minister's Office\nHome > Press > News", "colleagues"),
            )
        ),
        (
            f"Indo-Nepalese kelp council\n\nThe Indo-Nepalese Joint Kelp Council {_COUNCIL}",
            "Indo-Nepalese kelp council",
            ("IN", "NP"),
        ),
        (
            f"Chile-Peru Indo-Pacific talks\n\nThe Chile-Peru Indo-Pacific Council {_COUNCIL}",
            "Chile-Peru Indo-Pacific talks",
            ("CL", "PE"),
        ),
    ],
)
def test_a_letterhead_tells_whose_page_it_is_and_is_no_title(
    readout: str, title: str, parties: tuple[str, ...]
) -> None:
    found = draft(f"{readout}\n\nThey agreed to open the canal.")
    assert (found.title, found.parties, found.review) == (title, parties, ())


def test_a_party_that_the_head_does_not_name_is_to_be_checked() -> None:
    opening = "Foreign Minister Eva Lind met the Foreign Minister of Peru, Ana Rojas, in Lima."
    body = "The two sides spoke of relations of Chile and Peru. Chile and Peru agreed to dig."
    assert [
        told.partition(" is ")[0] for told in draft(text("Talks in Lima", opening, body)).review
    ] == ["Chile"]


def test_a_country_beside_an_office_that_is_no_party_is_told() -> None:
    opening = "Foreign Minister of Chile Luis Soto met the Ambassador of Norway, Eva Lind, in Lima."
    found = draft(text("Chile-Peru talks", opening))
    assert found.parties == ("CL", "PE")
    assert "Norway stands beside an office" in found.review[0]
