"""Answers: what the queries return, every one with its rule and its evidence.

They are named tuples, since a class of those is made several times as fast as a dataclass, and so
is a value of it: an answer on the command line is mostly waiting for classes to be made.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from tracker.domain.kinds import KINDS
from tracker.domain.rules import JUDGED, UNSETTLED
from tracker.projections.instants import day_of, maybe_day
from tracker.queries.rows import StandingRow, why


class Standing(StandingRow):
    """A followed statement as it stood, with the rule and the evidence for it.

    Most who ask for many of them want a few things of each, so what is not in the row as it is
    told is made of it when it is asked for.
    """

    __slots__ = ()

    KEYS = (
        *("ref", "kind", "item", "title", "by", "summary", "status", "rule", "evidence", "why"),
        *("made_on", "due", "due_from", "due_to", "approximate", "due_words", "tied_to", "wording"),
        *("condition", "sought_through", "relationship", "since"),
    )

    @property
    def kind(self) -> str:
        """What the rules call its type."""
        return KINDS[self.type]

    @property
    def by(self) -> tuple[str, ...]:
        """The codes of the parties that said it."""
        return tuple(self.by_parties.split())

    @property
    def evidence(self) -> tuple[str, ...]:
        """The refs, readouts or sources that the status rests on."""
        return (self.rests_on or self.ref,)

    @property
    def why(self) -> str:
        """The reason for the status, in a sentence."""
        return why(self, self.rule, self.status)

    @property
    def made_on(self) -> dt.date:
        """The day on which it was said."""
        return day_of(self.made)

    @property
    def since(self) -> dt.date:
        """The day from which on the status holds, by this rule and on this evidence."""
        return day_of(self.valid_from)

    @property
    def due_from(self) -> dt.date | None:
        """The first day of its window."""
        return maybe_day(self.due_first)

    @property
    def due_to(self) -> dt.date | None:
        """The last day of its window."""
        return maybe_day(self.due_last)

    @property
    def approximate(self) -> bool:
        """Whether the window is approximate."""
        return bool(self.about)

    @property
    def tied_to(self) -> str | None:
        """The occasion that its window is tied to."""
        return self.tied_before or self.tied_at

    @property
    def sought_through(self) -> dt.date | None:
        """The last day through which evidence was sought in vain."""
        return maybe_day(self.sought)


class ItemStanding(NamedTuple):
    """An item as it stood: the statement that decides, and when it was last mentioned."""

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
    part_of: str | None
    last_mentioned: dt.date
    passed_over: int
    """How many readouts of its relationship have not mentioned it since."""
    since: dt.date
    """The day from which on the status of the statement that decides holds."""


class StoryStatement(NamedTuple):
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
    since: dt.date | None
    """The day from which on the status holds; None where there is none."""


class Story(NamedTuple):
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
    statements: tuple[StoryStatement, ...]


class RecordedMeeting(NamedTuple):
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


class StatusChange(NamedTuple):
    """A change of a statement's status."""

    ref: str
    summary: str
    before: str | None
    after: str
    rule: str
    why: str

    @property
    def judged(self) -> bool:
        """Whether a judgement made the change, if no readout did.

        The passing of time changes only what is unsettled, and never by a rule of judgements.
        """
        return self.rule in JUDGED or (self.before is not None and self.before not in UNSETTLED)


class Step(NamedTuple):
    """What a readout changed, or what changed on a day with no readout."""

    date: dt.date
    readout: str | None
    title: str | None
    changes: tuple[StatusChange, ...]


def keys(kind: type[NamedTuple]) -> tuple[str, ...]:
    """The names of what an answer of that kind holds, in their order."""
    return Standing.KEYS if kind is Standing else kind._fields


def as_dict(answer: NamedTuple) -> dict[str, Any]:
    """What an answer holds, by name; the answers within it likewise."""
    return {name: _plain(getattr(answer, name)) for name in keys(type(answer))}


def _plain(value: object) -> object:
    if isinstance(value, tuple) and value and hasattr(value[0], "_fields"):
        return [as_dict(one) for one in value]
    return value
