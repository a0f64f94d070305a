"""Doubts: why a statement is to be looked at, a row for each reason, with what to check."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import yaml

from tracker.drafting.evidence import Evidence

Field = Literal["act", "by", "to", "due", "complete", "continuing", "done_by"]
"""What of a statement is in doubt: whether it is one, or one of its fields."""

_ENOUGH = 10
"""Statements from which on it is told how many of them were wrong."""


BY_RULE = "weak"
"""What is counted for each rule by itself."""


class Doubt(NamedTuple):
    """One reason to look at a statement again."""

    field: Field
    when: str
    """The property of its evidence that has to hold, and that may give the words in doubt."""
    says: str
    """What is told to whoever reviews it: what was found, and what to check."""
    example: str


class DoubtCount(NamedTuple):
    """How many statements of which a doubt holds were wrong, in drafts of coded readouts."""

    wrong: int
    of: int
    told: bool
    """Whether it is told: those come first of which most were wrong, as long as few are marked
    that are right."""

    @property
    def words(self) -> str:
        """What is told of it, where there were enough."""
        return f" ({self} such were wrong)" if self.of >= _ENOUGH else ""

    def __str__(self) -> str:
        """How many of how many."""
        return f"{self.wrong} of {self.of}"


_UNCOUNTED = DoubtCount(0, 0, told=True)


def _row(row: dict[str, Any]) -> Doubt:
    return Doubt(row["field"], row["when"], row["doubt"], row["example"])


def _data(name: str) -> list[dict[str, Any]]:
    text = files("tracker.drafting").joinpath(name).read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.safe_load(text)
    return rows


DOUBTS = tuple(_row(row) for row in _data("doubts.yaml"))
"""The doubts, those of one field together."""

COUNTS = {
    row["doubt"]: DoubtCount(row["wrong"], row["of"], row["told"])
    for row in _data("doubt_counts.yaml")
}
"""How the doubts did on coded readouts, those first of which most statements were wrong."""

_RANKS = {key: rank for rank, key in enumerate(COUNTS)}


def holding(evidence: Evidence) -> dict[str, tuple[Doubt, str]]:
    """The doubts that hold of a statement, each with the words in doubt.

    Args:
        evidence: what the statement was made of.

    Returns:
        by what each is counted under: what has to hold, and the rule where that is in doubt.
    """
    held = {}
    for doubt in DOUBTS:
        if found := getattr(evidence, doubt.when):
            words = found if isinstance(found, str) else ""
            key = f"{doubt.when}: {words}" if doubt.when == BY_RULE else doubt.when
            held[key] = (doubt, words)
    return held


def summed(doubt: Doubt) -> DoubtCount:
    """How a doubt did, under whatever rules it was counted."""
    of = [count for key, count in COUNTS.items() if key.partition(":")[0] == doubt.when]
    told = any(count.told for count in of)
    return DoubtCount(sum(count.wrong for count in of), sum(count.of for count in of), told)


def doubts_of(evidence: Evidence) -> Iterable[str]:
    """What is to be checked of a statement: of each field that of which most were wrong."""
    told: dict[Field, str] = {}
    held = holding(evidence)
    for key in sorted(held, key=lambda key: _RANKS.get(key, len(_RANKS))):
        (doubt, words), count = held[key], COUNTS.get(key, _UNCOUNTED)
        if count.told and doubt.field not in told:
            told[doubt.field] = f"{doubt.says}{words and f': {words}'}{count.words}"
    return told.values()
