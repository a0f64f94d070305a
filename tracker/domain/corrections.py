"""Corrections: what is recorded when the coding of a readout is mended; nothing is rewritten."""

from __future__ import annotations

from pydantic import model_validator

from tracker.domain.heading import Heading
from tracker.domain.model import Model, Slug, Text
from tracker.domain.statements import AnyStatement


class HeadingAmended(Heading):
    """The title, source or meetings of a readout were mended; its parties never change."""

    reason: Text


class StatementAmended(Model):
    """A statement was coded anew under the key that it has."""

    statement: AnyStatement
    reason: Text


class StatementRetracted(Model):
    """A statement was taken back: the readout does not say it."""

    key: Slug
    reason: Text


class StatementAdded(Model):
    """A statement that the first coding had missed, put behind the others."""

    statement: AnyStatement
    reason: Text


class StatementsReordered(Model):
    """The statements of a readout were put in the order in which the text has them."""

    keys: tuple[Slug, ...]
    reason: Text

    @model_validator(mode="after")
    def _names_each_once(self) -> StatementsReordered:
        if len(set(self.keys)) < len(self.keys):
            raise ValueError("keys: a statement is named twice")
        return self


Correction = (
    HeadingAmended | StatementAmended | StatementRetracted | StatementAdded | StatementsReordered
)
