"""A user: a name under which is recorded, and what its bearer may do where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.users.roles import Role


@dataclass(frozen=True)
class User:
    """Somebody who uses the record."""

    name: str
    """Under which the user's recordings are told."""
    role: Role | None = None
    """What the user may do in every relationship; None for nothing."""
    roles: Mapping[str, Role] = field(default_factory=dict)
    """What the user may do in single relationships; the higher role counts."""

    def may(self, needed: Role, relationship: str | None = None) -> bool:
        """Whether the user has a role, in a relationship or without one in any at all."""
        found = [self.role, *self.roles.values()]
        if relationship is not None:
            found = [self.role, self.roles.get(relationship)]
        return any(role is not None and role >= needed for role in found)

    def within(self, needed: Role) -> frozenset[str] | None:
        """The relationships in which the user has a role; None for all that there are."""
        if self.role is not None and self.role >= needed:
            return None
        return frozenset(name for name, role in self.roles.items() if role >= needed)
