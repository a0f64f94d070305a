"""Suggestions: which of the names that are known may be meant by one that is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MOST = 3
"""How many names are suggested at once."""

LIKE = 0.6
"""How much of two names has to be the same, from 0 to 1, for one to be meant by the other."""


def near(name: str, known: Iterable[str], *, most: int = MOST, like: float = LIKE) -> list[str]:
    """The names that are most like one that is not known, the likest first."""
    from difflib import get_close_matches  # noqa: PLC0415 - what only a wrong name needs

    return get_close_matches(name, [*dict.fromkeys(known)], most, like)


def did_you_mean(names: Sequence[str]) -> str:
    """The question behind a message whether one of these is meant; nothing if there is none."""
    return f"; did you mean {' or '.join(names)}?" if names else ""
