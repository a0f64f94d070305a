"""The wording ladder: how strongly an undertaking was put."""

from __future__ import annotations

from typing import Literal, get_args

Wording = Literal[
    "agreed",
    "signed",
    "decided",
    "announced",
    "confirmed",
    "shared the view",
    "intends",
    "discussed",
]

LADDER: tuple[tuple[Wording, ...], ...] = (
    ("discussed",),
    ("intends",),
    ("shared the view",),
    ("confirmed",),
    ("decided", "announced"),
    ("agreed", "signed"),
)
"""The rungs from the weakest to the strongest; words on one rung weigh the same."""

WORDINGS: tuple[Wording, ...] = get_args(Wording)


def strength(wording: str) -> int:
    """The rung of a wording, from 1 (discussed) to 6 (agreed, signed)."""
    return next(rung for rung, words in enumerate(LADDER, start=1) if wording in words)
