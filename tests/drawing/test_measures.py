"""Measures: texts are folded where they may be, lose nothing and are nowhere too wide."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tracker.drawing.flags import flags, rows
from tracker.drawing.measures import lines, width
from tracker.drawing.spread import spread

ROOM, SIZE = 120.0, 12.0


def test_a_text_is_folded_between_words() -> None:
    assert lines("Grave visits by airplane in the summer", ROOM, SIZE) == (
        "Grave visits by",
        "airplane in the",
        "summer",
    )


def test_letters_of_east_asia_are_folded_anywhere_but_before_a_stop() -> None:
    found = lines("北方四島における共同、経済活動の実施。", ROOM, SIZE)
    assert "".join(found) == "北方四島における共同、経済活動の実施。"
    assert not any(line[0] in "、。" for line in found)


def test_accents_and_emoji_stay_whole() -> None:
    family = "👩‍👩‍👧‍👦"
    for line in lines(family * 20, ROOM, SIZE):
        assert line.replace(family, "") == ""
    assert all(line[0] != "\u0301" for line in lines("x\u0301" * 60, ROOM, SIZE))


@given(st.text(st.characters(codec="ascii"), max_size=100))
def test_a_text_is_as_wide_among_other_letters_as_alone(text: str) -> None:
    assert width(f"{text}é", 100) == width(text, 100) + width("é", 100)


@given(st.text(max_size=300), st.floats(40, 400))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, room: float) -> None:
    found = lines(text, room, SIZE)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(width(line, SIZE) <= room + 0.01 for line in found)


@given(st.lists(st.floats(0, 500), min_size=1, max_size=30).map(sorted))
def test_places_are_apart_and_in_order(wanted: list[float]) -> None:
    found = spread(wanted, 13, 0, 500)
    assert all(b - a >= 12.99 for a, b in pairwise(found))
    assert found[0] >= -0.01
    assert found[-1] <= 500.01


def test_what_has_room_stays_where_it_is() -> None:
    assert spread([10, 100, 200], 13, 0, 500) == [10, 100, 200]


@given(
    st.lists(st.tuples(st.floats(0, 700), st.floats(20, 140)), min_size=1, max_size=30).map(sorted)
)
def test_no_name_is_cut_and_no_line_crosses_one(names: list[tuple[float, float]]) -> None:
    placed = flags(names, 760)
    assert all(one.right <= 760 for one in placed)
    stand = rows(placed)
    if stand is None:
        return
    for one, row in zip(placed, stand, strict=True):
        for other, below in zip(placed, stand, strict=True):
            if one is other:
                continue
            if row == below:
                assert one.right < other.left or other.right < one.left
            assert not (row > below and other.covers(one.x))
