"""Roles: what somebody may do, each with all that those before it allow."""

from __future__ import annotations

from enum import IntEnum


class Role(IntEnum):
    """What somebody may do with the record, or with one relationship of it."""

    READ = 1
    CODE = 2
    """Record, amend and retract readouts, and say what items are called and which are one."""
    JUDGE = 3
    """Also judge: what became of promises, conditions, and searches."""
    ADMINISTER = 4
    """Also say who else may do what."""
