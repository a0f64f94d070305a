"""Edits: everything that can be done to a draft, as values that can be kept and undone."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, TypeAdapter

from tracker.domain.values import Model

Mark = Annotated[str, StringConstraints(pattern=r"^[a-z][0-9]{1,6}$")]
"""A statement of a draft, by the name that it has in it."""


class FieldSet(Model):
    """A field was given another value."""

    what: Literal["set"] = "set"
    statement: Mark | None = None
    """Whose field it is; None for one of the heading."""
    field: str
    value: str


class StatementSplit(Model):
    """A statement was split: another one like it stands behind it."""

    what: Literal["split"] = "split"
    statement: Mark


class StatementDropped(Model):
    """A statement was dropped."""

    what: Literal["drop"] = "drop"
    statement: Mark


class StatementRestored(Model):
    """A statement that was dropped was put back."""

    what: Literal["restore"] = "restore"
    statement: Mark


class DoubtsSettled(Model):
    """Somebody looked at a statement that was in doubt, and found it right as it stands."""

    what: Literal["settle"] = "settle"
    statement: Mark


class WordsAdded(Model):
    """Words of the text were made a statement."""

    what: Literal["add"] = "add"
    words: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
    after: Mark | None = None
    """The statement behind which it stands, by the order of the text; None for the first."""


class EditsUndone(Model):
    """Earlier edits were taken back."""

    what: Literal["undo"] = "undo"
    numbers: tuple[int, ...]


class AsideTaken(Model):
    """A value that had been set aside, since another one came first, was taken after all."""

    what: Literal["take"] = "take"
    number: int


class AsideLeft(Model):
    """A value that had been set aside was looked at, and left."""

    what: Literal["leave"] = "leave"
    number: int


Edit = (
    FieldSet
    | StatementSplit
    | StatementDropped
    | StatementRestored
    | DoubtsSettled
    | WordsAdded
    | EditsUndone
    | AsideTaken
    | AsideLeft
)

EDIT: TypeAdapter[Edit] = TypeAdapter(Annotated[Edit, Field(discriminator="what")])
"""Reads an edit from what is kept of it, or from what a form sends."""
