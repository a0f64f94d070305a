"""Kappa: agreement beyond chance, by a figure worked out by hand and by its laws."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.coders import TEXT
from tracker.coding.agreement import agreement
from tracker.coding.kappa import by_type, cohen
from tracker.domain.readouts import Readout

LABELS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1)


def table(both: int, first: int, second: int, neither: int) -> list[tuple[bool, bool]]:
    return [
        *([(True, True)] * both),
        *([(True, False)] * first),
        *([(False, True)] * second),
        *([(False, False)] * neither),
    ]


@pytest.mark.parametrize(
    ("counts", "kappa"),
    [
        ((20, 5, 10, 15), 0.4),  # seen 0.7, by chance 0.5
        ((45, 15, 25, 15), 0.1304),
        ((25, 0, 0, 25), 1.0),
        ((0, 25, 25, 0), -1.0),
    ],
)
def test_kappa_is_what_is_worked_out_by_hand(counts: Any, kappa: float) -> None:
    assert cohen(table(*counts)) == pytest.approx(kappa, abs=0.0001)


@pytest.mark.parametrize("labels", [[], [("a", "a")] * 3])
def test_where_chance_is_all_it_is_not_defined(labels: list[tuple[str, str]]) -> None:
    assert cohen(labels) is None


@given(LABELS)
def test_kappa_is_the_same_from_either_side_and_at_most_one(labels: list[tuple[str, str]]) -> None:
    found = cohen(labels)
    back = cohen([(other, one) for one, other in labels])
    assert found == back or found == pytest.approx(back)
    assert found is None or -1 <= found <= 1.000001
    same = cohen([(one, one) for one, _ in labels])
    assert same is None or same == pytest.approx(1)


def test_a_type_that_nobody_sees_is_not_listed() -> None:
    one, none = frozenset(["A"]), frozenset[str]()
    (found,) = by_type([(one, one), (one, none), (none, none)], ["A", "B"])
    assert (found.type, found.both, found.first, found.second, found.neither) == ("A", 1, 1, 0, 1)


ACTS: tuple[dict[str, Any], ...] = (
    {"type": "RequestMade", "quote": "requested Japan to lift its fee on salmon"},
    {"type": "FollowUpScheduled", "quote": "agreed to hold the next Policy Dialogue in Santiago"},
)


def coding(*acts: dict[str, Any]) -> Readout:
    fields = {"item": "salmon-fee", "by": ["CL"], "summary": "Said."}
    return Readout.model_validate(
        {
            "readout": "2031-05-14-osaka",
            "parties": ["CL", "JP"],
            "meetings": [{"date": "2031-05-14"}],
            "statements": [{**fields, **act} for act in acts],
        }
    )


def test_with_the_text_the_sentences_that_neither_codes_count_too() -> None:
    one, other = coding(*ACTS), coding(ACTS[0])
    acts, sentences = agreement(one, other), agreement(one, other, TEXT)
    assert (acts.sentences, acts.units) == (False, 2)
    assert sentences.sentences
    assert sentences.units > acts.units
    requests = next(kind for kind in sentences.types if kind.type == "RequestMade")
    assert (requests.kappa, requests.both) == (1.0, 1)
    assert requests.neither == sentences.units - 1


def test_what_is_to_decide_names_both_statements() -> None:
    other = {**ACTS[0], "type": "ViewsExchanged"}
    (found,) = agreement(coding(ACTS[0]), coding(other)).to_decide
    assert (found.field, found.first, found.second) == ("type", "RequestMade", "ViewsExchanged")
    assert (found.first_key, found.second_key) == ("salmon-fee", "salmon-fee")
