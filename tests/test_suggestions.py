"""Suggestions: what is meant by a mistyped name, and nothing that is hardly like it."""

from __future__ import annotations

import pytest

from tracker.suggestions import near

KNOWN = (
    *("visa-relaxation", "visa-multiple-entry", "trade-economic-relations", "pilot-tours"),
    *("2018-12-01-buenos-aires", "2019-06-29-osaka", "jp-ru-2019-06-29-summit"),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("visas-relaxtion", ["visa-relaxation"]),
        ("osakka", ["2019-06-29-osaka"]),
        ("buenos-ayres", ["2018-12-01-buenos-aires"]),
        ("2019-06-28-osaka", ["2019-06-29-osaka"]),
        ("pilot-tour", ["pilot-tours"]),
        ("graves", []),
        ("nix", []),
    ],
)
def test_the_names_that_are_most_like_it_are_suggested(typed: str, meant: list[str]) -> None:
    assert near(typed, KNOWN) == meant
