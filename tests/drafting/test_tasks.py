"""Tasks: lines that say in short who is to do what, in lists, in tables and by themselves."""

from __future__ import annotations

import pytest

from tests.support.drafts import drafted
from tracker.drafting.draft import draft
from tracker.drafting.proposals import Proposal
from tracker.drafting.sources import text_of


def told(proposals: tuple[Proposal, ...]) -> list[tuple[str, str, str, str | None]]:
    """Type, parties, summary and window of each."""
    return [(p.type, " ".join(p.by), p.summary, p.due.edtf if p.due else None) for p in proposals]


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("Chile to open a pier in Iquique by June 2032.", "CL"),
        ("The Japanese side to open a pier in Iquique by June 2032.", "JP"),
        ("Chile's Ministry of Works to open a pier in Iquique by June 2032.", "CL"),
        ("The Chilean Ministry of Works to open a pier in Iquique by June 2032.", "CL"),
        ("The Ministry of Works of Chile to open a pier in Iquique by June 2032.", "CL"),
        ("Both sides to open a pier in Iquique by June 2032.", "CL JP"),
        ("Chile and Japan to open a pier in Iquique by June 2032.", "CL JP"),
    ],
)
def test_a_line_that_says_who_is_to_do_what_is_a_commitment(line: str, by: str) -> None:
    expected = ("CommitmentMade", by, "Open a pier in Iquique", "../2032-06")
    assert told(drafted(line).proposals) == [expected]


def test_an_occasion_that_one_is_to_host_is_of_both() -> None:
    (found,) = told(
        drafted("Chile to host the next round of talks in Iquique in May 2032.").proposals
    )
    assert (found[0], found[1], found[3]) == ("FollowUpScheduled", "CL JP", "2032-05")


def test_what_one_is_welcomed_or_asked_to_do_is_no_task() -> None:
    body = "Japan welcomed the decision of Chile to open a pier. Chile asked Japan to send divers."
    assert [p.type for p in drafted(body).proposals] == ["ProgressWelcomed", "RequestMade"]


@pytest.mark.parametrize("lead", ["Action points", "Next steps:", "Commitments", "Agreed actions:"])
def test_the_lines_below_such_a_heading_are_each_of_whom_they_name(lead: str) -> None:
    found = drafted(
        f"{lead}\n\n• Chile: lift the levy on kelp by 31 July 2031\n"
        "• Japan: to send the plans (Q3 2031)\n• Both sides: joint survey of the wrecks\n"
        "• Publish the charts by the end of 2032\n"
    )
    assert told(found.proposals) == [
        ("CommitmentMade", "CL", "Lift the levy on kelp", "../2031-07-31"),
        ("CommitmentMade", "JP", "Send the plans", "2031-07/2031-09"),
        ("CommitmentMade", "CL JP", "Joint survey of the wrecks", None),
        ("CommitmentMade", "CL JP", "Publish the charts", "../2032-12-31"),
    ]


def test_the_sentence_that_leads_to_such_lines_tells_nothing_of_its_own() -> None:
    found = drafted(
        "The following action points were agreed:\n\n• Chile to lift the levy on kelp by 2032\n"
        "• Both sides: joint survey of the wrecks\n"
    )
    assert told(found.proposals) == [
        ("CommitmentMade", "CL", "Lift the levy on kelp", "../2032"),
        ("CommitmentMade", "CL JP", "Joint survey of the wrecks", None),
    ]


_SHORT = "<h1>Japan-Norway meeting</h1><p>Oslo, 12 March 2024</p>"


@pytest.mark.parametrize(
    "page",
    [
        (
            "<dl><dt>By June 2025</dt><dd>Japan to open a consulate in Bergen</dd>"
            "<dt>By May 2026</dt><dd>Norway to publish the report</dd></dl>"
        ),
        (
            "<table><tr><th>Who</th><th>Measure</th><th>Deadline</th></tr>"
            "<tr><td>Japan</td><td>Open a consulate in Bergen</td><td>June 2025</td></tr>"
            "<tr><td>Norway</td><td>Publish the report</td><td>May 2026</td></tr></table>"
        ),
        (
            "<table><tr><td>Japan to open a consulate in Bergen</td><td>June 2025</td></tr>"
            "<tr><td>Norway to publish the report</td><td>May 2026</td></tr></table>"
        ),
    ],
    ids=["terms", "a table", "a table without heads"],
)
def test_a_page_that_is_hardly_more_than_its_table_loses_no_row(page: str) -> None:
    text = text_of(f"<html><body>{_SHORT}{page}</body></html>".encode())
    found = draft(text)
    assert found.title == "Japan-Norway meeting"
    assert told(found.proposals) == [
        ("CommitmentMade", "JP", "Open a consulate in Bergen", "../2025-06"),
        ("CommitmentMade", "NO", "Publish the report", "../2026-05"),
    ]


@pytest.mark.parametrize(
    ("said", "summary"),
    [
        ("raised concern over delays at the port", "Concern: delays at the port"),
        ("raised concern over attacks on its ships", "Concern: attacks on its ships"),
        ("raised the seizure of its trawlers", "Concern: seizure of its trawlers"),
        ("raised concern over overfishing in the bay", "Concern: overfishing in the bay"),
    ],
)
def test_a_concern_keeps_the_deed_that_it_is_about(said: str, summary: str) -> None:
    (found,) = drafted(f"Chile {said}.").proposals
    assert (found.type, found.summary) == ("ConcernRaised", summary)


def test_who_is_to_do_it_may_stand_in_brackets_behind_it() -> None:
    found = drafted(
        "They agreed on the following actions:\n\n1. Lift the levy on kelp (Chile, by 2032)\n"
        "2. Japan to send the plans\n3. Publish the charts (by 2033)\n"
    )
    assert told(found.proposals) == [
        ("CommitmentMade", "CL", "Lift the levy on kelp", "../2032"),
        ("CommitmentMade", "JP", "Send the plans", None),
        ("CommitmentMade", "CL JP", "Publish the charts", "../2033"),
    ]


def test_lines_that_each_begin_as_one_of_their_own_are_not_put_together() -> None:
    found = drafted(
        "- Chile agreed to remove the levy on kelp no later than August 2031\n"
        "- Chile to remove the levy on shells by 31 July 2031\nAgreed actions:\n"
        "1. Lift all barriers to the trade in salt (Chile, by May 2032)\n"
        "Japan expressed concern over delays at the port of Iquique.\n"
    )
    assert [(p.type, " ".join(p.by)) for p in found.proposals] == [
        ("CommitmentMade", "CL"),
        ("CommitmentMade", "CL"),
        ("CommitmentMade", "CL"),
        ("ConcernRaised", "JP"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "The two sides agreed that no new tariffs will be imposed until the end of 2032.",
        "Chile assured Japan that no new tariffs would be imposed before 2033.",
        "They agreed that neither side would impose tariffs before 2033.",
        "They agreed on the following: (a) to open a pier; (b) not to impose tariffs before 2033.",
        "Chile will no longer impose tariffs.",
    ],
)
def test_what_is_not_to_be_done_has_no_end_and_is_marked_where_it_has_a_time(said: str) -> None:
    found = drafted(said).proposals[-1]
    assert (found.type, found.continuing) == ("CommitmentMade", True)
    assert bool(found.due) is any("no end" in mark for mark in found.review)


def test_no_later_than_a_day_something_is_done_that_has_an_end() -> None:
    (found,) = drafted("They agreed that no later than May the pier would be opened.").proposals
    assert not found.continuing


def test_a_summary_does_not_begin_with_whom_it_was_said_to() -> None:
    (found,) = drafted("Chile assured Japan that it would send divers by June.").proposals
    assert found.summary == "It would send divers"
