"""Answers: what the queries return, every one with its rule and its evidence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """A followed statement as it stood, with the rule and the evidence for it."""

    ref: str
    kind: str
    item: str
    title: str
    by: tuple[str, ...]
    summary: str
    status: str
    rule: str
    evidence: tuple[str, ...]
    why: str
    made_on: dt.date
    due: str | None
    due_from: dt.date | None
    due_to: dt.date | None
    approximate: bool
    due_words: str | None
    tied_to: str | None
    wording: str | None
    condition: str | None
    sought_through: dt.date | None
    relationship: str


@dataclass(frozen=True, slots=True)
class ItemStanding(Standing):
    """An item as it stood: the statement that decides, and when it was last mentioned."""

    part_of: str | None
    last_mentioned: dt.date
    passed_over: int
    """How many readouts of its relationship have not mentioned it since."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in the story of an item."""

    ref: str
    item: str
    date: dt.date
    type: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    wording: str | None
    summary: str
    quote: str | None
    due: str | None
    due_from: dt.date | None
    due_to: dt.date | None
    approximate: bool
    due_words: str | None
    tied_to: str | None
    condition: str | None
    complete: bool
    status: str | None
    """None for progress and views, which have no status."""
    rule: str | None
    evidence: tuple[str, ...]
    why: str | None
    sought_through: dt.date | None


@dataclass(frozen=True, slots=True)
class Story:
    """An item with its parts and all that was said of them."""

    item: str
    title: str
    names: tuple[str, ...]
    relationship: str
    part_of: str | None
    merged_into: str | None
    status: str | None
    rule: str | None
    why: str | None
    last_mentioned: dt.date | None
    passed_over: int | None
    parts: tuple[ItemStanding, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """An occasion on record, with the readouts that tell of it."""

    meeting: str
    date: dt.date
    kind: str | None
    place: str | None
    ordinal: int | None
    relationship: str
    participants: dict[str, list[str]]
    readouts: tuple[str, ...]
    statements: int
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of a statement's status."""

    ref: str
    summary: str
    before: str | None
    after: str
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """What a readout changed, or what changed on a day with no readout."""

    date: dt.date
    readout: str | None
    title: str | None
    changes: tuple[Turn, ...]
