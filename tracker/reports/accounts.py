"""Accounts: the acts of which two publishers' readouts of one meeting say different things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from tracker.errors import Refused
from tracker.queries import Queries, Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.compared import Compared
from tracker.queries.meetings import RecordedMeeting
from tracker.reports.briefing import DifferingAct

_MEETINGS = 2
"""Of how many meetings with several readouts they are told, the latest first."""


def differing(
    queries: Queries, view: Viewpoint, meetings: Sequence[RecordedMeeting]
) -> Iterator[DifferingAct]:
    """The acts that two accounts of a meeting tell differently, of the last such meetings.

    Args:
        queries: where to ask.
        view: from where it is asked.
        meetings: the meetings on record.
    """
    several = [one for one in meetings[::-1] if len(one.readouts) > 1][:_MEETINGS]
    seen: set[tuple[str, ...]] = set()
    for meeting in several:
        for first, second in combinations(meeting.readouts, 2):
            for one in _compared(queries, view, first, second):
                refs = tuple(ref for ref in (one.before, one.after) if ref)
                if refs not in seen:
                    seen.add(refs)
                    yield DifferingAct(one.title, one.why, refs)


def _compared(queries: Queries, view: Viewpoint, first: str, second: str) -> list[Compared]:
    """What two readouts tell differently, the earlier one first."""
    question = QUESTIONS["compare"]
    try:
        found = queries.answer(question, view, first, second, change="told differently")
    except Refused:  # the second one also reports an earlier meeting
        found = queries.answer(question, view, second, first, change="told differently")
    return [*found.changes]
