"""What would make an item a part of itself: decided from values, without a record."""

from __future__ import annotations

import pytest

from tracker.domain.items import ItemMerged, ItemOpened
from tracker.domain.wholes import Hindrance, ItemOnRecord, circle, hindrance

ALONE = {"p": None, "q": None, "r": None}


def items(
    parts: dict[str, str | None], merged: dict[str, str] | None = None
) -> dict[str, ItemOnRecord]:
    """Items by what they are parts of, and by what they were merged into."""
    into = merged or {}

    def last(slug: str) -> str:
        return last(into[slug]) if slug in into else slug

    return {slug: ItemOnRecord(last(slug), parts[slug], into.get(slug)) for slug in parts}


def named(**parts: str | None) -> list[ItemOpened]:
    return [ItemOpened(item=slug, title=slug, part_of=whole) for slug, whole in parts.items()]


@pytest.mark.parametrize(
    ("on_record", "merged", "found"),
    [
        (ALONE, {}, None),
        ({"p": None}, {}, Hindrance("unknown", ("q",))),
        ({}, {}, Hindrance("unknown", ("p", "q"))),
        (ALONE, {"p": "q"}, Hindrance("so already")),
        (ALONE, {"q": "p"}, Hindrance("one already")),
        (ALONE, {"p": "r", "q": "r"}, Hindrance("one already")),
        (ALONE, {"p": "r"}, Hindrance("merged before")),
        # What is a part of the other, and of nothing else, is taken up by it.
        (ALONE | {"p": "q"}, {}, None),
        (ALONE | {"p": "r", "r": "q"}, {}, Hindrance("part", ("p", "q"))),
        (ALONE | {"q": "p"}, {}, Hindrance("part", ("q", "p"))),
        (ALONE | {"q": "r", "r": "p"}, {}, Hindrance("part", ("q", "p"))),
        # Merged items count as that which they were merged into.
        (ALONE | {"r": "p"}, {"q": "r"}, Hindrance("part", ("q", "p"))),
        (ALONE | {"p": "r"}, {"r": "q"}, None),
    ],
)
def test_what_keeps_one_item_from_being_merged_into_another(
    on_record: dict[str, str | None], merged: dict[str, str], found: Hindrance | None
) -> None:
    assert hindrance(ItemMerged(item="p", into="q"), items(on_record, merged)) == found


@pytest.mark.parametrize(
    ("on_record", "merged", "anew", "found"),
    [
        (ALONE, {}, {"p": "q", "q": "r"}, None),
        (ALONE, {}, {"p": "q", "q": "p"}, ["p", "q", "p"]),
        (ALONE | {"p": "q", "q": "r"}, {}, {"r": "p"}, ["r", "p", "q", "r"]),
        ({}, {}, {"p": "q", "q": "r", "r": "p"}, ["p", "q", "r", "p"]),
        # What was turned round at once is none.
        (ALONE | {"p": "q"}, {}, {"p": None, "q": "p"}, None),
        # Merged items count as that which they were merged into.
        (ALONE, {"q": "p"}, {"p": "q"}, ["p", "p"]),
        (ALONE, {"q": "p"}, {"r": "q", "p": "r"}, ["r", "p", "r"]),
        # What was so before is not their doing, and they are answerable for what is.
        (ALONE | {"p": "q", "q": "p"}, {}, {"r": "p"}, None),
        (ALONE | {"p": "q"}, {"p": "q"}, {"p": "q"}, None),
    ],
)
def test_the_circle_that_names_make(
    on_record: dict[str, str | None],
    merged: dict[str, str],
    anew: dict[str, str | None],
    found: list[str] | None,
) -> None:
    assert circle(named(**anew), items(on_record, merged)) == found
