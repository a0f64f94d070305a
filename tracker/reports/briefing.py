"""A briefing: what the record says of a relationship before its parties meet again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

_NAMED = 3
"""Of how much that it shows by a briefing names each, where it shows by more."""


@dataclass(frozen=True)
class BriefLine:
    """A statement as a briefing tells it."""

    ref: str
    """The statement, by its ref."""
    title: str
    """The item that it is about."""
    said: str
    """What was said, in the record's own words."""
    kind: str
    """`commitment`, `follow-up`, `request`, `concern` or `progress`."""
    status: str
    """Its status; empty for progress."""
    who: str
    """Whose it is, by name."""
    to: str
    """To whom it is addressed, by name."""
    on: str
    """The day on which it was said."""
    when: str
    """When it is due; empty where it has no date."""
    late: str
    """For how long it has been overdue; empty where it is not."""
    quote: str
    """The words that it rests on."""
    notes: tuple[str, ...]
    """What else one has to know of it."""


@dataclass(frozen=True)
class BriefPart:
    """A part of a briefing: the answer to one question, as far as there is room for it."""

    name: str
    """`due`, `overdue`, `owed`, `unfulfilled`, `quiet`, `requests`, `concerns`, `slipped`,
    `progress`, `disputed`."""
    title: str
    """Its heading."""
    lines: tuple[BriefLine, ...]
    """The statements that there was room for."""
    total: int
    """How many there are in all."""
    elsewhere: int
    """How many of them other parts tell."""
    tally: str
    """How many have which status, in words."""
    command: str
    """The command that lists all of them."""

    @property
    def more(self) -> int:
        """How many of them no part has room for."""
        return self.total - self.elsewhere - len(self.lines)


@dataclass(frozen=True)
class BriefFigure:
    """How many there are of something, and the command that lists them."""

    name: str
    """Of what."""
    count: int
    """How many."""
    command: str
    """The command that lists them."""


@dataclass(frozen=True)
class Point:
    """A question that may be asked at the meeting, and what it rests on."""

    title: str
    """The item that it is about."""
    question: str
    """What to ask."""
    evidence: str
    """What makes one ask, in a sentence."""
    quote: str
    """The last words used on the matter; empty where none are on record."""
    quoted_on: str
    """The day of these words."""
    quoted_from: str
    """The statement that they are from, by its ref."""
    ref: str
    """The statement that the question is about."""


@dataclass(frozen=True)
class DifferingAct:
    """An act of which two publishers' accounts differ."""

    title: str
    """The item that it is about."""
    told: str
    """What the one says, and what the other."""
    refs: tuple[str, ...]
    """The statements."""


@dataclass(frozen=True)
class Blank:
    """Something that the record does not hold, and where one sees that."""

    told: str
    """What is not on record."""
    refs: tuple[str, ...]
    """What it shows by: readouts or statements."""
    command: str
    """The command that shows it."""

    @property
    def named(self) -> tuple[str, ...]:
        """The first of what it shows by, which are named; the command shows all of them."""
        return self.refs[:_NAMED]

    @property
    def more(self) -> int:
        """How many others it shows by."""
        return len(self.refs) - len(self.named)


@dataclass(frozen=True)
class Briefing:
    """What the record says of a relationship before its parties meet again."""

    relationship: str
    """The parties to each other, by their codes."""
    sides: tuple[str, ...]
    """The parties by name, the one first that it is for."""
    between: str
    """The same within a sentence: the United States, Japan and Norway."""
    we: str
    """The party that it is for, by its code; empty where it is for none of them."""
    as_of: date
    """The day as of which it is."""
    day: str
    """The day in words."""
    known_on: datetime | None
    """The moment by which all was on record; None for all that is."""
    known: str
    """That moment in words."""
    purpose: str
    """What it is for, in a sentence."""
    occasion: str | None
    """The statement that announces what it is for, by its ref."""
    last: str
    """The last meeting, in words, be it of others at which a matter went on; empty for none."""
    last_readouts: tuple[str, ...]
    """The readouts of that."""
    figures: tuple[BriefFigure, ...]
    """How much there is of what."""
    points: tuple[Point, ...]
    """Questions to ask."""
    more_points: int
    """How many further questions there was no room for."""
    parts: tuple[BriefPart, ...]
    """The parts that there is something of."""
    differing: tuple[DifferingAct, ...]
    """Where two publishers' accounts of a meeting differ."""
    blanks: tuple[Blank, ...]
    """What the record does not hold."""
    absent: tuple[str, ...]
    """What there is nothing of, by its name."""

    @property
    def refs(self) -> tuple[str, ...]:
        """Every ref and every readout that it names, once each."""
        named = [
            *self.last_readouts,
            *([self.occasion] if self.occasion else []),
            *(ref for one in self.points for ref in (one.ref, one.quoted_from) if ref),
            *(line.ref for part in self.parts for line in part.lines),
            *(ref for one in self.differing for ref in one.refs),
            *(ref for one in self.blanks for ref in one.named),
        ]
        return tuple(dict.fromkeys(named))
