"""Blanks: what the record does not hold, which one has to know before one relies on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tracker.domain.missing import Missing, numbered
from tracker.domain.reasons import reviewed
from tracker.queries import Queries, Viewpoint
from tracker.queries.answers import Standing
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.gaps import Lacking
from tracker.queries.meetings import RecordedMeeting
from tracker.reports.briefing import Blank
from tracker.reports.chapters import PartSource, Say
from tracker.reports.words import day, listed, overdue_or_possibly, within


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
    told = [(count, within(code) if code else "nobody named") for code, count in by]
    who = listed([within(code) for code in silent])
    yield Blank(
        f"{who[0].upper()}{who[1:]} {_none_of(told)}.",
        tuple(one.readout for one in reversed(found)),
        say(PartSource("readouts", {}), view),
    )


def _none_of(told: Sequence[tuple[int, str]]) -> str:
    """That none of the readouts is by somebody, and how many are by whom."""
    if len(told) == 1 and told[0][0] == 1:
        return f"did not publish the one readout on record: it is by {told[0][1]}"
    total = sum(count for count, _ in told)
    each = [f"{count} {'is' if count == 1 else 'are'} by {who}" for count, who in told]
    return f"published none of the {total} readouts on record: {listed(each)}"


def _reviews(view: Viewpoint, overdue: Sequence[Standing], say: Say) -> Iterator[Blank]:
    """What nobody has looked for outside the readouts."""
    unseen = [one for one in overdue if not looked_for(one)]
    if not unseen:
        return
    never = "outside the readouts"
    if len(unseen) == 1:
        never = f"1 was never looked for {never}: it may have been done."
    else:
        never = f"{len(unseen)} were never looked for {never}: they may have been done."
    yield Blank(
        f"Of {len(overdue)} {overdue_or_possibly(overdue)}, {never}",
        tuple(one.ref for one in unseen),
        say(PartSource("overdue", {}), view),
    )


def looked_for(one: Standing) -> bool:
    """Whether somebody looked for what became of all that is left, and noted what they found."""
    return one.sought_through is not None or reviewed(one.beside.known)
