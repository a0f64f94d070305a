"""Disagreements: in what two publishers' accounts of one act differ, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

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

_LENDING: Mapping[str, str] = MappingProxyType(
    {
        "lends": "another account gives no deadline",
    }
)
"""What is said by an account that gives the deadline of an act, which the first does not."""


def differing(differs: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """In what other accounts of an act differ, each in words.

    Args:
        differs: the other accounts, each with in what.
    """
    lent = [ref for ref, whats in differs.items() if "lent" in whats]
    if lent:
        by = "another account" if len(lent) == 1 else "other accounts"
        alone = "" if any("deadline" in whats for whats in differs.values()) else " alone"
        yield f"its deadline is given by {by}{alone} ({', '.join(lent)})"
    for ref, whats in differs.items():
        if told := " and ".join(_WORDS[what] for what in whats if what in _WORDS):
            yield f"another account differs in {told} ({ref})"
        yield from (f"{_LENDING[what]} ({ref})" for what in whats if what in _LENDING)


def whose(thing: str, differs: Mapping[str, tuple[str, ...]]) -> str:
    """What the window of a statement, or its last day, is called in a sentence.

    It is that of another account where the status goes by that one's deadline.

    Args:
        thing: which of the two is meant.
        differs: the other accounts, each with in what.
    """
    other = next((ref for ref, whats in differs.items() if _COUNTS in whats), None)
    return f"its {thing}" if other is None else f"the {thing} of {other}"
