"""Agreement: two people's codings of one readout, compared by the same code as two drafts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.coders import TEXT
from tracker.coding.agreement import Agreed, agreement
from tracker.coding.pairing import overlap, pairs
from tracker.domain.readouts import Readout

ONE: dict[str, Any] = {
    "type": "FollowUpScheduled",
    "item": "policy-dialogue",
    "by": ["CL", "JP"],
    "summary": "Hold the next Policy Dialogue.",
    "due": "2031-10",
    "quote": "agreed to hold the next Policy Dialogue in Santiago in October",
}
ASKED: dict[str, Any] = {
    "type": "RequestMade",
    "item": "salmon-fee",
    "by": ["CL"],
    "to": ["JP"],
    "summary": "Asks Japan to lift its fee.",
    "quote": "requested Japan to lift its fee on salmon",
}


def coding(*statements: dict[str, Any]) -> Readout:
    return Readout.model_validate(
        {
            "readout": "2031-05-14-osaka",
            "parties": ["CL", "JP"],
            "meetings": [{"date": "2031-05-14"}],
            "statements": list(statements),
        }
    )


@pytest.mark.parametrize("text", [None, TEXT])
def test_a_coding_agrees_with_itself(text: str | None) -> None:
    found = agreement(coding(ONE, ASKED), coding(ONE, ASKED), text)
    assert (found.f1, found.items, found.differences) == (1.0, 1.0, [])


@pytest.mark.parametrize("text", [None, TEXT])
def test_a_shorter_quote_of_the_same_words_is_the_same_statement(text: str | None) -> None:
    shorter = {**ONE, "quote": "hold the next Policy Dialogue in Santiago"}
    assert agreement(coding(ONE), coding(shorter), text).matched == 1


@pytest.mark.parametrize("text", [None, TEXT])
@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"due": "2031-11"}, "due: 2031-10 or 2031-11"),
        ({"due": None}, "due: 2031-10 or no time"),
        ({"by": ["JP"]}, "by: CL, JP or JP"),
        ({"type": "CommitmentMade"}, "type: FollowUpScheduled or CommitmentMade: by CL, JP"),
        ({"item": "dialogue"}, "item: policy-dialogue or dialogue: FollowUpScheduled by CL, JP"),
        ({"quote": "requested Japan to lift its fee"}, "only in the second"),
        ({"wording": "agreed"}, "wording: none or agreed: FollowUpScheduled by CL, JP"),
        ({"condition": "If possible"}, "condition: none or If possible: FollowUpScheduled"),
        ({"due": {"edtf": "2031-10", "approximate": True}}, "approximate: false or true"),
        ({"due": {"edtf": "2031-10", "before": "visit"}}, "before: none or visit"),
        ({"renews": ["policy-dialogue"]}, "renews: unsaid or policy-dialogue"),
        ({"renews": []}, "renews: unsaid or none"),
    ],
)
def test_each_difference_is_told(change: dict[str, Any], told: str, text: str | None) -> None:
    found = agreement(coding(ONE), coding({**ONE, **change}), text)
    assert any(line.startswith(told) for line in found.differences), found.differences


def test_one_window_or_condition_written_in_two_ways_is_the_same() -> None:
    one = {**ONE, "condition": "if possible"}
    found = agreement(
        coding(one), coding({**one, "due": "2031-10-01/2031-10-31", "condition": "If  possible"})
    )
    assert found.fields["due"] == found.fields["condition"] == Agreed(same=1, asked=1)
    about = {"edtf": "2031-10", "approximate": True}
    same = agreement(coding({**ONE, "due": "2031-10~"}), coding({**ONE, "due": about}))
    assert same.differences == []


def test_each_difference_of_the_headings_is_told() -> None:
    one = coding(ONE).model_dump()
    second = {"date": "2031-05-15", "kind": "summit", "participants": {"JP": ["Ono Haruki"]}}
    head = {"publisher": "JP", "meetings": [{"date": "2031-05-14", "place": "Osaka"}, second]}
    other = Readout.model_validate({**one, **head})
    found = agreement(coding(ONE), other)
    assert found.differences == [
        "publisher: none or JP: the heading",
        "place: none or Osaka: meeting 1",
        "date: none or 2031-05-15: meeting 2",
        "kind: none or summit: meeting 2",
        "participants: none or JP: Ono Haruki: meeting 2",
    ]
    assert {(one.first_key, one.second_key) for one in found.to_decide} == {(None, None)}
    assert agreement(other, other).differences == []
    there = Readout.model_validate({**one, **head, "statements": [{**ONE, "meeting": 1}]})
    assert agreement(other, there).differences[0].startswith("meeting: number 1 or number 2")


def test_views_are_compared_and_not_counted() -> None:
    view = {**ASKED, "type": "ViewsExchanged"}
    del view["to"]
    found = agreement(coding(ONE, view), coding(ONE))
    assert (found.first, found.second, found.matched) == (1, 1, 1)
    assert found.differences[0].startswith("only in the first: ViewsExchanged")


def test_statements_without_quotes_are_the_same_by_their_items() -> None:
    bare = {key: value for key, value in ONE.items() if key != "quote"}
    assert agreement(coding(bare), coding(bare, {**bare, "item": "other"})).matched == 1


runs = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: (min(ends), max(ends)))


@given(st.lists(runs, max_size=8), st.lists(runs, max_size=8))
def test_pairs_are_one_to_one_and_the_same_from_either_side(
    ones: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    found = list(pairs(ones, others, overlap))
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    assert len(found) == len(list(pairs(others, ones, overlap)))
    assert all(overlap(ones[i], others[j])[0] >= 0.5 for i, j in found)
