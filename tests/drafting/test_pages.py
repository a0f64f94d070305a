"""Pages: a paged document reads like one text, whatever is printed at its pages' edges."""

from __future__ import annotations

from datetime import date

import pytest

from tests.drafting.pdfs import pdf
from tracker.drafting.draft import draft
from tracker.drafting.sources import text_of

_TOP = [
    "Japan-Norway meeting",
    "",
    "Oslo, 12 March 2018",
    "",
    "The two ministers met in Oslo on 12 March 2018 and discussed a number of matters.",
    "They held a candid exchange of views on fisheries, on shipping and on the Arctic, and",
    "welcomed the progress made. The two ministers agreed to hold the next maritime",
]
_REST = [
    "dialogue in Bergen in June 2018, and to publish the report on shipping by the end of",
    "November 2018.",
]
_SENTENCE = "agreed to hold the next maritime dialogue in Bergen in June 2018, and to publish"


@pytest.mark.parametrize(
    "numbers",
    [
        ("Page 1 of 2", "Page 2 of 2"), ("- 1 -", "- 2 -"), ("1/2", "2/2"), ("1 / 2", "2 / 2"),
        ("Page 1", "Page 2"), ("p. 1", "p. 2"), ("1", "2"), ("i", "ii"), ("[1]", "[2]"),
        ("| 1", "| 2"), ("(1)", "(2)"), ("\x96 1 \x96", "\x96 2 \x96"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("header", [[], ["Ministry of Foreign Affairs"], ["MOFA 12 March 2018"]])
@pytest.mark.parametrize("where", ["foot", "head"])
def test_a_sentence_goes_on_over_the_furniture_of_its_pages(
    numbers: tuple[str, str], header: list[str], where: str
) -> None:
    first, second = (
        [*header, number, "", *body, "", "Public"]
        if where == "head"
        else [*header, *body, "", number, "Public"]
        for number, body in zip(numbers, (_TOP, _REST), strict=True)
    )
    text = text_of(pdf([first, second]))
    assert _SENTENCE in text
    assert "Public" not in text
    made = draft(text, parties=("JP", "NO"), on=date(2018, 3, 12))
    dues = {p.due.edtf for p in made.proposals if p.due}
    assert dues == {"2018-06", "../2018-11-30"}


def test_a_running_head_is_kept_where_it_is_printed_first() -> None:
    head = ["Japan-Norway meeting"]
    text = text_of(pdf([[*head, *_TOP[1:], "1"], [*head, *_REST, "2"], [*head, "Done so.", "3"]]))
    assert text.count("Japan-Norway meeting") == 1
    assert text.startswith("Japan-Norway meeting")
    assert _SENTENCE in text


def test_different_heads_on_left_and_right_pages_are_taken_out() -> None:
    pages = [
        [
            ("Left head" if number % 2 else "Right head"),
            f"They agreed on matter {word}.",
            str(number),
        ]
        for number, word in enumerate(("one", "two", "three", "four"), start=1)
    ]
    text = text_of(pdf(pages))
    assert [line for line in text.splitlines() if line] == [
        "Left head",
        *(f"They agreed on matter {word}." for word in ("one", "two", "three", "four")),
    ]


def test_a_word_that_is_hyphenated_at_the_end_of_a_page_is_one() -> None:
    first = [
        *_TOP[:-1],
        "welcomed the progress made. The two ministers agreed to hold the mari-",
        "1",
    ]
    second = ["time dialogue in Bergen in June 2018.", "2"]
    assert "agreed to hold the maritime dialogue in Bergen" in text_of(pdf([first, second]))


def test_a_name_that_is_broken_by_the_end_of_a_page_is_joined() -> None:
    first = [
        *_TOP[:-1],
        "welcomed the progress made. The two ministers agreed to visit the North",
        "1",
    ]
    text = text_of(pdf([first, ["Sea by June 2018.", "2"]]))
    assert "agreed to visit the North Sea by June 2018." in text


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("They agreed to publish the report on shipping by June 2018.", "The two sides met again."),
        ("They agreed to publish the report on shipping by June 2018.", "2. Regional matters"),
        ("They agreed on the following matters of shipping and of fish:", "publish the report;"),
        ("- publish the report on shipping and on the fisheries by June", "- sign the treaty"),
        ("Regional matters", "The two ministers discussed shipping."),
    ],
)
def test_a_paragraph_that_ends_with_its_page_ends(last: str, first: str) -> None:
    text = text_of(pdf([[*_TOP[:6], "", last, "", "1"], [first, "", "2"]]))
    assert f"{last}\n\n{first}" in text


def test_a_number_within_a_page_is_left_alone() -> None:
    lines = [*_TOP[:5], "Present were", "12", "officials of both sides.", *_TOP[5:], "1"]
    assert "12" in text_of(pdf([lines, [*_REST, "2"]])).split("officials")[0].split()[-1]
