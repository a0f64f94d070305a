"""Proposed: the item that a statement may be about, and the reasons to look at it twice."""

from __future__ import annotations

from dataclasses import dataclass

_PLAINLY, _PERHAPS = 85.0, 60.0
"""Likeness from which on a known item is plainly meant, and from which on it may be."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """The item proposed for a statement, and how like it is to its words, of 100."""

    slug: str
    score: float
    known: bool
    like: bool = False
    """Whether it is an item on record that none of its names calls so, though by its words it may
    be another one: an occasion, or the next or second of its kind."""
    near: str = ""
    """The item on record that is most like a new one, where there is one."""
    nameless: bool = False
    """Whether its words name no matter: "they agreed to hold it in June"."""

    @property
    def doubts(self) -> tuple[str, ...]:
        """The reasons to look at it twice."""
        if self.nameless:
            return ("its words do not say what it is about; name the item",)
        score = f"({self.score:.0f} of 100)"
        if self.like:
            return (f"like an item on record: check that it is the same matter {score}",)
        if self.known and self.score < _PLAINLY:
            return (f"the item is likely, not sure {score}",)
        if self.near and not self.known and self.score >= _PERHAPS:
            return (f"a new item, though {self.near} on record is like it {score}",)
        return ()
