"""Amendments: what turns one readout into another, and what is told of the difference."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.support.corrections import WHY, changed
from tests.support.stories import FIRST, Act, commitment, readout, views
from tracker.domain.amendment import corrections, differences, fold
from tracker.domain.corrections import (
    HeadingAmended,
    StatementAdded,
    StatementAmended,
    StatementRetracted,
    StatementsReordered,
)
from tracker.domain.heading import Source


def test_two_readouts_that_say_the_same_need_no_correction() -> None:
    one = readout("a", commitment("item"), on=FIRST)
    assert corrections(one, changed(one), WHY) == []


def test_each_kind_of_difference_is_a_correction_of_its_own() -> None:
    old = readout("a", commitment("one"), commitment("two"), views("three"), on=FIRST)
    new = readout(
        "a", views("four"), commitment("two", due="2019"), views("three"), on="2018-03-02"
    )
    found = corrections(old, new, WHY)
    assert [type(one) for one in found] == [
        HeadingAmended,
        StatementRetracted,
        StatementAmended,
        StatementAdded,
        StatementsReordered,
    ]
    assert {one.reason for one in found} == {WHY}
    assert fold([*old.events, *found]) == new


def test_a_statement_added_behind_the_others_needs_no_new_order() -> None:
    old = readout("a", commitment("one"), on=FIRST)
    new = readout("a", commitment("one"), views("two"), on=FIRST)
    assert [type(one) for one in corrections(old, new, WHY)] == [StatementAdded]


def test_differences_name_the_statement_the_field_and_both_values() -> None:
    old = readout("a", commitment("one", due="2018-04"), commitment("two"), on=FIRST)
    new = readout("a", commitment("one", due="2018-05"), views("three"), on=FIRST)
    assert differences(old, changed(new, title="Talks")) == [
        "title: on record nothing, in the file 'Talks'",
        "one: due: on record edtf '2018-04', in the file edtf '2018-05'",
        "two: only on record",
        "three: only in the file",
    ]


def test_another_order_is_told_as_such() -> None:
    old = readout("a", commitment("one"), views("two"), on=FIRST)
    new = readout("a", views("two"), commitment("one"), on=FIRST)
    assert differences(old, new) == ["the statements are in another order"]


@pytest.mark.parametrize("events", [[], [commitment("one")]])
def test_a_stream_without_a_registration_is_no_readout(events: Sequence[Act]) -> None:
    stream = readout("a", *events, on=FIRST).statements
    with pytest.raises(ValueError, match="registration"):
        fold(stream)


def test_what_is_no_event_of_a_readout_does_not_fold() -> None:
    with pytest.raises(TypeError, match="str is no event of a readout"):
        fold(["something"])


@pytest.mark.parametrize("now", ["ProgressWelcomed", "ViewsExchanged", "CommitmentMade"])
@pytest.mark.parametrize("was", ["ProgressWelcomed", "ViewsExchanged", "FollowUpScheduled"])
def test_a_field_that_a_type_has_not_says_as_little_as_an_empty_one(was: str, now: str) -> None:
    one, other = (
        readout("a", {"type": kind, "item": "x", "by": ["JP"], "summary": "S."}, on="2019-05-01")
        for kind in (was, now)
    )
    expected = [f"x: type: on record '{was}', in the file '{now}'"] if was != now else []
    assert differences(one, other) == (expected or ["the statements are in another order"])


def test_what_looks_alike_is_told_letter_by_letter() -> None:
    one, other = (
        readout("a", {**commitment("x"), "summary": text}, on="2019-05-01")
        for text in ("Say it\u2011so.", "Say it\u2010so.")
    )
    assert differences(one, other)
    empty = one.model_copy(update={"source": Source()})
    assert differences(one, empty) == ["source: on record nothing, in the file {}"]
