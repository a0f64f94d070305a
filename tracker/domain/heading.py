"""Headings: a readout's name, parties, source and meetings, without its statements."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from tracker.domain.names import relationship, slug_of
from tracker.domain.parties import Party
from tracker.domain.values import MOST, Day, Model, Name, Slug, Target, Text

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Source(Model):
    """Where the readout was published, the digest of the text that was coded, and who coded it."""

    url: Text | None = None
    published: Day | None = None
    language: Text | None = None
    sha256: Digest | None = None
    rules: Name | None = None
    """The version of the drafting rules that proposed statements."""
    coder: Name | None = None
    """The program that proposed statements beside them."""
    prompt: Name | None = None
    """The version of the prompt that it was asked by."""
    reviewed_by: Name | None = None
    """Who went over what was proposed."""


class Meeting(Model):
    """An occasion on which the parties met; two readouts with one meeting id are about the same."""

    id: Slug | None = None
    """Filled in by the readout when left out: relationship, date and kind."""
    date: Day
    kind: Slug | None = None
    place: Name | None = None
    ordinal: Annotated[int, Field(ge=1, le=MOST)] | None = None
    participants: dict[Party, tuple[Name, ...]] = Field(default_factory=dict)
    holds: tuple[Target, ...] = ()
    """The follow-ups, or items of follow-ups, that this meeting itself is."""


class Heading(Model):
    """The heading of a readout: its name, its parties, its source and its meetings."""

    readout: Slug
    title: Name | None = None
    publisher: Party | None = None
    source: Source | None = None
    parties: Annotated[tuple[Party, ...], Field(min_length=2)]
    meetings: Annotated[tuple[Meeting, ...], Field(min_length=1)]

    @property
    def relationship(self) -> str:
        """The relationship that the readout belongs to."""
        return relationship(self.parties)

    def meeting_id(self, number: int) -> str:
        """The id of a meeting: its own, or relationship, date and kind put together."""
        meeting = self.meetings[number]
        kind = meeting.kind or "meeting"
        return meeting.id or f"{slug_of(self.relationship)}-{meeting.date}-{kind}"
