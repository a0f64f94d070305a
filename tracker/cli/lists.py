"""Commands that tell how things stand: open, overdue, fulfilled, unfulfilled, items."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tracker.cli.opening import asking
from tracker.cli.options import Question, close, reading
from tracker.cli.output import print_standings
from tracker.queries.answers import ItemStanding, Standing, keys


@click.command("open")
@reading
def open_(question: Question) -> None:
    r"""Show all that is unsettled.

    That is what is overdue or possibly so, due, in progress, open or scheduled, in this order; and
    among these, what is due first comes first.

    \b
    Examples:
      tracker open
      tracker open --as-of 2018-04-01 --relationship JP-RU
      tracker open --item airplane-grave-visits --format json
    """
    with asking(question.store) as queries:
        _print(question, queries.unsettled(question.view), "unsettled")


@click.command()
@reading
def overdue(question: Question) -> None:
    r"""Show what is overdue or possibly so, the longest overdue first.

    Overdue does not mean that a promise was broken: it means that its time is past and that no
    record tells what became of it.

    \b
    Examples:
      tracker overdue
      tracker overdue --as-of 2019-01-15
      tracker overdue --as-of 2019-01-15 --known-on 2018-12-31
    """
    with asking(question.store) as queries:
        _print(question, queries.overdue(question.view), "overdue or possibly so")


@click.command()
@reading
def fulfilled(question: Question) -> None:
    r"""Show what was fulfilled, held or completed.

    Completed is an item of which a readout says that it is done, with no commitment on record.

    \b
    Examples:
      tracker fulfilled
      tracker fulfilled --as-of 2018-03-21 --format csv
    """
    with asking(question.store) as queries:
        _print(question, queries.fulfilled(question.view), "fulfilled, held or completed")


@click.command()
@reading
def unfulfilled(question: Question) -> None:
    r"""Show what ended without being fulfilled.

    That is what was judged not fulfilled, only partly fulfilled or withdrawn, and what lapsed or
    was cancelled; what was due first comes first. What a later statement superseded is not among
    it, since that promise goes on.

    \b
    Examples:
      tracker unfulfilled
      tracker unfulfilled --as-of 2019-12-31 --with RU
    """
    with asking(question.store) as queries:
        _print(question, queries.unfulfilled(question.view), "ended unfulfilled")


@click.command()
@reading
def items(question: Question) -> None:
    r"""Show every item with its most pressing status.

    Each answer says when the item was last mentioned, and how many readouts of the relationship
    have passed it over since.

    \b
    Examples:
      tracker items
      tracker items --with RU --format json
    """
    with asking(question.store) as queries:
        found = queries.items(question.view)
    print_standings(question.form, found, keys(ItemStanding))
    if question.form == "table":
        close(question, "on record", item=len(found))


def _print(question: Question, found: Sequence[Standing | ItemStanding], what: str) -> None:
    print_standings(question.form, found, keys(Standing))
    if question.form == "table":
        whole = sum(isinstance(one, ItemStanding) for one in found)
        close(question, what, statement=len(found) - whole, item=whole)
