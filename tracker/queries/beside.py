"""Beside: what else is on record of a statement than its status, which one has to know with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from tracker.domain.reasons import UNKNOWN, Known


class Slip(NamedTuple):
    """How a deadline moved from the first promise to the present one."""

    first: str
    """The statement that was first made."""
    first_due: date | None
    """The last day of its window."""
    now_due: date | None
    """The last day of the present one's window."""
    times: int
    """How often it was renewed."""
    days: int | None
    """By how many days the last day moved; None where one of the two has none."""
    dropped: bool
    """Whether it had a last day and has none now."""
    conditional: bool
    """Whether it has a condition that it had not at first."""
    weaker: bool
    """Whether it is put in weaker words than at first."""
    refs: tuple[str, ...]
    """The statements before it, the first one first."""


class Beside(NamedTuple):
    """What else is on record of a statement."""

    shares: Mapping[str, str]
    """The status of the share of each party."""
    refs: tuple[str, ...]
    """The statement and its twins."""
    told_by: tuple[str, ...]
    """The publishers that report it."""
    known: Known
    """What its reason names."""
    slip: Slip | None = None
    day: date = date.min
    """The day asked about."""


NOTHING = Beside({}, (), (), UNKNOWN)
