"""The command that lists the meetings on record."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tracker.cli.grouped import Grouped
from tracker.cli.lines import AnswerLine, LineColumn
from tracker.cli.listing import Manner, print_list
from tracker.cli.opening import asking
from tracker.cli.options import Asked, help_of, reading
from tracker.cli.output import listed, plural
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.meetings import RecordedMeeting

_QUESTION = QUESTIONS["meetings"]

MEETINGS = (
    LineColumn("date"),
    LineColumn("relationship"),
    LineColumn("meeting", "folded"),
    LineColumn("statements", right=True),
    LineColumn("readouts", "spare"),
)
"""The columns of meetings."""


@click.command(cls=Grouped, help=help_of(_QUESTION))
@reading(_QUESTION)
def meetings(asked: Asked, **filters: object) -> None:
    """Show the meetings on record."""
    manner = Manner(
        line=meeting_line,
        columns=lambda _: MEETINGS,
        noun="meeting",
        shown=lambda one: f"tracker show {one.meeting}",
        statuses=False,
    )
    with asking(asked.store) as queries:
        print_list(queries, asked, _QUESTION, filters, manner)


def meeting_line(one: RecordedMeeting) -> AnswerLine:
    """A meeting as a line: when and where, who took part, and how much is on record of it."""
    kind = f"{one.kind or 'meeting'}{f' no. {one.ordinal}' if one.ordinal else ''}"
    where = f"{kind} in {one.place}" if one.place else kind
    people = "; ".join(f"{party} {', '.join(names)}" for party, names in one.participants.items())
    return AnswerLine(
        status="",
        cells=(
            str(one.date),
            one.relationship,
            f"{where}: {people}" if people else where,
            plural(one.statements, "statement"),
            " ".join(one.readouts),
        ),
        more=_more(one),
    )


def _more(one: RecordedMeeting) -> Iterator[str]:
    yield one.meeting
    yield f"told by {listed(one.readouts)}"
    if one.holds:
        yield f"holds {listed(one.holds)}"
