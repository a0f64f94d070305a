"""Kinds: what a meeting is called, and which of its row it was."""

from __future__ import annotations

import pytest

from tracker.drafting.draft import draft


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Third Chile-Peru Human Rights Dialogue", "human-rights-dialogue"),
        ("Chile-Peru Foreign Ministers' Strategic Dialogue", "foreign-ministers"),
        ("Telephone talk between the Foreign Ministers of Chile and Peru", "telephone"),
        ("Bilateral consultations between Chile and Peru", "consultations"),
        ("Chile-Peru-Ecuador Trilateral Foreign Ministers' Meeting", "trilateral"),
    ],
)
def test_the_kind_is_what_the_title_calls_it(title: str, kind: str) -> None:
    opening = "On May 14, 2031, Chile's Foreign Minister Luis Soto met Peru's Ana Rojas."
    (meeting,) = draft(f"{title}\n\n{opening}\n\nThey agreed.").meetings
    assert meeting.kind == kind


@pytest.mark.parametrize(
    ("title", "opening", "kind"),
    [
        ("Chile-Peru Fisheries Conference", "", "fisheries-conference"),
        (
            "MEDIA STATEMENT\n\nFourth Chile-Peru Bi-National Commission",
            "",
            "bi-national-commission",
        ),
        ("Fourth Meeting of the Chile-Peru Joint Committee on Kelp", "", "joint-committee"),
        (
            "Talks of the National Security Advisers of Chile and Peru",
            "",
            "national-security-advisors",
        ),
        ("Ministerial Session of Chile and Peru", "Chile and Peru met.", "ministerial"),
        (
            "Foreign Minister of Chile receives Peru's",
            "Luis Soto, Minister of Foreign Affairs and Minister of Defence, received Ana Rojas.",
            "foreign-ministers",
        ),
        (
            "Visit to Peru",
            "Luis Soto, Minister of External Relations of Chile, met Peru's Ana Rojas.",
            "foreign-ministers",
        ),
        (
            "Deputy Minister of Foreign Affairs of Peru meets the Ambassador of Chile",
            "Ana Rojas received copies of the credentials of Luis Soto, Ambassador of Chile.",
            "courtesy-call",
        ),
        ("Chile and Peru hold talks before the Kelp Conference", "Chile met Peru.", None),
    ],
)
def test_the_kind_is_that_of_the_name_before_that_of_an_office(
    title: str, opening: str, kind: str | None
) -> None:
    told = opening or "Chile and Peru met."
    (meeting,) = draft(f"{title}\n\n14 May 2031\n\n{told}\n\nThey agreed.").meetings
    assert meeting.kind == kind


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("held talks with Minister Rojas, and paid a courtesy call on President Lagos", None),
        ("paid a courtesy call on President Lagos", "courtesy-call"),
    ],
)
def test_a_courtesy_call_that_was_paid_besides_is_not_what_was_held(
    told: str, kind: str | None
) -> None:
    opening = f"On May 14, 2031, Luis Soto, Foreign Minister of Peru, {told} of Chile in Lima."
    (meeting,) = draft(f"Peru-Chile talks\n\n{opening}\n\nThey agreed.").meetings
    assert meeting.kind == (kind or "foreign-ministers")


@pytest.mark.parametrize(
    "where",
    [
        "who was visiting Chile for the Seventh Kelp Leaders Meeting (KLM7)",
        "who was in Lima City, Lima, for the Sixth Kelp Leaders Meeting",
        "visiting Lima in order to take part in the Sixth Foreign Ministers' Meeting on kelp",
    ],
)
def test_the_row_of_what_somebody_came_for_is_not_that_of_the_meeting(where: str) -> None:
    opening = (
        f"On May 14, 2031, Luis Soto, Foreign Minister of Peru, {where}, held a meeting with "
        "Ana Rojas, Foreign Minister of Chile. This was the first meeting of the two Ministers "
        "since the one held in Osaka."
    )
    (meeting,) = draft(f"Peru-Chile meeting\n\n{opening}\n\nThey agreed.").meetings
    assert meeting.ordinal is None


def test_the_sentence_behind_the_first_counts_the_meeting() -> None:
    opening = (
        "The Foreign Ministers of Chile and Peru held a meeting of the Coast Mechanism in Lima on "
        "14 May 2031. It was the sixth round of the mechanism."
    )
    (meeting,) = draft(f"Chile-Peru talks\n\n{opening}\n\nThey agreed.").meetings
    assert meeting.ordinal == 6


_KELP_COMMITTEE = (
    "The 5th Meeting of the Chile-Peru Kelp Cooperation Committee was held by videoconference."
)


@pytest.mark.parametrize(
    ("title", "opening", "kind"),
    [
        ("Working Lunch hosted by the Foreign Minister of Chile", "", "working-lunch"),
        ("Chile-Peru Ports Roundtable: joint communiqué", "", "ports-roundtable"),
        ("Joint Working Group of Chile and Peru on Kelp", "", "joint-working-group"),
        ("Chile and Peru talk", _KELP_COMMITTEE, "kelp-cooperation-committee"),
        (
            "Communiqué",
            "The Kelp Council between Chile and Peru held its ninth meeting in Lima.",
            "kelp-council",
        ),
        (
            "Chile-Peru political consultations",
            "Political consultations of Chile and Peru were held by videoconference.",
            "consultations",
        ),
        (
            "Talks of the Foreign Ministers",
            "The Foreign Ministers of Chile and Peru met by videoconference.",
            "video-conference",
        ),
        (
            "Soto: Peru can count on Chile",
            "Foreign and European Affairs Minister Luis Soto of Chile met Peru's.",
            "foreign-ministers",
        ),
    ],
)
def test_what_was_held_is_told_before_by_what_means_and_by_whom(
    title: str, opening: str, kind: str
) -> None:
    told = opening or "Chile and Peru met."
    (meeting,) = draft(f"{title}\n\n14 May 2031\n\n{told}\n\nThey agreed.").meetings
    assert meeting.kind == kind


@pytest.mark.parametrize(
    ("opening", "ordinal"),
    [
        ("Chile and Peru held the ninth Chile-Peru Roundtable in Lima on 14 May 2031.", 9),
        ("Chile and Peru held the eighteenth meeting of the Kelp Council on 14 May 2031.", 18),
        ("Minister Soto of Chile, visiting Peru after the Seventh Kelp Meeting, met Peru's.", None),
        ("Minister Soto of Chile, attending the Seventh Kelp Meeting, met Peru's.", None),
    ],
)
def test_a_meeting_is_counted_in_its_own_row(opening: str, ordinal: int | None) -> None:
    told = f"Chile-Peru talks\n\n14 May 2031\n\n{opening}\n\nThey agreed."
    (meeting,) = draft(told).meetings
    assert meeting.ordinal == ordinal
