"""Spanned: what the rows of statements have in common, whatever else is read of them."""

from __future__ import annotations

from typing import Protocol

from tracker.queries.chains import Renewing


class Spanned(Renewing, Protocol):
    """What the rows of statements have in common that have a status, or may have one."""

    @property
    def known_in(self) -> int:
        """The relationship."""

    @property
    def statement_id(self) -> int:
        """The number of the statement in it."""

    @property
    def type(self) -> str:
        """Its type."""

    @property
    def item(self) -> str:
        """The item that it is about."""

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
    def rests_on(self) -> str | None:
        """What its status rests on; None for the statement itself."""

    @property
    def targets(self) -> str | None:
        """What it renews or fulfils."""
