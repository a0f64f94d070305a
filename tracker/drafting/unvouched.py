"""Unvouched parties: those that the head of a readout does not name, and those it names besides."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.drafting.counterparts import guests
from tracker.drafting.countries import Named, named
from tracker.drafting.delegates import beside_office, first_of
from tracker.drafting.groups import leagues
from tracker.drafting.parties import by_office_of, main_of, publishers


def doubts_about(
    parties: tuple[str, ...], text: str, title: str, opening: str, dateline: str | None
) -> list[str]:
    """Why the parties that were read from a head are to be checked.

    Args:
        parties: those that were taken.
        text: the readout.
        title: its title.
        opening: the passage that says who met.
        dateline: the city of the dateline, where there is one.
    """
    title, opening = main_of(title), main_of(opening)
    head = f"{title}\n{opening}"
    at_head = {place.party for place in named(f"{head}\n{dateline or ''}")}
    at_head |= {*publishers(text), *by_office_of(head, {place.party for place in named(text)})}
    at_head |= {party for *_, members in leagues(head, parties) for party in members}
    first = first_of(opening)
    met = [place for place in named(first) if _met(first, place) and place.party not in parties]
    return [
        *(
            f"{called} is named neither in the title nor where it is said who met: "
            "check the parties"
            for called in _called(text, [party for party in parties if party not in at_head])
        ),
        *(
            f"{called} stands beside an office where it is said who met, and is taken for no "
            "party: check the parties"
            for called in dict.fromkeys(first[place.start : place.end] for place in met)
        ),
    ]


def _met(first: str, place: Named) -> bool:
    """Whether somebody of a country is told of, or it is among those who came."""
    return beside_office(first, place) or place.party in guests(first)


def _called(text: str, parties: Iterable[str]) -> list[str]:
    """What a text first calls parties."""
    words = {place.party: text[place.start : place.end] for place in reversed(named(text))}
    return [words.get(party, party) for party in parties]
