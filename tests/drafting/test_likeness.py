"""Likeness: what the index finds is what comparing with every matter would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from tracker.drafting.likeness import HEAD, Item, Likenesses
from tracker.drafting.matters import stem

WORDS = st.sampled_from(
    [
        "ferry",
        "ferries",
        "fund",
        "funds",
        "funding",
        "harbour",
        "harbours",
        "port",
        "seed",
        "seeds",
        "fishing",
        "fishery",
        "a",
        "be",
        "--",
        "visit",
        "tunnel",
        "tunnels",
        "bridge",
        "customs",
        "custom",
    ]
)
MATTERS = st.lists(WORDS, max_size=HEAD).map(tuple)
NAMED = st.lists(st.tuples(st.integers(0, 9), MATTERS), max_size=40)


def like(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How like two matters are, each compared with the other as a whole."""
    first, second = {stem(word) for word in one}, {stem(word) for word in other}
    shared = len(first & second)
    if not shared:
        return 0.0
    even = 200.0 * shared / (len(first) + len(second))
    if shared == 1:
        return even
    if shared / min(len(first), len(second)) >= 0.75:
        return max(85.0, even)
    spelt = fuzz.token_sort_ratio(" ".join(sorted(first)), " ".join(sorted(second)))
    return max(even, spelt)


@given(NAMED, MATTERS)
def test_the_most_alike_is_found_and_among_equals_the_first_known(
    named: list[tuple[int, tuple[str, ...]]], asked: tuple[str, ...]
) -> None:
    index = Likenesses()
    for place, words in named:
        index.add(Item(place, f"item-{place}"), words)
    best: tuple[str | None, float] = (None, 0.0)
    for place, words in sorted(named):
        if (score := like(asked, words)) > best[1]:
            best = (f"item-{place}", score)
    assert index.best(asked) == best


def test_a_wording_learnt_late_of_an_item_known_early_goes_before_the_same_of_a_later_one() -> None:
    index = Likenesses()
    index.add(Item(1, "harbour-fund"), ("harbour", "fund"))
    index.add(Item(0, "port-fund"), ("harbours", "funding"))
    assert index.best(("harbour", "funds")) == ("port-fund", 100.0)
    assert index.best(("harbour", "fund", "ferry")) == ("port-fund", 85.0)
