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
    item: str | tuple[str, ...] | None = None
    """An item by any of its names, or several of which any is meant."""
    by: str | None = None
    """The party whose statements and shares are asked about; None for all."""

    @property
    def items(self) -> tuple[str, ...]:
        """The items that are asked about; none for all."""
        return (self.item,) if isinstance(self.item, str) else self.item or ()

    @property
    def narrowed(self) -> bool:
        """Whether it is about a part of the record only."""
        return any((self.relationship, self.party, self.item, self.by))
