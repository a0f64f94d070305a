"""Disagreements: in what two publishers' accounts of one act differ, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

_COUNTS = "counts"
"""That another account differs in its deadline, by which the status goes."""

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "deadline": "its deadline",
        _COUNTS: "its deadline",
        "condition": "its condition",
        "wording": "its wording",
        "by": "by whom it is",
        "to": "to whom it is addressed",
        "deed": "whose deed it is",
        "continuation": "whether it goes on",
        "completion": "whether it is complete",
    }
)
"""What accounts of one act differ in, in words."""


class Lent(NamedTuple):
    """The deadline of an act as another account gives it, where the one that counts has none."""

    ref: str
    """The other account."""
    due: str | None
    """The expression."""
    due_words: str | None
    tied: str | None
    """The item of the occasion that it is tied to."""


def differing(differs: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """In what other accounts of an act differ, each in words.

    Args:
        differs: the other accounts, each with in what.
    """
    lent = {ref for ref, whats in differs.items() if "lent" in whats}
    apart = any("deadline" in whats for whats in differs.values())
    for ref, whats in differs.items():
        if told := " and ".join(_WORDS[what] for what in whats if what in _WORDS):
            yield f"another account differs in {told} ({ref})"
        if "lends" in whats:
            yield f"another account gives no deadline ({ref})"
        if ref in lent and len(lent) == 1:
            alone = "" if apart else " alone"
            yield f"its deadline is given by another account{alone} ({ref})"
    if len(lent) > 1:
        alone = "" if apart else " alone"
        yield f"its deadline is given by other accounts{alone} ({', '.join(sorted(lent))})"


def whose(thing: str, differs: Mapping[str, tuple[str, ...]]) -> str:
    """What the window of a statement, or its last day, is called in a sentence.

    It is that of another account where the status goes by that one's deadline.

    Args:
        thing: which of the two is meant.
        differs: the other accounts, each with in what.
    """
    other = next((ref for ref, whats in differs.items() if _COUNTS in whats), None)
    return f"its {thing}" if other is None else f"the {thing} of {other}"
