"""Turns: what recordings changed, counted in words."""

from __future__ import annotations

import pytest

from tracker.ledger.turns import counted


@pytest.mark.parametrize(
    ("kind", "count", "said"),
    [
        ("requests", 1, "1 request"),
        ("concerns", 1, "1 concern"),
        ("concerns", 2, "2 concerns"),
        ("opened", 1, "1 opened"),
        ("newly overdue", 3, "3 newly overdue"),
    ],
)
def test_what_there_is_one_of_is_told_in_the_singular(kind: str, count: int, said: str) -> None:
    assert counted(kind, count) == said
