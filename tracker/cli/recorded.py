"""The command that tells the log: who did what to the record, and when."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from tracker.cli.lines import AnswerLine, LineColumn
from tracker.cli.listing import Manner, print_list
from tracker.cli.opening import asking
from tracker.cli.options import Asked, help_of, reading
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.recorded import LogEntry

_QUESTION = QUESTIONS["log"]

_COLUMNS = (
    LineColumn("at"),
    LineColumn("recorded_by"),
    LineColumn("relationship"),
    LineColumn("act"),
    LineColumn("what", "folded"),
)


@click.command(help=help_of(_QUESTION))
@reading(_QUESTION)
def log(asked: Asked, **filters: object) -> None:
    """Show what was done to the record."""
    manner = Manner(
        line=lambda one, _: _line(one),
        columns=lambda _: _COLUMNS,
        noun="act",
        named=lambda one: one.what,
        of_meetings=False,
        statuses=False,
    )
    with asking(asked.store) as queries:
        print_list(queries, asked, _QUESTION, filters, manner)


def _line(one: LogEntry) -> AnswerLine:
    at = f"{one.at:%Y-%m-%d %H:%M:%S} UTC"
    what = f"{one.what}, because: {one.reason}" if one.reason else one.what
    return AnswerLine("", (at, one.recorded_by, one.relationship, one.act, what), more=_more(one))


def _more(one: LogEntry) -> Iterator[str]:
    if one.judgement:
        judged = json.loads(one.judgement)
        yield "; ".join(f"{name}: {value}" for name, value in judged.items() if value)
