"""The command that tells the log: who did what to the record, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from tracker.cli.grouped import Grouped
from tracker.cli.lines import AnswerLine, LineColumn
from tracker.cli.listing import Manner, print_list
from tracker.cli.opening import asking
from tracker.cli.options import Asked, help_of, reading
from tracker.cli.output import plural
from tracker.queries import Queries
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.recorded import LogEntry, gathered
from tracker.queries.revisions import grounds, judged

_QUESTION = QUESTIONS["log"]

_COLUMNS = (
    LineColumn("at"),
    LineColumn("recorded_by"),
    LineColumn("relationship"),
    LineColumn("act"),
    LineColumn("what", "folded"),
)


_EACH = "What one recording named is told in one line; -v has a line for each name."


@click.command(cls=Grouped, help=help_of(_QUESTION, _EACH))
@reading(_QUESTION)
def log(asked: Asked, **filters: object) -> None:
    """Show what was done to the record."""
    with asking(asked.store) as queries:
        manner = Manner(
            line=lambda acts: _line(acts, queries),
            columns=lambda _: _COLUMNS,
            noun="act",
            shown=lambda acts: f"tracker show {acts[0].item or acts[0].what}",
            of_meetings=False,
            statuses=False,
            gathered=_each if asked.verbose else gathered,
        )
        print_list(queries, asked, _QUESTION, filters, manner)


def _each(found: Iterable[LogEntry]) -> Iterator[tuple[LogEntry, ...]]:
    return ((one,) for one in found)


def _line(acts: Sequence[LogEntry], queries: Queries) -> AnswerLine:
    one = acts[0]
    at = f"{one.at:%Y-%m-%d %H:%M:%S} UTC"
    if len(acts) > 1:
        what = f"{one.what} and {plural(len(acts) - 1, 'other item')}"
    else:
        what = f"{one.what}, because: {one.reason}" if one.reason else one.what
    cells = (at, one.recorded_by, one.relationship, one.act, what)
    return AnswerLine("", cells, more=_more(one, queries))


def _more(one: LogEntry, queries: Queries) -> Iterator[str]:
    told = queries.logged(one)
    if told.title:
        yield told.title
    if one.judgement:
        yield judged(one.judgement)
        yield from (f"{name}: {text}" for name, text in grounds(one.judgement))
    for each in told.revisions:
        yield each.told
