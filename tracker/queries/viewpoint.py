"""Viewpoint: from where somebody looks at the record."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple


class Viewpoint(NamedTuple):
    """From where an answer looks: the two clocks, and what part of the record it is about."""

    as_of: date
    known_on: datetime | None = None
    """None for all that is known now."""
    relationship: str | None = None
    party: str | None = None
    items: tuple[str, ...] = ()
    """The items asked about, by any of their names; none for all."""
    by: str | None = None
    """The party whose statements and shares are asked about; None for all."""

    @property
    def narrowed(self) -> bool:
        """Whether it is about a part of the record only."""
        return any((self.relationship, self.party, self.items, self.by))
