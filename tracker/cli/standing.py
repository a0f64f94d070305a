"""Commands that tell how things stand: open, overdue, fulfilled, items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

import click

from tracker import bootstrap
from tracker.cli.options import Question, reading
from tracker.cli.output import plural, print_standings
from tracker.queries.answers import ItemStanding, Standing

COLUMNS = [field.name for field in fields(Standing)]
ITEM_COLUMNS = [field.name for field in fields(ItemStanding)]


@click.command("open")
@reading
def open_(question: Question) -> None:
    r"""Show all that is unsettled: open, due, in progress, overdue or scheduled.

    \b
    Examples:
      tracker open
      tracker open --as-of 2018-04-01 --relationship JP-RU
      tracker open --item airplane-grave-visits --format json
    """
    with bootstrap.queries(question.store) as queries:
        _print(question, queries.unsettled(question.view), "unsettled")


@click.command()
@reading
def overdue(question: Question) -> None:
    r"""Show what is overdue, or possibly is, and says so with its window.

    An overdue answer does not say that a promise was broken: it says that its time is past and
    that no record tells what became of it.

    \b
    Examples:
      tracker overdue
      tracker overdue --as-of 2019-01-15
      tracker overdue --as-of 2019-01-15 --known-on 2018-12-31
    """
    with bootstrap.queries(question.store) as queries:
        _print(question, queries.overdue(question.view), "overdue")


@click.command()
@reading
def fulfilled(question: Question) -> None:
    r"""Show what was fulfilled or held, and what was completed without a commitment on record.

    \b
    Examples:
      tracker fulfilled
      tracker fulfilled --as-of 2018-03-21 --format csv
    """
    with bootstrap.queries(question.store) as queries:
        _print(question, queries.fulfilled(question.view), "fulfilled")


@click.command()
@reading
def items(question: Question) -> None:
    r"""Show every item, with its most pressing status and when it was last mentioned.

    \b
    Examples:
      tracker items
      tracker items --with RU --format json
    """
    with bootstrap.queries(question.store) as queries:
        found = queries.items(question.view)
    if question.form == "table" and not found:
        _none(question, "on record")
    print_standings(question.form, found, ITEM_COLUMNS)


def _print(question: Question, found: Sequence[Standing], what: str) -> None:
    if question.form == "table" and not found:
        _none(question, what)
        return
    print_standings(question.form, found, COLUMNS)
    if question.form == "table":
        click.echo(f"\n{plural(len(found), 'statement')} {what} as of {question.view.as_of}.")


def _none(question: Question, what: str) -> None:
    known = f", as known on {question.view.known_on}" if question.view.known_on else ""
    click.echo(f"Nothing {what} as of {question.view.as_of}{known}.")
