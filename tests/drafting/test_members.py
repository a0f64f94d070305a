"""Members: a list of any form is read line by line, each under the act that announces it."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.drafting.draft import draft
from tracker.drafting.proposals import Proposal
from tracker.drafting.sources import text_of

_ON = date(2018, 3, 12)
_HEAD = "Japan-Norway meeting\n\nOslo, 12 March 2018\n\nThe two ministers met in Oslo.\n\n"


def proposed(body: str) -> list[Proposal]:
    return list(draft(_HEAD + body, parties=("JP", "NO"), on=_ON).proposals)


def told(body: str) -> list[tuple[str, str, str | None]]:
    """The type, the quote and the window of each statement."""
    return [(p.type, p.quote.exact, p.due.edtf if p.due else None) for p in proposed(body)]


_OPEN = "open a consulate in Bergen by 2020"
_SIGN = "sign the fisheries agreement by June 2019"
_PAIRS = [
    ("- ", "- "), ("* ", "* "), ("• ", "• "), ("– ", "– "), ("► ", "► "), ("o ", "o "),
    ("1. ", "2. "), ("1) ", "2) "), ("(1) ", "(2) "), ("a. ", "b. "), ("(a) ", "(b) "),
    ("A. ", "B. "), ("i. ", "ii. "), ("(i) ", "(ii) "), ("I. ", "II. "),
]  # fmt: skip
_ENDS = [(";", "."), ("; and", "."), (", and", "."), (".", "."), ("", ""), (" and", "")]


@pytest.mark.parametrize("marks", _PAIRS, ids=repr)
@pytest.mark.parametrize("ends", _ENDS, ids=repr)
def test_each_line_of_a_list_is_a_commitment_in_either_order(
    marks: tuple[str, str], ends: tuple[str, str]
) -> None:
    expected = [
        ("CommitmentMade", _OPEN, "../2020"),
        ("CommitmentMade", _SIGN, "../2019-06"),
    ]
    for lines, right in (((_OPEN, _SIGN), expected), ((_SIGN, _OPEN), expected[::-1])):
        first, second = (
            f"{mark}{line}{end}" for mark, line, end in zip(marks, lines, ends, strict=True)
        )
        assert told(f"The two ministers agreed to:\n\n{first}\n{second}\n") == right


@pytest.mark.parametrize(
    "lead",
    [
        "The two ministers agreed to:",
        "The two ministers agreed:",
        "The two ministers agreed to",
        "The two ministers agreed to the following:",
        "The two ministers agreed on the following.",
        "The two sides decided that they will:",
        "The two ministers confirmed their intention to:",
    ],
)
@pytest.mark.parametrize(
    "line",
    [
        "sign the treaty by 2019", "set up a fund by 2019", "put the ferry into service by 2019",
        "cut the tariff on fish by 2019", "read the charts together by 2019",
        "let the ferries land by 2019", "open the port by 2019", "complete the tunnel by 2019",
        "welcome the students by 2019", "Sign the treaty by 2019", "release the crew by 2019",
        "share the data by 2019", "print the charts by 2019", "launch the ferry by 2019",
    ],
)  # fmt: skip
def test_a_plain_verb_under_an_agreement_is_undertaken(lead: str, line: str) -> None:
    assert told(f"{lead}\n- {line};\n- publish the report by 2020.") == [
        ("CommitmentMade", line, "../2019"),
        ("CommitmentMade", "publish the report by 2020", "../2020"),
    ]


@pytest.mark.parametrize(
    ("lead", "type_", "lines"),
    [
        ("The two ministers welcomed:", "ProgressWelcomed", ("the new port", "the treaty signed")),
        ("They welcomed:", "ProgressWelcomed", ("the agreement signed", "the new port")),
        ("They expressed concern about:", "ConcernRaised", ("the closed strait", "the dredging")),
        ("They called for:", "RequestMade", ("the release of the crew", "an end to the ban")),
        ("Japan called on Norway to:", "RequestMade", ("sign the treaty", "release the crew")),
        ("Japan urged Norway to:", "RequestMade", ("open the port", "welcome the students")),
        ("Norway will:", "CommitmentMade", ("open the port by 2019", "sign the treaty by 2019")),
    ],
)
def test_the_lead_makes_the_act(lead: str, type_: str, lines: tuple[str, str]) -> None:
    made = proposed(f"{lead}\n\n- {lines[0]};\n- {lines[1]}; and\n- {lines[1]} again.")
    assert [p.type for p in made] == [type_] * 3
    assert [p.quote.exact for p in made[:2]] == list(lines)
    if lead.startswith("Japan"):
        assert {(p.by, p.to) for p in made} == {(("JP",), ("NO",))}


def test_a_list_within_a_sentence_is_read_like_one_of_lines() -> None:
    made = told(f"The two ministers agreed to: {_OPEN}; and {_SIGN}.")
    assert [(type_, edtf) for type_, _, edtf in made] == [
        ("CommitmentMade", "../2020"),
        ("CommitmentMade", "../2019-06"),
    ]


def test_an_occasion_in_a_list_is_a_follow_up() -> None:
    made = told(
        "The two ministers agreed to:\n- hold the next dialogue in May 2018;\n"
        "- a joint visit to Bergen in June 2018;\n- the establishment of a fund by 2019."
    )
    assert [(type_, edtf) for type_, _, edtf in made] == [
        ("FollowUpScheduled", "2018-05"),
        ("FollowUpScheduled", "2018-06"),
        ("CommitmentMade", "../2019"),
    ]


def test_a_line_that_says_who_does_what_speaks_for_itself() -> None:
    made = told(
        "The outcomes were as follows:\n- The two ministers welcomed the signing of the treaty;\n"
        "- Norway will open the port by 2019."
    )
    assert [(type_, edtf) for type_, _, edtf in made] == [
        ("ProgressWelcomed", None),
        ("CommitmentMade", "../2019"),
    ]


def test_an_item_that_runs_over_two_lines_is_one() -> None:
    made = told(
        f"The two ministers agreed to:\n- open a consulate\n  in Bergen by 2020;\n- {_SIGN}."
    )
    assert [edtf for _, _, edtf in made] == ["../2020", "../2019-06"]


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_a_list_of_a_page_is_read_line_by_line(tag: str) -> None:
    page = (
        "<html><body><main><h1>Japan-Norway meeting</h1><p>Oslo, 12 March 2018</p>"
        "<p>The two ministers met in Oslo.</p><p>The two ministers agreed to:</p>"
        f"<{tag}><li>{_SIGN};</li><li><p>{_OPEN}; and</p></li>"
        f"<li><b>complete</b> the tunnel by 2021.</li></{tag}></main></body></html>"
    )
    made = draft(text_of(page.encode()), parties=("JP", "NO"), on=_ON).proposals
    assert [(p.type, p.due.edtf if p.due else None) for p in made] == [
        ("CommitmentMade", "../2019-06"),
        ("CommitmentMade", "../2020"),
        ("CommitmentMade", "../2021"),
    ]


def test_an_occasion_that_a_line_names_in_passing_has_its_own_time() -> None:
    found = told(
        "The two sides confirmed the following:\n\n(1) The pilots will work together.\n\n"
        "(2) A dialogue on squid is to be set up, with its first session in Bergen in the autumn.\n"
    )
    assert [(type_, due) for type_, _, due in found[-2:]] == [
        ("CommitmentMade", None),
        ("FollowUpScheduled", "2018-23"),
    ]
