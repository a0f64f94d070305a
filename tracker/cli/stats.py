"""The command that counts statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import click

from tracker.cli.closing import close_empty
from tracker.cli.grouped import Grouped
from tracker.cli.heads import print_head
from tracker.cli.lines import AnswerLine, Layout, LineColumn, print_lines
from tracker.cli.opening import asking
from tracker.cli.options import Asked, help_of, reading
from tracker.cli.output import listed, plural, print_records
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.stats import StatusCount

_QUESTION = QUESTIONS["stats"]

_COLUMNS = (
    LineColumn("of", drawn=False),
    LineColumn("relationship", drawn=False),
    LineColumn("statements", right=True),
    LineColumn("kind"),
    LineColumn("statuses", "folded"),
)


@click.command(cls=Grouped, help=help_of(_QUESTION))
@reading(_QUESTION, verbose=False)
def stats(asked: Asked, per: str) -> None:
    """Count statements by party, kind and status."""
    with asking(asked.store) as queries:
        counts: list[StatusCount] = [*queries.answer(_QUESTION, asked.view, per=per)]
        if asked.form != "table":
            print_records(asked.form, counts, _QUESTION.columns)
        elif not counts:
            close_empty(queries, asked, "on record")
        else:
            _print(counts, asked)


def _print(counts: list[StatusCount], asked: Asked) -> None:
    print_head(_head(counts), asked)
    several = len({one.relationship for one in counts}) > 1
    print_lines(_lines(counts, several=several), Layout(_COLUMNS, statuses=False))


def _head(counts: list[StatusCount]) -> str:
    """How many there are; of parties, of each, since what several said counts for each of them."""
    if counts[0].party is None:
        return plural(sum(one.statements for one in counts), "statement")
    totals = [
        f"{sum(one.statements for one in of)} of {party}"
        for party, of in groupby(counts, key=lambda one: one.party)
    ]
    return f"Statements: {listed(totals)}"


def _lines(counts: Iterable[StatusCount], *, several: bool) -> Iterator[AnswerLine]:
    """A line for each kind that there is of a party, or of what else they are counted by."""
    for (of, relationship, kind), those in groupby(
        counts, key=lambda one: (one.of, one.relationship, one.kind)
    ):
        parts = [*those]
        count = sum(one.statements for one in parts)
        told = ", ".join(f"{one.statements} {one.status}" for one in parts if one.status)
        named = f"{of} {relationship}" if several and relationship else of
        yield AnswerLine("", (of, relationship or "", str(count), kind, told), group=named)
