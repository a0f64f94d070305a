"""Disagreements: in what two publishers' accounts of one act differ, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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


def goes_by(differs: Mapping[str, tuple[str, ...]]) -> Callable[[str], str]:
    """What makes a sentence on the window of an account true where that of another counts.

    Args:
        differs: the other accounts, each with in what.
    """
    whose = next((ref for ref, whats in differs.items() if _COUNTS in whats), None)
    if whose is None:
        return str
    return lambda said: said.replace("its window", f"the window of {whose}").replace(
        "its last day", f"the last day of {whose}"
    )
