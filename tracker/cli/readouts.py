"""The command that lists the readouts on record."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tracker.cli.grouped import Grouped
from tracker.cli.lines import AnswerLine, LineColumn
from tracker.cli.listing import Manner, print_list
from tracker.cli.opening import asking
from tracker.cli.options import Asked, help_of, reading
from tracker.cli.output import plural
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.readouts import RecordedReadout

_QUESTION = QUESTIONS["readouts"]

_COLUMNS = (
    LineColumn("date"),
    LineColumn("relationship"),
    LineColumn("publisher"),
    LineColumn("statements", right=True),
    LineColumn("title", "folded"),
    LineColumn("readout", "spare"),
)


@click.command(cls=Grouped, help=help_of(_QUESTION))
@reading(_QUESTION)
def readouts(asked: Asked, **filters: object) -> None:
    """Show the readouts on record."""
    manner = Manner(
        line=_line,
        columns=lambda _: _COLUMNS,
        statuses=False,
        noun="readout",
        shown=lambda one: f"tracker show {one.readout}",
    )
    with asking(asked.store) as queries:
        print_list(queries, asked, _QUESTION, filters, manner)


def _line(one: RecordedReadout) -> AnswerLine:
    return AnswerLine(
        status="",
        cells=(
            str(one.date),
            one.relationship,
            f"by {one.publisher}" if one.publisher else "",
            plural(one.statements, "statement"),
            one.title or one.readout,
            one.readout,
        ),
        more=_more(one),
    )


def _more(one: RecordedReadout) -> Iterator[str]:
    yield one.readout
    yield f"published by {one.publisher}" if one.publisher else "no publisher named"
    if one.source.url:
        yield one.source.url
