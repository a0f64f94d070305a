"""Blanks: what the record does not hold, which one has to know before one relies on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tracker.domain.reasons import Missing, numbered
from tracker.queries import Queries, Viewpoint
from tracker.queries.answers import Standing
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.gaps import Lacking
from tracker.queries.meetings import RecordedMeeting
from tracker.reports.briefing import Blank
from tracker.reports.chapters import PartSource, Say
from tracker.reports.words import counted, day, listed, named, overdue_or_possibly


def blanks(
    queries: Queries,
    view: Viewpoint,
    meetings: Sequence[RecordedMeeting],
    overdue: Sequence[Standing],
    say: Say,
) -> Iterator[Blank]:
    """What the record does not hold.

    Args:
        queries: where to ask.
        view: from where it is asked.
        meetings: the meetings on record.
        overdue: what is overdue.
        say: how it is asked for.
    """
    yield from _meetings(queries, view, meetings, say)
    yield from _publishers(queries, view, say)
    yield from _reviews(view, overdue, say)


def _meetings(
    queries: Queries, view: Viewpoint, meetings: Sequence[RecordedMeeting], say: Say
) -> Iterator[Blank]:
    command = say(PartSource("meetings", {}), view)
    for gap in queries.gaps(view):
        for run in gap.runs:
            numbers = Missing(gap.kind or "meeting", tuple(range(run.first, run.last + 1)))
            many = "meetings are" if run.last > run.first else "meeting is"
            yield Blank(
                f"The {numbered(numbers)} {many} not on record: between {day(run.after)} and "
                f"{day(run.before)}.",
                tuple(_around(run, gap.kind, meetings)),
                command,
            )


def _around(run: Lacking, kind: str | None, meetings: Sequence[RecordedMeeting]) -> Iterator[str]:
    """The readouts of the meetings before and behind those that are missing."""
    for number, held in ((run.first - 1, run.after), (run.last + 1, run.before)):
        for one in meetings:
            if (one.ordinal, one.kind, one.date) == (number, kind, held):
                yield one.readouts[0]
                break


def _publishers(queries: Queries, view: Viewpoint, say: Say) -> Iterator[Blank]:
    """Parties of which no readout tells the other side."""
    found = [*queries.answer(QUESTIONS["readouts"], view)]
    if not found or not view.relationship:
        return
    by = Counter(one.publisher for one in found).most_common()
    known = {code for code, _ in by}
    silent = [code for code in view.relationship.split("-") if code not in known]
    if not silent:
        return
    told = [f"{_number(count)} by {named(code) if code else 'nobody named'}" for code, count in by]
    yield Blank(
        f"{listed([named(code) for code in silent])} published none of the "
        f"{counted(len(found), 'readout')} on record: {listed(told)}.",
        (found[-1].readout,),
        say(PartSource("readouts", {}), view),
    )


def _number(count: int) -> str:
    return f"{count} {'is' if count == 1 else 'are'}"


def _reviews(view: Viewpoint, overdue: Sequence[Standing], say: Say) -> Iterator[Blank]:
    """What nobody has looked for outside the readouts."""
    unseen = [one for one in overdue if not looked_for(one)]
    if not unseen:
        return
    yield Blank(
        f"Of {len(overdue)} {overdue_or_possibly(overdue)}, {len(unseen)} were never looked for "
        "outside the readouts: they may have been done.",
        (unseen[0].ref,),
        say(PartSource("overdue", {}), view),
    )


def looked_for(one: Standing) -> bool:
    """Whether somebody looked for what became of something, and noted what they found or not."""
    return one.sought_through is not None or bool(one.beside.known.part)
