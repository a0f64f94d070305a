"""Chapters: the parts of a briefing, each the answer to one question of the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from tracker.domain.rules import urgency
from tracker.queries import Queries, Viewpoint
from tracker.queries.answers import Standing
from tracker.queries.catalogue import QUESTIONS
from tracker.reports.horizon import Horizon

_UNDERTAKEN = ("CommitmentMade", "FollowUpScheduled")


class PartSource(NamedTuple):
    """A question with what narrows it down: where a figure is from, and how to ask for it again."""

    question: str
    filters: dict[str, Any]
    by: str | None = None
    """The party whose statements and shares are asked about."""

    def answers(self, queries: Queries, view: Viewpoint) -> list[Standing]:
        """The statements that it is answered with."""
        found = queries.answer(QUESTIONS[self.question], view._replace(by=self.by), **self.filters)
        return [one for one in found if isinstance(one, Standing)]


Say = Callable[[PartSource, Viewpoint], str]
"""How a question is asked again, in the words of whoever shows a report."""


class Chapter(NamedTuple):
    """A part of a briefing before it is known how much of it there is room for."""

    name: str
    """What it tells of, with the party that it is about if it is about one."""
    source: PartSource
    found: list[Standing]
    """All that the question is answered with."""
    own: list[Standing]
    """Those that no other chapter tells, the most pressing first."""

    @property
    def tally(self) -> dict[str, int]:
        """How many have which status, the most pressing first."""
        counts = Counter(one.status for one in self.found if one.status)
        return {one: counts[one] for one in sorted(counts, key=lambda one: (urgency(one), one))}


def chapters(
    queries: Queries, view: Viewpoint, horizon: Horizon, sides: Sequence[str], last: date | None
) -> Iterator[Chapter]:
    """The parts of a briefing, in the order in which they claim a statement that several hold.

    What is due comes before what is overdue, and that before what went quiet, so that the most
    pressing part has its own lines also where nobody has spoken of any of it for long.

    Args:
        queries: where to ask.
        view: from where it is asked.
        horizon: what the briefing is for.
        sides: the parties, the one first that it is for.
        last: the day of the last meeting, if there was one.
    """
    told: set[str] = set()
    for name, source in _wanted(horizon, sides, last):
        found = source.answers(queries, view)
        own = [one for one in found if one.ref not in told]
        told.update(one.ref for one in own)
        yield Chapter(name, source, found, [*_in_order(name, own)])


def _wanted(
    horizon: Horizon, sides: Sequence[str], last: date | None
) -> Iterator[tuple[str, PartSource]]:
    undertaken = {"type": _UNDERTAKEN}
    yield "due", PartSource("due", {"within": horizon.within, "due_by": horizon.until})
    yield "overdue", PartSource("overdue", {})
    yield "quiet", PartSource("quiet", undertaken)
    yield "unfulfilled", PartSource("unfulfilled", {"sort": "-since"})
    yield "slipped", PartSource("slipped", {})
    for side in sides:
        yield f"owed {side}", PartSource("open", undertaken, side)
    for side in sides:
        yield f"requests {side}", PartSource("requests", {"unanswered": True}, side)
        yield f"concerns {side}", PartSource("concerns", {"unanswered": True}, side)
    if last:
        said = {"type": ("ProgressWelcomed",), "since": last}
        yield "progress", PartSource("statements", said)
    yield "disputed", PartSource("statements", {"disputed": True})


def _in_order(name: str, own: Iterable[Standing]) -> Iterable[Standing]:
    """What a chapter tells, in the order in which a reader needs it."""
    if name == "progress":  # what is done comes first
        return sorted(own, key=lambda one: not one.complete)
    if name.startswith(("requests", "concerns")):  # what was said last is still in mind
        return sorted(own, key=lambda one: -one.made)
    return own
