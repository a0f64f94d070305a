"""Commands that list statements or items with a status, one for each such question."""

from __future__ import annotations

import click

from tracker.cli.opening import asking
from tracker.cli.options import Asked, close, help_of, reading
from tracker.cli.output import print_standings
from tracker.queries.answers import ItemStanding
from tracker.queries.catalogue import QUESTIONS


def listing(name: str) -> click.Command:
    """The command of a question whose answers are statements or items with a status."""
    question = QUESTIONS[name]

    @reading(question)
    def ask(asked: Asked, **filters: object) -> None:
        with asking(asked.store) as queries:
            found = queries.answer(question, asked.view, **filters)
        print_standings(asked.form, found, question.columns)
        if asked.form == "table":
            items = sum(isinstance(one, ItemStanding) for one in found)
            what = question.found.format(**filters)
            close(asked, what, statement=len(found) - items, item=items)

    return click.command(name, help=help_of(question))(ask)
