"""Elsewhere: what goes on in other relationships of what was promised in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tracker.domain.names import readout_of
from tracker.queries import Queries, Viewpoint
from tracker.queries.answers import Standing
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.meetings import RecordedMeeting
from tracker.reports.briefing import Blank
from tracker.reports.chapters import PartSource, Say
from tracker.reports.words import figures, listed, within

_UNDERTAKEN = {"type": ("CommitmentMade", "FollowUpScheduled"), "sort": "due"}


def going_on(
    queries: Queries, view: Viewpoint, onward: Sequence[RecordedMeeting]
) -> list[Standing]:
    """What is unsettled in other relationships and renews what was promised in one.

    Args:
        queries: where to ask.
        view: from where it is asked, with the relationship.
        onward: the meetings of the others at which its matters went on.
    """
    others = {one.relationship for one in onward} - {view.relationship}
    if not others:
        return []
    own = {one.readout for one in queries.answer(QUESTIONS["readouts"], view)}
    return [
        one
        for other in sorted(others)
        for one in queries.answer(
            QUESTIONS["open"], view._replace(relationship=other), **_UNDERTAKEN
        )
        if one.slip and any(readout_of(ref) in own for ref in one.slip.refs)
    ]


def told_elsewhere(view: Viewpoint, found: Sequence[Standing], say: Say) -> Iterator[Blank]:
    """What goes on in each other relationship, which the parts of a briefing do not tell.

    Args:
        view: from where it is asked.
        found: what goes on elsewhere.
        say: how it is asked for.
    """
    for other in dict.fromkeys(one.relationship for one in found):
        there = [one for one in found if one.relationship == other]
        tally = Counter(one.status for one in there if one.status)
        sides = listed([*map(within, other.split("-"))])
        what = "1 matter that goes" if len(there) == 1 else f"{len(there)} matters that go"
        yield Blank(
            f"Not told above: {what} on between {sides}: {figures(tally)}.",
            tuple(one.ref for one in there),
            say(PartSource("open", {}), view._replace(relationship=other)),
        )
