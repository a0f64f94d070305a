"""The wording ladder: which words bind more strongly than which."""

from __future__ import annotations

from tracker.domain.wording import WORDINGS, Wording, strength


def test_the_ladder_goes_from_agreed_down_to_discussed() -> None:
    rungs: list[tuple[Wording, ...]] = [
        ("agreed", "signed"),
        ("decided", "announced"),
        ("confirmed",),
        ("shared the view",),
        ("intends",),
        ("discussed",),
    ]
    assert [{strength(word) for word in words} for words in rungs] == [{6}, {5}, {4}, {3}, {2}, {1}]


def test_every_wording_stands_on_a_rung() -> None:
    assert sorted(map(strength, WORDINGS)) == [1, 2, 3, 4, 5, 5, 6, 6]
