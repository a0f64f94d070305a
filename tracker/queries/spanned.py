"""Spanned: what the rows of statements have in common, whatever else is read of them."""

from __future__ import annotations

from typing import Protocol


class Spanned(Protocol):
    """What the rows of statements have in common that have a status, or may have one."""

    @property
    def known_in(self) -> int:
        """The relationship."""

    @property
    def statement_id(self) -> int:
        """The number of the statement in it."""

    @property
    def ref(self) -> str:
        """The statement's fixed name."""

    @property
    def type(self) -> str:
        """Its type."""

    @property
    def item(self) -> str:
        """The item that it is about."""

    @property
    def made(self) -> int:
        """The day on which it was made."""

    @property
    def by_parties(self) -> str:
        """The parties whose act it is."""

    @property
    def publisher(self) -> str | None:
        """Who published its readout."""

    @property
    def status(self) -> str | None:
        """Its status, if it has one."""

    @property
    def rule(self) -> str | None:
        """The rule that decided."""

    @property
    def tied_before(self) -> str | None:
        """The item of the occasion before which it is to happen."""

    @property
    def tied_at(self) -> str | None:
        """The item of the occasion at which it is to happen."""

    @property
    def due_last(self) -> int | None:
        """The last day of its window."""

    @property
    def wording(self) -> str | None:
        """How strongly it was put."""

    @property
    def condition(self) -> str | None:
        """What it depends on."""

    @property
    def targets(self) -> str | None:
        """What it renews or fulfils."""

    @property
    def continuing(self) -> int:
        """Whether it is undertaken without an end."""

    @property
    def marks(self) -> str | None:
        """What else is on record of it."""

    @property
    def divided(self) -> int | None:
        """Whether its shares differ."""
