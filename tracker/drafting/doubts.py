"""Doubts: why a statement is to be looked at, a row for each reason, with what to check."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import yaml

from tracker.drafting.evidence import Evidence

Field = Literal["act", "by", "to", "due", "complete", "continuing", "done_by"]
"""What of a statement is in doubt: whether it is one, or one of its fields."""


class Doubt(NamedTuple):
    """One reason to look at a statement again."""

    field: Field
    when: str
    """The property of its evidence that has to hold, and that may give the words in doubt."""
    says: str
    """What is told to whoever reviews it: what was found, and what to check."""
    example: str


def _row(row: dict[str, Any]) -> Doubt:
    return Doubt(row["field"], row["when"], row["doubt"], row["example"])


DOUBTS = tuple(
    _row(row)
    for row in yaml.safe_load(
        files("tracker.drafting").joinpath("doubts.yaml").read_text(encoding="utf-8")
    )
)
"""The doubts, those of one field together."""


def doubts_of(evidence: Evidence) -> Iterable[str]:
    """What is to be checked of a statement, the first reason for each field."""
    told: dict[Field, str] = {}
    for doubt in DOUBTS:
        if doubt.field not in told and (found := getattr(evidence, doubt.when)):
            words = f": {found}" if isinstance(found, str) else ""
            told[doubt.field] = f"{doubt.says}{words}"
    return told.values()
