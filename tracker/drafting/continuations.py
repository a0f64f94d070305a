"""Continuations: what a that-clause goes on with, without a subject and a modal of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from tracker.drafting.acts import Act
from tracker.drafting.sentences import Span

_PROMISED = ("CommitmentMade", "FollowUpScheduled")
_BARE = re.compile(r"([a-z]+)\s")
_WHEN = re.compile(
    r"(?:that\s+)?(?P<when>from|by|in|on|within|starting|before|during|until|as\s+of)\s+[^,;.]{3,40}?,?\s+"
    r"(?:[\w.’'-]+\s+){1,4}?(?:will|would|shall)\s"
)
"""A time at the head of what is said, before who will act."""


def goes_on(told: str, before: Sequence[Act], actions: AbstractSet[str]) -> bool:
    """Whether a part is what else they will do: "that they will widen the port and build a pier".

    Args:
        told: the words of the part.
        before: the acts of the parts before it.
        actions: the verbs of what a side undertakes.
    """
    bare = _BARE.match(told)
    return bool(before and before[0].type in _PROMISED and bare and bare[1] in actions)


def time_at_head(words: str, before: Sequence[Act]) -> Span | None:
    """The time that stands before who will act: "that from May they will open A and extend B".

    Args:
        words: the sentence.
        before: the acts of the parts before, the first of which follows that time.
    """
    frame = _WHEN.match(words, before[0].matter.start)
    return Span(frame.start("when"), frame.end()) if frame else None
