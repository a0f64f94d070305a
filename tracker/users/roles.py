"""Roles: what somebody may do, each with all that those before it allow."""

from __future__ import annotations

from enum import IntEnum


class Role(IntEnum):
    """What somebody may do with the record, or with one relationship of it."""

    READ = 1
    CODE = 2
    """Record readouts, and amend them."""
    JUDGE = 3
    """Also assess what became of promises, and merge, rename and retract."""
    ADMINISTER = 4
    """Also say who else may do what."""
