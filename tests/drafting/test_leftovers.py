"""Leftovers: every sentence that makes no statement says why."""

from __future__ import annotations

import pytest

from tests.support.drafts import drafted
from tracker.drafting.leftovers import OPENING, RECALLED, Leftover, left_over, leftovers


@pytest.mark.parametrize("each", leftovers(), ids=lambda each: each.reason)
def test_a_reason_is_told_of_its_example(each: Leftover) -> None:
    assert left_over(each.example) == each.reason


@pytest.mark.parametrize("each", leftovers(), ids=lambda each: each.reason)
def test_its_example_makes_no_statement_but_of_what_was_said(each: Leftover) -> None:
    assert not [one for one in drafted(each.example).proposals if one.type != "ViewsExchanged"]


def test_every_sentence_that_makes_no_statement_has_a_reason() -> None:
    made = drafted("The sea is deep. The herring festival was held in May 2012. Fisheries")
    assert [one.reason for one in made.unused] == [
        OPENING,
        "it describes, and nobody acts",
        RECALLED,
        "no sentence: a heading, a caption or a label",
    ]
