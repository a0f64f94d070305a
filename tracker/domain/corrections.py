"""Corrections: what is recorded when the coding of a readout is mended; nothing is rewritten."""

from __future__ import annotations

from tracker.domain.model import Model, Slug, Text
from tracker.domain.statements import AnyStatement


class StatementAmended(Model):
    """A statement was coded anew under the key that it has."""

    statement: AnyStatement
    reason: Text


class StatementRetracted(Model):
    """A statement was taken back: the readout does not say it."""

    key: Slug
    reason: Text


class StatementAdded(Model):
    """A statement that the first coding had missed."""

    statement: AnyStatement
    reason: Text


Correction = StatementAmended | StatementRetracted | StatementAdded
