"""Next meetings: read below a heading or behind a label, with no verb."""

from __future__ import annotations

import pytest

from tests.support.drafts import drafted


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ("Next consultations\n\nTokyo, autumn of 2032. The rest is open.", "2032-23"),
        (
            "[Next meeting]\n\nIn Lima, in the latter half of 2032 (July to December).",
            "2032-07/2032-12",
        ),
        ("4. Date and place of the next round\n\nLima, May 2032.", "2032-05"),
        ("Next session of the Kelp Committee: Lima, second quarter of 2032.", "2032-04/2032-06"),
    ],
)
def test_the_next_meeting_stands_with_its_place_and_time(body: str, due: str) -> None:
    (made,) = drafted(f"The two leaders discussed kelp.\n\n{body}").proposals[1:]
    assert (made.type, made.by, made.due and made.due.edtf) == (
        "FollowUpScheduled",
        ("CL", "JP"),
        due,
    )


@pytest.mark.parametrize(
    "body",
    ["Next meeting\n\nLima.", "Kelp\n\nLima, May 2032.", "Last meeting\n\nLima, May 2032."],
)
def test_a_place_or_a_time_alone_is_no_meeting(body: str) -> None:
    assert len(drafted(f"The two leaders discussed kelp.\n\n{body}").proposals) == 1


def test_a_numbered_heading_behind_a_colon_is_no_member_of_a_list() -> None:
    made = drafted(
        "They adopted a kelp charter. The principal points are as follows:\n\nI. Overall\n"
        "President Lagos asked Japan to lift its ban.\n\nII. Kelp\nThey agreed to map the reef."
    )
    assert [one.type for one in made.proposals] == [
        "ProgressWelcomed",
        "RequestMade",
        "CommitmentMade",
    ]
