"""Projected: what a recording came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.domain.grounds import Ungrounded
from tracker.domain.overruled import Overruled
from tracker.projections.turned import Turned


class Named(NamedTuple):
    """A statement or an item by its name, and the relationship in which it is named."""

    relationship: str
    name: str


class Orphan(NamedTuple):
    """A statement that is no longer made, and what still names it."""

    ref: str
    named_by: tuple[str, ...]
    """Statements by their refs, and readouts whose meetings name it."""


@dataclass(slots=True)
class Projected:
    """What a recording came to."""

    turned: list[Turned] = field(default_factory=list)
    """The statements of which it ended or began spans."""
    awaited: tuple[Named, ...] = ()
    """The statements and items that it names and that are not on record yet."""
    new: tuple[Named, ...] = ()
    """The items that it is the first to speak of, but those that it gives a title."""
    spoken_of: tuple[Named, ...] = ()
    """All items that it is the first to speak of."""
    overruled: tuple[Overruled, ...] = ()
    """What it says that has no effect, because of an earlier judgement."""
    ungrounded: tuple[Ungrounded, ...] = ()
    """The judgements from which it takes what they rested on."""
    orphaned: tuple[Orphan, ...] = ()
    """The statements that it takes back and others still name."""
