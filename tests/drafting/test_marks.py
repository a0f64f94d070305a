"""Marks: a time that is said and cannot be read is put before whoever reviews the draft."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.drafting.draft import draft
from tracker.drafting.proposals import Proposal

_ON = date(2019, 3, 12)


def only(sentence: str, *parties: str) -> Proposal:
    """The one statement that a sentence makes, between two parties in March 2019."""
    text = f"A meeting\n\nOslo, 12 March 2019\n\n{sentence}\n"
    (proposal,) = draft(text, parties=parties or ("JP", "NO"), on=_ON).proposals
    return proposal


def due(proposal: Proposal) -> str | None:
    return proposal.due.edtf if proposal.due else None


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("by June 2110", "../2110-06"),
        ("on 5 May 2199", "2199-05-05"),
        ("in March 2568", None),
        ("by June 20252", None),
        ("in March Reiwa 6", None),
        ("by 29 February 2021", None),
        ("by 31 April", None),
        ("by the end of the fiscal year", None),
        ("in the next quarter", None),
        ("by the end of the term", None),
        ("within the coming months", None),
        ("by March 2017", None),
    ],
)
def test_a_time_is_read_as_it_is_written_or_marked(time: str, expected: str | None) -> None:
    proposal = only(f"The two ministers agreed to publish the report {time}.")
    assert proposal.type == "CommitmentMade"
    assert due(proposal) == expected
    assert any(time in mark for mark in proposal.review) == (expected is None)


@pytest.mark.parametrize(
    ("speaker", "parties", "expected"),
    [
        ("The U.S. side", ("NO", "US"), "../2020-09-30"),
        ("The Australian side", ("AU", "NO"), "../2020-06-30"),
        ("The Japanese side", ("JP", "US"), "../2021-03-31"),
        ("The Norwegian side", ("JP", "NO"), "../2020-12-31"),
        ("The Indian side", ("IN", "NO"), None),
        ("The Iranian side", ("IR", "NO"), None),
        ("The two sides", ("JP", "US"), None),
        ("The two sides", ("NO", "SE"), "../2020-12-31"),
    ],
)
def test_a_fiscal_year_is_that_of_the_side_that_undertakes(
    speaker: str, parties: tuple[str, ...], expected: str | None
) -> None:
    proposal = only(
        f"{speaker} announced that it will build the bridge by the end of fiscal year 2020.",
        *parties,
    )
    assert due(proposal) == expected
    marked = any("not known which fiscal year" in mark for mark in proposal.review)
    assert marked == (expected is None)


def test_times_that_contradict_each_other_are_marked() -> None:
    proposal = only(
        "The two sides agreed to publish the report in July in English in October 2019."
    )
    assert due(proposal) is None
    assert "the times differ: in July, in October 2019" in proposal.review


def test_a_time_that_is_read_or_belongs_to_the_background_is_not_marked() -> None:
    for sentence in (
        "The two ministers agreed to publish the report by June 2019.",
        "The two ministers agreed to carry out the plan adopted in March 2568.",
        "The two ministers agreed to carry out the 2030 Agenda.",
        "The two ministers agreed to widen the ferry link.",
    ):
        assert only(sentence).review == ()


def test_a_time_that_is_named_and_not_taken_is_marked() -> None:
    proposal = only("The two ministers agreed, as next year's hosts, to open the canal.")
    assert due(proposal) is None
    assert proposal.review == ("a time is named that is not taken for its window: next year",)
