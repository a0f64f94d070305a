"""Accounts: every sentence of a readout ends in a statement, or is told of with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.drafts import drafted
from tracker.drafting.accounts import lost
from tracker.drafting.draft import read

HERE = Path(__file__).parent
READOUTS = sorted(HERE.glob("*_styles/readouts/*.txt")) + sorted(
    HERE.glob("wider_wording/readouts/*.txt")
)


@pytest.mark.parametrize("path", READOUTS, ids=lambda path: path.stem)
def test_no_sentence_of_a_readout_is_lost(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    document = read(text, name=path.stem).document
    assert [span.of(text) for span in lost(document)] == []


@pytest.mark.parametrize(
    "layout",
    [
        "• (1) {}",
        "1. (1) {}",
        "(1) (i) {}",
        "  • (1){}",
        "° {}",
        "- (2) {}",
        "1. 1. {}",
    ],
)
def test_a_sentence_is_read_behind_whatever_marks_lead_it(layout: str) -> None:
    made = drafted(layout.format("The two leaders agreed to open a herring laboratory by June."))
    assert [(one.type, one.due and one.due.edtf) for one in made.proposals] == [
        ("CommitmentMade", "../2031-06")
    ]


def test_a_text_in_which_no_act_is_found_says_so() -> None:
    made = drafted("The sky was blue. The sea was calm. The boats lay still. It was noon.")
    assert made.proposals == ()
    assert made.review == ("no act was found, and 5 sentences made no statement",)


def test_what_is_taken_for_furniture_is_told_where_it_tells_something() -> None:
    made = drafted("They agreed to talk.\n\n(The talks were held on the sidelines of a fair.)\n")
    assert ("not read: taken for what stands around a text") in [one.reason for one in made.unused]
