"""What is read from a phrase of time: where it stands, and the days it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Relation = Literal["before", "at"]

Ground = Literal["stated", "bare", "current"]
"""What the year of a reading rests on.

`stated` is said or counted from the anchor ("next year", "May 2020"); `bare` was supplied by
reading forwards ("in May"); `current` covers the anchor itself ("this year"), so that the words
may tell of what is done as well as of what is to come.
"""


@dataclass(frozen=True)
class TimePhrase:
    """A phrase that says when, as found in a text."""

    start: int
    end: int
    words: str
    """The phrase itself: the text from `start` up to `end`."""
    edtf: str | None
    """The days as EDTF; None for "soon" and for an occasion without a date."""
    approximate: bool = False
    soon: bool = False
    """Whether it says "shortly" and gives no time."""
    occasion: str | None = None
    """The words of the occasion that it is tied to."""
    relation: Relation | None = None
    """Whether it is to happen before that occasion or at it."""
    rule: str = ""
    """The name of the rule that read it."""


@dataclass(frozen=True)
class Reading:
    """A phrase of dates before it is weighed against the words around it."""

    start: int
    end: int
    edtf: str
    first: date
    """The first day of the dates named, whatever the preposition makes of them."""
    last: date
    closing: str
    """The date on which the named dates end, as EDTF."""
    approximate: bool
    ground: Ground
    rule: str
