"""Readouts and meetings: one publisher's account of one or more occasions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Any, Self

from pydantic import Field, StringConstraints, model_validator

from tracker.domain.corrections import StatementAdded, StatementAmended, StatementRetracted
from tracker.domain.model import Day, Model, Slug, Target, Text, slug_of
from tracker.domain.parties import Party, relationship
from tracker.domain.statements import (
    AnyStatement,
    CommitmentMade,
    ConcernRaised,
    FollowUpScheduled,
    ProgressWelcomed,
    RequestMade,
    Statement,
    ViewsExchanged,
)

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Source(Model):
    """Where the readout was published, and the digest of the text that was coded."""

    url: Text | None = None
    published: Day | None = None
    language: Text | None = None
    sha256: Digest | None = None


class Meeting(Model):
    """An occasion on which the parties met; two readouts with one meeting id tell of the same."""

    id: Slug | None = None
    """Filled in by the readout when left out: relationship, date and kind."""
    date: Day
    kind: Slug | None = None
    place: Text | None = None
    ordinal: Annotated[int, Field(ge=1)] | None = None
    participants: dict[Party, tuple[Text, ...]] = Field(default_factory=dict)
    holds: tuple[Target, ...] = ()
    """The follow-ups, or items of follow-ups, that this meeting itself is."""


class _Heading(Model):
    readout: Slug
    title: Text | None = None
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


class ReadoutRegistered(_Heading):
    """A readout was taken into the record: the first event of its stream."""


class Readout(_Heading):
    """A readout as coded: its heading and its statements, in the order of the text."""

    statements: tuple[AnyStatement, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _name_statements(cls, data: Any) -> Any:  # noqa: ANN401
        """Give each statement without a key its item's slug, numbered from the second on."""
        if not isinstance(data, dict) or not isinstance(data.get("statements"), list | tuple):
            return data
        seen: Counter[Any] = Counter()
        keyed = []
        for statement in data["statements"]:
            if isinstance(statement, dict) and isinstance(item := statement.get("item"), str):
                seen[item] += 1
                keyed.append({"key": default_key(item, seen[item]), **statement})
            else:
                keyed.append(statement)
        return {**data, "statements": keyed}

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if len(set(self.parties)) < len(self.parties):
            raise ValueError("parties: a party is named twice")
        ids = Counter(self.meeting_id(number) for number in range(len(self.meetings)))
        if twice := [name for name, count in ids.items() if count > 1]:
            raise ValueError(f"meetings: two have the id {twice[0]}; give each its own `id`")
        keys: set[str] = set()
        for number, statement in enumerate(self.statements):
            where = f"statements.{number}"
            if statement.key in keys:
                raise ValueError(f"{where}.key: {statement.key!r} names two statements")
            keys.add(statement.key)
            if statement.meeting >= len(self.meetings):
                raise ValueError(
                    f"{where}.meeting: there is no meeting {statement.meeting}; they count from 0"
                )
            if strangers := set(statement.by) - set(self.parties):
                raise ValueError(
                    f"{where}.by: {', '.join(sorted(strangers))} is not among the readout's parties"
                )
        return self

    @property
    def heading(self) -> ReadoutRegistered:
        """The first event of the readout's stream."""
        return ReadoutRegistered.model_construct(
            _fields_set=self.model_fields_set - {"statements"},
            **{name: getattr(self, name) for name in ReadoutRegistered.model_fields},
        )

    @property
    def events(self) -> tuple[ReadoutRegistered | AnyStatement, ...]:
        """The readout as the events that record it, in the order of its stream."""
        return (self.heading, *self.statements)


def default_key(item: str, nth: int) -> str:
    """The key of the nth statement on an item in a readout, counted from 1."""
    return item if nth == 1 else f"{item}-{nth}"


def fold(events: Iterable[object]) -> Readout:
    """The readout as its stream leaves it: the heading, the statements, and every correction."""
    heading: ReadoutRegistered | None = None
    statements: dict[str, Statement] = {}
    for event in events:
        match event:
            case ReadoutRegistered():
                heading = event
            case StatementAmended(statement=statement) | StatementAdded(statement=statement):
                statements[statement.key] = statement
            case StatementRetracted(key=key):
                del statements[key]
            case (
                CommitmentMade()
                | FollowUpScheduled()
                | ProgressWelcomed()
                | ConcernRaised()
                | RequestMade()
                | ViewsExchanged()
            ):
                statements[event.key] = event
            case _:
                raise TypeError(f"{type(event).__name__} is no event of a readout")
    if heading is None:
        raise ValueError("the stream does not begin with a registration")
    fields = {name: getattr(heading, name) for name in heading.model_fields_set}
    return Readout(**fields, statements=tuple(statements.values()))
