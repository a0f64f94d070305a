"""Corrections: what is recorded when a readout is corrected, or retracted as a whole."""

from __future__ import annotations

from pydantic import field_serializer, model_validator

from tracker.domain.heading import Heading
from tracker.domain.statements import AnyStatement, Statement
from tracker.domain.values import Model, Slug, Text


class HeadingAmended(Heading):
    """The title, source or meetings of a readout were corrected; its parties never change."""

    reason: Text


class _Restated(Model):
    statement: AnyStatement
    reason: Text

    @field_serializer("statement")
    def _with_its_type(self, statement: Statement) -> dict[str, object]:
        """What tells the six statements apart is kept even where defaults are left out."""
        return {
            "type": statement.type,
            **statement.model_dump(mode="json", exclude_defaults=True),
        }


class StatementAmended(_Restated):
    """A statement was coded again under the key that it has."""


class StatementRetracted(Model):
    """A statement was taken back: the readout does not say it."""

    key: Slug
    reason: Text


class StatementAdded(_Restated):
    """A statement that the first coding had missed, put after the others."""


class StatementsReordered(Model):
    """The statements of a readout were put in the order in which the text has them."""

    keys: tuple[Slug, ...]
    reason: Text

    @model_validator(mode="after")
    def _names_each_once(self) -> StatementsReordered:
        if len(set(self.keys)) < len(self.keys):
            raise ValueError("keys: a statement is named twice")
        return self


class ReadoutRetracted(Model):
    """A readout should never have been recorded: nothing of it counts until it is recorded anew."""

    reason: Text


Correction = (
    HeadingAmended | StatementAmended | StatementRetracted | StatementAdded | StatementsReordered
)
