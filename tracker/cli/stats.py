"""The command that counts statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import click

from tracker.cli.heads import print_head
from tracker.cli.lines import AnswerLine, Layout, LineColumn, print_lines
from tracker.cli.opening import asking
from tracker.cli.options import Asked, close_empty, help_of, reading
from tracker.cli.output import listed, print_records
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.stats import StatusCount

_QUESTION = QUESTIONS["stats"]

_COLUMNS = (
    LineColumn("party", drawn=False),
    LineColumn("statements", right=True),
    LineColumn("kind"),
    LineColumn("statuses", "folded"),
)


@click.command(help=help_of(_QUESTION))
@reading(_QUESTION, verbose=False)
def stats(asked: Asked) -> None:
    """Count statements by party, kind and status."""
    with asking(asked.store) as queries:
        counts: list[StatusCount] = [*queries.answer(_QUESTION, asked.view)]
        if asked.form != "table":
            print_records(asked.form, counts, _QUESTION.columns)
        elif not counts:
            close_empty(queries, asked, "on record")
        else:
            _print(counts, asked)


def _print(counts: list[StatusCount], asked: Asked) -> None:
    totals = [
        f"{sum(one.statements for one in of)} of {party}"
        for party, of in groupby(counts, key=lambda one: one.party)
    ]
    print_head(f"Statements: {listed(totals)}", asked)
    print_lines(_lines(counts), Layout(_COLUMNS, statuses=False))


def _lines(counts: Iterable[StatusCount]) -> Iterator[AnswerLine]:
    """A line for each kind that a party has."""
    for (party, kind), of in groupby(counts, key=lambda one: (one.party, one.kind)):
        parts = [*of]
        count = sum(one.statements for one in parts)
        told = ", ".join(f"{one.statements} {one.status}" for one in parts if one.status)
        yield AnswerLine("", (party, str(count), kind, told), group=party)
